import ast
import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from massage_gui.cli_options import Verb
from massage_gui.services import system_needs
from massage_gui.services.system_needs import (
    PAINTING,
    WAYLAND,
    WITHOUT_QT,
    WITHOUT_SCREEN,
    X_SCREEN,
    fonts_there,
    how_to_install,
    libraries_of,
    missing_libraries,
    platforms,
)

ROOT = Path(__file__).parents[2]
# Every system with Python has these, or PySide6 could not be installed from a wheel.
EVERYWHERE = {
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libc.so.6", "libdl.so.2", "libm.so.6",
    "libpthread.so.0", "librt.so.1", "libgcc_s.so.1", "libstdc++.so.6",
}  # fmt: skip


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A system with apt-get and fresh lists, and an ordinary user."""
    (tmp_path / "apt-get").write_text("#!/bin/sh\n")
    (tmp_path / "apt-get").chmod(0o755)
    (tmp_path / "main_Packages.lz4").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system_needs, "APT_LISTS", tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


def test_the_platforms_are_tried_in_the_order_in_which_qt_tries_them() -> None:
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert platforms(both) == ["wayland", "xcb"]
    assert platforms(both | {"QT_QPA_PLATFORM": "xcb;offscreen:size=1"}) == ["xcb", "offscreen"]
    assert platforms({"DISPLAY": ""}) == []


@pytest.mark.parametrize(
    ("platform", "more"),
    [("xcb", X_SCREEN), ("wayland", WAYLAND), ("wayland-egl", WAYLAND), ("offscreen", {})],
)
def test_each_platform_wants_what_paints_and_its_own(platform: str, more: dict[str, str]) -> None:
    assert libraries_of(platform) == PAINTING | more


def test_one_platform_that_is_whole_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(X_SCREEN, "libxcb-gone-for-this-test.so.0", "libxcb-gone0")
    gone = {"libxcb-gone-for-this-test.so.0": "libxcb-gone0"}
    assert missing_libraries(["xcb"]) == missing_libraries(["xcb", "xcb"]) == gone
    assert missing_libraries(["offscreen", "xcb"]) == missing_libraries(["xcb", "offscreen"]) == {}
    assert missing_libraries([]) == {}


def test_the_first_choice_is_told_where_no_platform_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(X_SCREEN, "libxcb-gone-for-this-test.so.0", "libxcb-gone0")
    monkeypatch.setitem(WAYLAND, "libwayland-gone-for-this-test.so.0", "libwayland-gone0")
    lacks = missing_libraries(["wayland", "xcb"]).values()
    assert ("libwayland-gone0" in lacks, "libxcb-gone0" in lacks) == (True, False)


@pytest.mark.usefixtures("apt")
def test_a_user_is_told_the_one_command() -> None:
    said = how_to_install(["libEGL.so.1", "libGL.so.1"], ["libegl1", "libgl1"])
    assert said.splitlines() == [
        "Missing on this system: libEGL.so.1, libGL.so.1. Install with:",
        "  sudo apt-get install -y --no-install-recommends libegl1 libgl1",
    ]


def test_root_is_never_told_sudo(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    (apt / "main_Packages.lz4").unlink()
    said = how_to_install(["libEGL.so.1"], ["libegl1"])
    assert said.endswith("  apt-get update && apt-get install -y --no-install-recommends libegl1")
    assert "sudo" not in said


def test_without_package_lists_the_command_fetches_them_first(apt: Path) -> None:
    (apt / "main_Packages.lz4").unlink()
    said = how_to_install(["libEGL.so.1"], ["libegl1"])
    assert said.endswith("  sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1")


@pytest.mark.usefixtures("apt")
def test_two_libraries_of_one_package_name_it_once() -> None:
    said = how_to_install(["libglib-2.0.so.0", "libgthread-2.0.so.0"], ["libglib2.0-0", "libglib2.0-0"])
    assert said.count("libglib2.0-0") == 1


def test_outside_debian_the_libraries_are_named_and_no_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = how_to_install(["libEGL.so.1", "libGL.so.1"], ["libegl1", "libgl1"])
    assert said == (
        "Missing on this system: libEGL.so.1, libGL.so.1. Install what brings it with your system's package "
        "tool (Debian calls it libegl1, libgl1), then start again."
    )


@pytest.mark.usefixtures("apt")
def test_a_library_of_no_known_package_gets_no_command() -> None:
    said = how_to_install(["libstdc++.so.9"], [""])
    assert said == (
        "Missing on this system: libstdc++.so.9. Install what brings it with your system's package tool, "
        "then start again."
    )


def test_fonts_are_found_in_any_folder_of_fonts(tmp_path: Path) -> None:
    folders = (str(tmp_path / "none"), str(tmp_path / "some"))
    (tmp_path / "some" / "deep").mkdir(parents=True)
    (tmp_path / "some" / "deep" / "read.me").touch()
    assert not fonts_there(folders)
    (tmp_path / "some" / "deep" / "plain.otf").touch()
    assert fonts_there(folders)


def test_run_py_can_read_the_list_before_anything_is_installed() -> None:
    tree = ast.parse((ROOT / "massage_gui" / "services" / "system_needs.py").read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


WITHOUT_PYSIDE = (
    "import sys\n"
    "class Gone:\n"
    "    def find_spec(self, name, path=None, target=None):\n"
    "        if name.split('.')[0] == 'PySide6':\n"
    "            raise ImportError(name, name='PySide6')\n"
    "sys.meta_path.insert(0, Gone())\n"
    "from massage_gui.cli import main\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


@pytest.mark.parametrize("word", sorted(WITHOUT_QT))
def test_what_is_said_to_need_no_qt_is_done_without_it(word: str, tmp_path: Path) -> None:
    arguments = [word, "calf"] if word == "show" else [word]
    command = [sys.executable, "-c", WITHOUT_PYSIDE, "--data-dir", str(tmp_path), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, "PySide6" in done.stderr) == (0, False)


def test_every_verb_is_known_for_what_it_needs() -> None:
    assert set(Verb) == {word for word in WITHOUT_QT if word.isalpha()} | WITHOUT_SCREEN | {Verb.OPEN}


def needed_by(file: Path) -> Iterator[str]:
    """The names of the libraries that a shared library asks the system for, read from its dynamic section."""
    data = file.read_bytes()
    assert data[:5] == b"\x7fELF\x02"
    (at,), (size, count) = struct.unpack_from("<Q", data, 32), struct.unpack_from("<HH", data, 54)
    segments = [struct.unpack_from("<IIQQQQ", data, at + number * size) for number in range(count)]
    (begin, length), *_ = [(each[2], each[5]) for each in segments if each[0] == 2]
    entries = list(struct.iter_unpack("<QQ", data[begin : begin + length]))
    (names,) = [value for tag, value in entries if tag == 5]
    (shift,) = [each[3] - each[2] for each in segments if each[0] == 1 and 0 <= names - each[3] < each[5]]
    for offset in (value for tag, value in entries if tag == 1):
        start = names - shift + offset
        yield data[start : data.index(b"\0", start)].decode()


def needed_of_the_system(file: Path, libraries: Path) -> set[str]:
    """What a file of PySide6 needs that PySide6 does not bring itself."""
    found: set[str] = set()
    waiting, seen = [file], {file}
    while waiting:
        for name in needed_by(waiting.pop()):
            own = libraries / name
            if own.exists() and own not in seen:
                seen.add(own)
                waiting.append(own)
            elif not own.exists():
                found.add(name)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bring what Qt needs")
@pytest.mark.parametrize("platform", ["offscreen", "xcb", "wayland"])
def test_the_list_has_all_that_the_installed_qt_asks_for(platform: str) -> None:
    import PySide6

    qt = Path(PySide6.__path__[0]) / "Qt"
    wanted = needed_of_the_system(qt / "plugins" / "platforms" / f"libq{platform}.so", qt / "lib")
    assert wanted - EVERYWHERE <= libraries_of(platform).keys()
