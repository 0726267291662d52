"""Clicks, taps and keys in floor mode, and what the user wants by them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

from massage_gui.ui.floor_keys import Wish, wish_of
from massage_gui.ui.pointer_rest import PointerRest

LONG_PRESS = 800
"""Milliseconds after which a press of the mouse or a finger leaves."""

_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select, *_TAB)
"""Keys that a focused button takes itself."""


class FloorHands(QObject):
    """Listens to a window and its buttons; nothing that repeats by itself is heard twice."""

    #: Wish: the user wants this
    wished = Signal(object)

    def __init__(self, window: QWidget, buttons: Iterable[QPushButton]) -> None:
        super().__init__(window)
        self._window = window
        self._on, self._letters = False, True
        self._pressed = Qt.MouseButton.NoButton
        self.pointer = PointerRest(window)
        self.long = QTimer(self)
        self.long.setSingleShot(True)
        self.long.setInterval(LONG_PRESS)
        self.long.timeout.connect(lambda: self.wished.emit(Wish.LEAVE))
        for watched in (window, *buttons):
            watched.installEventFilter(self)

    def use_letters(self, on: bool) -> None:
        """Let single letters act, or only the other keys (WCAG 2.1.4)."""
        self._letters = on

    def start(self) -> None:
        """Listen, and hide the pointer when it rests."""
        self._on = True
        self.pointer.start()

    def rest(self) -> None:
        """Listen no more; a press that is on means nothing."""
        self._on, self._pressed = False, Qt.MouseButton.NoButton
        self.long.stop()
        self.pointer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._take_key(event, on_button=watched is not self._window)
        if isinstance(event, QMouseEvent) and watched is self._window:
            self._take_mouse(event)
        return False

    def _take_key(self, event: QKeyEvent, on_button: bool) -> bool:
        """Whether the key is dealt with."""
        if not self._on:
            return False
        if event.key() in (_PRESSING if on_button else _TAB):
            # A key held down must not press what has come to stand under it.
            return event.isAutoRepeat() and event.key() not in _TAB
        wish = wish_of(event, self._letters)
        if wish is None:
            return False
        if not event.isAutoRepeat():
            self.wished.emit(wish)
        return True

    def _take_mouse(self, event: QMouseEvent) -> None:
        if not self._on:
            return
        kind = event.type()
        if kind is QEvent.Type.MouseMove:
            self.pointer.moved(event.globalPosition().toPoint())
        elif kind is QEvent.Type.MouseButtonPress and self._pressed is Qt.MouseButton.NoButton:
            # The second press of a double click is another type: two quick taps are one wish.
            self._pressed = event.button()
            self.long.start()
        elif kind is QEvent.Type.MouseButtonRelease and self._pressed is event.button():
            self._pressed = Qt.MouseButton.NoButton
            self.long.stop()
            self.wished.emit(Wish.TOGGLE)
