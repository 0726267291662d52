"""One segment on the page: what is shown of it, and on which side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.routine import Breath, Hand
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.figure_view import FigureView
from massage_gui.ui.step_view import StepView
from massage_gui.ui.theme import LIGHT
from tests.ui.pixels import count, picture
from tests.ui.walk import settle

SIZE = (1244, 480)


@pytest.fixture
def view(qtbot: QtBot, drawing: BodyDrawing) -> Iterator[StepView]:
    made = StepView(FigureView(drawing, [], lambda: 0.0), lambda: 10.0)
    qtbot.addWidget(made)
    made.set_theme(LIGHT)
    made.set_scale(1.2)
    made.resize(*SIZE)
    made.show()
    yield made
    made.hide()


def work(side: Side | None, kind: SegmentKind = SegmentKind.WORK, pressure: int = 2) -> Segment:
    return Segment(
        20, kind, "Roll", "Roll slowly.", "Roll.", side=side, number=2, hand=Hand.OTHER, pressure=pressure,
        breath=Breath.SLOW, caution="Keep off the spine.",
    )  # fmt: skip


def show(view: StepView, segment: Segment, eased: int = 0) -> None:
    view.show_segment(segment, "lower-back", eased)
    view.ring.show_time(10, 20, "")
    settle()


def test_a_step_that_may_not_be_made_longer_says_so(view: StepView) -> None:
    show(view, replace(work(Side.LEFT), longest=20))
    assert "No extra time here" in view.words.how.text()
    for longest in (60, None):
        show(view, replace(work(Side.LEFT), longest=longest))
        assert "No extra time" not in view.words.how.text()


@pytest.mark.parametrize("kind", [SegmentKind.REST, SegmentKind.FINISH])
def test_no_hand_is_named_where_none_works(view: StepView, kind: SegmentKind) -> None:
    show(view, work(Side.LEFT, kind))
    assert "hand" not in view.words.how.text().lower()


def middle(widget: QWidget) -> int:
    return widget.x() + widget.width() // 2


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_invariant_4_the_block_stands_on_the_side_worked_in_its_colour(view: StepView, side: Side) -> None:
    show(view, work(side))
    outer = [middle(view.side), middle(view.ring), middle(view.words)]
    assert outer == sorted(outer, reverse=side is Side.RIGHT)
    assert view.side_is_on_the_right is (side is Side.RIGHT)
    assert (middle(view.side) < SIZE[0] / 2) is (side is Side.LEFT)
    for part in (view.ring, view.side):
        assert count(picture(part), LIGHT.side(side)) > 500
        assert count(picture(part), LIGHT.side(side.other)) == 0
    hand = side.other.capitalize()
    assert view.words.how.text().startswith(f"{hand} hand")


@pytest.mark.parametrize("side", [None, Side.BOTH])
def test_without_a_side_it_wears_neither_colour(view: StepView, side: Side | None) -> None:
    show(view, work(Side.RIGHT))
    show(view, work(side))
    assert not view.side_is_on_the_right
    for part in (view.ring, view.side):
        assert not any(count(picture(part), QColor(each)) for each in (LIGHT.left, LIGHT.right))


def test_all_that_a_step_says_is_shown(view: StepView) -> None:
    show(view, work(Side.LEFT))
    words = view.words
    assert words.title.text() == "Roll"
    assert words.lines.text() == "Roll slowly."
    assert words.caution.isVisible()
    assert words.caution.text() == "Keep off the spine."
    assert "Breathe in for 5" in words.how.text()
    assert words.pressure.isVisible()


@pytest.mark.parametrize(
    ("kind", "pressed"),
    [
        (SegmentKind.GET_READY, False),
        (SegmentKind.SETUP, False),
        (SegmentKind.WORK, True),
        (SegmentKind.REST, False),
        (SegmentKind.CHECK, True),
        (SegmentKind.FINISH, False),
    ],
)
def test_a_pressure_is_shown_where_one_presses(view: StepView, kind: SegmentKind, pressed: bool) -> None:
    show(view, work(Side.LEFT, kind), eased=1)
    assert view.words.pressure.isVisible() is pressed
    assert view.words.lighter.isVisible() is pressed


@pytest.mark.parametrize(("pressure", "eased", "target"), [(3, 0, 3), (3, 1, 2), (3, 5, 1), (1, 1, 1)])
def test_eased_it_is_lighter_but_still_a_touch(
    view: StepView, pressure: int, eased: int, target: int
) -> None:
    show(view, work(Side.LEFT, pressure=pressure), eased)
    assert view.words.pressure.target == target


def test_invariant_4_every_step_that_ships_stands_on_its_side(view: StepView, library: Library) -> None:
    for routine in library.routines:
        for sides in (Sides.LEFT_RIGHT, Sides.RIGHT_LEFT):
            for segment in compile(routine, Plan(sides=sides)).segments:
                if segment.kind is SegmentKind.CHANGE:
                    continue
                view.show_segment(segment, routine.region, 0)
                assert view.side_is_on_the_right is (segment.side is Side.RIGHT)
                told = view.side.accessibleName().lower()
                for side in (Side.LEFT, Side.RIGHT):
                    assert (side in told) is (segment.side is side)
