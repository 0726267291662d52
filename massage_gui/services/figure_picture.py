"""A picture of a segment before it is painted: what is shown, and how it lies in its rectangle."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

from massage_gui.core.region import Side
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.figure_layout import Task, outward
from massage_gui.services.figure_leg import LINE, Scene, scene_of
from massage_gui.services.figure_place import Place
from massage_gui.services.figure_places import middle_of, place_of

ASPECT = 0.74
"""The width of what must be seen, in its heights: that of a picture of 600 by 800."""

_HALF = 0.92
"""How much of its view a half needs where both are shown."""

_LINE = 0.0075
"""The width of a tool's edge, in heights of the view."""


@dataclass(frozen=True)
class Picture:
    """A segment's picture in a rectangle.

    `transform` leads from the drawing's units, written for the left side, to the rectangle, and mirrors
    for the right side; `line` is an edge's width in the drawing's units; `middle` the panel's mid-line.
    `leg` is set for the movements of a leg seen from the side, which have no place on the drawing.
    """

    rect: QRectF
    task: Task
    place: Place | None
    leg: Scene | None
    transform: QTransform
    line: float
    middle: float

    @cached_property
    def breath_radius(self) -> float:
        """The radius of the breath circle at its largest, in the rectangle's units."""
        return min(self.rect.width(), self.rect.height()) * 0.105

    @cached_property
    def breath_spot(self) -> QPointF:
        """The middle of the breath circle: the lower corner away from the side that is worked."""
        away = 1.35 * self.breath_radius
        left = self.place is not None and self.leg is None and outward(self.place) > 0
        left ^= self.task.side is Side.RIGHT
        x = self.rect.left() + away if left else self.rect.right() - away
        return QPointF(x, self.rect.bottom() - away)

    @cached_property
    def breath_rect(self) -> QRectF:
        """Where the breath circle is painted."""
        reach, spot = self.breath_radius * 1.1, self.breath_spot
        return QRectF(spot.x() - reach, spot.y() - reach, 2 * reach, 2 * reach)


def picture_of(drawing: BodyDrawing, no_go: Collection[str], rect: QRectF, task: Task) -> Picture:
    """The picture of a task; nothing moves on a region that must not be pressed."""
    task = task.at_rest() if task.region in no_go else task
    place = place_of(drawing, task.region, task.part, task.pattern)
    leg = scene_of(task.region, task.pattern, task.tool)
    view, line, middle = (leg or Scene.KNEE).view, LINE, 0.0
    if leg is None and place is not None:
        middle = middle_of(drawing, place.panel)
        x, y, height = _both(place.view, middle) if task.side is None else place.view
        view = QRectF(x - height * ASPECT / 2, y - height / 2, height * ASPECT, height)
        line = height * _LINE
    return Picture(rect, task, place, leg, _fitted(view, rect, task.side is Side.RIGHT), line, middle)


def _both(view: tuple[float, float, float], middle: float) -> tuple[float, float, float]:
    """The view of one half, moved and made larger so that both are seen: no side has its turn yet."""
    x, y, height = view
    return middle, y, max(height, 2 * abs(middle - x) / ASPECT + _HALF * height)


def _fitted(view: QRectF, rect: QRectF, mirrored: bool) -> QTransform:
    """The view as large as it goes in the middle of the rectangle."""
    scale = min(rect.width() / view.width(), rect.height() / view.height())
    made = QTransform.fromTranslate(rect.center().x(), rect.center().y())
    made.scale(-scale if mirrored else scale, scale)
    return made.translate(-view.center().x(), -view.center().y())
