"""Where everything is in a map of one size: the body, its insets, the legend, the bubbles."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QTransform

from massage_gui.services.body_drawing import BodyDrawing, Panel, Shape
from massage_gui.ui.body_labels import caption_size
from massage_gui.ui.map_layout import laid_out
from massage_gui.ui.map_legend import legend_size
from massage_gui.ui.neighbours import Neighbours
from massage_gui.ui.region_shapes import Key, RegionShapes

if TYPE_CHECKING:
    from massage_gui.ui.map_bubble import Surroundings

# The first picture has no bubble; what places one is loaded when something is first pointed at.

CATCH = 9.0
"""How far beside a small region a click still counts, in pixels."""
SMALL = 34.0
"""A region narrower than this many pixels is small."""
EDGE = 4.0
"""How far the body stays from the edge of the map, in pixels."""
LEGEND_FROM = 420.0
"""A map less high than this, in pixels, keeps all of it for the body."""


class MapPlaces:
    """The drawing laid out in so many pixels for this font; only these regions can be pointed at."""

    def __init__(self, drawing: BodyDrawing, regions: Collection[str], size: QSize, font: QFont) -> None:
        self.size, self.font = size, font
        self._body, self._regions = drawing, regions
        self._bubbles: dict[tuple[str, Key, Panel | None], QRectF] = {}
        self._legend = legend_size(font)
        room = QRectF(QPointF(), size).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        self._has_legend = self._legend.width() <= room.width() and room.height() >= LEGEND_FROM
        self.transform = _fitting(
            drawing.size, room.adjusted(0, 0, 0, -self._legend.height() * self._has_legend)
        )

    # A window is given several sizes before it is first painted: this is done for the last one only.
    @cached_property
    def drawing(self) -> BodyDrawing:
        """The body, its insets moved to where they have room for their captions."""
        return laid_out(self._body, caption_size(self.font, self.transform.m11()))

    @cached_property
    def shapes(self) -> RegionShapes:
        """What can be pointed at."""
        return RegionShapes(each for each in self.drawing.shapes() if each.region in self._regions)

    @property
    def legend(self) -> QPointF | None:
        """The middle of the legend, under the body; None where there is no room for it."""
        foot = self.transform.mapRect(self.drawing.size)
        return (
            foot.center() + QPointF(0, (foot.height() + self._legend.height()) / 2)
            if self._has_legend
            else None
        )

    @cached_property
    def neighbours(self) -> Neighbours[Key]:
        """Where the arrow keys lead."""
        return Neighbours(
            {key: self.shapes.centre(key) for key in {shape.key: None for shape in self.shapes.all}}
        )

    @cached_property
    def around(self) -> Surroundings:
        """What a bubble must mind."""
        from massage_gui.ui.map_bubble import Box, Surroundings

        boxes: dict[bool, list[Box]] = {True: [], False: []}
        for panel, drawn in self.drawing.panels.items():
            # The arms lie at the sides of a figure: what is worked most is in its middle.
            arms = 0 if panel.is_inset else drawn.bounds.width() / 4
            bounds = self.transform.mapRect(drawn.bounds.adjusted(arms, 0, -arms, 0))
            boxes[panel.is_inset].append(Box.of(bounds))
        whole = Box(0, 0, self.size.width(), self.size.height())
        return Surroundings(whole, insets=tuple(boxes[True]), figures=tuple(boxes[False]))

    def box(self, shape: Shape) -> QRect:
        """The box round a shape, in pixels."""
        return self.transform.mapRect(shape.path.boundingRect()).toAlignedRect()

    def centre(self, key: Key) -> QPointF:
        """A point well inside a region, in pixels."""
        return self.transform.map(self.shapes.centre(key))

    def at(self, where: QPointF) -> Shape | None:
        """The shape under a point in pixels; small regions also catch what is just beside them."""
        inverse, _ = self.transform.inverted()
        point, scale = inverse.map(where), self.transform.m11()
        return self.shapes.at(point) or self.shapes.near(point, CATCH / scale, SMALL / scale)

    def bubble(self, text: str, key: Key, panel: Panel | None) -> QRectF:
        """Where the bubble of a region goes, beside its shape in this panel, or where people look first."""
        known = (text, key, panel)
        if known not in self._bubbles:
            self._bubbles[known] = self._bubble(*known)
        return self._bubbles[known]

    def _bubble(self, text: str, key: Key, panel: Panel | None) -> QRectF:
        from massage_gui.ui.map_bubble import bubble_box

        at = self.drawing.shape_of(*key, panel) if panel is not None else None
        at = at or self.shapes.main(key)
        twin = self.drawing.shape_of(at.region, at.side.other, at.panel) if at.side else None
        boxes = [QRectF(self.box(each)) for each in (at, twin) if each is not None]
        return bubble_box(text, boxes[0], self.around, self.font, *boxes[1:])


def _fitting(size: QRectF, room: QRectF) -> QTransform:
    scale = max(0.05, min(room.width() / size.width(), room.height() / size.height()))
    made = QTransform.fromTranslate(room.center().x(), room.center().y())
    made.scale(scale, scale)
    return made.translate(-size.center().x(), -size.center().y())
