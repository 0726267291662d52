"""What the body map paints, from the bottom to the top; everything in the drawing's units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from massage_gui.services.body_drawing import Shape
from massage_gui.services.body_painter import Mark, paint_lit, paint_panel
from massage_gui.services.figure_marks import paint_no_go as paint_hatched
from massage_gui.ui.body_labels import paint_captions
from massage_gui.ui.map_legend import paint_legend
from massage_gui.ui.map_places import MapPlaces
from massage_gui.ui.region_shapes import Key
from massage_gui.ui.theme import Theme

_AWAY = 120
"""How strong, of 255, the half is shown that was not clicked."""


def ground(places: MapPlaces, ratio: float, theme: Theme, marks: Mapping[str, Mark]) -> QPixmap:
    """The picture that never changes while the pointer moves: both figures, the insets, the captions."""
    made = QPixmap(places.size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(theme.window))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if places.legend is not None:
        paint_legend(painter, places.legend, theme, places.font)
    painter.setTransform(places.transform, True)
    for panel in places.drawing.panels.values():
        paint_panel(painter, panel, theme.ink, marks)
    paint_captions(painter, places.drawing, theme, places.font, places.transform.m11())
    painter.end()
    return made


def paint_no_go(painter: QPainter, shapes: Iterable[Shape], theme: Theme, edge: str = "") -> None:
    """Paint where nothing must press: beside the chosen region, or pointed at, with an `edge` then."""
    for shape in shapes:
        paint_hatched(painter, shape.path, QColor(theme.stop_text), 1.3)
        if edge:
            painter.strokePath(shape.path, QPen(QColor(edge), 2.0))


def paint_chosen(painter: QPainter, shapes: Iterable[Shape], chosen: Key, theme: Theme) -> None:
    """Paint the region that is chosen in the colours of its sides, the half that was clicked stronger."""
    for shape in shapes:
        colour = theme.side(shape.side)
        fill = QColor(colour)
        fill.setAlpha(225 if chosen[1] in (shape.side, None) else _AWAY)
        paint_lit(painter, shape, fill, colour)


def paint_pointed(
    painter: QPainter, shapes: Iterable[Shape], edge: str, chosen: Key | None, theme: Theme
) -> None:
    """Paint the region that is pointed at, or has the focus."""
    for shape in shapes:
        is_chosen = chosen is not None and shape.region == chosen[0]
        fill = theme.side(shape.side) if is_chosen else QColor(theme.lit)
        paint_lit(painter, shape, fill, QColor(edge))
