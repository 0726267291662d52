"""The signs of the moving figure: arrows, rings for weight, the hatching."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

_ROUND = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)

HEAD = 3.2
"""How long an arrow's head is, in widths of its line."""


def paint_arrow(
    painter: QPainter,
    way: QPainterPath,
    ink: QColor,
    halo: QColor,
    width: float,
    both_ends: bool = False,
    dashed: bool = False,
) -> None:
    """Paint an arrow along a path, with a halo so that it is seen on any ground."""
    heads = [_head(way, 1.0, width)]
    if both_ends:
        heads.append(_head(way, 0.0, width))
    painter.setBrush(halo)
    _draw(painter, way, heads, QPen(halo, width * 2.4, *_ROUND), QPen(halo, width * 1.6, *_ROUND))
    painter.setBrush(ink)
    line = QPen(ink, width, *_ROUND)
    if dashed:
        line.setDashPattern([0.6, 2.0])
    _draw(painter, way, heads, line, QPen(ink, width * 0.3, *_ROUND))


def _draw(painter: QPainter, way: QPainterPath, heads: list[QPolygonF], line: QPen, edge: QPen) -> None:
    painter.strokePath(way, line)
    painter.setPen(edge)
    for head in heads:
        painter.drawPolygon(head)


def _head(way: QPainterPath, part: float, width: float) -> QPolygonF:
    """The triangle at one end of a way."""
    tip = way.pointAtPercent(part)
    near = min(0.2, width / max(way.length(), width))
    back = way.pointAtPercent(abs(part - near))
    angle = math.atan2(tip.y() - back.y(), tip.x() - back.x())
    ahead = QPointF(math.cos(angle), math.sin(angle)) * (width * HEAD)
    across = QPointF(-ahead.y(), ahead.x()) * 0.62
    return QPolygonF([tip + ahead * 0.7, tip - ahead * 0.4 + across, tip - ahead * 0.4 - across])


def straight(line: QLineF) -> QPainterPath:
    """The way along a line."""
    way = QPainterPath(line.p1())
    way.lineTo(line.p2())
    return way


def bowed(line: QLineF, out: QPointF) -> QPainterPath:
    """The way from a line's end back to its start, swung out by `out` in its middle."""
    way = QPainterPath(line.p2())
    way.quadTo(line.center() + out * 2, line.p1())
    return way


def circle_way(middle: QPointF, radius: float, tilt: float = 0.0) -> QPainterPath:
    """A clockwise part of a circle, its middle at `tilt` degrees from the top, where no hand covers it."""
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    way = QPainterPath()
    way.arcMoveTo(box, 90 - tilt + 115)
    way.arcTo(box, 90 - tilt + 115, -215)
    return way


def paint_squeeze(
    painter: QPainter, line: QLineF, close: float, ink: QColor, halo: QColor, width: float, one: bool = False
) -> None:
    """Two arrows that come towards each other from a line's ends as a squeeze closes; or the first alone."""
    colour = QColor(ink)
    colour.setAlphaF(0.45 + 0.55 * close)
    tails = [(line.p1(), line.p2() - line.p1()), (line.p2(), line.p1() - line.p2())]
    for tail, way in tails[:1] if one else tails:
        start = tail + way * (0.1 * close)
        line = QLineF(start, start + way * 0.14)
        painter.fillPath(_dart(line, width * 1.7, width * 0.7), halo)
        painter.fillPath(_dart(line, width, 0.0), colour)


def _dart(line: QLineF, width: float, more: float) -> QPainterPath:
    """A short arrow as one filled shape; its ends reach `more` further."""
    angle = math.atan2(line.dy(), line.dx())
    ahead = QPointF(math.cos(angle), math.sin(angle))
    across = QPointF(-ahead.y(), ahead.x()) * (width / 2)
    tail, neck = line.p1() - ahead * more, line.p2() - ahead * more
    tip, wing = line.p2() + ahead * (HEAD * width * 0.62 + more), across * HEAD
    dart = QPainterPath()
    points = [tail + across, neck + across, neck + wing, tip, neck - wing, neck - across, tail - across]
    dart.addPolygon(QPolygonF([*points, points[0]]))
    return dart


def paint_ring(
    painter: QPainter, spot: QPointF, radius: float, strong: float, ink: QColor, halo: QColor, width: float
) -> None:
    """Two rings round a spot that draw together the more it is pressed."""
    for number in (1, 2):
        wide = radius * (1.06 + 0.27 * number * (1.25 - 0.6 * strong))
        for colour, line in ((halo, 2.4 * width), (ink, 1.4 * width)):
            shown = QColor(colour)
            shown.setAlphaF((0.35 + 0.65 * strong) / number)
            painter.fillPath(_hoop(spot, wide, line), shown)


def _hoop(spot: QPointF, radius: float, width: float) -> QPainterPath:
    """A ring as a filled shape, which is painted much faster than a wide line."""
    hoop = QPainterPath()
    hoop.addEllipse(spot, radius + width / 2, radius + width / 2)
    hoop.addEllipse(spot, radius - width / 2, radius - width / 2)
    return hoop


def paint_no_go(painter: QPainter, shape: QPainterPath, ink: QColor, width: float) -> None:
    """Paint diagonal lines within an outline; lines, no pattern, so that paper and mirror show them alike."""
    soft = QColor(ink)
    soft.setAlpha(40)
    painter.setPen(QPen(ink, width, *_ROUND))
    painter.setBrush(soft)
    painter.drawPath(shape)
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    box = shape.boundingRect()
    step, x = width * 5.0, box.left() - box.height()
    while x < box.right():
        # Only as long as the box is wide: a long line costs much, clipped or not.
        start, end = max(0.0, box.left() - x), min(box.height(), box.right() - x)
        painter.drawLine(QPointF(x + start, box.bottom() - start), QPointF(x + end, box.bottom() - end))
        x += step
    painter.restore()
