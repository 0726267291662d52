"""Keeps the history while the program runs, and says what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from massage_gui.core.entry import Entry, Outcome, Said, StepDone, new_entry, step_done
from massage_gui.core.history import History, HistoryError
from massage_gui.core.history_backup import BackupError, backups, restore
from massage_gui.core.history_file import FILE_NAME, open_history, remove_all
from massage_gui.core.rating import Advice, Dose, advice, dose, may_ask_if_still_sore
from massage_gui.core.record import Record
from massage_gui.core.routine import Routine
from massage_gui.core.saving import SaveError
from massage_gui.core.session_events import Spent
from massage_gui.core.timeline import Segment, Timeline

LOOKED_BACK = timedelta(weeks=12)
"""How far back sessions speak for advice."""


class HistoryDesk(QObject):
    """One owner of the history: each change is on the disk at once, or told of and tried again later.

    Nothing is read before `open`; without it nothing is kept, and nothing is asked.
    """

    #: a session was kept, changed or taken out
    changed = Signal()
    #: str: a sentence that says what could not be read or kept
    failed = Signal(str)

    def __init__(self, folder: Path, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        #: gives the time of day, with its zone
        self.now = now
        self._history: History | None = None
        self._current: Entry | None = None
        self._deleted: list[tuple[Entry, tuple[StepDone, ...]]] = []
        #: why the last change could not be kept, or empty
        self.problem = ""
        #: sound backups to offer, the newest first, where the history could not be used
        self.backups: tuple[Path, ...] = ()
        #: a sentence about the file, or empty
        self.note = ""
        #: whether what is kept now will be there at the next start
        self.kept = True

    @property
    def current(self) -> Entry | None:
        """The session that runs, or the one that ended last."""
        return self._current

    @property
    def is_open(self) -> bool:
        """Whether anything is kept."""
        return self._history is not None

    def open(self) -> None:
        """Open the file, letting go of one that was open, and make today's backup; never fails."""
        self.close()
        opened = open_history(self._folder, self.now())
        self._history, self.backups = opened.history, opened.backups
        self.note, self.kept = opened.note, opened.kept
        if opened.kept and not opened.note:
            try:
                self._history.back_up(self._folder, self.now().date())
            except BackupError as error:
                self.note = str(error)

    def close(self) -> None:
        """Write what still waits, if that is possible."""
        if self._history is not None:
            history, self._history = self._history, None
            self._try(history.close)

    def use_backup(self, backup: Path) -> str:
        """Put a backup in the history's place; the name of what was there, kept aside. Raises SaveError."""
        self.close()
        try:
            return restore(backup, self._folder / FILE_NAME, self.now())
        finally:
            self.open()
            self.backups = ()
            self.changed.emit()

    @property
    def cut_off(self) -> Entry | None:
        """The last session, where it was cut off and the user was not asked about it yet."""
        last = self.entries()[-1:]
        runs = self._current is not None and bool(last) and last[0].uid == self._current.uid
        return last[0] if last and last[0].outcome is Outcome.OPEN and not runs else None

    def past(self, entry: Entry) -> tuple[Spent, ...]:
        """What a session that was cut off has spent, as `Player.play` takes it."""
        steps = self.steps(entry.uid)
        told = [Spent(each.segment, each.seconds, each.done, entry.cursor) for each in steps]
        return tuple(told)

    def keep_cut_off(self, entry: Entry) -> None:
        """Keep a session that was cut off as it is."""
        self._do(lambda history: history.end(entry.uid, Outcome.CUT_OFF))

    def begin(
        self, timeline: Timeline, *, before: int | None = None, still_sore: bool = False, round_: int = 1
    ) -> None:
        """Keep that a session starts now."""
        entry = new_entry(timeline, self.now(), before=before, still_sore=still_sore, round_=round_)
        self._current = entry
        self._do(lambda history: history.begin(entry))

    def go_on(self, entry: Entry) -> None:
        """Let what comes be kept with a session that was cut off."""
        self._current = entry

    def spend(self, segment: Segment, spent: Spent) -> None:
        """Keep the time spent on a segment."""
        if self._current is not None:
            uid, step = self._current.uid, step_done(segment, spent.seconds, spent.done)
            self._do(lambda history: history.spend(uid, step, spent.cursor))

    def say(self, segment: Segment, said: Said) -> None:
        """Keep what the user said of a step."""
        if self._current is not None:
            uid = self._current.uid
            self._do(lambda history: history.say(uid, segment.index, segment.number, segment.side, said))

    def end(self, record: Record) -> None:
        """Keep how the session ended."""
        if self._current is None:
            return
        outcome = Outcome.STOPPED if record.code else Outcome.FINISHED if record.whole else Outcome.ENDED
        uid = self._current.uid
        self._current = self._current._replace(
            outcome=outcome, code=record.code, felt=record.felt, seconds=record.active
        )
        self._do(lambda history: history.end(uid, outcome, record.code, record.felt))

    def leave_open(self) -> None:
        """Let the session that runs be offered at the next start, as after a crash."""
        self._current = None

    def rate_after(self, rating: int | None) -> None:
        """Keep the rating after the session that ended last; None takes it back."""
        if self._current is not None:
            uid = self._current.uid
            self._current = self._current._replace(after=rating)
            self._do(lambda history: history.rate_after(uid, rating))

    def write_note(self, uid: str, text: str) -> None:
        """Keep the user's note on a session."""
        self._do(lambda history: history.write_note(uid, text))

    def delete(self, uid: str) -> None:
        """Take a session out; `undo` puts it back."""
        entry = next((each for each in self.entries() if each.uid == uid), None)
        if entry is not None:
            self._deleted.append((entry, self.steps(uid)))
            self._do(lambda history: history.delete(uid))

    def undo(self) -> None:
        """Put back the session that was deleted last and is not back yet."""
        if self._deleted:
            deleted = self._deleted.pop()
            self._do(lambda history: history.add([deleted]))

    def add(self, sessions: Sequence[tuple[Entry, Sequence[StepDone]]]) -> None:
        """Keep sessions from elsewhere."""
        self._do(lambda history: history.add(sessions))

    def delete_all(self) -> None:
        """Delete every session, backup and file set aside; raises SaveError where a file stays."""
        self._current = None
        self._deleted.clear()
        self.close()
        try:
            remove_all(self._folder)
        except OSError as error:
            raise SaveError(self._folder / FILE_NAME, "A file could not be deleted.") from error
        finally:
            self.open()
            self.changed.emit()

    def today(self) -> date:
        """The day it is here."""
        return self.now().date()

    @property
    def backup_count(self) -> int:
        """How many backups there are."""
        return len(backups(self._folder))

    def entries(self, since: date | None = None) -> tuple[Entry, ...]:
        """Every session since a day, in order; none where the history cannot be read."""
        try:
            return self._history.entries(since) if self._history is not None else ()
        except HistoryError as error:
            self._fail(error)
            return ()

    def steps(self, uid: str) -> tuple[StepDone, ...]:
        """The steps of a session; none where the history cannot be read."""
        try:
            return self._history.steps(uid) if self._history is not None else ()
        except HistoryError as error:
            self._fail(error)
            return ()

    def advice(self, routine: Routine) -> Advice | None:
        """Why the user should rest and see someone before doing this routine again."""
        return advice(self._of_region(routine))

    def dose(self, routine: Routine) -> Dose:
        """What of today's dose is reached."""
        return dose(self._recent(), routine, self.now().date())

    def last(self, routine: Routine) -> Entry | None:
        """The last session of the routine's region, where it is time to ask if it is still felt."""
        found = self._of_region(routine)[-1:]
        return found[0] if found and may_ask_if_still_sore(found[0], self.now()) else None

    def _of_region(self, routine: Routine) -> list[Entry]:
        done = (entry for entry in self._recent() if entry.outcome is not Outcome.OPEN)
        return [entry for entry in done if entry.region == routine.region]

    def _recent(self) -> tuple[Entry, ...]:
        return self.entries(self.now().date() - LOOKED_BACK)

    def _do(self, verb: Callable[[History], None]) -> None:
        if self._history is not None:
            history = self._history
            self._try(lambda: verb(history))
            self.changed.emit()

    def _try(self, verb: Callable[[], None]) -> None:
        try:
            verb()
            self.problem = ""
        except HistoryError as error:
            self._fail(error)

    def _fail(self, error: HistoryError) -> None:
        # Once until it works again: a full disk refuses every step of a session.
        first, self.problem = not self.problem, str(error)
        if first:
            self.failed.emit(self.problem)
