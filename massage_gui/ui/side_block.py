"""The side being worked, said by word, arrow, colour and a little figure with the region lit."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.core.region import Side
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.body_painter import paint_figure
from massage_gui.ui.theme import LIGHT, Theme
from massage_gui.ui.words import Words

EDGE, ROUND = 2.0, 14.0
"""The width of the card's edge and the radius of its corners, in pixels."""


class SideBlock(QWidget):
    """A card: a figure above, the word and its arrow on a plate below, in the side's colour."""

    def __init__(self, drawing: BodyDrawing) -> None:
        super().__init__()
        self._drawing = drawing
        self._theme = LIGHT
        self._words = Words()
        self._region = ""
        self._side: Side | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(150, 170)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def show_side(self, region: str, side: Side | None) -> None:
        """Light the region up on this side; both halves for both or none."""
        self._region, self._side = region, side
        self.setAccessibleName(self._words.side_loud(side))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 340)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(EDGE / 2, EDGE / 2, -EDGE / 2, -EDGE / 2)
        line = max(44.0, min(card.width() * 0.24, 220.0)) if self._side is not None else 0.0
        outline = QPainterPath()
        outline.addRoundedRect(card, ROUND, ROUND)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(card, QColor(self._theme.panel))
        figure = card.adjusted(0, 0, 0, -line)
        # The card is frame enough, also for an inset.
        ink = replace(self._theme.ink, frame=QColor(self._theme.panel))
        paint_figure(painter, figure, self._drawing, self._region, ink, self._lit(), whole=False)
        self._paint_word(painter, QRectF(card.left(), figure.bottom(), card.width(), line))
        painter.restore()
        painter.setPen(QPen(self._theme.side(self._side) if self._side else QColor(self._theme.line), EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)
        painter.end()

    def _lit(self) -> dict[Side | None, QColor]:
        if self._side in (Side.LEFT, Side.RIGHT):
            return {self._side: self._theme.side(self._side), None: self._theme.side(self._side)}
        neutral = QColor(self._theme.lit)
        return {Side.LEFT: neutral, Side.RIGHT: neutral, None: neutral}

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
