"""Three movements that need the leg seen from its side.

Drawn for the left leg, which points to the left of the picture, in units of its own.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from massage_gui.core.region import Side
from massage_gui.core.routine import Pattern, Tool
from massage_gui.services.figure_ink import FigureInk
from massage_gui.services.figure_marks import circle_way, paint_arrow, paint_no_go
from massage_gui.services.figure_motion import Pose
from massage_gui.services.figure_tools import Held, paint_tool

LINE = 1.5

_ROUND = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
_LEGS = ("thigh", "calf", "knee", "shin")
_HIP, _KNEE = QPointF(225, 86), QPointF(98, 92)
_SHIN = 66.0
_BALL = Held(Tool.BALL, QPointF(146, 121), 13.0, close=0.3)
_ANKLE = QPointF(108, 130)
_TOES_BALL = Held(Tool.BALL, QPointF(58, 142), 17.0, close=0.2)
_TOE_JOINT = QPointF(66, 113)

_Limb = list[tuple[QPointF, float]]
"""The middles of discs along a limb, and how wide it is there."""


class Scene(StrEnum):
    """What is seen of the leg."""

    KNEE = "knee"
    ANKLE = "ankle"
    TOES = "toes"

    @property
    def view(self) -> QRectF:
        """What must be seen of it."""
        return _VIEWS[self]


_VIEWS = {
    Scene.KNEE: QRectF(6, 44, 178, 160),
    Scene.ANKLE: QRectF(8, 20, 150, 168),
    Scene.TOES: QRectF(8, 44, 160, 132),
}


def scene_of(region: str, pattern: Pattern | None, tool: Tool) -> Scene | None:
    """The scene of a movement of the leg itself; None where a tool moves on the body."""
    if pattern is Pattern.PRESS_MOVE and any(word in region for word in _LEGS):
        return Scene.KNEE
    if tool is Tool.FOOT:
        return Scene.TOES if pattern in (Pattern.SQUEEZE_HOLD, Pattern.SQUEEZE_SLIDE) else Scene.ANKLE
    return None


def paint_ground(painter: QPainter, scene: Scene, ink: FigureInk, side: Side | None) -> None:
    """Paint what stands still: the seat or the floor, the ball, the limb that rests, the arrows."""
    lit = ink.side(side)
    if scene is Scene.KNEE:
        _paint_seat(painter, ink)
        paint_tool(painter, _BALL, ink, LINE)
        paint_arrow(painter, _foot_way(), ink.arrow, ink.halo, 3.0, both_ends=True)
        _paint_skin(painter, ink, [(_HIP, 46.0), (_KNEE, 32.0)])
        _light(painter, QPointF(190, 104), QPointF(132, 103.5), lit)
    elif scene is Scene.ANKLE:
        paint_arrow(painter, circle_way(QPointF(48, 142), 32, -60), ink.arrow, ink.halo, 3.0)
        _paint_skin(painter, ink, [(QPointF(124, -120), 46.0), (QPointF(122, 50), 44.0), (_ANKLE, 22.0)])
        _light(painter, QPointF(138, 22), QPointF(130, 78), lit)
    else:
        _paint_floor(painter, ink)
        paint_tool(painter, _TOES_BALL, ink, LINE)
        shin = [(QPointF(142, -120), 40.0), (QPointF(141, 40), 36.0), (QPointF(134, 124), 24.0)]
        _paint_skin(painter, ink, shin, _sole())
        _light(painter, QPointF(119, 138), QPointF(88, 122), lit)


def paint_leg(painter: QPainter, scene: Scene, pose: Pose, ink: FigureInk) -> None:
    """Paint what moves, over the ground."""
    {Scene.KNEE: _paint_knee, Scene.ANKLE: _paint_ankle, Scene.TOES: _paint_toes}[scene](painter, pose, ink)


def leg_box(scene: Scene) -> QRectF:
    """The box of all that moves."""
    return {
        Scene.KNEE: QRectF(4, 70, 122, 116),
        Scene.ANKLE: QRectF(18, 98, 112, 80),
        Scene.TOES: QRectF(16, 92, 74, 67),
    }[scene]


def _paint_seat(painter: QPainter, ink: FigureInk) -> None:
    painter.setPen(QPen(ink.body.edge, LINE, *_ROUND))
    painter.setBrush(ink.body.quiet)
    painter.drawRoundedRect(QRectF(132, 148, 9, 120), 3, 3)
    painter.setBrush(ink.cloths[2])
    painter.drawRoundedRect(QRectF(116, 134, 300, 15), 6, 6)


def _paint_floor(painter: QPainter, ink: FigureInk) -> None:
    painter.setPen(QPen(ink.body.edge, 2.4, *_ROUND))
    painter.drawLine(QPointF(-100, 160), QPointF(300, 160))


def _foot_way() -> QPainterPath:
    """The foot's way, there and back, below it."""
    reach = _SHIN + 30
    box = QRectF(_KNEE.x() - reach, _KNEE.y() - reach, 2 * reach, 2 * reach)
    way = QPainterPath()
    way.arcMoveTo(box, 262)
    way.arcTo(box, 262, -44)
    return way


