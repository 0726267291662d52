"""Asks for a deliberate word before something told earlier is taken to be over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from massage_gui.core.earlier import Earlier
from massage_gui.ui.button_row import ButtonRow
from massage_gui.ui.parts import button, label
from massage_gui.ui.sheet import Sheet
from massage_gui.ui.words import day_text


class IsItOver(Sheet):
    """Names what was told; Enter goes back to the questions, only the other button says that it is over."""

    #: the user says that all of it is over
    confirmed = Signal()

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under)
        self._asked = label("", "hero")
        self._said = label("", "lines")
        self.back = button(self.tr("Back to the questions"), "primary", "large")
        self.over = button("", size="large")
        # A key held or pressed once too often must not clear what was told.
        self.over.setAutoDefault(False)
        self.column.addWidget(self._asked)
        self.column.addWidget(self._said)
        self.column.addWidget(ButtonRow(self.back, self.over))
        self.back.clicked.connect(self.close_by_user)
        self.over.clicked.connect(self._confirm)

    def ask(self, told: Sequence[Earlier]) -> None:
        """Ask whether what was told earlier is over."""
        self._said.setText("\n".join(self.sentence(each) for each in told))
        one = len(told) == 1
        self._asked.setText(self.tr("Is that over?") if one else self.tr("Is all of that over?"))
        text = self.tr("Yes, or it was a mistake") if one else self.tr("Yes, all of it, or it was a mistake")
        self.over.setText(text)
        self.over.setAccessibleName(text)
        self.open(self.back)
        question = f"{self._asked.text()} {self._said.text()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, question))

    def _confirm(self) -> None:
        self.dismiss()
        self.confirmed.emit()

    def sentence(self, told: Earlier) -> str:
        """What was told and when."""
        day = day_text(told.on)
        if told.stopped:
            return self.tr("You stopped on {day}: “{feeling}”.").format(day=day, feeling=told.text)
        return self.tr("You said yes on {day} to “{question}”.").format(day=day, question=told.text)
