"""Keeps a button whose meaning has just changed from taking the press that was meant for the old one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton

PAUSE = 700
"""Milliseconds between two presses that are told apart."""

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.KeyPress)
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Deliberate(QObject):
    """Swallows a press that follows too soon: a double click on "Read on" must not say "None of these"."""

    def __init__(self, button: QPushButton) -> None:
        super().__init__(button)
        self._last = 0
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not isinstance(event, QInputEvent):
            return False
        if isinstance(event, QKeyEvent) and event.key() not in _KEYS:
            return False
        if event.type() is QEvent.Type.MouseButtonDblClick:
            return True
        if isinstance(event, QKeyEvent) and event.isAutoRepeat():
            return True
        before, self._last = self._last, event.timestamp()
        # Events without a time come from no hand.
        return bool(before) and 0 < self._last - before < PAUSE
