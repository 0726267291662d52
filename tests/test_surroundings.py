"""Nothing of a desktop reaches the tests, or the programs that they start."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.surroundings import SET, kept

ROOT = Path(__file__).parents[1]
FOLDERS = {"HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"}
DESKTOP = {
    "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "wayland", "QT_QPA_PLATFORMTHEME": "kde", "LANG": "ar",
    "LC_ALL": "de_DE.UTF-8", "DISPLAY": "nonsense", "XDG_RUNTIME_DIR": "", "XDG_CONFIG_HOME": "/proc/no",
    "HOME": "/nonexistent", "DBUS_SESSION_BUS_ADDRESS": "tcp:host=10.255.255.1", "COLUMNS": "20",
    "FORCE_COLOR": "1", "PYTHONWARNINGS": "error", "PYTHONDONTWRITEBYTECODE": "1", "MASSAGE_GUI": "1",
    "QT_LOGGING_RULES": "*=true", "NO_COLOR": "1", "TERM": "dumb", "PULSE_SERVER": "tcp:10.255.255.1",
}  # fmt: skip
"""What some desktops, shells and users set."""


def entered(environ: dict[str, str]) -> dict[str, str]:
    """What the tests see, begun in an environment."""
    code = (
        "import json, os\nfrom tests import surroundings\n"
        "print(json.dumps(dict(os.environ)))\nsurroundings.leave()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environ, capture_output=True, text=True, check=True
    )
    seen: dict[str, str] = json.loads(done.stdout)
    assert not any(Path(seen[name]).exists() for name in FOLDERS), "what was made is taken away again"
    return seen


def test_what_a_desktop_sets_is_not_seen() -> None:
    plain, hostile = entered({}), entered(DESKTOP)
    assert set(plain) - {"LC_CTYPE"} == set(hostile) - {"LC_CTYPE"} == {*SET, *FOLDERS}
    assert {name: hostile[name] for name in SET} == SET


def test_where_things_are_and_which_day_it_is_stays() -> None:
    needed = {"PATH": "/bin", "TZ": "Europe/Berlin", "TMPDIR": "/tmp", "LD_PRELOAD": "x.so", "FAKETIME": "@0"}  # noqa: S108
    assert kept({**needed, **DESKTOP}) == needed


def test_this_test_sees_nothing_of_it_either() -> None:
    assert set(DESKTOP) & set(os.environ) <= {*SET, *FOLDERS}


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_the_folders_are_there_and_for_their_owner_only(name: str) -> None:
    state = Path(os.environ[name]).stat()
    assert stat.S_ISDIR(state.st_mode)
    assert stat.S_IMODE(state.st_mode) == 0o700
    assert state.st_uid == os.geteuid()