def _paint_knee(painter: QPainter, pose: Pose, ink: FigureInk) -> None:
    turned = QTransform.fromTranslate(_KNEE.x(), _KNEE.y()).rotate(2 + 62 * pose.along)
    painter.fillPath(turned.map(_shin_and_foot(LINE)), ink.body.edge)
    painter.fillPath(turned.map(_shin_and_foot(0.0)), ink.body.skin)
    # The thigh's end again: the shin's edge does not show in it.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.body.skin)
    painter.drawPolygon(_between(QPointF(124, 90.8), 18.0, _KNEE, 16.0))
    paint_no_go(painter, _back_of_knee(), ink.no_go, 0.9)


def _back_of_knee() -> QPainterPath:
    back = QPainterPath()
    back.addEllipse(QPointF(106, 104), 8, 5)
    return back


@cache
def _shin_and_foot(more: float) -> QPainterPath:
    """Hanging straight down from the knee, which lies at the origin; wider by `more` all round."""
    shin = [(QPointF(0, 0), 32.0), (QPointF(0, _SHIN), 18.0)]
    outline = QPainterPath()
    for piece in (
        *_pieces(shin, more),
        *_pieces(_foot(QPointF(4, _SHIN + 6), QPointF(-29, _SHIN + 9)), more),
    ):
        outline = outline.united(piece)
    return outline


def _paint_ankle(painter: QPainter, pose: Pose, ink: FigureInk) -> None:
    angle = math.tau * pose.round
    toes = QPointF(50 - 9 * math.cos(angle), 142 - 20 * math.sin(angle))
    heel = _ANKLE - (toes - _ANKLE) * 0.1 + QPointF(2, 9)
    _paint_skin(painter, ink, _foot(heel, toes))
    painter.setBrush(ink.body.skin)
    painter.drawPolygon(_between(QPointF(113, 102), 15.0, _ANKLE, 10.5))


def _paint_toes(painter: QPainter, pose: Pose, ink: FigureInk) -> None:
    bend = 10 + 70 * pose.press
    first = _TOE_JOINT + _polar(182 + bend * 0.4, 17)
    second = first + _polar(182 + bend * 1.15, 15)
    _paint_skin(painter, ink, [(_TOE_JOINT, 17.0), (first, 13.0), (second, 11.0)])
    painter.setBrush(ink.body.skin)
    painter.drawEllipse(_TOE_JOINT, 9.4, 9.4)


def _sole() -> _Limb:
    return [(QPointF(134, 141), 28.0), (QPointF(106, 124), 26.0), (_TOE_JOINT, 19.0)]


def _foot(heel: QPointF, toes: QPointF) -> _Limb:
    return [(heel, 20.0), (heel + (toes - heel) * 0.6, 17.0), (toes, 11.0)]


def _polar(degrees: float, length: float) -> QPointF:
    return QPointF(math.cos(math.radians(degrees)), -math.sin(math.radians(degrees))) * length


def _paint_skin(painter: QPainter, ink: FigureInk, *limbs: _Limb) -> None:
    """First all edges and then all skin, so that limbs melt into one."""
    for colour, more in ((ink.body.edge, LINE), (ink.body.skin, 0.0)):
        for limb in limbs:
            for piece in _pieces(limb, more):
                painter.fillPath(piece, colour)
    painter.setPen(Qt.PenStyle.NoPen)


def _pieces(limb: _Limb, more: float) -> Iterator[QPainterPath]:
    """The discs of a limb and what lies between them, wider by `more` all round."""
    for middle, width in limb:
        disc = QPainterPath()
        disc.addEllipse(middle, width / 2 + more, width / 2 + more)
        yield disc
    for (one, wide), (other, narrow) in itertools.pairwise(limb):
        between = QPainterPath()
        between.addPolygon(_between(one, wide / 2 + more, other, narrow / 2 + more))
        between.closeSubpath()
        yield between


def _between(one: QPointF, wide: float, other: QPointF, narrow: float) -> QPolygonF:
    angle = math.atan2(other.y() - one.y(), other.x() - one.x())
    across = QPointF(-math.sin(angle), math.cos(angle))
    return QPolygonF(
        [one + across * wide, other + across * narrow, other - across * narrow, one - across * wide]
    )


def _light(painter: QPainter, start: QPointF, end: QPointF, lit: QColor) -> None:
    """The region that is worked, along the limb's edge."""
    painter.setPen(QPen(lit, 7.0, *_ROUND))
    painter.drawLine(start, end)
