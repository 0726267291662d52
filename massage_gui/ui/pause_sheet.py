"""What covers the player while it is paused or waits: go on, or stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import QWidget

from massage_gui.ui.button_row import ButtonRow
from massage_gui.ui.parts import button, label
from massage_gui.ui.sheet import Sheet
from massage_gui.ui.words import clock_text

SHORTEST_SLEEP = 60
"""Seconds from which on it is told from when to when the computer slept: a time of day has no seconds."""


class PauseSheet(Sheet):
    """Paused, large enough to be seen from the floor."""

    #: the user wants to go on
    resume_requested = Signal()
    #: the user wants this step from its start, now
    restart_requested = Signal()
    #: the user says that it hurts
    stop_requested = Signal()
    #: the user has had enough for now; nothing hurts
    end_requested = Signal()

    def __init__(self, parent: QWidget, under: QWidget, now: Callable[[], datetime]) -> None:
        """Lie over `parent`; `now` gives the time of day, with its zone."""
        super().__init__(parent, under, closable=False)
        self._now = now
        self.title = label("", "hero")
        self.place = label("", "lines")
        self.note = label("", "lines")
        self.resume = button(self.tr("Resume"), "primary", "huge")
        self.restart = button(self.tr("Restart this step"), "", "huge")
        self.stop = button(self.tr("Stop, it hurts"), "stop", "huge", self.tr("Stop it hurts"))
        self.end = button(self.tr("End the session here"), "link", "large")
        for text in (self.title, self.place, self.note):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(text)
        self._buttons = (self.resume, self.restart, self.stop)
        self.column.addWidget(ButtonRow(*self._buttons, gap=20, fill=True))
        self.column.addWidget(self.end, 0, Qt.AlignmentFlag.AlignHCenter)
        self.resume.clicked.connect(self.resume_requested)
        self.restart.clicked.connect(self.restart_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.end.clicked.connect(self.end_requested)

    def set_scale(self, scale: float) -> None:
        """Make words and buttons this much larger."""
        self.title.setStyleSheet(f"font-size: {round(52 * scale)}px")
        self.place.setStyleSheet(f"font-size: {round(28 * scale)}px; font-weight: bold")
        self.note.setStyleSheet(f"font-size: {round(24 * scale)}px")
        self.column.setSpacing(round(18 * scale))
        self.widen(scale)
        for made in self._buttons:
            made.setStyleSheet(f"font-size: {round(26 * scale)}px; min-height: {round(76 * scale)}px")
        self.end.setStyleSheet(f"font-size: {round(20 * scale)}px")

    def show_paused(self) -> None:
        """Say that the session is paused."""
        self._show(self.tr("Paused"), self.tr("Ease off while you rest."))

    def show_place(self, place: str) -> None:
        """Say which step this is: what is under the sheet cannot be read."""
        self.place.setText(place)

    def show_slept(self, seconds: float) -> None:
        """Say that the computer was away until now, for so many seconds."""
        away = clock_text(seconds)
        note = self.tr("It was away for {time}. Nothing was counted.").format(time=away)
        self._show(self._slept_title(seconds), note, may_restart=True)

    def show_waiting(self, title: str) -> None:
        """Say that the session waits for the user."""
        self._show(self.tr("Ready when you are"), title)

    def _show(self, title: str, note: str, may_restart: bool = False) -> None:
        self.title.setText(title)
        self.note.setText(note)
        self.restart.setVisible(may_restart)
        self.open(self.resume)

    def _slept_title(self, seconds: float) -> str:
        if seconds < SHORTEST_SLEEP:
            return self.tr("Paused while the computer slept")
        now = self._now()
        start, end = self._time(now - timedelta(seconds=seconds)), self._time(now)
        return self.tr("Paused while the computer slept ({start} to {end})").format(start=start, end=end)

    def _time(self, moment: datetime) -> str:
        # The clock of the place where the user is, in winter and in summer.
        here = moment.astimezone()
        return self.locale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
