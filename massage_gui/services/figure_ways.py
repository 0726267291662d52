"""The arrows and signs that belong to each pattern: where the tool goes, where it squeezes and presses."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter

from massage_gui.core.region import Side
from massage_gui.core.routine import Pattern, Tool
from massage_gui.services.figure_hand import Grip
from massage_gui.services.figure_ink import FigureInk
from massage_gui.services.figure_layout import held_tools, outward
from massage_gui.services.figure_marks import (
    bowed,
    circle_way,
    paint_arrow,
    paint_ring,
    paint_squeeze,
    straight,
)
from massage_gui.services.figure_motion import still
from massage_gui.services.figure_picture import Picture
from massage_gui.services.figure_place import Place
from massage_gui.services.figure_tools import BALL, BRAID_HALF, Held, paint_tool

_SWINGS = (Pattern.UP_DOWN, Pattern.SIDE_TO_SIDE)
_GLIDES = (Pattern.SLIDE_UP, Pattern.SLIDE_DOWN, Pattern.SLIDE_OUT)
_SQUEEZES = (Pattern.SQUEEZE_HOLD, Pattern.KNEAD, Pattern.SQUEEZE_SLIDE)
_WIDTH = 1.9
"""The width of an arrow's line, in edges."""


def paint_ways(painter: QPainter, picture: Picture, place: Place, ink: FigureInk) -> None:
    """Paint the arrows that lie under the tool; again on the other half where both hands work."""
    _paint_half(painter, picture, place, ink)
    pattern = picture.task.pattern
    if pattern and picture.task.side is Side.BOTH and len(_tools(picture, place, pattern)) > 1:
        painter.save()
        painter.translate(2 * picture.middle, 0)
        painter.scale(-1, 1)
        _paint_half(painter, picture, place, ink)
        painter.restore()


def _tools(picture: Picture, place: Place, pattern: Pattern) -> tuple[Held, ...]:
    return held_tools(picture.task, place, still(pattern), picture.middle)


def _paint_half(painter: QPainter, picture: Picture, place: Place, ink: FigureInk) -> None:
    pattern, width = picture.task.pattern, picture.line * _WIDTH
    if pattern is None:
        return
    if pattern is Pattern.CIRCLES:
        _paint_circle(painter, place, ink, width)
    elif pattern is Pattern.SQUEEZE_SLIDE:
        for line in place.lines(pattern):
            paint_arrow(painter, straight(_part_of(line, 0.25, 0.8)), ink.arrow, ink.halo, width * 0.7)
    elif pattern in _SWINGS and picture.task.tool is Tool.BRAID:
        _paint_beside_braid(painter, place.lines(pattern)[0], ink, width)
    elif pattern in _SWINGS or pattern in _GLIDES:
        _paint_beside(painter, picture, place, ink, width)
    elif pattern in _SQUEEZES and place.lines(pattern)[0].length() > 8:
        _paint_walk(painter, picture, place, ink, width * 0.8)


def _paint_circle(painter: QPainter, place: Place, ink: FigureInk, width: float) -> None:
    line = place.lines(Pattern.CIRCLES)[0]
    way = circle_way(line.center(), place.reach + line.length() / 4 + width * 3.2, place.tilt)
    paint_arrow(painter, way, ink.arrow, ink.halo, width * 0.8)


def _paint_beside_braid(painter: QPainter, line: QLineF, ink: FigureInk, width: float) -> None:
    longer = _part_of(line, -0.35, 1.35)
    for way in (-1, 1):
        beside = longer.translated(way * (BRAID_HALF - 12), -3)
        paint_arrow(painter, straight(beside), ink.arrow, ink.halo, width, both_ends=True)


def _paint_beside(painter: QPainter, picture: Picture, place: Place, ink: FigureInk, width: float) -> None:
    """There and back: one arrow with two heads. A glide: an arrow, and a dotted one back in the air."""
    pattern = picture.task.pattern or Pattern.HOLD
    line = place.lines(pattern)[0]
    aside = _aside(picture, place, line)
    beside = line.translated(aside)
    if pattern in _SWINGS:
        more = max(0.1, (26 - beside.length()) / 2 / beside.length())
        longer = straight(_part_of(beside, -more, 1 + more))
        paint_arrow(painter, longer, ink.arrow, ink.halo, width, both_ends=True)
        return
    further = aside / math.hypot(aside.x(), aside.y()) * width
    back = bowed(beside.translated(further * 3.2), further * 2.2)
    paint_arrow(painter, back, ink.arrow, ink.halo, width * 0.7, dashed=True)
    paint_arrow(painter, straight(beside), ink.arrow, ink.halo, width)


def _paint_walk(painter: QPainter, picture: Picture, place: Place, ink: FigureInk, width: float) -> None:
    """A squeeze that walks goes one way, a knead there and back."""
    pattern = picture.task.pattern or Pattern.HOLD
    line = place.lines(pattern)[0]
    beside = straight(line.translated(_aside(picture, place, line)))
    paint_arrow(painter, beside, ink.arrow, ink.halo, width, both_ends=pattern is Pattern.KNEAD)


def _aside(picture: Picture, place: Place, line: QLineF) -> QPointF:
    """From the tool's way to where its arrow is seen: not under the arm that leads to a hand."""
    held = _tools(picture, place, picture.task.pattern or Pattern.HOLD)[0]
    tips = held.grip is Grip.TIPS
    gap = BALL + 6 if held.tool is Tool.BALL else held.size * (0.42 if tips else 1.45)
    if abs(line.dx()) > abs(line.dy()):
        return QPointF(0, -gap)
    way = outward(place)
    arm = -math.sin(math.radians(held.tilt)) * way
    return QPointF(-way * gap if held.tool is not Tool.BALL and arm > 0.3 else way * gap, 0)


def _part_of(line: QLineF, start: float, end: float) -> QLineF:
    return QLineF(line.pointAt(start), line.pointAt(end))


def paint_held(
    painter: QPainter, picture: Picture, held: Held, press: float, ink: FigureInk, alone: bool
) -> None:
    """Paint a tool with the signs of its weight under it, and of its squeeze over it."""
    _paint_press(painter, picture, held, press, ink)
    paint_tool(painter, held, ink, picture.line)
    _paint_squeeze(painter, picture, held, press, ink, alone)


def _paint_press(painter: QPainter, picture: Picture, held: Held, press: float, ink: FigureInk) -> None:
    pressed = (Pattern.HOLD, Pattern.PRESS_HOLD, Pattern.PRESS_MOVE)
    # Of two hands on one spot, the one on top has the rings.
    under = held.tool is Tool.HEEL and held.flip
    if picture.task.pattern in pressed and held.tool is not Tool.BRAID and not under:
        radius = BALL if held.tool is Tool.BALL else held.size * (0.75 if held.grip is Grip.HEEL else 0.36)
        paint_ring(painter, held.spot, radius, press, ink.arrow, ink.halo, picture.line * 1.1)


def _paint_squeeze(
    painter: QPainter, picture: Picture, held: Held, press: float, ink: FigureInk, alone: bool
) -> None:
    """The two arrows of a squeeze; hands that squeeze between them have one each."""
    if picture.task.pattern in _SQUEEZES and held.lift == 0:
        line = QLineF(-0.4, -1.3, 1.4, -1.3) if held.grip is Grip.PINCH else QLineF(0, 0.7, 0, -1.85)
        ends = held.transform.map(line)
        paint_squeeze(painter, ends, press, ink.arrow, ink.halo, picture.line * 1.5, not alone)
