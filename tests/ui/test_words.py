"""The program's words: one for everything that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Region, Side
from massage_gui.core.routine import Breath, Hand, Position
from massage_gui.core.timeline import SegmentKind
from massage_gui.ui.words import Words, clock_text, day_text
from tests.samples import sample_routine

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def words() -> Words:
    return Words()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (9.4, "0:09"), (59.6, "1:00"), (410, "6:50"), (3_600, "60:00"), (-3, "0:00")],
)
def test_a_time_is_minutes_and_seconds(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_invariant_4_a_side_is_always_the_user_s_own(words: Words) -> None:
    assert [words.side(side) for side in Side] == ["left", "right", "both sides"]
    assert [words.side_loud(side) for side in Side] == ["LEFT side", "RIGHT side", "Both sides"]
    assert (words.side(None), words.side_loud(None)) == ("", "")


@pytest.mark.parametrize(
    ("hand", "side", "text"),
    [
        (Hand.SAME, Side.LEFT, "Left hand"),
        (Hand.SAME, Side.RIGHT, "Right hand"),
        (Hand.OTHER, Side.LEFT, "Right hand"),
        (Hand.OTHER, Side.RIGHT, "Left hand"),
        (Hand.BOTH, Side.LEFT, "Both hands"),
        (Hand.EITHER, None, "Either hand"),
        (Hand.SAME, Side.BOTH, ""),
        (Hand.OTHER, None, ""),
        (Hand.FREE, Side.LEFT, ""),
    ],
)
def test_invariant_4_the_hand_follows_the_side(
    words: Words, hand: Hand, side: Side | None, text: str
) -> None:
    assert words.hand(hand, side) == text


def test_everything_has_a_word_of_its_own(words: Words) -> None:
    for told in (
        [words.kind(kind) for kind in SegmentKind],
        [words.breath(breath) for breath in Breath],
        [words.position(position) for position in Position],
        [words.pressure(level) for level in range(6)],
    ):
        assert all(told)
        assert len(set(told)) == len(told)


@pytest.mark.parametrize(("seconds", "text"), [(1, "1 min"), (89, "1 min"), (95, "2 min"), (420, "7 min")])
def test_a_length_is_told_in_whole_minutes(words: Words, seconds: float, text: str) -> None:
    assert words.minutes(seconds) == text


def test_a_region_is_named_with_the_half_that_is_meant(words: Words, regions: Sequence[Region]) -> None:
    back = next(each for each in regions if each.id == "lower-back")
    assert words.region(back, Side.LEFT) == f"{back.name}, left"
    assert words.region(back, None) == words.region(back, Side.BOTH) == back.name


def test_a_routine_s_tool_is_named(words: Words, library: Library) -> None:
    told = {routine.id: words.tool(routine) for routine in library.routines}
    assert told["lower-back"] == "tennis ball"
    assert told["back-of-neck"] == "braided towels"
    assert told["shoulder"] == "your hands"


def test_a_day_has_its_month_in_letters() -> None:
    assert day_text(date(2026, 2, 1)) == "1 February 2026"


def test_what_comes_next_names_a_side_that_is_another(words: Words) -> None:
    timeline = compile(sample_routine(two_sided=True), Plan(sides=Sides.RIGHT_LEFT))
    assert [words.coming(timeline, segment) for segment in timeline.segments] == [
        "Next: Stand tall, 20 s",
        "Next: RIGHT side: Small rolls, right, 30 s",
        "Next: Rest, 10 s",
        "Next: change to the LEFT side",
        "Next: Small rolls, left, 30 s",
        "Next: Rest, 10 s",
        "Next: Walk a little, 15 s",
        "Next: the end",
    ]
