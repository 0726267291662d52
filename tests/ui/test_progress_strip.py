"""The strip of the whole session: blocks in the colours of the sides, filled up to the cursor."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.timeline import SegmentKind
from massage_gui.ui.progress_strip import ProgressStrip
from massage_gui.ui.theme import LIGHT
from tests.core.routines_for_tests import USUAL
from tests.ui.pixels import count, picture, places


@pytest.fixture
def strip(qtbot: QtBot) -> ProgressStrip:
    made = ProgressStrip()
    qtbot.addWidget(made)
    made.set_theme(LIGHT)
    made.resize(900, 14)
    return made


def test_without_a_timeline_it_is_empty(strip: ProgressStrip) -> None:
    assert count(picture(strip), LIGHT.left) == 0


def test_it_fills_up_to_the_cursor_in_the_colour_of_the_side(strip: ProgressStrip) -> None:
    timeline = compile(USUAL)
    strip.show_timeline(timeline)
    assert count(picture(strip), LIGHT.left) == 0
    change = next(each for each in timeline.segments if each.kind is SegmentKind.CHANGE)
    strip.show_place(change.index, 0.5)
    half = picture(strip)
    assert count(half, LIGHT.left) > 1_000
    assert count(half, LIGHT.right) == 0
    done = max(x for x, _ in places(half, LIGHT.left)) / 900
    assert done == pytest.approx(change.start / timeline.total, abs=0.03)
    strip.show_place(len(timeline.segments) - 1, 1.0)
    full = picture(strip)
    assert count(full, LIGHT.right) == pytest.approx(count(full, LIGHT.left), rel=0.05)


def test_the_first_side_comes_first(strip: ProgressStrip) -> None:
    timeline = compile(USUAL, Plan(sides=Sides.RIGHT_LEFT))
    strip.show_timeline(timeline)
    strip.show_place(len(timeline.segments) - 1, 1.0)
    image = picture(strip)
    assert max(x for x, _ in places(image, LIGHT.right)) < min(x for x, _ in places(image, LIGHT.left))


def test_a_new_timeline_begins_empty(strip: ProgressStrip) -> None:
    strip.show_timeline(compile(USUAL))
    strip.show_place(8, 1.0)
    strip.show_timeline(compile(USUAL))
    assert count(picture(strip), LIGHT.left) == 0
