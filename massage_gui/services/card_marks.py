"""The small signs of the card, drawn as paths: discs, boxes to tick, the pressure meter, warning and stop."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from massage_gui.core.region import Side
from massage_gui.services.card_text import INK, MM, PT, WARN_EDGE, font
from massage_gui.services.side_colours import LEFT_LIGHT, RIGHT_LIGHT

WHITE = QColor("#FFFFFF")
BOTH = QColor("#2C5F52")
MOST_PRESSURE = 5


def side_ink(side: Side | None) -> QColor:
    """The colour of a side on paper; the neutral one for both and none."""
    if side is Side.LEFT:
        return QColor(LEFT_LIGHT)
    return QColor(RIGHT_LIGHT) if side is Side.RIGHT else BOTH


def rule(painter: QPainter, left: float, top: float, width: float, ink: QColor, points: float = 0.6) -> None:
    """A level line."""
    painter.setPen(QPen(ink, points * PT))
    painter.drawLine(QPointF(left, top), QPointF(left + width, top))


def label(painter: QPainter, box: QRectF, text: str, points: float, ink: QColor, bold: bool = True) -> None:
    """A short text in the middle of a box."""
    painter.setFont(font(points, bold))
    painter.setPen(ink)
    # The letters have room in the box; what their font asks for beyond them may not, and would clip them.
    flags = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | flags, text)


def disc(painter: QPainter, box: QRectF, text: str, points: float) -> None:
    """A number in a dark disc, which grows to a lozenge for long numbers."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    label(painter, box, text, points, WHITE)


def tick_box(painter: QPainter, left: float, middle: float, size: float, side: Side | None) -> None:
    """An empty box to tick, its edge in the side's colour."""
    painter.setBrush(WHITE)
    painter.setPen(QPen(side_ink(side) if side else INK, 1.1 * PT))
    painter.drawRoundedRect(QRectF(left, middle - size / 2, size, size), 0.8 * MM, 0.8 * MM)


def meter(painter: QPainter, left: float, middle: float, size: float, level: int) -> float:
    """Five small blocks, as many of them filled as the pressure is strong; the right end."""
    painter.setPen(QPen(INK, 0.7 * PT))
    for number in range(1, MOST_PRESSURE + 1):
        painter.setBrush(QBrush(INK) if number <= level else QBrush(Qt.BrushStyle.NoBrush))
        painter.drawRect(QRectF(left, middle - size / 2, size * 0.8, size))
        left += size
    return left


def warning_sign(painter: QPainter, left: float, middle: float, size: float) -> None:
    """A triangle with an exclamation mark."""
    top, bottom = middle - size * 0.48, middle + size * 0.42
    path = QPainterPath()
    path.addPolygon(
        QPolygonF([QPointF(left + size / 2, top), QPointF(left + size, bottom), QPointF(left, bottom)])
    )
    path.closeSubpath()
    painter.setBrush(WARN_EDGE)
    painter.setPen(
        QPen(WARN_EDGE, size * 0.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPath(path)
    _exclamation(painter, left + size / 2, top + size * 0.3, size * 0.5)


def stop_sign(painter: QPainter, left: float, middle: float, size: float) -> None:
    """A filled octagon with a bar."""
    around = [math.pi / 8 + n * math.pi / 4 for n in range(8)]
    centre, reach = QPointF(left + size / 2, middle), size / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#B3261E"))
    painter.drawPolygon(
        QPolygonF([centre + QPointF(math.cos(turn) * reach, math.sin(turn) * reach) for turn in around])
    )
    painter.setBrush(WHITE)
    painter.drawRect(QRectF(left + size * 0.24, middle - size * 0.08, size * 0.52, size * 0.16))


def swap_sign(painter: QPainter, box: QRectF, first: Side, then: Side) -> None:
    """Two arrows, one for each side, pointing opposite ways."""
    for side, height, way in ((first, 0.32, -1), (then, 0.68, 1)):
        y, half = box.top() + box.height() * height, box.width() / 2
        head = box.height() * 0.17
        tip = QPointF(box.center().x() + way * half, y)
        painter.setPen(QPen(side_ink(side), box.height() * 0.11, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(box.center().x() - way * half, y), tip)
        painter.drawPolyline(
            QPolygonF([tip + QPointF(-way * head, -head), tip, tip + QPointF(-way * head, head)])
        )


def _exclamation(painter: QPainter, centre: float, top: float, height: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(WHITE)
    thick = height * 0.2
    painter.drawRect(QRectF(centre - thick / 2, top, thick, height * 0.62))
    painter.drawEllipse(QPointF(centre, top + height * 0.86), thick * 0.6, thick * 0.6)
