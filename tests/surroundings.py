"""What the tests see of the computer and the desktop they run on: what stands here, and no more.

This process enters when it imports this: Qt reads some of it while it is loaded. Those it starts inherit it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

KEPT = (
    # Where programs, libraries and fonts are.
    "PATH", "PATHEXT", "LD_", "DYLD_", "NIX_", "LOCPATH", "LOCALE_ARCHIVE", "FONTCONFIG_",
    "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYENV_", "SYSTEMROOT", "WINDIR", "COMSPEC",
    # Where files may be made for a moment, who runs the tests, and which day it is for them.
    "TMPDIR", "TEMP", "TMP", "USER", "LOGNAME", "TZ", "FAKETIME",
    # What runs and measures them.
    "PYTEST_", "COV_CORE_", "COVERAGE_",
)  # fmt: skip
"""The names, or their beginnings, that are inherited; a desktop, a shell or an editor sets the others."""

SET = {
    # No test opens a window on somebody's screen.
    "QT_QPA_PLATFORM": "offscreen",
    # Nor does one show itself on somebody's desktop: a test that needs a bus starts its own.
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
    "LC_ALL": "C.UTF-8",
    # What a program that they start never closes is told there, where the tests look.
    "PYTHONWARNINGS": "default::ResourceWarning",
}


def kept(environ: Mapping[str, str]) -> dict[str, str]:
    """What of an environment the tests inherit."""
    return {name: value for name, value in environ.items() if name.upper().startswith(KEPT)}


def folders(above: Path) -> dict[str, str]:
    """Empty folders of a user whom nobody else knows, as an environment; made here."""
    names = {"HOME": "home", "XDG_RUNTIME_DIR": "runtime", "XDG_CACHE_HOME": "cache"}
    for name in names.values():
        # Qt and the desktop's programs refuse a runtime folder that others may enter.
        (above / name).mkdir(mode=0o700)
    return {variable: str(above / name) for variable, name in names.items()}


def _enter() -> Path:
    made = Path(tempfile.mkdtemp(prefix="massage-"))
    inherited = kept(os.environ)
    os.environ.clear()
    os.environ.update(inherited | SET | folders(made))
    return made


def leave() -> None:
    """Take away what was made."""
    shutil.rmtree(_made, ignore_errors=True)


_made = _enter()
