"""The moving figure as it is painted."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter, QTransform

from massage_gui.core.library import Library
from massage_gui.core.region import Region, Side
from massage_gui.core.routine import Pattern, Tool
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.figure_ink import PAPER, FigureInk
from massage_gui.services.figure_painter import BreathWords, FigurePainter, Moment
from tests.figures import RECT, a_segment, differing, moving, painted

ALIKE = replace(PAPER, right=PAPER.left)
"""Colours in which the sides do not differ."""

pytestmark = pytest.mark.usefixtures("qapp")

TIMES = (1.3, 4.4)


@cache
def no_go(regions: tuple[Region, ...]) -> frozenset[str]:
    return frozenset(region.id for region in regions if region.no_go)


@pytest.fixture
def painter(drawing: BodyDrawing, regions: tuple[Region, ...]) -> FigurePainter:
    return FigurePainter(drawing, no_go(regions), ALIKE)


def has(image: QImage, colour: QColor, near: int = 12) -> int:
    """How many pixels are nearly of a colour."""
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixelColor(x, y)
            apart = (pixel.red() - colour.red(), pixel.green() - colour.green(), pixel.blue() - colour.blue())
            found += max(map(abs, apart)) <= near
    return found


def test_every_movement_of_every_routine_is_painted(painter: FigurePainter, library: Library) -> None:
    for shipped in moving(library):
        picture = painter.picture(QRectF(0, 0, 96, 128), shipped.segment, shipped.region)
        ground = painted(painter, picture, None)
        assert differing(ground, painted(painter, picture, 1.3)), str(shipped)


def test_the_right_side_is_the_mirror_image_of_the_left(painter: FigurePainter, library: Library) -> None:
    rect = QRectF(0, 0, 120, 160)
    flip = QTransform.fromScale(-1, 1)
    for shipped in moving(library):
        if shipped.segment.side is not Side.LEFT:
            continue
        right = replace(shipped.segment, side=Side.RIGHT)
        one, other = (painter.picture(rect, segment, shipped.region) for segment in (shipped.segment, right))
        left_picture, right_picture = painted(painter, one, 1.3), painted(painter, other, 1.3)
        apart = differing(left_picture, right_picture.transformed(flip), 70)
        assert len(apart) < 0.01 * 120 * 160, f"{shipped}: {len(apart)}"
        assert len(differing(left_picture, right_picture)) > 0.02 * 120 * 160, "the sides look different"


def test_on_the_back_left_is_on_the_left_and_on_the_front_on_the_right(painter: FigurePainter) -> None:
    for region, on_the_left in (("upper-back", True), ("chest", False)):
        for side in (Side.LEFT, Side.RIGHT):
            segment = a_segment(Pattern.UP_DOWN, side=side)
            picture = painter.picture(RECT, segment, region)
            (ball,) = painter.moment(picture, 2.0).tools
            spot = picture.transform.map(ball.spot)
            mid_line = picture.transform.map(QPointF(picture.middle, 0))
            left_of_it = spot.x() < mid_line.x()
            assert left_of_it is (on_the_left == (side is Side.LEFT)), f"{region} {side}"


def test_the_side_is_lit_in_its_colour(drawing: BodyDrawing) -> None:
    painter = FigurePainter(drawing, (), PAPER)
    for side, colour in ((Side.LEFT, PAPER.left), (Side.RIGHT, PAPER.right), (Side.BOTH, PAPER.both)):
        image = painted(painter, painter.picture(RECT, a_segment(None, side=side), "calf"), None)
        assert has(image, colour) > 100
        others = {PAPER.left.name(), PAPER.right.name(), PAPER.both.name()} - {colour.name()}
        assert not any(has(image, QColor(name), 3) for name in others)


@pytest.mark.parametrize("region", ["upper-back", "lower-back", "calf", "front-of-thigh", "shoulder", "jaw"])
def test_what_must_not_be_pressed_is_hatched(
    drawing: BodyDrawing, painter: FigurePainter, region: str
) -> None:
    segment = a_segment(Pattern.HOLD)
    hatched = painted(painter, painter.picture(RECT, segment, region), None)
    bare = FigurePainter(drawing, (), ALIKE)
    plain = painted(bare, bare.picture(RECT, segment, region), None)
    assert has(hatched, PAPER.no_go, 60) > 50 + has(plain, PAPER.no_go, 60)


@pytest.mark.parametrize("pattern", list(Pattern))
def test_nothing_moves_on_what_must_not_be_pressed(painter: FigurePainter, pattern: Pattern) -> None:
    picture = painter.picture(RECT, a_segment(pattern, side=Side.BOTH), "spine")
    assert painter.moment(picture, 3) == Moment()
    assert painter.standing(picture) == Moment()


def test_the_tool_is_painted_within_its_rectangle(painter: FigurePainter, library: Library) -> None:
    for shipped in moving(library):
        if shipped.segment.side is Side.RIGHT:
            continue
        picture = painter.picture(QRectF(0, 0, 120, 160), shipped.segment, shipped.region)
        ground = painted(painter, picture, None)
        for seconds in TIMES:
            moment = painter.moment(picture, seconds)
            places = [painter.tools_rect(picture, moment), picture.breath_rect]
            inside = [place.toAlignedRect() for place in places]
            for x, y in differing(ground, painted(painter, picture, seconds), 8):
                assert any(place.contains(x, y) for place in inside), f"{shipped} at {seconds}: {x}, {y}"


@pytest.mark.parametrize("pattern", list(Pattern))
@pytest.mark.parametrize("tool", list(Tool))
def test_any_tool_can_make_any_movement(painter: FigurePainter, pattern: Pattern, tool: Tool) -> None:
    for side, region in ((Side.LEFT, "middle-back"), (Side.BOTH, "belly"), (Side.RIGHT, "foot-sole")):
        picture = painter.picture(RECT, a_segment(pattern, tool, side=side), region)
        assert differing(painted(painter, picture, None), painted(painter, picture, 1.3))


def test_the_same_time_gives_the_same_picture(painter: FigurePainter) -> None:
    picture = painter.picture(RECT, a_segment(Pattern.UP_DOWN), "calf")
    first = painted(painter, picture, 2.5)
    painted(painter, picture, 9.0)
    assert painted(painter, picture, 2.5) == first


def test_a_still_has_a_tool_and_arrows_and_no_breath_circle(painter: FigurePainter) -> None:
    segment = a_segment(Pattern.UP_DOWN)
    picture = painter.picture(RECT, segment, "calf")
    image = QImage(240, 320, QImage.Format.Format_RGB32)
    on = QPainter(image)
    painter.paint_still(on, RECT, segment, "calf")
    on.end()
    assert has(image, PAPER.ball) > 20
    assert has(image, PAPER.arrow) > 20
    assert has(image, PAPER.breath, 4) == 0
    assert has(painted(painter, picture, 1), PAPER.breath, 4) > 20


def test_nothing_is_painted_outside_its_place(painter: FigurePainter) -> None:
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    blank = image.copy()
    on = QPainter(image)
    painter.paint_still(on, QRectF(100, 100, 90, 120), a_segment(Pattern.KNEAD, Tool.HANDS), "calf")
    on.end()
    place = QRect(99, 99, 92, 122)
    found = differing(image, blank)
    assert found
    assert all(place.contains(x, y) for x, y in found)


def test_a_still_on_paper_is_drawn_in_lines_not_as_a_picture(drawing: BodyDrawing) -> None:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    writer.setPageMargins(QMarginsF())
    on = QPainter(writer)
    still = FigurePainter(drawing, {"spine"}, PAPER)
    still.paint_still(on, QRectF(0, 0, 3000, 4000), a_segment(Pattern.UP_DOWN), "upper-back")
    on.end()
    data = bytes(kept.data().data())
    assert data.startswith(b"%PDF")
    assert b"/Subtype /Image" not in data


def test_in_black_and_white_the_tool_stands_out_from_the_region(drawing: BodyDrawing) -> None:
    painter = FigurePainter(drawing, (), PAPER)
    picture = painter.picture(RECT, a_segment(Pattern.UP_DOWN), "calf")
    image = painted(painter, picture, 1.0).convertToFormat(QImage.Format.Format_Grayscale8)
    (ball,) = painter.moment(picture, 1.0).tools
    spot = picture.transform.map(ball.spot)
    inside = [
        image.pixelColor(round(spot.x()) + x, round(spot.y()) + y).red() for x in (-3, 0, 3) for y in (-3, 3)
    ]
    beside = image.pixelColor(
        round(spot.x()), round(spot.y() - ball.size * 2.2 * picture.transform.m11())
    ).red()
    assert min(inside) > beside + 50


def test_the_words_of_the_breath_are_those_given(drawing: BodyDrawing) -> None:
    silent = FigurePainter(drawing, (), PAPER)
    spoken = FigurePainter(drawing, (), PAPER, BreathWords("in", "out"))
    picture = silent.picture(RECT, a_segment(Pattern.UP_DOWN), "calf")
    found = differing(painted(silent, picture, 1.0), painted(spoken, picture, 1.0))
    assert found
    circle = picture.breath_rect.toAlignedRect()
    assert all(circle.contains(x, y) for x, y in found)


def test_an_unknown_region_paints_an_empty_ground(painter: FigurePainter) -> None:
    picture = painter.picture(RECT, a_segment(Pattern.UP_DOWN), "nowhere")
    image = painted(painter, picture, None)
    assert has(image, PAPER.body.ground, 0) == 240 * 320


def test_the_colour_of_a_side() -> None:
    ink: FigureInk = PAPER
    assert [ink.side(side) for side in (Side.LEFT, Side.RIGHT, Side.BOTH, None)] == [
        ink.left, ink.right, ink.both, ink.both,
    ]  # fmt: skip
