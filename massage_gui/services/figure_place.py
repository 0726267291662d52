"""A place on the drawing: what is shown of the body, and the lines that the tool follows there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLineF, QPointF

from massage_gui.core.routine import Pattern
from massage_gui.services.body_drawing import Panel

Line = tuple[float, float, float, float]
"""From (x, y) to (x, y)."""


@dataclass(frozen=True)
class Place:
    """One part of a region, for the left side, in the drawing's units.

    `view` is the middle and the height of what must be seen. `along` runs from where glides and swings begin
    to where they end, `across` from the outside in, `walk` from the first to the last spot that is worked in
    turn; `fan` holds a line for each finger. `tilt` turns a hand, in degrees clockwise from fingers up, and
    `reach` is how wide the circles are; `over` tells that the hand comes over the body's edge from its other
    face; `lit` is the region that is lit where it is not the routine's own.
    """

    panel: Panel
    view: tuple[float, float, float]
    along: Line
    across: Line
    walk: Line
    tilt: float = 0.0
    reach: float = 6.0
    fan: tuple[Line, ...] = ()
    over: bool = False
    lit: str = ""

    def lines(self, pattern: Pattern) -> tuple[QLineF, ...]:
        """The lines that a pattern follows; where there are several, each stroke takes the next one."""
        if pattern is Pattern.SQUEEZE_SLIDE and self.fan:
            return tuple(_line(each) for each in self.fan)
        if pattern in (Pattern.UP_DOWN, Pattern.SLIDE_UP, Pattern.SLIDE_DOWN, Pattern.SQUEEZE_SLIDE):
            return (_line(self.along),)
        if pattern in (Pattern.SIDE_TO_SIDE, Pattern.SLIDE_OUT):
            return (_line(self.across),)
        return (_line(self.walk),)


def at(x: float, y: float) -> Line:
    """A line that stays at a point."""
    return x, y, x, y


@cache
def _line(ends: Line) -> QLineF:
    return QLineF(QPointF(*ends[:2]), QPointF(*ends[2:]))
