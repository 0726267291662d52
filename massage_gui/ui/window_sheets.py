"""The sheets over the whole window, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from massage_gui.core.entry import Entry
from massage_gui.ui.cut_off import CutOff, LostHistory
from massage_gui.ui.delete_all import DeleteAll
from massage_gui.ui.notices import About, Keys, Leaving, Statement
from massage_gui.ui.sheet import Sheet
from massage_gui.ui.sound_check import SoundCheck


class WindowSheets(QObject):
    """Opens a sheet where none is open; only the question before leaving takes the place of another."""

    #: a sheet is about to cover the page
    covering = Signal()

    def __init__(self, window: QWidget, under: QWidget) -> None:
        super().__init__(window)
        self.statement = Statement(window, under)
        self.leaving = Leaving(window, under)
        self.keys = Keys(window, under)
        self.about = About(window, under)
        self.sound_check = SoundCheck(window, under)
        self.cut_off = CutOff(window, under)
        self.lost = LostHistory(window, under)
        self.delete_all = DeleteAll(window, under)

    @property
    def open(self) -> Sheet | None:
        """The sheet that is open, or None."""
        sheets = (self.statement, self.leaving, self.keys, self.about, self.sound_check)
        asked = (self.cut_off, self.lost, self.delete_all)
        return next((sheet for sheet in (*sheets, *asked) if sheet.isVisible()), None)

    def show_statement(self) -> None:
        """Show what the program is for."""
        self._cover(lambda: self.statement.open(self.statement.accept))

    def show_about(self) -> None:
        """Show version, licence and privacy."""
        self._cover(lambda: self.about.open(self.about.done))

    def show_keys(self, first: Sequence[QAction], second: Sequence[QAction]) -> None:
        """Show the keys of these actions, side by side."""
        self._cover(lambda: self.keys.show_actions(first, second))

    def check_sound(self) -> None:
        """Ask whether the sound can be heard."""
        self._cover(self.sound_check.ask)

    def ask_about_cut_off(self, entry: Entry, log: Path, going_on: str) -> None:
        """Ask what to do with a session that was cut off; `going_on` is the step it would go on at."""
        self._cover(lambda: self.cut_off.ask(entry, log, going_on))

    def offer_backup(self, note: str, made_on: date, sessions: int) -> None:
        """Say what became of the history, and offer a backup."""
        self._cover(lambda: self.lost.ask(note, made_on, sessions))

    def ask_to_delete_all(self, sessions: int, backups: int) -> None:
        """Ask before everything that was kept is deleted."""
        self._cover(lambda: self.delete_all.ask(sessions, backups))

    def ask_to_leave(self) -> None:
        """Ask whether the session is to end."""
        if self.open is not None and self.open is not self.leaving:
            self.open.dismiss()
        self._cover(lambda: self.leaving.open(self.leaving.keep))

    def _cover(self, show: Callable[[], None]) -> None:
        if self.open is None:
            self.covering.emit()
            show()
