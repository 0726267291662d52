"""Hands for the moving figure: one silhouette of rounded strokes, in several grips.

A hand is drawn in palm breadths: fingers towards smaller y, the thumb of a left hand, seen on its back, at
larger x.
"""

from __future__ import annotations

import itertools
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

FINGERS = ((-0.37, 0.66), (-0.125, 0.88), (0.125, 0.95), (0.37, 0.84))
"""Little finger to index: where it grows from the palm, and how long it is."""

KNUCKLES = -0.42
WIDE = 0.235
THUMB_WIDE = 0.26
STEPS = 20
"""How many shapes lie between an open hand and a shut one."""


class Grip(StrEnum):
    """How a hand is held."""

    FLAT = "flat"
    CUPPED = "cupped"
    FIST = "fist"
    TIPS = "tips"
    HEEL = "heel"
    THUMB = "thumb"
    PINCH = "pinch"


#: The point of the hand that lies on the spot.
TOUCH = {
    Grip.FLAT: QPointF(0, -0.35),
    Grip.CUPPED: QPointF(0.05, -0.45),
    Grip.FIST: QPointF(0, -0.6),
    Grip.HEEL: QPointF(0, 0.35),
    Grip.TIPS: QPointF(0.05, -1.22),
    Grip.THUMB: QPointF(0.68, -0.98),
    Grip.PINCH: QPointF(0.5, -1.3),
}


def paint_hand(
    painter: QPainter, grip: Grip, close: float, skin: QColor, edge: QColor, cuff: QColor, line: float
) -> None:
    """Paint a hand in its own units; `close` is 0 for open and 1 for shut, `line` the width of its edge."""
    step = round(close * STEPS)
    # Filling a wider outline costs a thirtieth of stroking a soft line round the hand.
    painter.fillPath(silhouette(grip, step, round(2 * line, 3)), edge)
    painter.fillPath(silhouette(grip, step, 0.0), skin)
    painter.setPen(_pen(_soft(edge), line * 0.8))
    for left, right in itertools.pairwise(FINGERS):
        knuckle = QPointF((left[0] + right[0]) / 2, KNUCKLES)
        painter.drawLine(knuckle, knuckle + QPointF(0, 0.14))
    painter.fillPath(_cuff(round(line, 3)), edge)
    painter.fillPath(_cuff(0.0), cuff)


def _soft(colour: QColor) -> QColor:
    soft = QColor(colour)
    soft.setAlpha(colour.alpha() * 3 // 5)
    return soft


@cache
def silhouette(grip: Grip, step: int, more: float) -> QPainterPath:
    """The outline of fingers, thumb and palm in one, shut by so many steps of `STEPS`, and so much wider."""
    close = step / STEPS
    outline = _palm().united(_stroked(_palm(), more)) if more else _palm()
    for number in range(4):
        outline = outline.united(_stroked(_finger(grip, number, close), WIDE + more))
    return outline.united(_stroked(_thumb(grip, close), THUMB_WIDE + more))


def _through(*points: QPointF) -> QPainterPath:
    way = QPainterPath(points[0])
    for point in points[1:]:
        way.lineTo(point)
    return way


def _stroked(way: QPainterPath, width: float) -> QPainterPath:
    """A rounded stroke along a way."""
    stroker = QPainterPathStroker(_pen(QColor(), width))
    stroker.setCurveThreshold(0.01)
    return stroker.createStroke(way)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


@cache
def reach(grip: Grip, step: int) -> QPainterPath:
    """Around all of a hand that is painted, its edge left out, with the arrows of a squeeze."""
    around = QPainterPath(silhouette(grip, step, 0.0))
    around.addPath(_cuff(0.0))
    if grip is Grip.CUPPED:
        around.addRect(QRectF(-0.1, -2.0, 0.2, 1.0))
    elif grip is Grip.PINCH:
        around.addRect(QRectF(-0.6, -1.4, 2.2, 0.2))
    return around


@cache
def _cuff(more: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-0.44, 0.98, 0.88, 0.32).adjusted(-more, -more, more, more), 0.09, 0.09)
    return path


@cache
def _palm() -> QPainterPath:
    path = QPainterPath(QPointF(-0.48, -0.42))
    path.lineTo(0.48, -0.42)
    path.cubicTo(0.52, 0.0, 0.5, 0.3, 0.33, 0.62)
    path.lineTo(0.31, 1.1)
    path.lineTo(-0.31, 1.1)
    path.lineTo(-0.33, 0.62)
    path.cubicTo(-0.48, 0.3, -0.52, 0.0, -0.48, -0.42)
    path.closeSubpath()
    return path


def _finger(grip: Grip, number: int, close: float) -> QPainterPath:
    x, length = FINGERS[number]
    root = QPointF(x, KNUCKLES)
    if grip is Grip.PINCH and number == 3:
        return _through(root, QPointF(0.24, -0.95), QPointF(0.5 - _gap(close), -1.34))
    if grip in (Grip.PINCH, Grip.THUMB, Grip.FIST) or (grip is Grip.TIPS and number == 0):
        return _through(root, root + QPointF(0, -0.2 - 0.03 * number))
    shorter = 1 - (0.42 * close if grip is Grip.CUPPED else 0.0)
    spread = x * (0.16 if grip in (Grip.FLAT, Grip.HEEL) else 0.02 - 0.2 * close)
    return _through(root, root + QPointF(spread, -length * shorter))


def _thumb(grip: Grip, close: float) -> QPainterPath:
    """The thumb, from the palm to its tip."""
    root = QPointF(0.34, 0.25)
    if grip is Grip.PINCH:
        return _through(root, QPointF(0.76, -0.4), QPointF(0.5 + _gap(close), -1.26))
    if grip is Grip.THUMB:
        return _through(root, QPointF(0.6, -0.3), QPointF(0.68, -1.05))
    if grip is Grip.FIST:
        return _through(root, QPointF(0.46, -0.3), QPointF(0.12, -0.44))
    if grip is Grip.CUPPED:
        tip = QPointF(0.8 - 0.26 * close, -0.5)
        return _through(root, QPointF(0.74 - 0.1 * close, -0.1), tip)
    return _through(root, QPointF(0.58, 0.0), QPointF(0.6, -0.28))


def _gap(close: float) -> float:
    """Half the way between thumb and finger."""
    return 0.36 - 0.14 * close
