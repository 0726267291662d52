"""The history: every session that was begun, and the time spent on each of its steps.

Each change is one transaction, on the disk when the verb returns. A change that the disk refuses is kept in
memory, told of, and written before the next one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from massage_gui.core.entry import Entry, Outcome, Said, StepDone
from massage_gui.core.history_backup import back_up
from massage_gui.core.history_rows import Row, entry_of, entry_row, step_of
from massage_gui.core.history_schema import ENTRY_COLUMNS, SANE, SANE_STEP
from massage_gui.core.problem import visible
from massage_gui.core.region import Side

Change = tuple[tuple[str, Row], ...]
"""Statements that belong together, with what they are filled with."""

MOST_WAITING = 5_000
"""Changes kept in memory while the disk refuses them."""

_COLUMNS = ", ".join(ENTRY_COLUMNS)
_PLACES = ", ".join("?" for _ in ENTRY_COLUMNS)
_INSERT = f"INSERT INTO session ({_COLUMNS}) VALUES ({_PLACES})"  # noqa: S608 - names of ours only
_ID = "(SELECT id FROM session WHERE uid = ?)"
_STEP = (
    "INSERT INTO step (session, segment, number, side, seconds, done, said) "
    "VALUES ((SELECT id FROM session WHERE uid = ?), ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (session, segment) DO UPDATE "
    "SET seconds = max(seconds, excluded.seconds), done = max(done, excluded.done), "
    "said = CASE excluded.said WHEN '' THEN said ELSE excluded.said END"
)
_TOTAL = f"(SELECT coalesce(sum(seconds), 0) FROM step WHERE session = {_ID})"  # noqa: S608

_WHY = {
    sqlite3.SQLITE_FULL: "The disk is full.",
    sqlite3.SQLITE_BUSY: "Another program is using it.",
    sqlite3.SQLITE_LOCKED: "Another program is using it.",
    sqlite3.SQLITE_READONLY: "It is read-only.",
    sqlite3.SQLITE_CANTOPEN: "The folder is read-only or gone.",
}


class HistoryError(Exception):
    """The history could not be read or written; the text says what happened, what is safe, and what to do."""


class History:
    """Keeps sessions in a database; made by `open_history`."""

    def __init__(self, database: sqlite3.Connection, path: Path | None) -> None:
        """Use an open database, in autocommit mode; `path` is None for one that is only in memory."""
        self._database = database
        self.path = path
        self._waiting: list[Change] = []
        #: rows that were found damaged at the last reading, and not shown
        self.damaged = 0

    @property
    def waiting(self) -> int:
        """Changes that the disk has refused so far."""
        return len(self._waiting)

    def close(self) -> None:
        """Write what still waits, if that is possible, and let go of the file."""
        try:
            self.retry()
        finally:
            self._database.close()

    def begin(self, entry: Entry) -> None:
        """Keep a session that starts now."""
        self._write(((_INSERT, entry_row(entry)),))

    def spend(self, uid: str, step: StepDone, cursor: int) -> None:
        """Keep the time spent on a segment in all, and the segment to go on at."""
        self._write((_step(uid, step), _moved(uid, cursor)))

    def say(self, uid: str, segment: int, number: int | None, side: Side | None, said: Said) -> None:
        """Keep what the user said of a step, which may not be over."""
        self._write((_step(uid, StepDone(segment, number, side, 0.0, False, said)),))

    def end(self, uid: str, outcome: Outcome, code: str = "", felt: Iterable[str] = ()) -> None:
        """Keep how a session ended."""
        said = ",".join(felt)
        self._set(uid, "outcome = ?, code = ?, felt = ?", outcome.value, code, said)

    def reopen(self, uid: str) -> None:
        """Let a session that was cut off go on."""
        self._set(uid, "outcome = ?", Outcome.OPEN.value)

    def rate_after(self, uid: str, rating: int | None) -> None:
        """Keep the rating after a session."""
        self._set(uid, "after = ?", rating)

    def write_note(self, uid: str, note: str) -> None:
        """Keep the user's note on a session."""
        self._set(uid, "note = ?", note.encode(errors="replace").decode())

    def delete(self, uid: str) -> None:
        """Take a session out, with its steps."""
        self._write((("DELETE FROM session WHERE uid = ?", (uid,)),))

    def add(self, sessions: Iterable[tuple[Entry, Iterable[StepDone]]]) -> None:
        """Keep whole sessions, all or none; an id of 0 becomes the next one."""
        self._write(tuple(part for entry, steps in sessions for part in _whole(entry, steps)))

    def clear(self) -> None:
        """Take everything out, and leave nothing of it in the file."""
        self._write((("DELETE FROM session", ()), ("DELETE FROM sqlite_sequence", ())))
        self._do("VACUUM")

    def entries(self, since: date | None = None) -> tuple[Entry, ...]:
        """Every session since a day, by their days, and within a day in the order they were begun.

        Damaged rows are counted, not shown.
        """
        rows = self._read(
            f"SELECT {_COLUMNS}, ({SANE}) FROM session WHERE day >= ? ORDER BY day, id",  # noqa: S608
            since.isoformat() if since else "",
        )
        found = [entry for row in rows if row[-1] and (entry := _entry(row[:-1])) is not None]
        self.damaged = len(rows) - len(found)
        return tuple(found)

    def steps(self, uid: str) -> tuple[StepDone, ...]:
        """The steps of a session, in order; damaged rows are passed over."""
        rows = self._read(
            f"SELECT segment, number, side, seconds, done, said FROM step "  # noqa: S608
            f"WHERE session = {_ID} AND {SANE_STEP} ORDER BY segment",
            uid,
        )
        return tuple(step for row in rows if (step := _step_of(row)) is not None)

    def back_up(self, folder: Path, today: date) -> None:
        """Make today's backup, unless it is there; raises BackupError."""
        back_up(self._database, folder, today)

    def retry(self) -> None:
        """Write what the disk has refused before; raises HistoryError."""
        if self._waiting:
            self._write(())

    def _set(self, uid: str, what: str, *values: object) -> None:
        self._write(((f"UPDATE session SET {what} WHERE uid = ?", (*values, uid)),))  # noqa: S608

    def _write(self, change: Change) -> None:
        self._waiting = [*self._waiting, change][-MOST_WAITING:]
        try:
            self._commit(statement for each in self._waiting for statement in each)
        except sqlite3.IntegrityError as error:
            # It would be refused for ever, and what waits behind it with it.
            del self._waiting[-1:]
            raise HistoryError(f"Your history was not changed: {error}.") from error
        except sqlite3.Error as error:
            raise self._refused(error) from error
        self._waiting = []

    def _commit(self, statements: Iterable[tuple[str, Row]]) -> None:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            for sql, values in statements:
                self._database.execute(sql, values)
            self._database.execute("COMMIT")
        except sqlite3.Error:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    def _do(self, sql: str) -> None:
        try:
            self._database.execute(sql)
        except sqlite3.Error as error:
            raise self._refused(error) from error

    def _read(self, sql: str, *values: object) -> list[Row]:
        try:
            return self._fetch(sql, values)
        except sqlite3.Error as error:
            raise HistoryError(
                f"Your history in {self._shown} could not be read. {_why(error)} Nothing was changed."
            ) from error

    def _fetch(self, sql: str, values: Row) -> list[Row]:
        try:
            return self._database.execute(sql, values).fetchall()
        except sqlite3.OperationalError:
            # A flipped bit can make a text undecodable: then only its row is to be passed over.
            self._database.text_factory = _decoded
            return self._database.execute(sql, values).fetchall()

    def _refused(self, error: sqlite3.Error) -> HistoryError:
        return HistoryError(
            f"Your history could not be written to {self._shown}. {_why(error)} "
            "What you do now is kept in memory, and is written as soon as that works."
        )

    @property
    def _shown(self) -> str:
        return visible(str(self.path)) if self.path else "memory"


