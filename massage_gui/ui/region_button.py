"""The invisible button over a region: its name, focus and keys for keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from massage_gui.core.region import Side

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RegionButton(QAbstractButton):
    """One half of a region, or a whole one; the map behind it paints and takes the mouse."""

    #: this region got the focus, by keys or by the program; a click of the mouse shows itself
    focused = Signal()
    #: this region lost the keyboard focus
    unfocused = Signal()
    #: int, int: an arrow key was pressed, as a step in x and y
    arrow_pressed = Signal(int, int)
    #: str: a letter was typed, or a space within words
    typed = Signal(str)

    def __init__(
        self, region: str, side: Side | None, parent: QWidget, typing: Callable[[], bool] = lambda: False
    ) -> None:
        """Lie over a map; while `typing`, Space is a part of what is typed."""
        super().__init__(parent)
        self._typing = typing
        self.region, self.side = region, side
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the map shows the focus."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.unfocused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if key in ARROWS:
            self.arrow_pressed.emit(*ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif plain and (event.text().isalpha() or (event.text() == " " and self._typing())):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
