"""The check of every session, in place: a short list, and a way to say that one of it is true."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from massage_gui.core.screening import Question
from massage_gui.ui.parts import button, discard, frame, label
from massage_gui.ui.tick import Tick


class DailyCheck(QWidget):
    """Says what starting means; ticking a line says which red flag is true today."""

    #: str: the code of the question that was answered yes
    flag_ticked = Signal(str)
    #: the list to tick is shown, and takes more room
    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._means = label(self.tr("Starting means: none of these today."), "declare")
        self._own = label("", "flags")
        self._general = label("", "small")
        self._open = button(self.tr("One of these is true…"), "link")
        self._list = frame("panel")
        for widget in (self._means, self._own, self._general, self._open, self._list):
            self._column.addWidget(widget)
        self._open.clicked.connect(self._unfold)
        self._questions: tuple[Question, ...] = ()
        self._ticks: list[Tick] = []

    @property
    def targets(self) -> list[QWidget]:
        """What Tab reaches, from top to bottom."""
        return [self._open, *(tick.box for tick in self._ticks)]

    def show_flags(self, own: tuple[Question, ...], general: tuple[Question, ...]) -> None:
        """Show the region's red flags and, smaller, the general ones."""
        self._questions = own + general
        self._ticks = []
        self._own.setText(" · ".join(question.short for question in own))
        self._general.setText(
            self.tr("And none of these: {signs}").format(
                signs=" · ".join(question.short for question in general)
            )
        )
        self._general.setVisible(bool(general))
        self._open.setVisible(True)
        self._list.setVisible(False)
        for widget in (self._means, self._own):
            widget.setVisible(True)

    def _unfold(self) -> None:
        old = self._list
        self._list = frame("panel")
        column = QVBoxLayout(self._list)
        column.setContentsMargins(8, 12, 12, 12)
        column.setSpacing(0)
        title = label(self.tr("Tick what is true today"), "heading")
        title.setContentsMargins(8, 0, 0, 4)
        column.addWidget(title)
        self._ticks = [self._tick(question) for question in self._questions]
        for tick in self._ticks:
            column.addWidget(tick)
        self._column.replaceWidget(old, self._list)
        discard(old)
        self._list.show()
        for widget in (self._means, self._own, self._general, self._open):
            widget.setVisible(False)
        self.unfolded.emit()
        self._ticks[0].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, question: Question) -> Tick:
        made = Tick(question.ask)
        made.box.clicked.connect(partial(self.flag_ticked.emit, question.code))
        return made
