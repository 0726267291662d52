"""What floor mode says: few words, and the right side."""

from __future__ import annotations

import pytest

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Segment, SegmentKind, Timeline
from massage_gui.services.player import Moment
from massage_gui.ui.floor_words import FloorWords
from tests.samples import sample_routine


@pytest.fixture
def words() -> FloorWords:
    return FloorWords()


@pytest.fixture
def timeline() -> Timeline:
    return compile(sample_routine(two_sided=True), Plan(sides=Sides.RIGHT_LEFT))


def moment(segment: Segment, lead_in: float = 0.0) -> Moment:
    return Moment(segment, State.RUNNING, 12, 12.0, 30.0, 18.0, 100.0, 140.0, lead_in, True, 0.0)


def test_the_side_or_what_the_segment_is_for(words: FloorWords, timeline: Timeline) -> None:
    assert [words.plate(segment) for segment in timeline.segments] == [
        "Get ready", "Both sides", "RIGHT side", "RIGHT side", "LEFT side", "LEFT side", "LEFT side",
        "Both sides",
    ]  # fmt: skip


def test_one_instruction(words: FloorWords, timeline: Timeline) -> None:
    assert words.line(timeline.segments[0]) == "Sit tall on a firm chair."
    assert words.line(timeline.segments[2]) == "Small rolls on the right."
    silent = Segment(5, SegmentKind.WORK, "A title", "Much text.", "")
    assert words.line(silent) == "A title"
    assert words.line(Segment(5, SegmentKind.GET_READY, "Get ready", "", "Get ready.")) == "Get ready"


def test_what_the_digits_count(words: FloorWords, timeline: Timeline) -> None:
    assert words.under(moment(timeline.segments[2])) == "Work"
    assert words.under(moment(timeline.segments[0])) == "", "the plate says it"
    assert words.under(moment(timeline.segments[2], lead_in=2.4)) == "Go on in 3"
    assert words.time_left(moment(timeline.segments[2])) == "1:40 left"


def test_invariant_4_every_change_that_ships_names_its_side(words: FloorWords, library: Library) -> None:
    for routine in library.routines:
        for segment in compile(routine, Plan()).segments:
            if segment.kind is SegmentKind.CHANGE:
                assert segment.toward is Side.RIGHT
                assert words.change(segment.toward) == "Change to the RIGHT side"
                assert words.plate(segment) == "RIGHT side"
    assert words.change(Side.LEFT) == "Change to the LEFT side"
