"""Faults of the machine, made for real: the program as it starts, in a process of its own (see driven.py)."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtWidgets import QWidget

from massage_gui.core.folders import UserFolders
from massage_gui.services.settings import Settings
from tests.pace import HANGS
from tests.refusing import ORDINARY, read_only_mount

ROOT = Path(__file__).parents[1]
WHOLE = {
    "finished": [True],
    "seconds": [420],
    "page": "EndPage",
    "pictures": [True, True],
    "cards": ["%PDF-"],
}
"""What a session of the lower back leaves behind, whatever the machine lacks."""


@dataclass(frozen=True)
class Done:
    """How a process ended; `seen` is what its walk saw."""

    code: int
    seen: dict[str, Any]
    out: str
    err: str

    def session(self) -> dict[str, Any]:
        """What the session left behind, without what was told."""
        return {name: value for name, value in self.seen.items() if name in WHOLE}


def run(command: Sequence[str], env: dict[str, str], without: Sequence[str] = ()) -> Done:
    """Run a command, and read the line of JSON it may print."""
    whole = {**os.environ, **env}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={name: value for name, value in whole.items() if name not in without},
        capture_output=True,
        text=True,
        timeout=HANGS,
        errors="replace",
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    return Done(done.returncode, json.loads(lines[-1]) if lines else {}, done.stdout, done.stderr)


def driven(
    walk: str,
    *words: str,
    env: dict[str, str],
    without: Sequence[str] = (),
    prefix: Sequence[str] = (),
) -> Done:
    """Start the program and drive it through a walk."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen", **env}
    done = run([*prefix, sys.executable, "-m", "tests.driven", walk, *words], offscreen, without)
    assert "ResourceWarning" not in done.err, done.err
    return done


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An empty home folder, as an environment."""
    folder = tmp_path / "home"
    folder.mkdir()
    names = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
    return {"HOME": str(folder), **{name: str(folder / below) for name, below in names.items()}}


def test_invariant_10_a_session_runs_with_nothing_but_a_screen(home: dict[str, str]) -> None:
    nothing = {
        "PULSE_SERVER": "unix:/nonexistent",
        "CUPS_SERVER": "/nonexistent",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent",
        "XDG_RUNTIME_DIR": "/nonexistent",
        "PRINTER": "none",
    }
    blocked = {name: f"{home['HOME']}/file/below" for name in home if name.startswith("XDG")}
    Path(home["HOME"], "file").write_text("in the way")
    done = driven("whole_session", env={**home, **blocked, **nothing})
    assert (done.code, done.session()) == (0, WHOLE), done.err
    assert len(done.seen["told"]) == 1
    assert "Traceback" not in done.err


# Network


def _tracer(file: Path) -> list[str]:
    """What to write before a command to trace its connections to a file; nothing if that cannot be."""
    prefix = ["strace", "-f", "-e", "trace=connect,sendto,sendmsg", "-o", str(file)]
    if not shutil.which("strace"):
        return []
    connect = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"
    done = subprocess.run([*prefix, sys.executable, "-c", connect], capture_output=True)
    seen = not done.returncode and "AF_INET" in file.read_text(errors="replace")
    return prefix if seen else []


def _no_network() -> list[str]:
    """What to write before a command so that it has no network interface, or nothing if that cannot be."""
    for prefix in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which("unshare") and not subprocess.run([*prefix, "true"], capture_output=True).returncode:
            return prefix
    return []


def test_invariant_9_u18_a_whole_session_connects_to_nothing(home: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "trace"
    tracer = _tracer(file)
    # Where nothing can be traced, Python's own connections are at least refused.
    done = driven("whole_session", env={**home, "REFUSE_CONNECTIONS": "" if tracer else "1"}, prefix=tracer)
    assert (done.code, done.session()) == (0, WHOLE), done.err
    if tracer:
        assert "AF_INET" not in file.read_text(errors="replace")
        assert "exited with 0" in file.read_text(errors="replace")


def test_u18_everything_works_without_a_network_interface(home: dict[str, str]) -> None:
    cut_off = _no_network()
    done = driven("whole_session", env={**home, "REFUSE_CONNECTIONS": "1"}, prefix=cut_off)
    assert (done.code, done.session(), done.seen["told"]) == (0, WHOLE, []), done.err


def test_u18_the_refusal_of_connections_works() -> None:
    code = (
        "from tests.driven import refuse_connections\nimport socket\nrefuse_connections()\n"
        "socket.create_connection(('127.0.0.1', 9))"
    )
    done = run([sys.executable, "-c", code], {})
    assert done.code == 1
    assert "no connection is allowed" in done.err


# Mistakes of the program


def test_f05_a_mistake_in_a_slot_is_told_once_and_logged_and_the_session_ends_well(
    home: dict[str, str],
) -> None:
    done = driven("failing_slot", env=home)
    assert (done.code, done.session()) == (0, WHOLE), done.err
    assert done.seen["ticks"] > 400
    assert done.seen["told"] == [
        "Something went wrong, and was written to the log. Your session goes on. "
        "(RuntimeError: a mistake in a slot)"
    ]
    log = Path(home["XDG_STATE_HOME"], "massage-gui", "massage-gui.log").read_text()
    assert log.count("Traceback") == 1
    assert "in fail" in log
    assert "Traceback" not in done.err


def test_f05_a_mistake_while_painting_is_told_once(home: dict[str, str]) -> None:
    done = driven("failing_paint", env=home)
    assert (done.code, done.seen["active"], len(done.seen["told"])) == (0, True, 1), done.err
    assert done.seen["painted"] >= 5


@pytest.mark.parametrize(("number", "code"), [(2, 130), (15, 143), (1, 129)])
def test_f04_a_session_ends_cleanly_when_the_system_asks(
    home: dict[str, str], number: int, code: int
) -> None:
    done = driven("terminated", env={**home, "SIGNAL": str(number)})
    assert (done.code, done.seen["finished"]) == (code, [False]), done.err
    assert "Traceback" not in done.err
    log = Path(home["XDG_STATE_HOME"], "massage-gui", "massage-gui.log").read_text()
    assert f"ended by signal {number}" in log


# Folders


@pytest.mark.parametrize(
    "variables", [("XDG_DATA_HOME",), ("XDG_CONFIG_HOME",), ("XDG_DATA_HOME", "XDG_CONFIG_HOME")]
)
def test_f11_f12_folders_that_cannot_be_are_told_once(home: dict[str, str], variables: Sequence[str]) -> None:
    file = Path(home["HOME"], "in-the-way")
    file.write_text("not a folder")
    done = driven("whole_session", env={**home, **dict.fromkeys(variables, str(file))})
    assert (done.code, done.session()) == (0, WHOLE), done.err
    assert len(done.seen["told"]) == 1
    assert f"{file}/massage-gui cannot be used" in done.seen["told"][0]
    assert "You can go on all the same." in done.seen["told"][0]
    assert file.read_text() == "not a folder"
    assert "Traceback" not in done.err


@pytest.mark.parametrize("variable", ["XDG_DATA_HOME", "XDG_CONFIG_HOME"])
@pytest.mark.parametrize("way", ["mode", "mount", "mount over ours"])
def test_f11_f12_read_only_folders_are_told_once(home: dict[str, str], variable: str, way: str) -> None:
    above = Path(home[variable])
    ours = above / "massage-gui"
    (ours if way == "mount over ours" else above).mkdir(parents=True, mode=0o700)
    above.chmod(0o500 if way == "mode" else 0o700)
    # Where nothing may be mounted, the mode stops it as well.
    mount = read_only_mount(ours if way == "mount over ours" else above) if way != "mode" else []
    if not mount:
        above.chmod(0o500)
        shutil.rmtree(ours, ignore_errors=True)
    try:
        done = driven("whole_session", env=home, prefix=mount or ORDINARY)
    finally:
        above.chmod(0o700)
    assert (done.code, done.session()) == (0, WHOLE), done.err
    assert len(done.seen["told"]) == 1
    assert str(ours) in done.seen["told"][0]
    assert "Traceback" not in done.err


def test_f12_settings_that_cannot_be_read_are_the_defaults(home: dict[str, str]) -> None:
    file = Path(home["XDG_CONFIG_HOME"], "massage-gui", "settings.ini")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\x00\xff[plan\nsides=nowhere\n[look]\ntext_size=9999999999999999999999\n" * 50)
    done = driven("opened", env=home)
    assert (done.code, done.seen["plan"], done.seen["text_size"]) == (0, "left-right", 100), done.err


def test_f13_without_a_home_a_session_runs_and_nothing_is_left(home: dict[str, str], tmp_path: Path) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    env = {"HOME": str(tmp_path / "nobody"), "TMPDIR": str(passing)}
    without = [name for name in home if name != "HOME"]
    done = driven("whole_session", env=env, without=without)
    assert (done.code, done.session()) == (0, WHOLE), done.err
    assert len(done.seen["told"]) == 1
    assert "Your home folder was not found" in done.seen["told"][0]
    assert list(passing.iterdir()) == []
    assert not (tmp_path / "nobody").exists()


def test_f13_relative_folders_are_ignored(home: dict[str, str]) -> None:
    relative = {name: "relative/folder" for name in home if name.startswith("XDG")}
    done = driven("opened", env={**home, **relative})
    assert (done.code, done.seen["told"]) == (0, []), done.err
    assert Path(home["HOME"], ".local", "share", "massage-gui").is_dir()
    assert not Path(ROOT, "relative").exists()


# The desktop


def test_f32_without_dbus_the_window_opens_in_silence(home: dict[str, str]) -> None:
    none = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/no"}
    done = driven("opened", env={**home, **none})
    assert (done.code, done.seen["told"], done.seen["routines"]) == (0, [], 17), done.err
    assert "dbus" not in done.err.lower()


def test_f32_closing_the_window_ends_the_program(home: dict[str, str]) -> None:
    done = driven("closed", env=home)
    assert (done.code, done.seen["code"]) == (0, 0), done.err


def test_f33_without_fonts_the_window_and_the_card_work(home: dict[str, str], tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text("<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'><fontconfig/>")
    done = driven("whole_session", env={**home, "FONTCONFIG_FILE": str(config)})
    assert (done.code, done.session()) == (0, WHOLE), done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "env",
    [
        {"QT_QPA_PLATFORM": "nonsense"},
        {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":9876"},
        {"DISPLAY": ":9876"},
        {"DISPLAY": "not a display"},
        {"WAYLAND_DISPLAY": "nothing-here"},
        {},
    ],
    ids=str,
)
def test_f35_without_a_screen_one_sentence_and_no_abort(home: dict[str, str], env: dict[str, str]) -> None:
    without = [name for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM") if name not in env]
    program = [sys.executable, "-m", "massage_gui"]
    done = run(program, {**home, **env}, without)
    # Where libraries are missing besides, the command that installs them stands in a line of its own.
    _, *commands = done.err.splitlines()
    assert (done.code, done.out, len(commands)) == (1, "", "Install with:" in done.err), done.err
    assert all(re.match(r"  (sudo )?apt-get ", command) for command in commands), done.err
    for words in (["--version"], ["--help"], ["check"]):
        assert run([*program, *words], {**home, **env}, without).code == 0


def test_f36_a_log_that_cannot_be_written_goes_to_standard_error(home: dict[str, str]) -> None:
    file = Path(home["HOME"], "in-the-way")
    file.write_text("")
    done = driven("failing_slot", env={**home, "XDG_STATE_HOME": str(file)})
    assert (done.code, done.session()) == (0, WHOLE), done.err
    assert done.err.count("Traceback") == 1
    assert "massage-gui 0.1.0" in done.err


def test_f36_the_log_does_not_grow_for_ever(home: dict[str, str]) -> None:
    folder = Path(home["XDG_STATE_HOME"], "massage-gui")
    folder.mkdir(parents=True)
    (folder / "massage-gui.log").write_text("x" * 1_000_000)
    (folder / "massage-gui.log.1").write_text("y" * 1_000_000)
    (folder / "massage-gui.log.2").write_text("z" * 1_000_000)
    done = driven("opened", env=home)
    assert done.code == 0, done.err
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["massage-gui.log", "massage-gui.log.1", "massage-gui.log.2"]
    assert (folder / "massage-gui.log").stat().st_size < 10_000
    assert (folder / "massage-gui.log.2").read_text()[0] == "y"


# Versions and screens


def test_u01_calls_that_return_nothing_take_no_reference_from_none() -> None:
    code = (
        "import sys\nfrom PySide6.QtWidgets import QApplication, QLabel\n"
        "app = QApplication([])\nlabel = QLabel()\nbefore = sys.getrefcount(None)\n"
        "for number in range(10_000): label.setText('x')\n"
        "lost = before - sys.getrefcount(None)\nsys.exit(f'lost {lost}' if lost > 1000 else 0)"
    )
    done = run([sys.executable, "-c", code], {"QT_QPA_PLATFORM": "offscreen"})
    assert done.code == 0, done.err


Rect = tuple[int, int, int, int]


def _screens(tmp_path: Path, *rects: Rect) -> dict[str, str]:
    """The offscreen platform with these screens."""
    file = tmp_path / "screens.json"
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": str(number), "x": x, "y": y, "width": width, "height": height, **dots}
        for number, (x, y, width, height) in enumerate(rects)
    ]
    file.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": screens}))
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={file}"}


def _saved(home: dict[str, str], geometry: QByteArray) -> None:
    settings = Settings(UserFolders.find(environ=home).config)
    settings.geometry = geometry
    assert settings.saved


def _geometry(rect: Rect) -> QByteArray:
    widget = QWidget()
    widget.setGeometry(QRect(*rect))
    return widget.saveGeometry()


def _lies_in(frame: Rect, screen: Rect) -> bool:
    return QRect(*screen).contains(QRect(*frame))


FULL_HD: Rect = (0, 0, 1920, 1080)
NETBOOK: Rect = (0, 0, 800, 600)


@pytest.mark.parametrize(
    ("screen", "saved"),
    [
        (NETBOOK, None),
        ((0, 0, 1024, 600), None),
        ((0, 0, 3840, 2160), None),
        (FULL_HD, (5000, 5000, 1000, 700)),
        (FULL_HD, (-3000, -200, 900, 700)),
        (FULL_HD, (1800, 1000, 900, 700)),
        (NETBOOK, (0, 0, 20_000, 20_000)),
    ],
    ids=str,
)
@pytest.mark.usefixtures("qapp")
def test_u11_the_window_lies_on_a_screen_that_is_there(
    home: dict[str, str], tmp_path: Path, screen: Rect, saved: Rect | None
) -> None:
    if saved is not None:
        _saved(home, _geometry(saved))
    done = driven("placed", env={**home, **_screens(tmp_path, screen)})
    assert done.code == 0, done.err
    assert _lies_in(done.seen["frame"], screen), done.seen
    assert done.seen["page"][2] > 700


@pytest.mark.parametrize(
    "saved", [b"", b"garbage", b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + b"\xff" * 58, b"\x00" * 70]
)
def test_u11_a_garbled_place_is_the_usual_place(home: dict[str, str], tmp_path: Path, saved: bytes) -> None:
    _saved(home, QByteArray(saved))
    done = driven("placed", env={**home, **_screens(tmp_path, FULL_HD)})
    assert done.code == 0, done.err
    assert _lies_in(done.seen["frame"], FULL_HD), done.seen
    assert done.seen["page"][2] > 700


def test_u11_a_window_stays_on_the_second_screen_while_it_is_there(
    home: dict[str, str], tmp_path: Path
) -> None:
    second: Rect = (1920, 0, 1280, 1024)
    first = driven("moved", env={**home, **_screens(tmp_path, FULL_HD, second)})
    assert _lies_in(first.seen["frame"], second), first.seen
    again = driven("placed", env={**home, **_screens(tmp_path, FULL_HD, second)})
    assert again.seen["frame"] == first.seen["frame"]
    gone = driven("placed", env={**home, **_screens(tmp_path, FULL_HD)})
    assert _lies_in(gone.seen["frame"], FULL_HD), gone.seen


@pytest.mark.parametrize(
    ("words", "title"),
    [(["lower-back"], "Lower back"), (["lumbar"], "Lower back"), (["Foot", "sole"], "Foot")],
)
def test_u14_opens_at_the_region_that_is_named(home: dict[str, str], words: list[str], title: str) -> None:
    done = driven("opened", *words, env=home)
    assert (done.code, done.seen["statement"]) == (0, True), done.err
    assert any(words.startswith(title) for words in done.seen["words"]), done.seen
    # When the statement has been read, Enter starts.
    assert done.seen["focus_after"] == "Start"


def test_u14_a_region_that_is_unknown_is_a_sentence(home: dict[str, str]) -> None:
    done = driven("opened", "lower-bakc", env=home)
    assert (done.code, done.out) == (2, "")
    assert "did you mean 'lower-back'?" in done.err


@pytest.mark.parametrize("words", [["-"], ["/etc/passwd"], ["./nothing.yaml"]])
def test_u14_what_is_no_region_opens_nothing(home: dict[str, str], words: list[str]) -> None:
    done = driven("opened", *words, env=home)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), done.err


# What came with the program


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("body.svg", b"<svg"), ("body.svg", None), ("style.qss", None), ("style.qss", b"\xff"),
        ("regions.yaml", b"["), ("screening.yaml", None), ("screening.yaml", b""),
    ],
)  # fmt: skip
def test_f13_a_damaged_installation_is_a_sentence(
    home: dict[str, str], tmp_path: Path, name: str, content: bytes | None
) -> None:
    for part in ("massage_gui", "resources", "routines", "tests"):
        ignored = shutil.ignore_patterns("__pycache__", "core", "commands") if part == "tests" else None
        shutil.copytree(ROOT / part, tmp_path / "copy" / part, ignore=ignored)
    damaged = tmp_path / "copy" / "resources" / name
    damaged.unlink()
    if content is not None:
        damaged.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-m", "massage_gui"],
        cwd=tmp_path / "copy",
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=HANGS,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert str(tmp_path / "copy" / "resources") in done.stderr
    assert "nstall the program again" in done.stderr
    assert "Traceback" not in done.stderr
    assert "mistake in the program" not in done.stderr


def test_f30_f31_a_session_runs_to_its_end_without_speakers_and_says_so_at_most_once(
    home: dict[str, str],
) -> None:
    nothing = {"PULSE_SERVER": "unix:/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent", "WITH_SOUND": "1"}
    done = driven("whole_session", env={**home, **nothing})
    assert (done.code, done.session()) == (0, WHOLE), done.err
    assert len(done.seen["told"]) <= 1
    assert "Traceback" not in done.err
