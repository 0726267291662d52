"""The things that touch the body in the moving figure: a short painter for each."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from massage_gui.core.routine import Tool
from massage_gui.services.figure_hand import STEPS, TOUCH, Grip, paint_hand, reach
from massage_gui.services.figure_ink import FigureInk

BALL = 11.0
"""The radius of the ball, in the drawing's units: a little less than a tennis ball beside this body."""

BRAID_HALF, BRAID_THICK, BRAID_RISE = 38.0, 10.0, 10.0
"""Half the braid's width, how thick it is, and how far its ends, drawn forward, stand above its middle."""

FIST, FIST_TILT = 13.0, 62.0
"""How large a hand is that holds an end, and how far it leans out, in degrees."""

ROLL_STEPS, LIFT_STEPS, TILT_STEP = 24, 12, 2.0
"""How finely a ball's rolling, a hand's lift and its turn (in degrees) are told apart."""

_LIFT, _SHADOW = 0.14, 0.2
"""How much larger a hand looks in the air, and how far its shadow lies, in its breadths."""

_ROUND = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


@dataclass(frozen=True)
class Held:
    """A tool at a place, in the drawing's units.

    `spot` is what it touches, `size` a palm's breadth or the ball's radius; `rolled` is how far the ball has
    rolled, right and down; `close` and `lift` go from 0 to 1; `flip` makes a right hand of a left one.
    """

    tool: Tool
    spot: QPointF
    size: float
    grip: Grip = Grip.FLAT
    tilt: float = 0.0
    flip: bool = False
    close: float = 0.0
    lift: float = 0.0
    rolled: QPointF = field(default_factory=QPointF)

    @property
    def box(self) -> QRectF:
        """All that is painted of it and its signs, its edge and its shadow left out."""
        if self.tool is Tool.BALL:
            return _square(self.spot, self.size * 1.9)
        if self.tool is Tool.BRAID:
            rope = QRectF(
                -BRAID_HALF, -BRAID_RISE - BRAID_THICK, 2 * BRAID_HALF, BRAID_RISE + 2 * BRAID_THICK
            )
            left, right = _fists(self)
            return rope.translated(self.spot) | left.box | right.box
        # The rings of a weight are widest round the heel of a hand.
        rings = _square(self.spot, self.size * (1.45 if self.tool is Tool.HEEL else 0.75))
        hand = self.transform.map(reach(self.grip, round(self.close * STEPS))).boundingRect()
        away = self.lift * self.size * _SHADOW
        return hand | hand.translated(away, away) | rings

    @property
    def look(self) -> tuple[object, ...]:
        """What it looks like, wherever it is, to within what the eye can tell."""
        step, rolled = self.size / ROLL_STEPS, self.rolled
        parts = (
            self.tilt / TILT_STEP,
            self.close * STEPS,
            self.lift * LIFT_STEPS,
            rolled.x() / step,
            rolled.y() / step,
        )
        return self.tool, self.grip, self.flip, *(round(part) for part in parts)

    def rounded(self) -> Held:
        """The same to within what the eye can tell, so that pictures of it can be kept."""
        step = self.size / ROLL_STEPS
        return replace(
            self,
            tilt=round(self.tilt / TILT_STEP) * TILT_STEP,
            close=round(self.close * STEPS) / STEPS,
            lift=round(self.lift * LIFT_STEPS) / LIFT_STEPS,
            rolled=QPointF(round(self.rolled.x() / step) * step, round(self.rolled.y() / step) * step),
        )

    @property
    def transform(self) -> QTransform:
        """From a hand's own units to the drawing's."""
        size = self.size * (1 + _LIFT * self.lift)
        made = QTransform.fromTranslate(self.spot.x(), self.spot.y())
        made.rotate(self.tilt)
        made.scale(-size if self.flip else size, size)
        return made.translate(-TOUCH[self.grip].x(), -TOUCH[self.grip].y())


def paint_tool(painter: QPainter, held: Held, ink: FigureInk, line: float) -> None:
    """Paint a tool in the drawing's units; `line` is the width of its edge."""
    if held.tool is Tool.BALL:
        _paint_ball(painter, held, ink, line)
    elif held.tool is Tool.BRAID:
        _paint_braid(painter, held, ink, line)
    else:
        _paint_hand(painter, held, ink, line)


