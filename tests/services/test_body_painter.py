"""The body as it is painted, on screen and on paper alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from massage_gui.core.region import Region, Side
from massage_gui.services.body_drawing import BodyDrawing, Panel
from massage_gui.services.body_painter import (
    BodyInk,
    Mark,
    best_panel,
    fit,
    paint_figure,
    paint_mark,
    paint_panel,
)

INK = BodyInk(
    *(
        QColor(name)
        for name in ("#eeddcc", "#998877", "#ccbbaa", "#ddaa99", "#dccfc0", "#777", "#fff", "#aa5533")
    )
)
RED, BLUE = QColor("#ff0000"), QColor("#0000ff")
PAPER = QRectF(0, 0, 300, 300)


def painted(paint: Callable[[QPainter], None]) -> QImage:
    """White paper after something was painted on it."""
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def pixels(image: QImage, colour: QColor) -> list[int]:
    """The columns of every pixel of a colour."""
    return [x for x in range(300) for y in range(300) if image.pixelColor(x, y) == colour]


def test_the_figure_shows_each_region_where_it_is_seen_best(
    drawing: BodyDrawing, regions: tuple[Region, ...]
) -> None:
    assert best_panel(drawing, "lower-back") is Panel.BACK
    assert best_panel(drawing, "chest") is Panel.FRONT
    assert best_panel(drawing, "foot-sole") is Panel.SOLES
    assert best_panel(drawing, "nowhere") is None
    assert all(best_panel(drawing, region.id) for region in regions)


@pytest.mark.parametrize("whole", [True, False])
def test_the_sides_have_their_colours_and_their_places(drawing: BodyDrawing, whole: bool) -> None:
    lit: dict[Side | None, QColor] = {Side.LEFT: RED, Side.RIGHT: BLUE}
    image = painted(lambda painter: paint_figure(painter, PAPER, drawing, "lower-back", INK, lit, whole))
    left, right = pixels(image, RED), pixels(image, BLUE)
    assert left
    assert right
    # From behind, the user's left is on the left.
    assert max(left) < min(right)


def test_on_the_front_the_users_left_is_on_the_right(drawing: BodyDrawing) -> None:
    lit: dict[Side | None, QColor] = {Side.LEFT: RED, Side.RIGHT: BLUE}
    image = painted(lambda painter: paint_figure(painter, PAPER, drawing, "chest", INK, lit))
    assert max(pixels(image, BLUE)) < min(pixels(image, RED))


def test_only_the_side_that_is_worked_is_lit(drawing: BodyDrawing) -> None:
    image = painted(lambda painter: paint_figure(painter, PAPER, drawing, "calf", INK, {Side.LEFT: RED}))
    assert pixels(image, RED)
    assert not pixels(image, BLUE)


@pytest.mark.parametrize("whole", [True, False])
def test_every_region_can_be_lit_in_the_small_figure(
    drawing: BodyDrawing, regions: tuple[Region, ...], whole: bool
) -> None:
    lit: dict[Side | None, QColor] = {Side.LEFT: RED, Side.RIGHT: RED, None: RED}
    for region in regions:
        image = painted(partial(_paint_small, drawing, region.id, lit, whole))
        assert any(image.pixelColor(x, y) == RED for x in range(300) for y in range(300)), region.id


def _paint_small(
    drawing: BodyDrawing, region: str, lit: dict[Side | None, QColor], whole: bool, painter: QPainter
) -> None:
    paint_figure(painter, PAPER, drawing, region, INK, lit, whole)


def test_from_near_the_region_is_larger(drawing: BodyDrawing) -> None:
    lit: dict[Side | None, QColor] = {Side.LEFT: RED, Side.RIGHT: RED}

    def size(whole: bool) -> int:
        image = painted(lambda painter: paint_figure(painter, PAPER, drawing, "calf", INK, lit, whole))
        return len(pixels(image, RED))

    assert size(False) > 2 * size(True)


def test_nothing_is_painted_outside_its_place(drawing: BodyDrawing) -> None:
    place = QRectF(100, 100, 90, 120)
    lit: dict[Side | None, QColor] = {Side.LEFT: RED}
    image = painted(lambda painter: paint_figure(painter, place, drawing, "calf", INK, lit, whole=False))
    outside = [
        (x, y)
        for x in range(0, 300, 2)
        for y in range(0, 300, 2)
        if not place.adjusted(-1, -1, 1, 1).contains(x, y) and image.pixelColor(x, y) != QColor("white")
    ]
    assert outside == []


def test_an_unknown_region_paints_nothing(drawing: BodyDrawing) -> None:
    image = painted(lambda painter: paint_figure(painter, PAPER, drawing, "nowhere", INK, {}))
    assert image == painted(lambda _: None)


def test_fitting_keeps_the_shape_and_the_middle() -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    fit(painter, QRectF(50, 50, 10, 20), PAPER)
    box = painter.transform().mapRect(QRectF(50, 50, 10, 20))
    painter.end()
    assert box == QRectF(75, 0, 150, 300)


def test_a_region_with_a_routine_is_filled_and_edged_and_one_without_is_the_bodys_own_skin(
    drawing: BodyDrawing,
) -> None:
    back, calf = drawing.panels[Panel.BACK], drawing.shape_of("calf", Side.LEFT, Panel.BACK)
    assert calf is not None

    def paint(marks: dict[str, Mark] | None) -> QImage:
        def body(painter: QPainter) -> None:
            fit(painter, calf.path.boundingRect(), PAPER)
            paint_panel(painter, back, INK, marks)

        return painted(body)

    tinted, plain, bare = paint({}), paint({"calf": Mark.PLAIN}), paint(None)
    assert pixels(tinted, INK.region)
    assert pixels(tinted, INK.region_edge)
    # What else is near has a routine, so that only the calf differs.
    assert len(pixels(plain, INK.region)) < len(pixels(tinted, INK.region)) / 2
    assert len(pixels(plain, INK.skin)) > len(pixels(tinted, INK.skin)) * 2
    assert not pixels(bare, INK.region)


def test_hatching_leaves_the_body_visible_between_its_lines(drawing: BodyDrawing) -> None:
    shape = drawing.shape_of("belly", None, Panel.FRONT)
    assert shape is not None

    def hatch(painter: QPainter) -> None:
        fit(painter, shape.path.boundingRect(), PAPER)
        paint_mark(painter, shape.path, Mark.HATCHED, INK._replace(quiet=RED))

    image = painted(hatch)
    covered = len(pixels(image, RED)) / (300 * 300)
    assert 0.02 < covered < 0.5


@pytest.mark.parametrize("mark", list(Mark))
def test_each_mark_differs_from_the_others_without_colour(drawing: BodyDrawing, mark: Mark) -> None:
    shape = drawing.shape_of("belly", None, Panel.FRONT)
    assert shape is not None
    grey = BodyInk(
        *(QColor(name) for name in ("#ffffff", "#555", "#555", "#aaa", "#555", "#555", "#fff", "#555"))
    )

    def shown(which: Mark) -> QImage:
        def one(painter: QPainter) -> None:
            fit(painter, shape.path.boundingRect(), PAPER)
            paint_mark(painter, shape.path, which, grey)

        return painted(one)

    assert all(shown(mark) != shown(other) for other in Mark if other is not mark)
