"""The change of sides: names the side to come, points to it, wears its colour."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.ui.change_view import ChangeView
from massage_gui.ui.theme import DARK, LIGHT, Theme
from tests.ui.pixels import count, height_at, picture, places

LONGEST = (
    "Bend your knees. Lift your hips. With your right hand, move the ball to the right side, beside the "
    "spine. Let your legs slide out again, if that feels fine, and settle there for one long, slow breath."
)


def change(toward: Side, text: str = "Move the ball.") -> Segment:
    return Segment(15, SegmentKind.CHANGE, "Change sides", text, "Change.", toward=toward)


@pytest.fixture
def view(qtbot: QtBot) -> ChangeView:
    made = ChangeView()
    qtbot.addWidget(made)
    made.resize(860, 340)
    return made


def shown(view: ChangeView, toward: Side, theme: Theme = LIGHT) -> QImage:
    view.set_theme(theme)
    view.show_segment(change(toward))
    view.show_time(12)
    return picture(view)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("toward", [Side.LEFT, Side.RIGHT])
def test_invariant_4_word_colour_and_arrow_agree(view: ChangeView, toward: Side, theme: Theme) -> None:
    image = shown(view, toward, theme)
    assert view.heading == f"Change to the {toward.upper()} side"
    assert view.heading in view.accessibleName()
    assert count(image, theme.side(toward)) > image.width() * image.height() / 2
    assert count(image, theme.side(toward.other)) == 0
    ink = places(image, theme.on_side)
    left, right = min(x for x, _ in ink), max(x for x, _ in ink)
    tip, inner = (left + 2, left + 40) if toward is Side.LEFT else (right - 2, right - 40)
    assert height_at(ink, tip) < 12 < 60 < height_at(ink, inner)


def test_the_seconds_are_shown(view: ChangeView) -> None:
    before = shown(view, Side.LEFT)
    view.show_time(11)
    assert picture(view) != before
    assert "Move the ball." in view.accessibleName()


def test_u08_the_sides_differ_without_colour(view: ChangeView) -> None:
    grey = LIGHT._replace(left="#555555", right="#555555")
    assert shown(view, Side.LEFT, grey) != shown(view, Side.RIGHT, grey)


@pytest.mark.parametrize("size", [(860, 240), (860, 340), (1244, 480), (1880, 760)])
@pytest.mark.parametrize("text", ["Move the ball.", LONGEST], ids=["short", "long"])
def test_nothing_is_cut_off_and_nothing_overlaps(view: ChangeView, size: tuple[int, int], text: str) -> None:
    view.resize(*size)
    view.set_theme(LIGHT)
    view.show_segment(change(Side.RIGHT, text))
    view.show_time(15)
    image = picture(view)
    words = [(x, y) for x, y in places(image, LIGHT.on_side) if x < size[0] * 0.6]
    assert min(x for x, _ in words) > 8
    assert min(y for _, y in words) > 4
    assert max(y for _, y in words) < size[1] - 4
    rows = {y for _, y in words}
    gaps = [y for y in range(min(rows), max(rows)) if y not in rows and y - 1 in rows]
    assert len(gaps) >= 2, "heading, text and digits stand apart"


def test_every_change_that_ships_says_its_side(view: ChangeView, library: Library) -> None:
    for routine in library.routines:
        for sides in (Sides.LEFT_RIGHT, Sides.RIGHT_LEFT):
            for segment in compile(routine, Plan(sides=sides)).segments:
                if segment.kind is SegmentKind.CHANGE and segment.toward is not None:
                    view.show_segment(segment)
                    assert segment.toward.upper() in view.heading
                    assert segment.text in view.accessibleName()