def _paint_hand(painter: QPainter, held: Held, ink: FigureInk, line: float) -> None:
    cuff = ink.cloths[2]
    if held.lift > 0.02:
        shadow = QColor(0, 0, 0, 60)
        painter.save()
        away = held.lift * held.size * _SHADOW
        painter.setTransform(held.transform * QTransform.fromTranslate(away, away), True)
        paint_hand(painter, held.grip, held.close, shadow, QColor(0, 0, 0, 0), QColor(0, 0, 0, 0), 0.01)
        painter.restore()
    painter.save()
    painter.setTransform(held.transform, True)
    paint_hand(painter, held.grip, held.close, ink.hand, ink.edge, cuff, line / held.size)
    painter.restore()


def _paint_ball(painter: QPainter, held: Held, ink: FigureInk, line: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    glow = QColor(ink.halo)
    glow.setAlphaF(0.25 + 0.35 * held.close)
    painter.setBrush(glow)
    around = held.size * (1.2 + 0.3 * held.close)
    painter.drawEllipse(held.spot, around, around)
    for colour, radius in ((ink.edge, held.size + line / 2), (ink.ball, held.size - line / 2)):
        painter.setBrush(colour)
        painter.drawEllipse(held.spot, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink.seam, held.size * 0.16, *_ROUND))
    for run in _seam(held):
        painter.drawPolyline(run)


def _seam(held: Held) -> list[QPolygonF]:
    """The runs of the ball's seam that are in front, rolled as far as the ball has come."""
    cos_x, sin_x = _turned(held.rolled.x() / held.size)
    cos_y, sin_y = _turned(held.rolled.y() / held.size)
    runs: list[QPolygonF] = []
    seen = False
    for x, y, z in _seam_points():
        x, z = x * cos_x + z * sin_x, z * cos_x - x * sin_x
        y, z = y * cos_y + z * sin_y, z * cos_y - y * sin_y
        if z > 0.12:
            if not seen:
                runs.append(QPolygonF())
            runs[-1].append(held.spot + QPointF(x, y) * (held.size * 0.94))
        seen = z > 0.12
    return runs


def _turned(angle: float) -> tuple[float, float]:
    return math.cos(angle), math.sin(angle)


@cache
def _seam_points() -> tuple[tuple[float, float, float], ...]:
    """The curve of a tennis ball's seam on a ball of radius 1, tilted to be seen from its prettier side."""
    points = []
    for step in range(57):
        t = math.tau * step / 56
        x = 0.7 * math.cos(t) + 0.3 * math.cos(3 * t)
        y = 0.7 * math.sin(t) - 0.3 * math.sin(3 * t)
        z = 2 * math.sqrt(0.21) * math.sin(2 * t)
        # Lying over, as a ball comes to rest.
        points.append((x, y * 0.8 - z * 0.6, y * 0.6 + z * 0.8))
    return tuple(points)


def _paint_braid(painter: QPainter, held: Held, ink: FigureInk, line: float) -> None:
    painter.save()
    painter.translate(held.spot)
    for number, (strand, wider) in enumerate(zip(_strands(0), _strands(round(line, 2)), strict=True)):
        painter.fillPath(wider, ink.edge)
        painter.fillPath(strand, ink.cloths[number % 3])
    painter.restore()
    for fist in _fists(held):
        _paint_hand(painter, fist, ink, line)


def _fists(braid: Held) -> tuple[Held, Held]:
    """The hands that hold the braid's ends."""
    ends = [(way, braid.spot + QPointF(way * BRAID_HALF, -BRAID_RISE)) for way in (-1, 1)]
    left, right = (Held(Tool.HAND, end, FIST, Grip.FIST, -way * FIST_TILT, way > 0) for way, end in ends)
    return left, right


@cache
def _strands(more: float) -> tuple[QPainterPath, ...]:
    """The strands of the braid, so much wider, which lie over each other like the scales of a cone."""
    made = []
    count = 18
    for number in range(count + 1):
        part = number / count * 2 - 1
        centre = QPointF(part * BRAID_HALF, -BRAID_RISE * abs(part) ** 2.2)
        leaf = QPainterPath()
        leaf.addEllipse(QPointF(0, 0), BRAID_THICK * 0.62 + more / 2, BRAID_THICK * 0.34 + more / 2)
        slope = math.degrees(
            math.atan2(-BRAID_RISE * 2.2 * abs(part) ** 1.2 * (1 if part > 0 else -1), BRAID_HALF)
        )
        turn = QTransform.fromTranslate(centre.x(), centre.y()).rotate(slope)
        turn.translate(0, BRAID_THICK * (0.2 if number % 2 else -0.2)).rotate(32 if number % 2 else -32)
        made.append(turn.map(leaf))
    return tuple(made)


def _square(middle: QPointF, half: float) -> QRectF:
    return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
