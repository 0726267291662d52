"""What of a widget is painted anew, and when it thinks it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPaintEvent, QRegion


class Told:
    """Seconds, as they are told."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


class Paints(QObject):
    """Counts how often widgets are painted, and keeps the `first` of what is painted and all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.first, self.region = QRegion(), QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.count += 1
            self.first = self.first if self.count > 1 else QRegion(event.region())
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)
