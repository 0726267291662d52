"""Where the tool goes: on the region, on the right side, and never on what must not be pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF

from massage_gui.core.library import Library
from massage_gui.core.region import Region, Side
from massage_gui.core.routine import Part, Pattern, Tool
from massage_gui.services.body_drawing import BodyDrawing, Panel
from massage_gui.services.figure_layout import held_tools, task_of
from massage_gui.services.figure_motion import pose, strokes
from massage_gui.services.figure_places import PLACES, bodies_at, middle_of, place_of, shapes_of, shown_region
from massage_gui.services.figure_tools import BRAID_THICK
from tests.figures import Shipped, a_segment, moving

NEAR = 46.0
"""How far beside its region a tool may be, in the drawing's units: from the shoulder as far as the neck."""


def touched(
    drawing: BodyDrawing, shipped: Shipped, part: Part = Part.WHOLE
) -> list[tuple[QPointF, float, Panel]]:
    """Where the tools touch over six strokes, how far they reach around that, and in which panel."""
    task = replace(task_of(shipped.segment, shipped.region), part=part)
    if task.pattern is None or task.tool is Tool.FOOT or task.pattern is Pattern.PRESS_MOVE:
        return []
    place = place_of(drawing, task.region, task.part, task.pattern)
    assert place is not None
    length = 6 / (strokes(task.pattern, task.pace, 1.0) or 1)
    found = []
    for number in range(60):
        now = pose(task.pattern, task.pace, length * number / 60)
        if now.lift == 0:
            for held in held_tools(task, place, now, middle_of(drawing, place.panel)):
                reach = held.size if held.tool is Tool.BALL else 0.0
                found.append((held.spot, BRAID_THICK / 2 if held.tool is Tool.BRAID else reach, place.panel))
    return found


def every_part(shipped: Shipped) -> list[Part]:
    return [part for region, part in PLACES if region == shipped.region] or [Part.WHOLE]


def test_every_movement_stays_on_or_near_its_region(drawing: BodyDrawing, library: Library) -> None:
    for shipped in moving(library):
        segment = shipped.segment
        assert segment.motion is not None
        for part in every_part(shipped):
            place = place_of(drawing, shipped.region, part, segment.motion.pattern)
            assert place is not None
            region = shown_region(shipped.region, place)
            side = Side.LEFT if segment.side is Side.RIGHT else segment.side
            boxes = [
                shape.path.boundingRect().adjusted(-NEAR, -NEAR, NEAR, NEAR)
                for shape in shapes_of(drawing, region, place.panel, side)
            ]
            for spot, _, _ in touched(drawing, shipped, part):
                assert any(box.contains(spot) for box in boxes), f"{shipped} {part}: {spot}"


def test_no_tool_ever_lies_on_what_must_not_be_pressed(
    drawing: BodyDrawing, library: Library, regions: tuple[Region, ...]
) -> None:
    no_go = {region.id for region in regions if region.no_go}
    for shipped in moving(library):
        for part in every_part(shipped):
            for spot, reach, panel in touched(drawing, shipped, part):
                for shape in drawing.panels[panel].shapes:
                    if shape.region in no_go:
                        around = [QPointF(x, y) for x in (-reach, 0, reach) for y in (-reach, 0, reach)]
                        # The corners of a round ball are not part of it.
                        near = [by for by in around if by.x() == 0 or by.y() == 0]
                        assert not any(shape.path.contains(spot + by) for by in near), f"{shipped}: {spot}"


def test_every_place_is_written_for_the_left(drawing: BodyDrawing) -> None:
    for (region, _), place in PLACES.items():
        spot = place.lines(Pattern.HOLD)[0].p1()
        middle = middle_of(drawing, place.panel)
        on_the_left = spot.x() < middle if place.panel in (Panel.BACK, Panel.SOLES) else spot.x() > middle
        assert on_the_left or region == "back-of-neck", region


