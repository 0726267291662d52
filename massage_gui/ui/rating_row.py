"""Eleven buttons in a row, from 0 to 10."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from massage_gui.core.rating import STRONGEST
from massage_gui.ui.parts import button, label

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


SECOND_DIGIT = 700
"""Milliseconds that a 1 waits for the 0 of a 10: the worst must never be taken for nearly nothing."""


class RatingRow(QWidget):
    """Arrows move, Space and digits pick, End picks 10; Enter picks what was moved to, or else skips."""

    #: int: this was picked
    picked = Signal(int)
    #: the user would rather not say
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._moved = False
        self._one = QTimer(self, singleShot=True, interval=SECOND_DIGIT)
        self._one.timeout.connect(lambda: self.picked.emit(1))
        self.buttons = [self._button(number) for number in range(STRONGEST + 1)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for number, made in enumerate(self.buttons):
            grid.addWidget(made, 0, number)
            grid.setColumnStretch(number, 1)
        least = label(self.tr("0: not sore at all"), "muted")
        most = label(self.tr("10: the worst you can think of"), "muted")
        most.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(least, 1, 0, 1, 5)
        grid.addWidget(most, 1, 6, 1, 5)

    def _button(self, number: int) -> QPushButton:
        name = {
            0: self.tr("0, not sore at all"),
            STRONGEST: self.tr("10, the worst you can think of"),
        }.get(number, str(number))
        made = button(str(number), "rating", "large", name)
        # Enter is the row's: it skips until the user has moved.
        made.setAutoDefault(False)
        made.setCheckable(True)
        made.setMinimumSize(44, 44)
        made.clicked.connect(lambda: self.pick(number))
        made.installEventFilter(self)
        return made

    def pick(self, number: int) -> None:
        """Take a number, as a click on it does."""
        self._one.stop()
        self._mark(number)
        self.picked.emit(number)

    def _mark(self, number: int) -> None:
        for each, made in enumerate(self.buttons):
            made.setChecked(each == number)
        self.buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Show nothing as picked."""
        self._one.stop()
        self._moved = False
        for made in self.buttons:
            made.setChecked(False)

    def focus_first(self) -> None:
        """Give the first number the focus; Enter skips from there."""
        self._moved = False
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        # Who has gone back gives no rating any more.
        self._one.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _STEPS:
            self._move(_STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._enter()
        elif key == Qt.Key.Key_End:
            self.pick(STRONGEST)
        elif key == Qt.Key.Key_Home:
            self._move(-STRONGEST)
        elif text.isascii() and text.isdigit():
            self._digit(int(text))
        else:
            return False
        return True

    def _enter(self) -> None:
        if self._one.isActive():
            self.pick(1)
        elif self._moved:
            self.pick(self._focused)
        else:
            self.skipped.emit()

    def _digit(self, digit: int) -> None:
        if digit == 0 and self._one.isActive():
            self.pick(STRONGEST)
        elif digit == 1:
            self._mark(1)
            self._one.start()
        else:
            self.pick(digit)

    @property
    def _focused(self) -> int:
        return next((number for number, made in enumerate(self.buttons) if made.hasFocus()), 0)

    def _move(self, steps: int) -> None:
        self._moved = True
        there = min(STRONGEST, max(0, self._focused + steps))
        self.buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
