"""The layers of the map, one by one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QApplication

from massage_gui.core.region import Side
from massage_gui.services.body_drawing import BodyDrawing, Panel, Shape
from massage_gui.services.body_painter import Mark
from massage_gui.ui.map_layers import ground, paint_chosen, paint_no_go, paint_pointed
from massage_gui.ui.map_places import MapPlaces
from massage_gui.ui.theme import DARK, LIGHT, Theme
from tests.ui.pixels import sized


def square(region: str, side: Side | None, x: float) -> Shape:
    """A shape of 40 x 40 at a place."""
    path = QPainterPath()
    path.addRect(x, 10, 40, 40)
    return Shape(Panel.BACK, region, side, path)


LEFT, RIGHT = square("calf", Side.LEFT, 10), square("calf", Side.RIGHT, 60)


@pytest.fixture
def image() -> QImage:
    """White, 110 x 60."""
    made = QImage(110, 60, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    return made


def test_the_half_that_was_clicked_is_stronger(image: QImage) -> None:
    painter = QPainter(image)
    paint_chosen(painter, [LEFT, RIGHT], ("calf", Side.LEFT), LIGHT)
    painter.end()
    left, right = image.pixelColor(30, 30), image.pixelColor(80, 30)
    assert left.hslHue() == pytest.approx(QColor(LIGHT.left).hslHue(), abs=8)
    assert right.hslHue() == pytest.approx(QColor(LIGHT.right).hslHue(), abs=8)
    assert left.lightness() < right.lightness() - 30


def test_with_no_half_clicked_both_are_strong(image: QImage) -> None:
    painter = QPainter(image)
    paint_chosen(painter, [LEFT, RIGHT], ("calf", None), LIGHT)
    painter.end()
    assert image.pixelColor(80, 30).lightness() < 130


def test_a_chosen_region_keeps_the_colour_of_its_side_when_pointed_at(image: QImage) -> None:
    painter = QPainter(image)
    paint_pointed(painter, [LEFT], LIGHT.focus, ("calf", Side.LEFT), LIGHT)
    paint_pointed(painter, [RIGHT], LIGHT.focus, None, LIGHT)
    painter.end()
    assert image.pixelColor(30, 30).name().upper() == LIGHT.left
    assert image.pixelColor(80, 30).name().upper() == LIGHT.lit
    assert image.pixelColor(60, 30).name().upper() == LIGHT.focus


def test_no_go_is_told_by_lines_and_not_by_colour_alone(image: QImage) -> None:
    painter = QPainter(image)
    paint_no_go(painter, [LEFT], LIGHT)
    painter.end()
    inside = [image.pixelColor(x, 30).lightness() for x in range(15, 45)]
    crossings = sum((one < 200) != (other < 200) for one, other in pairwise(inside))
    assert crossings >= 4


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_region_with_a_routine_is_tinted_and_one_without_is_not(
    qapp: QApplication, drawing: BodyDrawing, theme: Theme
) -> None:
    places = MapPlaces(drawing, {"calf"}, QSize(900, 900), qapp.font())
    # A line of the figure runs through the middle.
    at = places.centre(("calf", Side.LEFT)) + QPointF(6, 0)

    def colour(mark: Mark) -> str:
        made = ground(places, 1.0, theme, {"calf": mark})
        return made.toImage().pixelColor(at.toPoint()).name().upper()

    assert colour(Mark.TINTED) == theme.region
    assert colour(Mark.PLAIN) == theme.skin


def test_the_legend_stands_under_the_body_where_it_has_room(qapp: QApplication, drawing: BodyDrawing) -> None:
    assert qapp is not None

    def under(size: QSize) -> bool:
        places = MapPlaces(drawing, {"calf"}, size, sized(15))
        foot = places.transform.mapRect(drawing.size).bottom() + 1
        image = ground(places, 1.0, LIGHT, {}).toImage()
        strip = [image.pixel(x, y) for x in range(size.width()) for y in range(int(foot), size.height())]
        return len(set(strip)) > 1

    assert under(QSize(900, 700))
    assert not under(QSize(320, 700))
