"""The safety answers kept on this computer: to review, to lift or revoke, and to clear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.parts import button, frame, label, scrolling
from massage_gui.ui.words import day_text


@dataclass(frozen=True)
class KeptAnswer:
    """A yes that is kept: its code, its question, when it was given, and when it was lifted, if it was."""

    code: str
    text: str
    given: date
    liftable: bool
    lifted: date | None


class AnswersPage(QWidget):
    """Shows what was answered and when."""

    #: str: the answer with this code was asked about, and it is fine
    lift_requested = Signal(str)
    #: str: take that back
    revoke_requested = Signal(str)
    #: forget every answer
    clear_requested = Signal()
    #: the user goes back
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._content = QWidget()
        self._area = scrolling(self._content)
        MoreBelow(self._area)
        self.back = button(self.tr("‹ Back to the map"), "link")
        self.clear = button(self.tr("Clear all answers"), size="large")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 20)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(self.tr("Your safety answers"), "title"))
        column.addWidget(
            label(
                self.tr("They stay on this computer. Clearing them means that each check is asked again."),
                "muted",
            )
        )
        column.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.addWidget(self.clear)
        row.addStretch(1)
        column.addLayout(row)
        self.back.clicked.connect(self.left)
        self.clear.clicked.connect(self.clear_requested)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_answers(self, yes: Sequence[KeptAnswer], checks: Sequence[str]) -> None:
        """Show the yes-answers, and the checks taken as sentences."""
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setSpacing(8)
        if not yes and not checks:
            column.addWidget(
                label(self.tr("Nothing yet. Answers appear here after your first safety check."))
            )
        for answer in yes:
            column.addWidget(self._answer(answer))
        for sentence in checks:
            column.addWidget(label(sentence))
        column.addStretch(1)
        self._area.setWidget(self._content)
        self.clear.setEnabled(bool(yes or checks))

    def _answer(self, answer: KeptAnswer) -> QWidget:
        box = frame("panel")
        row = QHBoxLayout(box)
        column = QVBoxLayout()
        column.addWidget(label(answer.text, "heading"))
        column.addWidget(label(self.tr("Yes, on {day}").format(day=day_text(answer.given)), "muted"))
        if answer.lifted is not None:
            day = day_text(answer.lifted)
            column.addWidget(label(self.tr("Asked about, and fine, on {day}").format(day=day), "muted"))
        row.addLayout(column, 1)
        if answer.lifted is not None:
            made = button(self.tr("Take that back"))
            made.clicked.connect(partial(self.revoke_requested.emit, answer.code))
            row.addWidget(made)
        elif answer.liftable:
            made = button(self.tr("I have asked, and it is fine"))
            made.clicked.connect(partial(self.lift_requested.emit, answer.code))
            row.addWidget(made)
        return box
