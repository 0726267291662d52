"""Stop, it hurts: asks with one click what was felt, and says what to do now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from massage_gui.core.screening import Offer, StopRule
from massage_gui.ui.button_row import ButtonRow
from massage_gui.ui.choice_button import ChoiceButton
from massage_gui.ui.parts import button, discard, label
from massage_gui.ui.sheet import Sheet

COLUMNS = 2
LEAST, STEP = 0.7, 0.05
"""The smallest that the words may become for all to be in sight, and in what steps; 1 is their usual size."""


class StopSheet(Sheet):
    """First what was felt, then what may be done next."""

    #: StopRule: the user felt this
    felt = Signal(object)
    #: StopRule, Offer: the user chose how to go on
    chosen = Signal(object, object)

    def __init__(self, parent: QWidget, under: QWidget, rules: Sequence[StopRule]) -> None:
        super().__init__(parent, under)
        self._rules = rules
        self._scale = 1.0
        self._body = QWidget()
        self.column.setContentsMargins(24, 18, 24, 18)
        self.column.addWidget(self._body, 1)

    def set_scale(self, scale: float) -> None:
        """Make the words this much larger, the next time they are shown too, or as large as all have room."""
        self._scale = scale
        self.widen(scale)
        self._enlarge()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._enlarge()

    def _enlarge(self) -> None:
        # Which answer is looked for is not known: none may be out of sight.
        for scale in self._scales():
            self._write(scale)
            if self.shows_all:
                break
        self.fit()

    def _scales(self) -> Iterator[float]:
        """From the size that is asked for to the smallest that can be read."""
        scale = self._scale
        while scale > LEAST:
            yield scale
            scale -= STEP
        yield min(self._scale, LEAST)

    def _write(self, scale: float) -> None:
        hero, lines, small = (round(each * scale) for each in (30, 20, 16))
        self._body.setStyleSheet(
            f'QLabel[look="hero"] {{ font-size: {hero}px }} QLabel[look="lines"] {{ font-size: {lines}px }}'
            f'QLabel[look="muted"], QPushButton[look="link"] {{ font-size: {small}px }}'
        )
        column = self._body.layout()
        if column is not None:
            # Else how high it is now would be told later.
            column.activate()

    def ask(self) -> None:
        """Ask what was felt."""
        column = self._renew()
        column.addWidget(label(self.tr("Stopped. Take the pressure off now."), "hero"))
        asked = QHBoxLayout()
        asked.addWidget(label(self.tr("What did you feel? One click is enough."), "lines"), 1)
        mistake = button(self.tr("‹ Pressed by mistake"), "link", "large")
        mistake.clicked.connect(self.close_by_user)
        asked.addWidget(mistake)
        column.addLayout(asked)
        grid = QGridLayout()
        grid.setSpacing(10)
        buttons = [self._feeling(rule) for rule in self._rules]
        for at, made in enumerate(buttons):
            grid.addWidget(made, at // COLUMNS, at % COLUMNS)
        column.addLayout(grid)
        self._present(buttons[0])

    def _feeling(self, rule: StopRule) -> ChoiceButton:
        made = ChoiceButton(rule.notice)
        made.clicked.connect(partial(self.felt.emit, rule))
        return made

    def advise(self, rule: StopRule) -> None:
        """Say what to do now, and offer what the rule allows."""
        column = self._renew()
        # Long advice makes the sheet higher than it needs to be: what was felt stays with what to do.
        column.addStretch(1)
        column.addWidget(label(rule.notice, "muted"))
        column.addWidget(label(rule.advice, "hero"))
        column.addStretch(1)
        texts = {
            Offer.EASE_OFF: (self.tr("Ease off and go on"), ""),
            Offer.SKIP_STEP: (self.tr("Skip this step"), ""),
            Offer.END: (self.tr("End the session"), "primary"),
        }
        made = []
        for offer in rule.offers:
            text, look = texts[offer]
            made.append(button(text, look, "huge"))
            made[-1].clicked.connect(partial(self.chosen.emit, rule, offer))
        column.addWidget(ButtonRow(*made, gap=14))
        self._present(made[-1])

    def _present(self, first: QPushButton) -> None:
        self._body.show()
        self.open(first)
        self._enlarge()

    def _renew(self) -> QVBoxLayout:
        old, self._body = self._body, QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.column.replaceWidget(old, self._body)
        discard(old)
        return column
