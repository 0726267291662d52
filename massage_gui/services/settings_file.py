"""Opens the file of settings; one that cannot be used is set aside, never written over."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

if TYPE_CHECKING:
    from datetime import datetime

FILE_NAME = "settings.ini"
_LAYOUT = frozenset("\t\r\n")


def open_settings(folder: Path, now: Callable[[], datetime]) -> tuple[QSettings, str]:
    """The settings kept in the folder, and what to tell the user where they cannot be used, else "".

    Damaged are what is no ordinary file, more than 256 kB, and what is no INI text in UTF-8.
    """
    path = folder / FILE_NAME
    if not os.path.lexists(path):
        return _store(str(path)), ""
    if _is_text(path):
        store = _store(str(path))
        # Qt reads a section when it is asked for it, and tells only then that it cannot.
        store.allKeys()
        if store.status() is not QSettings.Status.FormatError:
            return store, ""
    return _without(path, now())


def _store(name: str) -> QSettings:
    return QSettings(name, QSettings.Format.IniFormat)


def _is_text(path: Path) -> bool:
    """Whether Qt may have it: it waits for ever at a pipe, and writes over what it cannot read."""
    # Loaded here: at the first start there is no file, and nothing to wait for.
    from massage_gui.core.problem import FileError
    from massage_gui.core.reading import SkippedError, read_file

    try:
        text = read_file(path, follow_links=True).decode()
    except (SkippedError, FileError, UnicodeError):
        return False
    return all(letter >= " " or letter in _LAYOUT for letter in text)


def _without(path: Path, now: datetime) -> tuple[QSettings, str]:
    from massage_gui.core.aside import set_aside
    from massage_gui.core.problem import visible

    aside = set_aside(path, now)
    where = f"The file is kept as {aside}." if aside else "The file was left as it was."
    note = (
        f"Your settings in {visible(str(path))} could not be read, so the usual ones are used. {where} "
        "Nothing else was touched. Choose again in the settings."
    )
    # A store without a name keeps everything in memory.
    return _store(str(path) if aside else ""), note
