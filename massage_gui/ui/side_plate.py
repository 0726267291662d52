"""The side being worked, as a plate at that edge of the screen: word, arrow, colour, place."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from massage_gui.core.region import Side
from massage_gui.ui.fitted_text import fitting
from massage_gui.ui.theme import LIGHT, Theme

ARROWS: dict[Side | None, tuple[int, ...]] = {Side.LEFT: (-1,), Side.RIGHT: (1,), Side.BOTH: (-1, 1)}


class SidePlate(QWidget):
    """A plate with an arrow at the side it points to; without a side, quiet and with a word alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._side: Side | None = None
        self._word = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def show_side(self, side: Side | None, word: str) -> None:
        """Show a side and its word."""
        self._side, self._word = side, word
        self.setAccessibleName(word)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.side(self._side) if self._side else QColor(self._theme.soft))
        painter.drawPath(self._outline())
        painter.setBrush(self._ink())
        for way in ARROWS.get(self._side, ()):
            painter.drawPolygon(self._arrow(way))
        self._write(painter)
        painter.end()

    def _outline(self) -> QPainterPath:
        """A box with round corners, but square where it touches the edge of the screen."""
        box, corner = QRectF(self.rect()), self.height() * 0.18
        if self._side is Side.LEFT:
            box.setLeft(-2 * corner)
        elif self._side is Side.RIGHT:
            box.setRight(box.right() + 2 * corner)
        path = QPainterPath()
        path.addRoundedRect(box, corner, corner)
        return path

    def _ink(self) -> QColor:
        if self._side is None:
            return QColor(self._theme.text)
        return QColor(self._theme.on_primary if self._side is Side.BOTH else self._theme.on_side)

    def _arrow(self, way: int) -> QPolygonF:
        high, middle = self.height() * 0.3, self.height() / 2
        tip = high if way < 0 else self.width() - high
        end = tip - way * high * 1.7
        return QPolygonF([QPointF(tip, middle), QPointF(end, middle - high), QPointF(end, middle + high)])

    def _write(self, painter: QPainter) -> None:
        beside = self.height() * 1.05
        ways = ARROWS.get(self._side, ())
        margins = [beside if way in ways else self.height() * 0.25 for way in (-1, 1)]
        room = QRectF(self.rect()).adjusted(margins[0], 0, -margins[1], 0)
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(fitting(font, self._word, room, self.height() * 0.6))
        painter.setFont(font)
        painter.setPen(self._ink())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._word)
