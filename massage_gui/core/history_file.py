"""Opens the file of the history, whatever state it is in, and sets aside what cannot be used."""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from massage_gui.core.aside import set_aside
from massage_gui.core.folders import FolderError, make_private
from massage_gui.core.history import History
from massage_gui.core.history_backup import BackupError, back_up, sound_backups
from massage_gui.core.history_schema import (
    APPLICATION_ID,
    ENTRY_COLUMNS,
    MENDABLE,
    MIGRATIONS,
    STEP_COLUMNS,
    Migrations,
)
from massage_gui.core.problem import visible

FILE_NAME = "history.db"

BUSY = 0.2
"""Seconds to wait for another program that writes; the window stands still meanwhile."""

_COLUMNS = {"session": ENTRY_COLUMNS, "step": STEP_COLUMNS}
_STEP_TABLE = MIGRATIONS[0][1]
_PRAGMAS = ("foreign_keys = ON", "synchronous = EXTRA", "secure_delete = ON", "trusted_schema = OFF")


@dataclass(frozen=True)
class Opened:
    """A history to use, a sentence to show (or empty), and backups to offer, the newest first.

    `kept` tells whether what is written now will be there at the next start.
    """

    history: History
    note: str = ""
    backups: tuple[Path, ...] = ()
    kept: bool = True


class _DamagedError(Exception):
    """The file is not a sound history; the text says why, in words that follow its name."""


class _NewerError(Exception):
    """The file is of a newer format than this program knows."""


def open_history(folder: Path, now: datetime, migrations: Migrations = MIGRATIONS) -> Opened:
    """The history of a data folder, made where there is none; never fails: at worst it is in memory only."""
    path = folder / FILE_NAME
    try:
        make_private(folder)
        return _open(path, now.date(), migrations)
    except FolderError as error:
        return _passing(str(error))
    except _DamagedError as error:
        return _start_anew(path, now, str(error), migrations)
    except _NewerError:
        return _newer(path)
    except sqlite3.Error as error:
        if _is_damage(error):
            return _start_anew(path, now, "is damaged", migrations)
        return _passing(
            f"Your history in {visible(str(path))} cannot be opened now ({error}). It was left as it is. "
            "What you do until you close the window is not kept. Close other programs that use it."
        )


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)


def _open(path: Path, today: date, migrations: Migrations) -> Opened:
    fresh = not os.path.lexists(path)
    lost = sound_backups(path.parent) if fresh or _is_empty(path) else ()
    if lost and not fresh:
        raise _DamagedError("is empty")
    if not fresh and not path.is_file():
        raise _DamagedError("is not an ordinary file")
    if fresh and not os.access(path.parent, os.W_OK):
        return _passing(f"Your history cannot be kept: the folder {visible(str(path.parent))} is read-only.")
    if fresh:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    history, note = _sound(path, today, migrations)
    if lost:
        note = f"Your history {visible(str(path))} is gone. A backup is there."
    return Opened(history, note, lost)


def _is_empty(path: Path) -> bool:
    with suppress(OSError):
        return path.stat().st_size == 0
    return False


def _sound(path: Path, today: date, migrations: Migrations) -> tuple[History, str]:
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    note = ""
    with ExitStack() as undo:
        database = undo.enter_context(closing(_connect(path, "rw" if writable else "ro")))
        _check(database, writable, migrations)
        if writable:
            _close_to_others(path)
            note = _migrate(database, path, today, migrations) or _mend(database)
        undo.pop_all()
    if not writable:
        note = (
            f"Your history in {visible(str(path))} is read-only: it can be looked at, but nothing is added."
        )
    return History(database, path), note


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    with ExitStack() as undo:
        database = sqlite3.connect(address, uri=True, timeout=BUSY, isolation_level=None)
        undo.enter_context(closing(database))
        # A file that is no database is found out here.
        for pragma in _PRAGMAS:
            database.execute(f"PRAGMA {pragma}")
        undo.pop_all()
    return database


def _check(database: sqlite3.Connection, writable: bool, migrations: Migrations) -> None:
    if writable:
        database.execute("PRAGMA journal_mode = DELETE").fetchone()
    (said,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    (mark,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if said != "ok":
        raise _DamagedError("is damaged")
    if tables and mark != APPLICATION_ID:
        raise _DamagedError("is not a history of this program")
    if version > len(migrations):
        raise _NewerError


def _migrate(database: sqlite3.Connection, path: Path, today: date, migrations: Migrations) -> str:
    """Bring an older format up to this one, all or nothing, after a backup of it."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version == len(migrations):
        return ""
    note = ""
    if version:
        try:
            back_up(database, path.parent, today)
        except BackupError as error:
            note = str(error)
    database.execute("BEGIN IMMEDIATE")
    try:
        for step in migrations[version:]:
            for statement in step:
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {len(migrations)}")
        database.execute("COMMIT")
    except sqlite3.Error:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    return note


def _mend(database: sqlite3.Connection) -> str:
    """Put back what can be missing after someone's own edit; raises _DamagedError for all else."""
    mended = []
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "step" not in tables and "session" in tables:
        database.execute(_STEP_TABLE)
        mended.append("step")
    for table, columns in _COLUMNS.items():
        there = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
        for column in (name for name in columns if name not in there):
            if column not in MENDABLE[table]:
                raise _DamagedError(f"lacks what must be in it ({table}.{column})")
            database.execute(f"ALTER TABLE {table} ADD COLUMN {column} {MENDABLE[table][column]}")
            mended.append(f"{table}.{column}")
    return f"Your history lacked {', '.join(mended)}, which was put back empty." if mended else ""


def _close_to_others(path: Path) -> None:
    if os.name != "nt":
        with suppress(OSError):
            path.chmod(0o600)


def _start_anew(path: Path, now: datetime, why: str, migrations: Migrations) -> Opened:
    shown = visible(str(path))
    aside = set_aside(path, now)
    if not aside:
        return _passing(f"Your history in {shown} {why}, and was left as it is: its folder is read-only.")
    journal = path.with_name(f"{path.name}-journal")
    if os.path.lexists(journal):
        set_aside(journal, now)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    history, _ = _sound(path, now.date(), migrations)
    found = sound_backups(path.parent)
    offer = "There is a backup." if found else "There is no backup, so a new history was begun."
    return Opened(history, f"Your history in {shown} {why}. It is kept as {aside}. {offer}", found)


def _newer(path: Path) -> Opened:
    history = History(_connect(path, "ro"), path)
    return Opened(
        history,
        f"Your history in {visible(str(path))} was kept by a newer version of this program. "
        "It can be looked at, but nothing is added. Install the newer version again.",
        kept=False,
    )


def _passing(note: str) -> Opened:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("PRAGMA foreign_keys = ON")
    for statement in MIGRATIONS[0]:
        database.execute(statement)
    return Opened(History(database, None), note, kept=False)


def remove_all(folder: Path) -> None:
    """Delete every copy of the history, backups and files set aside too; raises OSError."""
    backups = folder / "backups"
    for path in (*folder.glob(f"{FILE_NAME}*"), *backups.glob("history-*.db")):
        if path.is_file() or path.is_symlink():
            path.unlink()
