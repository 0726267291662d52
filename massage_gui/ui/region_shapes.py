"""The shapes that can be pointed at: which one lies under a point, and where each one lies."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from massage_gui.core.region import Side
from massage_gui.services.body_drawing import Shape

Key = tuple[str, Side | None]


class RegionShapes:
    """Shapes by region and side; all lengths are in the drawing's units."""

    def __init__(self, shapes: Iterable[Shape] = ()) -> None:
        self.all = tuple(shapes)

    def of(self, key: Key) -> list[Shape]:
        """The shapes of one half of a region, or of a whole region (without a side), in every panel."""
        region, side = key
        return [shape for shape in self.all if shape.region == region and side in (None, shape.side)]

    def main(self, key: Key) -> Shape:
        """The shape where people look first: an inset counts only where the figure has nothing to click."""
        return max(self.of(key), key=self._weight)

    def _weight(self, shape: Shape) -> float:
        box = shape.path.boundingRect()
        return box.width() * box.height() * (0.05 if shape.panel.is_inset else 1.0)

    def centre(self, key: Key) -> QPointF:
        """A point well inside the main shape."""
        return _inside(self.main(key).path)

    def at(self, point: QPointF) -> Shape | None:
        """The shape that holds this point."""
        return next((shape for shape in self.all if shape.path.contains(point)), None)

    def near(self, point: QPointF, reach: float, narrower: float) -> Shape | None:
        """The nearest shape within `reach` of a point, of those narrower than a width."""
        spot = QPainterPath()
        spot.addEllipse(point, reach, reach)
        close = [
            shape
            for shape in self.all
            if shape.path.boundingRect().width() < narrower and shape.path.intersects(spot)
        ]
        return min(
            close, key=lambda shape: _distance(shape.path.boundingRect().center(), point), default=None
        )


def _inside(path: QPainterPath) -> QPointF:
    centre = path.boundingRect().center()
    if path.contains(centre):
        return centre
    box = path.boundingRect()
    grid = (
        QPointF(box.x() + box.width() * i / 12, box.y() + box.height() * j / 12)
        for i in range(1, 12)
        for j in range(1, 12)
    )
    within = [point for point in grid if path.contains(point)]
    return min(within, key=lambda point: _distance(point, centre), default=centre)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
