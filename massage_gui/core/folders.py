"""Where things are: what comes with the program, and what belongs to the user."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from massage_gui.core.problem import visible

NAME = "massage-gui"
_PACKAGE = Path(__file__).resolve().parent.parent


class FolderError(Exception):
    """A folder that the program needs is not known or cannot be made; the text says what to do."""


def resources() -> Path:
    """The program's folder of drawings, styles and data files."""
    return _shipped() / "resources"


def routines() -> Path:
    """The program's own folder of routines."""
    return _shipped() / "routines"


def _shipped() -> Path:
    # An installed package has its data inside it; in the source tree they lie beside it.
    return _PACKAGE if (_PACKAGE / "resources").is_dir() else _PACKAGE.parent


class UserFolders(NamedTuple):
    """The user's folders: routines and answers in `data`, settings in `config`, logs in `state`.

    They need not exist yet: `make_private` makes one when there is something to put into it.
    """

    data: Path
    config: Path
    state: Path

    @property
    def routines(self) -> Path:
        """The user's own routines."""
        return self.data / "routines"

    @classmethod
    def find(
        cls,
        data_dir: Path | None = None,
        *,
        environ: Mapping[str, str] = os.environ,
        platform: str = sys.platform,
    ) -> UserFolders:
        """The folders of this system, or `data_dir` for everything; raises FolderError without a home."""
        if data_dir is not None:
            folder = data_dir.absolute()
            return cls(folder, folder, folder)
        if platform == "win32":
            return cls._windows(environ)
        if platform == "darwin":
            support = _home(environ) / "Library" / "Application Support" / NAME
            return cls(support, support, _home(environ) / "Library" / "Logs" / NAME)
        return cls(
            data=_xdg(environ, "XDG_DATA_HOME", ".local/share"),
            config=_xdg(environ, "XDG_CONFIG_HOME", ".config"),
            state=_xdg(environ, "XDG_STATE_HOME", ".local/state"),
        )

    @classmethod
    def _windows(cls, environ: Mapping[str, str]) -> UserFolders:
        roaming = environ.get("APPDATA") or _home(environ) / "AppData" / "Roaming"
        local = environ.get("LOCALAPPDATA") or _home(environ) / "AppData" / "Local"
        return cls(Path(roaming) / NAME, Path(roaming) / NAME, Path(local) / NAME)


def _xdg(environ: Mapping[str, str], variable: str, below_home: str) -> Path:
    # The XDG base directory rules: a path that is not absolute is to be ignored.
    value = environ.get(variable, "")
    return (Path(value) if value.startswith("/") else _home(environ) / below_home) / NAME


def _home(environ: Mapping[str, str]) -> Path:
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "")
    if home.is_absolute() and home.is_dir():
        return home
    shown = visible(str(home)) if home.name else "not set"
    raise FolderError(
        f"Your home folder was not found ({shown}). Nothing was written. "
        "Set HOME to a folder that exists, or start with --data-dir FOLDER."
    )


def make_private(folder: Path) -> None:
    """Make the folder, and those above it, for the user alone (0700); raises FolderError where that fails."""
    try:
        for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
        _close_to_others(folder)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a usable name"
        raise FolderError(
            f"The folder {visible(str(folder))} cannot be used ({reason}). Nothing was written. "
            "Make it writable, or start with --data-dir FOLDER."
        ) from error


def _close_to_others(folder: Path) -> None:
    if not folder.is_dir():
        raise NotADirectoryError(20, "it is not a folder")
    if os.name == "nt":
        return
    state = folder.stat()
    # A folder that is shared on purpose, such as /tmp or another user's, stays as it is.
    shared = state.st_mode & stat.S_ISVTX or state.st_uid != os.getuid() or folder == Path(folder.anchor)
    if stat.S_IMODE(state.st_mode) != 0o700 and not shared:
        folder.chmod(0o700)
