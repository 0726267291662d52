"""Hides the pointer that nobody moves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QWidget

RESTS = 3_000
"""Milliseconds without movement until the pointer hides."""


class PointerRest(QObject):
    """Watches over one window's pointer, from `start` to `stop`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._place: QPoint | None = None
        self._on = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(RESTS)
        self.timer.timeout.connect(self._hide)

    def start(self) -> None:
        """Show the pointer, and hide it when it rests."""
        self._on, self._place = True, None
        self._window.unsetCursor()
        self.timer.start()

    def stop(self) -> None:
        """Show the pointer, and let it be."""
        self._on = False
        self.timer.stop()
        self._window.unsetCursor()

    def moved(self, place: QPoint) -> None:
        """The pointer is here now; a window that opens under it is no movement."""
        still = self._place is None or place == self._place
        self._place = place
        if self._on and not still:
            self._window.unsetCursor()
            self.timer.start()

    def _hide(self) -> None:
        self._window.setCursor(Qt.CursorShape.BlankCursor)
