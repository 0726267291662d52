"""The change of sides: a screen of its own, in the colour of the side to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment
from massage_gui.ui.theme import LIGHT, Theme

_WRAPPED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)


class ChangeView(QWidget):
    """Names the side to come, with an arrow to it, what to do, and the seconds for it."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._toward: Side | None = None
        self._text, self._shown, self._heading = "", 0, ""

    @property
    def heading(self) -> str:
        """The words in the largest letters."""
        return self._heading

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def show_segment(self, segment: Segment) -> None:
        """Show a change of sides."""
        self._toward, self._text = segment.toward, segment.text
        left = segment.toward is Side.LEFT
        self._heading = self.tr("Change to the LEFT side") if left else self.tr("Change to the RIGHT side")
        self.setAccessibleName(f"{self._heading}. {self._text}")
        self.update()

    def show_time(self, shown: int) -> None:
        """Show the seconds left."""
        if shown != self._shown:
            self._shown = shown
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.side(self._toward))
        painter.drawRoundedRect(QRectF(self.rect()), 16, 16)
        painter.setPen(QColor(self._theme.on_side))
        width, height = float(self.width()), float(self.height())
        arrow = min(width * 0.14, height * 0.3)
        left = self._toward is Side.LEFT
        words = QRectF(arrow * 1.6 if left else arrow * 0.3, 0, width - arrow * 1.9, height)
        unit = min(height, words.width() * 0.62)
        self._write(painter, self._band(words, 0.05, 0.27), self._heading, unit * 0.135, bold=True)
        self._write(painter, self._band(words, 0.33, 0.31), self._text, unit * 0.075, bold=False)
        self._write(painter, self._band(words, 0.63, 0.34), str(self._shown), unit * 0.3, bold=True)
        self._paint_arrow(painter, arrow, left)
        painter.end()

    def _band(self, box: QRectF, top: float, part: float) -> QRectF:
        return QRectF(box.x(), box.height() * top, box.width(), box.height() * part)

    def _write(self, painter: QPainter, box: QRectF, text: str, pixels: float, bold: bool) -> None:
        font = QFont(self.font())
        font.setBold(bold)
        size = max(10, round(pixels))
        font.setPixelSize(size)
        painter.setFont(font)
        while size > 12 and painter.boundingRect(box, _WRAPPED, text).height() > box.height():
            size -= 2
            font.setPixelSize(size)
            painter.setFont(font)
        painter.drawText(box, _WRAPPED, text)

    def _paint_arrow(self, painter: QPainter, size: float, left: bool) -> None:
        way = -1 if left else 1
        tip = size * 0.45 if left else self.width() - size * 0.45
        y = self.height() / 2
        half, shaft = size * 0.7, size * 0.24
        points = [
            QPointF(tip, y), QPointF(tip - way * half, y - half), QPointF(tip - way * half, y - shaft),
            QPointF(tip - way * size * 1.15, y - shaft), QPointF(tip - way * size * 1.15, y + shaft),
            QPointF(tip - way * half, y + shaft), QPointF(tip - way * half, y + half),
        ]  # fmt: skip
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.on_side))
        painter.drawPolygon(QPolygonF(points))
