"""The change of sides in floor mode: a picture of its own in the colour of the side to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment
from massage_gui.ui.fitted_text import FittedText
from massage_gui.ui.floor_digits import FloorDigits
from massage_gui.ui.floor_layout import BESIDE_ARROW, LEAST_DIGITS
from massage_gui.ui.floor_words import FloorWords
from massage_gui.ui.theme import LIGHT, Theme


class FloorChange(QWidget):
    """An arrow to the side, its name, what to do, and the seconds for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = FloorWords()
        self._theme = LIGHT
        self._toward: Side | None = None
        self.heading = FittedText(self, bold=True)
        self.text = FittedText(self)
        self.digits = FloorDigits(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for part in (self.heading, self.text, self.digits):
            part.set_colour(theme.on_side)
        self.update()

    def show_segment(self, segment: Segment) -> None:
        """Show a change of sides."""
        self._toward = segment.toward
        self.heading.set_text(self._words.change(segment.toward))
        self.text.set_text(" ".join(segment.text.split()))
        self._lay_out()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        screen = self.window().height()
        self.digits.set_least(screen * LEAST_DIGITS)
        self.heading.set_most(screen * 0.11)
        self.text.set_most(screen * 0.05)
        tall = self.height() > self.width()
        left, right = (6, 94) if tall else self._beside_arrow()
        self.heading.setGeometry(self._box(left, 30 if tall else 5, right, 44 if tall else 27))
        self.text.setGeometry(self._box(left, 46 if tall else 29, right, 60 if tall else 50))
        self.digits.setGeometry(self._box(left, 62 if tall else 53.5, right, 91 if tall else 87))

    def _beside_arrow(self) -> tuple[float, float]:
        left, right = BESIDE_ARROW
        return (left, right) if self._toward is Side.LEFT else (100 - right, 100 - left)

    def _box(self, left: float, top: float, right: float, bottom: float) -> QRect:
        wide, high = self.width() / 100, self.height() / 100
        x, y = round(left * wide), round(top * high)
        return QRect(x, y, round(right * wide) - x, round(bottom * high) - y)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.side(self._toward))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.on_side))
        self._paint_arrow(painter)
        painter.end()

    def _paint_arrow(self, painter: QPainter) -> None:
        """An arrow whose tip is near the edge of the side to come."""
        tall = self.height() > self.width()
        size = min(self.width() * (0.4 if tall else 0.24), self.height() * (0.22 if tall else 0.6))
        way = -1 if self._toward is Side.LEFT else 1
        tip = self.width() * (0.5 + way * (0.44 if tall else 0.47))
        y = self.height() * (0.16 if tall else 0.44)
        half, shaft = size * 0.55, size * 0.2
        neck, tail = tip - way * half, tip - way * size
        points = [(tip, y), (neck, y - half), (neck, y - shaft), (tail, y - shaft)]
        lower = [(x, 2 * y - above) for x, above in reversed(points[1:])]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in points + lower]))
