import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

from massage_gui.services import display
from tests.pace import PATIENCE, allowed

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


@pytest.fixture(scope="module")
def x_screen() -> Iterator[str]:
    """The address of a real X server without a monitor."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed")
    read, write = os.pipe()
    # It would begin anew with each last client that leaves, and answer nobody meanwhile.
    command = [server, "-noreset", "-displayfd", str(write)]
    process = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}"
    process.terminate()
    process.wait()


def pyside() -> Path:
    import PySide6

    return Path(PySide6.__path__[0])


def pyside_without(library: bytes, plugin: str, folder: Path) -> Path:
    """A PySide6 folder whose plugin asks for version 9 of a library, which no system has."""
    platforms = folder / "Qt" / "plugins" / "platforms"
    platforms.mkdir(parents=True)
    (folder / "Qt" / "lib").symlink_to(pyside() / "Qt" / "lib")
    stem = library.rpartition(b".")[0]
    source = (pyside() / "Qt" / "plugins" / "platforms" / plugin).read_bytes()
    assert library + b"\0" in source
    (platforms / plugin).write_bytes(source.replace(library + b"\0", stem + b".9\0"))
    return folder


def test_f35_no_screen_is_one_sentence_with_a_way_on() -> None:
    problem = display.window_problem({})
    assert problem == display.NO_SCREEN
    assert "massage-gui tour" in problem


def test_f35_a_screen_that_does_not_answer_is_named() -> None:
    problem = display.window_problem({"DISPLAY": ":4711"})
    assert problem is not None
    assert "':4711', which DISPLAY names, does not answer" in problem


def test_f35_the_platform_xcb_without_a_screen_is_refused() -> None:
    assert display.window_problem({"QT_QPA_PLATFORM": "xcb"}) == display.NO_SCREEN


@pytest.mark.parametrize("name", ["nonsense", "nonsense:size=1;rubbish", "../../evil", "\n"])
def test_f35_a_platform_that_qt_does_not_have_is_refused(name: str) -> None:
    problem = display.window_problem({"QT_QPA_PLATFORM": name})
    assert problem is not None
    assert "Unset QT_QPA_PLATFORM" in problem
    assert problem.isprintable()


@pytest.mark.parametrize("name", ["offscreen", "offscreen:configfile=x.json", "nonsense;offscreen"])
def test_a_platform_without_a_screen_needs_none(name: str) -> None:
    assert display.window_problem({"QT_QPA_PLATFORM": name}) is None


def test_nothing_is_missing_for_painting() -> None:
    assert display.painting_problem() is None


def test_a_real_x_screen_answers(x_screen: str) -> None:
    assert display.window_problem({"DISPLAY": x_screen}) is None


def test_a_dead_wayland_does_not_hide_a_living_x_screen(x_screen: str) -> None:
    assert display.window_problem({"DISPLAY": x_screen, "WAYLAND_DISPLAY": "nowhere"}) is None


def test_f35_a_missing_library_is_told_with_the_line_that_installs_it(tmp_path: Path) -> None:
    package = pyside_without(b"libxcb-cursor.so.0", "libqxcb.so", tmp_path)
    problem = display.window_problem({"DISPLAY": ":0"}, package)
    assert problem is not None
    assert problem.startswith("Missing on this system: libxcb-cursor.so.9. Install ")
    if shutil.which("apt-get"):
        assert problem.endswith("apt-get install -y --no-install-recommends libxcb-cursor0")


def test_f35_a_library_missing_for_painting_is_told_too(tmp_path: Path) -> None:
    package = pyside_without(b"libxkbcommon.so.0", "libqoffscreen.so", tmp_path)
    problem = display.painting_problem(package)
    assert problem is not None
    assert "libxkbcommon.so.9" in problem


def test_f35_a_library_of_no_known_package_is_still_named(tmp_path: Path) -> None:
    package = pyside_without(b"libstdc++.so.6", "libqoffscreen.so", tmp_path)
    problem = display.painting_problem(package)
    assert problem is not None
    assert "Missing on this system: libstdc++.so.9." in problem
    assert "apt-get" not in problem


def test_f35_a_cut_plugin_is_told(tmp_path: Path) -> None:
    platforms = tmp_path / "Qt" / "plugins" / "platforms"
    platforms.mkdir(parents=True)
    (platforms / "libqoffscreen.so").write_bytes(b"\x7fELF")
    problem = display.painting_problem(tmp_path)
    assert problem is not None
    assert problem.startswith("Qt cannot start on this system: ")


def test_a_missing_pyside_is_told_with_the_line_that_installs_it() -> None:
    code = (
        "import sys; sys.path = [p for p in sys.path if 'site-packages' not in p]\n"
        "from massage_gui.services.display import painting_problem, window_problem\n"
        "print(window_problem({'DISPLAY': ':0'}) == painting_problem(), painting_problem())"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.startswith("True PySide6, which draws the window, is not installed. Install")


def test_the_line_that_installs_pyside_asks_for_what_the_project_asks_for() -> None:
    wanted = [each for each in metadata.requires("massage-gui") or () if each.lower().startswith("pyside6")]
    assert wanted
    assert all(f'"{each}"' in display.no_pyside() for each in wanted)


def test_without_the_list_of_what_is_needed_the_whole_is_installed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def nothing(_: str) -> list[str]:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "requires", nothing)
    assert display.no_pyside().endswith("is not installed. Install the program again.")


def test_the_message_of_an_import_names_the_package_of_the_library() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    problem = display.import_problem(error)
    assert "libEGL.so.1" in problem
    assert ("libegl1" in problem) == bool(shutil.which("apt-get"))


def test_the_message_of_an_import_names_pyside() -> None:
    error = ModuleNotFoundError("No module named 'PySide6'", name="PySide6")
    assert display.import_problem(error) == display.no_pyside()


def test_looking_does_not_import_qt_and_costs_little(x_screen: str) -> None:
    code = (
        "import sys, time\n"
        "from massage_gui.services.display import window_problem\n"
        f"start = time.process_time(); window_problem({{'DISPLAY': '{x_screen}'}})\n"
        "print(time.process_time() - start, any('PySide6' in name for name in sys.modules))"
    )
    seconds, imported = [], set()
    for _ in range(3):
        said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        seconds.append(float(said.split()[0]))
        imported.add(said.split()[1])
    assert imported == {"False"}
    assert min(seconds) < allowed(0.065)


def test_a_window_opens_where_no_problem_is_told(x_screen: str) -> None:
    code = (
        "from massage_gui.services.display import window_problem\n"
        "assert window_problem() is None\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "print(QGuiApplication([]).platformName())"
    )
    environ = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
    said = subprocess.run(
        [sys.executable, "-c", code],
        env=environ | {"DISPLAY": x_screen},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "xcb\n"


def compositor(folder: Path, answers: bool) -> str:
    """The address of a Wayland socket that answers one round trip, or hangs up at once."""
    path = folder / "wayland"
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()
    server.settimeout(PATIENCE)

    def serve() -> None:
        client, _ = server.accept()
        with server, client:
            if answers:
                _, _, callback = struct.unpack("=III", client.recv(12))
                client.sendall(struct.pack("=III", callback, 12 << 16, 0))
                client.recv(1)

    threading.Thread(target=serve, daemon=True).start()
    return str(path)


def test_a_compositor_that_answers_is_a_screen(tmp_path: Path) -> None:
    assert display.wayland_answers(compositor(tmp_path, answers=True))


def test_f35_a_compositor_that_hangs_up_is_no_screen(tmp_path: Path) -> None:
    assert not display.wayland_answers(compositor(tmp_path, answers=False))


def test_f35_a_compositor_that_is_not_there_is_no_screen(tmp_path: Path) -> None:
    assert not display.wayland_answers(str(tmp_path / "nowhere"))
