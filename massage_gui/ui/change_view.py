"""The change of sides: a screen of its own, in the colour of the side to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPolygonF
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
        arrow = min(width * 0.16, height * 0.36)
        left = self._toward is Side.LEFT
        words = QRectF(arrow * 2.0 if left else arrow * 0.4, 0, width - arrow * 2.4, height)
        unit = min(height, words.width() * 0.62)
        self._write(painter, self._band(words, 0.06, 0.26), self._heading, unit * 0.14, bold=True)
        self._write(painter, self._band(words, 0.34, 0.28), self._text, unit * 0.085, bold=False)
        self._write(painter, self._band(words, 0.64, 0.32), str(self._shown), unit * 0.34, bold=True)
        self._paint_arrow(painter, arrow, left)
        painter.end()

    def _band(self, box: QRectF, top: float, part: float) -> QRectF:
        return QRectF(box.x(), box.height() * top, box.width(), box.height() * part)

    def _write(self, painter: QPainter, box: QRectF, text: str, pixels: float, bold: bool) -> None:
        font = QFont(self.font())
        font.setBold(bold)
        size = max(10, round(pixels))
        font.setPixelSize(size)
        while size > 12 and not self._fits(QFontMetricsF(font), box, text):
            size -= 1
            font.setPixelSize(size)
        painter.setFont(font)
        painter.drawText(self._even(QFontMetricsF(font), box, text), _WRAPPED, text)

    def _fits(self, metrics: QFontMetricsF, box: QRectF, text: str) -> bool:
        painted = metrics.boundingRect(box, _WRAPPED, text)
        return painted.height() <= box.height() and painted.width() <= box.width()

    def _even(self, metrics: QFontMetricsF, box: QRectF, text: str) -> QRectF:
        """The narrowest box in which the text has no more lines: none of them is left with one word."""
        height = metrics.boundingRect(box, _WRAPPED, text).height()
        for narrower in range(round(box.width() * 0.4), round(box.width()), 8):
            rest = (box.width() - narrower) / 2
            tried = box.adjusted(rest, 0, -rest, 0)
            painted = metrics.boundingRect(tried, _WRAPPED, text)
            if painted.height() <= height and painted.width() <= tried.width():
                return tried
        return box

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
