"""What a widget paints, kept as a picture: a page that scrolls shows it again and again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class KeptPicture:
    """Painted anew at another size, ratio or font of its widget, or once it is forgotten."""

    def __init__(self, widget: QWidget, paint: Callable[[QPainter], None]) -> None:
        """Keep what `paint` paints in the coordinates of `widget`."""
        self._widget, self._paint = widget, paint
        self._picture = QPixmap()
        self._for: tuple[QSize, float, str] | None = None

    def forget(self) -> None:
        """Paint anew next time, and soon."""
        self._for = None
        self._widget.update()

    def draw(self) -> None:
        """Show the picture on the widget; only while it is painted."""
        widget = self._widget
        now = widget.size(), widget.devicePixelRatio(), widget.font().key()
        if now != self._for:
            self._picture, self._for = self._painted(), now
        painter = QPainter(widget)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()

    def _painted(self) -> QPixmap:
        ratio = self._widget.devicePixelRatio()
        made = QPixmap(self._widget.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._widget.font())
        self._paint(painter)
        painter.end()
        return made
