"""What covers the player while it is paused or waits: go on, or stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from massage_gui.ui.parts import button, label
from massage_gui.ui.sheet import Sheet
from massage_gui.ui.words import clock_text


class PauseSheet(Sheet):
    """Paused, large enough to be seen from the floor."""

    #: the user wants to go on
    resume_requested = Signal()
    #: the user says that it hurts
    stop_requested = Signal()

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under, closable=False)
        self.title = label("", "hero")
        self.note = label("", "lines")
        self.resume = button(self.tr("Resume"), "primary", "huge")
        self.stop = button(self.tr("Stop, it hurts"), "stop", "huge", self.tr("Stop it hurts"))
        for text in (self.title, self.note):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self.column.addWidget(text)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.resume, 1)
        row.addWidget(self.stop, 1)
        self.column.addLayout(row)
        self.resume.clicked.connect(self.resume_requested)
        self.stop.clicked.connect(self.stop_requested)

    def set_scale(self, scale: float) -> None:
        """Make words and buttons this much larger."""
        self.title.setStyleSheet(f"font-size: {round(52 * scale)}px")
        self.note.setStyleSheet(f"font-size: {round(24 * scale)}px")
        self.column.setSpacing(round(18 * scale))
        self.widen(scale)
        for made in (self.resume, self.stop):
            made.setStyleSheet(f"font-size: {round(26 * scale)}px; min-height: {round(76 * scale)}px")

    def show_paused(self) -> None:
        """Say that the session is paused."""
        self.title.setText(self.tr("Paused"))
        self.note.setText(self.tr("Ease off while you rest."))
        self.open(self.resume)

    def show_slept(self, seconds: float) -> None:
        """Say that the computer was away."""
        self.title.setText(self.tr("Paused while the computer slept"))
        away = clock_text(seconds)
        self.note.setText(self.tr("It was away for {time}. Nothing was counted.").format(time=away))
        self.open(self.resume)

    def show_waiting(self, title: str) -> None:
        """Say that the session waits for the user."""
        self.title.setText(self.tr("Ready when you are"))
        self.note.setText(title)
        self.open(self.resume)
