"""What is asked at a start: what to do with a session that was cut off, and with a history that was lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QTime, Signal
from PySide6.QtWidgets import QWidget

from massage_gui.core.entry import Entry
from massage_gui.ui.button_row import ButtonRow
from massage_gui.ui.parts import button, label
from massage_gui.ui.sheet import Sheet
from massage_gui.ui.words import clock_text, day_text


class CutOff(Sheet):
    """Names the session, and lets it go on, be kept as it is, or be taken out; Esc keeps it."""

    #: the session is to go on
    resume_requested = Signal()
    #: what was done is to be kept
    keep_requested = Signal()
    #: the session is to be taken out
    discard_requested = Signal()

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under)
        self.resume = button(self.tr("Go on where it was"), "primary", "huge")
        self.keep = button(self.tr("Keep what was done"), size="huge")
        self.discard = button(self.tr("Delete this session"), size="huge")
        self.what = label("", "lines")
        self.log = label("", "small")
        self.column.addWidget(label(self.tr("Your last session was cut off"), "hero"))
        self.column.addWidget(self.what)
        self.column.addWidget(self.log)
        self.column.addWidget(ButtonRow(self.resume, self.keep, self.discard))
        self.closed.connect(self.keep_requested)
        for made, wish in (
            (self.resume, self.resume_requested),
            (self.keep, self.keep_requested),
            (self.discard, self.discard_requested),
        ):
            made.clicked.connect(self.dismiss)
            made.clicked.connect(wish)

    def ask(self, entry: Entry, log: Path, going_on: str) -> None:
        """Ask about a session; `going_on` names the step it would go on at, empty where it cannot.

        It cannot where its routine has changed or is gone.
        """
        begun = QTime(entry.started.hour, entry.started.minute)
        time = self.locale().toString(begun, QLocale.FormatType.ShortFormat)
        what = self.tr("{title}, begun on {day} at {time}. Done so far: {done}.").format(
            title=entry.title, day=day_text(entry.day), time=time, done=clock_text(entry.seconds)
        )
        more = self.tr("It goes on with: {step}.").format(step=going_on)
        if not going_on:
            more = self.tr("Its routine has changed since, so it cannot go on.")
        self.what.setText(f"{what} {more}")
        why = self.tr("If the program closed by itself, what happened is in {log}")
        self.log.setText(why.format(log=log))
        self.log.setVisible(log.is_file())
        self.resume.setVisible(bool(going_on))
        self.open(self.resume if going_on else self.keep)


class LostHistory(Sheet):
    """Says what became of the history, and offers the newest backup; Esc goes on without."""

    #: the backup is to be used
    backup_requested = Signal()

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under)
        self.what = label("", "lines")
        self.use = button(self.tr("Use this backup"), "primary", "huge")
        self.without = button(self.tr("Go on without"), size="huge")
        self.column.addWidget(label(self.tr("Your history could not be used"), "hero"))
        self.holds = label("", "heading")
        self.column.addWidget(self.what)
        self.column.addWidget(self.holds)
        self.column.addWidget(ButtonRow(self.use, self.without))
        self.use.clicked.connect(self.dismiss)
        self.use.clicked.connect(self.backup_requested)
        self.without.clicked.connect(self.close_by_user)

    def ask(self, note: str, made_on: date, sessions: int) -> None:
        """Offer the backup of a day; `note` says what happened, and where the old file is."""
        # A good start does not need them.
        from massage_gui.ui.history_words import HistoryWords

        self.what.setText(note)
        day, kept = day_text(made_on), HistoryWords().sessions(sessions)
        self.holds.setText(self.tr("The backup of {day} holds {sessions}.").format(day=day, sessions=kept))
        self.use.setAccessibleName(self.tr("Use this backup, of {day}").format(day=day))
        self.open(self.use)