def test_a_press_meant_for_the_temples_is_shown_on_the_back_of_the_head(drawing: BodyDrawing) -> None:
    place = place_of(drawing, "temple", Part.WHOLE, Pattern.PRESS_HOLD)
    assert place is not None
    assert (place.panel, shown_region("temple", place)) == (Panel.BACK, "head")
    circles = place_of(drawing, "temple", Part.WHOLE, Pattern.CIRCLES)
    assert circles is not None
    assert (circles.panel, shown_region("temple", circles)) == (Panel.HEAD_FRONT, "temple")


def test_a_part_that_is_not_written_is_the_whole(drawing: BodyDrawing) -> None:
    whole = place_of(drawing, "calf", Part.WHOLE, Pattern.KNEAD)
    assert place_of(drawing, "calf", Part.UPPER, Pattern.KNEAD) == whole


@pytest.mark.parametrize("pattern", list(Pattern))
def test_every_region_has_a_place_for_every_pattern(
    drawing: BodyDrawing, regions: tuple[Region, ...], pattern: Pattern
) -> None:
    for region in regions:
        place = place_of(drawing, region.id, Part.WHOLE, pattern)
        assert place is not None
        assert place.lines(pattern)
        assert all(bodies_at(drawing, place, side).isValid() for side in (None, Side.LEFT, Side.BOTH))


def test_an_unknown_region_has_none(drawing: BodyDrawing) -> None:
    assert place_of(drawing, "nowhere", Part.WHOLE, Pattern.HOLD) is None


def test_the_lower_half_lies_below_the_upper_one(drawing: BodyDrawing) -> None:
    for region in ("back-of-neck", "side-of-neck"):
        spots = [
            place.lines(Pattern.HOLD)[0].p1().y()
            for part in (Part.UPPER, Part.WHOLE, Part.LOWER)
            if (place := place_of(drawing, region, part, Pattern.HOLD))
        ]
        assert spots == sorted(spots)


def test_slides_go_the_way_they_say(drawing: BodyDrawing, library: Library) -> None:
    for shipped in moving(library):
        motion = shipped.segment.motion
        assert motion is not None
        place = place_of(drawing, shipped.region, Part.WHOLE, motion.pattern)
        assert place is not None
        line = place.lines(motion.pattern)[0]
        if motion.pattern is Pattern.SLIDE_UP:
            assert line.dy() < 0, str(shipped)
        if motion.pattern is Pattern.SLIDE_DOWN:
            assert line.dy() > 0, str(shipped)
        if motion.pattern is Pattern.SLIDE_OUT:
            middle = middle_of(drawing, place.panel)
            assert abs(line.x2() - middle) > abs(line.x1() - middle)


def test_both_halves_mirror_where_both_are_worked(drawing: BodyDrawing) -> None:
    task = task_of(a_segment(Pattern.CIRCLES, Tool.FINGERS, side=Side.BOTH), "jaw")
    place = place_of(drawing, "jaw", Part.WHOLE, Pattern.CIRCLES)
    assert place is not None
    middle = middle_of(drawing, place.panel)
    left, right = held_tools(task, place, pose(Pattern.CIRCLES, 15, 1.3), middle)
    assert left.spot.x() - middle == pytest.approx(middle - right.spot.x())
    assert left.tilt == -right.tilt
    assert left.flip is not right.flip


@pytest.mark.parametrize(
    ("region", "title", "part"),
    [
        ("back-of-neck", "Lower neck slides", Part.LOWER),
        ("back-of-neck", "Upper neck slides", Part.UPPER),
        ("side-of-neck", "Low: squeeze", Part.LOWER),
        ("shoulder", "Walk toward the neck", Part.ALONG),
        ("temple", "Back of the head", Part.LOWER),
        ("forearm", "Turn over", Part.INNER),
    ],
)
def test_steps_that_differ_only_in_their_place_say_so(
    library: Library, region: str, title: str, part: Part
) -> None:
    (segment, *_) = [s.segment for s in moving(library) if (s.region, s.segment.title) == (region, title)]
    assert task_of(segment, region).part is part
