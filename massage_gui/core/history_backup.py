"""Copies of the history: one a day, thinned with time; none is made of what is damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from massage_gui.core.aside import set_aside
from massage_gui.core.folders import FolderError, make_private
from massage_gui.core.problem import visible
from massage_gui.core.saving import SaveError, save

FOLDER = "backups"
DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many copies stay: the last of each of so many days, weeks and months that have one."""

_HEAD, _TAIL = "history-", ".db"


class BackupError(Exception):
    """A copy could not be made; the text says why, and what is safe."""


def back_up(database: sqlite3.Connection, folder: Path, today: date) -> bool:
    """Copy a sound database into the backups, unless today's copy is there; raises BackupError."""
    target = folder / FOLDER / f"{_HEAD}{today.isoformat()}{_TAIL}"
    if target.exists():
        return False
    beside = target.with_name(f".{target.name}.tmp")
    try:
        make_private(target.parent)
        beside.unlink(missing_ok=True)
        database.execute("VACUUM INTO ?", (str(beside),))
        beside.chmod(0o600)
        beside.replace(target)
        thin(folder, today)
    except (sqlite3.Error, OSError, FolderError) as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        where = visible(str(target.parent))
        raise BackupError(
            f"No backup of your history could be made in {where} ({error}). The history itself is safe."
        ) from error
    return True


def backups(folder: Path) -> tuple[Path, ...]:
    """The copies there are, the newest first."""
    with suppress(OSError):
        return tuple(path for _, path in sorted(_dated(folder), reverse=True))
    return ()


def day_of(backup: Path) -> date:
    """The day a backup was made; raises ValueError where its name is not one of ours."""
    return date.fromisoformat(backup.name[len(_HEAD) : -len(_TAIL)])


def sound_backups(folder: Path) -> tuple[Path, ...]:
    """Those that hold up to a check, the newest first."""
    return tuple(path for path in backups(folder) if is_sound(path))


def is_sound(path: Path) -> bool:
    """Whether a database has nothing wrong that SQLite can find."""
    try:
        with closing(_opened(path)) as database:
            (said,) = database.execute("PRAGMA integrity_check(1)").fetchone()
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
            return bool(said == "ok" and "session" in tables)
    except sqlite3.Error:
        return False


def sessions_in(backup: Path) -> int:
    """How many sessions a copy holds; 0 where it cannot be read."""
    with suppress(sqlite3.Error), closing(_opened(backup)) as database:
        return int(database.execute("SELECT count(*) FROM session").fetchone()[0])
    return 0


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def restore(backup: Path, path: Path, now: datetime) -> str:
    """Put a copy in the place of the history, and give the name under which that is kept aside.

    At every moment one of the two is there. Raises SaveError.
    """
    try:
        data = backup.read_bytes()
    except OSError as error:
        raise SaveError(path, f"The backup {visible(str(backup))} cannot be read.") from error
    kept = _keep_beside(path, now)
    save(path, data, private=True)
    with suppress(OSError):
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    return kept


def _keep_beside(path: Path, now: datetime) -> str:
    """Give what is there a second name, so that it is never gone; where that cannot be, rename it."""
    if not os.path.lexists(path):
        return ""
    name = f"{path.name}.replaced-{now:%Y%m%d-%H%M%S}"
    try:
        os.link(path, path.with_name(name))
    except OSError:
        return set_aside(path, now)
    return name


def to_keep(days: Iterable[date]) -> frozenset[date]:
    """Which copies stay, of these days: the newest of each day, week and month, so many of each."""
    newest = sorted(days, reverse=True)
    kept = set(newest[:DAYS])
    for period, most in ((_week, WEEKS), (_month, MONTHS)):
        first: dict[tuple[int, int], date] = {}
        for day in newest:
            first.setdefault(period(day), day)
        kept.update(list(first.values())[:most])
    return frozenset(kept)


def thin(folder: Path, today: date) -> None:
    """Delete the copies that are not to stay; raises OSError."""
    dated = [(day, path) for day, path in _dated(folder) if day <= today + timedelta(days=1)]
    kept = to_keep(day for day, _ in dated)
    for day, path in dated:
        if day not in kept:
            path.unlink()


def _dated(folder: Path) -> list[tuple[date, Path]]:
    found = []
    for path in (folder / FOLDER).glob(f"{_HEAD}*{_TAIL}"):
        with suppress(ValueError):
            found.append((day_of(path), path))
    return found


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
