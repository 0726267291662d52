"""The body, its insets, the legend and the bubbles in maps of many sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QApplication

from massage_gui.core.library import Library
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.captions import captions_of
from massage_gui.ui.map_legend import legend_size
from massage_gui.ui.map_places import LEGEND_FROM, MapPlaces
from tests.ui.pixels import sized

SIZES = [(364, 520), (562, 540), (720, 720), (960, 740), (1500, 1000)]


def places(drawing: BodyDrawing, size: tuple[int, int], pixels: int = 15) -> MapPlaces:
    """A map of this size, every region in it."""
    ids = {shape.region for shape in drawing.shapes()}
    return MapPlaces(drawing, ids, QSize(*size), sized(pixels))


@pytest.mark.parametrize("pixels", [15, 30])
@pytest.mark.parametrize("size", [*SIZES, (300, 300)])
def test_body_and_legend_share_the_map_without_meeting(
    qapp: QApplication, drawing: BodyDrawing, size: tuple[int, int], pixels: int
) -> None:
    assert qapp is not None
    made, whole = places(drawing, size, pixels), QRectF(QPointF(), QSize(*size))
    body = QRectF()
    for panel in made.drawing.panels.values():
        body |= made.transform.mapRect(panel.bounds)
    assert whole.contains(body)
    if made.legend is not None:
        legend = QRectF(QPointF(), legend_size(sized(pixels)))
        legend.moveCenter(made.legend)
        assert whole.contains(legend)
        assert not legend.intersects(body)
        assert legend.top() - body.bottom() < 80, "far from the body"


def test_the_legend_gives_way_where_there_is_no_room_for_it(qapp: QApplication, drawing: BodyDrawing) -> None:
    assert qapp is not None
    assert places(drawing, (720, 720)).legend is not None
    assert places(drawing, (720, int(LEGEND_FROM))).legend is None
    assert places(drawing, (320, 720)).legend is None
    assert places(drawing, (500, 540), 30).legend is None


@pytest.mark.parametrize("size", SIZES)
def test_no_bubble_that_ships_hides_its_region_or_an_inset(
    qapp: QApplication, drawing: BodyDrawing, library: Library, size: tuple[int, int]
) -> None:
    assert qapp is not None
    made, bubbles = places(drawing, size), captions_of(library).bubbles
    for shape in made.shapes.all:
        bubble = made.bubble(bubbles[shape.key], shape.key, shape.panel)
        assert QRectF(QPointF(), QSize(*size)).contains(bubble)
        assert not bubble.intersects(made.box(shape)), shape.key
        over = [
            panel
            for panel, drawn in made.drawing.panels.items()
            if panel.is_inset and bubble.intersects(made.transform.mapRect(drawn.bounds))
        ]
        assert size[0] < 600 or over == [], (shape.key, over)


def test_the_arrow_keys_know_every_region(qapp: QApplication, drawing: BodyDrawing) -> None:
    assert qapp is not None
    made = places(drawing, (720, 720))
    for shape in made.shapes.all:
        ways = [made.neighbours.beyond(shape.key, step) for step in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        assert any(ways), shape.key
