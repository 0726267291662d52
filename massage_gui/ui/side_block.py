"""What to do and on which side, said by word, arrow, colour and the moving figure."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment
from massage_gui.ui.figure_view import FigureView
from massage_gui.ui.theme import LIGHT, Theme
from massage_gui.ui.words import Words

EDGE, ROUND = 2.0, 14.0
"""The width of the card's edge and the radius of its corners, in pixels."""


class SideBlock(QWidget):
    """A card: the figure above, the word and its arrow on a plate below, in the side's colour."""

    def __init__(self, figure: FigureView) -> None:
        super().__init__()
        self.figure = figure
        figure.setParent(self)
        figure.setMinimumSize(0, 0)
        figure.use_corners(0)
        self._theme = LIGHT
        self._words = Words()
        self._side: Side | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(150, 170)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.figure.set_theme(theme)
        self.update()

    def show_segment(self, segment: Segment, region: str) -> None:
        """Show what to do, and on which side."""
        self._side = segment.side
        self.setAccessibleName(self._words.side_loud(segment.side))
        self.figure.show_segment(segment, region)
        self._place_figure()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, 340)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_figure()

    @property
    def _card(self) -> QRectF:
        return QRectF(self.rect()).adjusted(EDGE / 2, EDGE / 2, -EDGE / 2, -EDGE / 2)

    @property
    def _plate(self) -> QRectF:
        card = self._card
        line = max(44.0, min(card.width() * 0.2, 160.0)) if self._side is not None else 0.0
        return card.adjusted(0, card.height() - line, 0, 0)

    def _place_figure(self) -> None:
        inner = self._card.adjusted(EDGE, EDGE, -EDGE, 0)
        inner.setBottom(self._plate.top() - (0 if self._side is not None else EDGE))
        place = inner.toRect()
        self.figure.setGeometry(place)
        # Its corners would lie over the frame, which turns there.
        shape = QPainterPath()
        inside = QRectF(self._card.adjusted(EDGE / 2, EDGE / 2, -EDGE / 2, -EDGE / 2))
        shape.addRoundedRect(inside, ROUND - EDGE / 2, ROUND - EDGE / 2)
        shown = QRegion(shape.toFillPolygon().toPolygon()).intersected(place)
        self.figure.setMask(shown.translated(-place.topLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(self._card, ROUND, ROUND)
        painter.save()
        painter.setClipPath(outline)
        self._paint_word(painter, self._plate)
        painter.restore()
        painter.setPen(QPen(self._theme.side(self._side) if self._side else QColor(self._theme.line), EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        painter.end()

    def _paint_word(self, painter: QPainter, plate: QRectF) -> None:
        if self._side is None:
            return
        painter.fillRect(plate, self._theme.side(self._side))
        sided = self._side in (Side.LEFT, Side.RIGHT)
        painter.setPen(QColor(self._theme.on_side if sided else self._theme.on_primary))
        painter.setFont(
            self._fitting(plate.width() - (plate.height() * 1.1 if sided else 16), plate.height())
        )
        painter.drawText(self._beside_arrow(plate, sided), Qt.AlignmentFlag.AlignCenter, self._word())
        if sided:
            self._paint_arrow(painter, plate)

    def _word(self) -> str:
        return self._words.side_loud(self._side)

    def _beside_arrow(self, plate: QRectF, sided: bool) -> QRectF:
        if not sided:
            return plate
        room = plate.height() * 0.8
        left = self._side is Side.LEFT
        return plate.adjusted(room if left else 6, 0, -6 if left else -room, 0)

    def _paint_arrow(self, painter: QPainter, plate: QRectF) -> None:
        size, way = plate.height() * 0.26, -1 if self._side is Side.LEFT else 1
        x = plate.left() + size * 1.7 if way < 0 else plate.right() - size * 1.7
        y = plate.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.on_side))
        points = [
            QPointF(x + way * size, y),
            QPointF(x - way * size, y - size),
            QPointF(x - way * size, y + size),
        ]
        painter.drawPolygon(QPolygonF(points))

    def _fitting(self, width: float, height: float) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(round(height * 0.5))
        painted = QFontMetricsF(font).horizontalAdvance(self._word())
        if painted > width:
            font.setPixelSize(max(10, int(height * 0.5 * width / painted)))
        return font
