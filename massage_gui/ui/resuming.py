"""Asks, at a start, what the history wants answered: a lost file, a session that was cut off."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from massage_gui.core.compiler import compile
from massage_gui.core.entry import Entry
from massage_gui.core.history_backup import day_of, sessions_in
from massage_gui.core.library import Library
from massage_gui.core.routine import Routine
from massage_gui.core.saving import SaveError
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.ui.toast import Toast
from massage_gui.ui.window_sheets import WindowSheets
from massage_gui.ui.words import Words

LEAST = 1
"""Seconds that a session has run at least, to be asked about."""


class Resuming(QObject):
    """One question after another, each only where there is something to ask."""

    #: Entry, Routine: this session is to go on
    resume_requested = Signal(object, object)
    #: str: nothing can be kept, and why
    unsaved = Signal(str)

    def __init__(self, history: HistoryDesk, sheets: WindowSheets, toast: Toast, log: Path) -> None:
        super().__init__(toast)
        self._history, self._sheets, self._toast, self._log = history, sheets, toast, log
        self._library: Library | None = None
        self._words = Words()
        self._entry: Entry | None = None
        sheets.lost.backup_requested.connect(self._use_backup)
        sheets.lost.closed.connect(self._ask_cut_off)
        sheets.cut_off.resume_requested.connect(self._resume)
        sheets.cut_off.keep_requested.connect(self._keep)
        sheets.cut_off.discard_requested.connect(self._discard)

    def ask(self, library: Library) -> None:
        """Ask what there is to ask; a sheet that is open is answered first."""
        self._library = library
        if self._sheets.statement.isVisible():
            self._sheets.statement.read.connect(lambda: self.ask(library))
        elif self._history.backups:
            newest = self._history.backups[0]
            self._sheets.offer_backup(self._history.note, day_of(newest), sessions_in(newest))
        else:
            if self._history.note:
                self._tell(self._history.note)
            self._ask_cut_off()

    def _tell(self, note: str) -> None:
        if self._history.kept:
            self._toast.warn(note, stay=True)
        else:
            self.unsaved.emit(note)

    def _ask_cut_off(self) -> None:
        self._entry = entry = self._history.cut_off
        if entry is None:
            return
        if self._is_over(entry):
            self._keep()
            return
        self._sheets.ask_about_cut_off(entry, self._log, self._step(entry))

    def _step(self, entry: Entry) -> str:
        """The side and the title of the step that a session would go on at; empty where it cannot."""
        routine = self._routine(entry)
        if routine is None:
            return ""
        segment = compile(routine, entry.plan).segments[entry.cursor]
        side = self._words.side_loud(segment.side) if segment.side else ""
        return ", ".join(filter(None, (side, segment.title)))

    def _is_over(self, entry: Entry) -> bool:
        """Whether there is nothing to go on with: it never ran, or it was over but for its last word."""
        routine = self._routine(entry)
        ended = routine is not None and entry.cursor >= len(compile(routine, entry.plan).segments)
        return ended or entry.seconds < LEAST

    def _routine(self, entry: Entry) -> Routine | None:
        routines = self._library.routines if self._library is not None else ()
        return next((each for each in routines if each.fingerprint == entry.fingerprint), None)

    def _resume(self) -> None:
        if self._entry is not None and (routine := self._routine(self._entry)) is not None:
            self.resume_requested.emit(self._entry, routine)

    def _keep(self) -> None:
        if self._entry is not None:
            self._history.keep_cut_off(self._entry)

    def _discard(self) -> None:
        if self._entry is None:
            return
        self._history.delete(self._entry.uid)
        if self._history.problem:
            self._toast.warn(self._history.problem)
            return
        self._toast.offer(self.tr("The session was deleted."), self.tr("Undo"), self._history.undo)

    def _use_backup(self) -> None:
        try:
            kept = self._history.use_backup(self._history.backups[0])
        except SaveError as error:
            self._toast.warn(str(error))
            return
        self._toast.say(
            self.tr("The backup is in use. What was there before is kept as {name}").format(name=kept)
        )
        self._ask_cut_off()