def _decoded(data: bytes) -> str:
    return data.decode(errors="replace")


def _whole(entry: Entry, steps: Iterable[StepDone]) -> Change:
    # A row that cannot be true is hidden: it must not stand in the way of its own copy.
    mended = f"DELETE FROM session WHERE uid = ? AND NOT ({SANE})"  # noqa: S608 - a condition of ours
    steps_ = (_step(entry.uid, step) for step in steps)
    return ((mended, (entry.uid,)), (_INSERT, entry_row(entry)), *steps_)


def _step(uid: str, step: StepDone) -> tuple[str, Row]:
    side = None if step.side is None else step.side.value
    return _STEP, (uid, step.segment, step.number, side, step.seconds, int(step.done), step.said.value)


def _moved(uid: str, cursor: int) -> tuple[str, Row]:
    return f"UPDATE session SET cursor = ?, seconds = {_TOTAL} WHERE uid = ?", (cursor, uid, uid)  # noqa: S608


def _entry(row: Row) -> Entry | None:
    try:
        return entry_of(row)
    except (TypeError, ValueError, OverflowError):
        return None


def _step_of(row: Row) -> StepDone | None:
    try:
        return step_of(row)
    except (TypeError, ValueError):
        return None


def _why(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _WHY.get(code, f"The database says: {error}.")
