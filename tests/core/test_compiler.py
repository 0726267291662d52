"""Timelines: how a routine is unrolled for a plan."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_gui.core import compiler, timeline
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.routine import EachSide, Kind, Pattern, Routine, Step
from massage_gui.core.timeline import Cue, CueKind, Segment, SegmentKind
from tests.core.routines_for_tests import (
    USUAL,
    USUAL_PLAN,
    WORKED,
    each_side,
    once,
    plans,
    routine,
    routines,
    step,
    steps,
)

FEWER = settings(max_examples=40)
HOLDS = (Pattern.HOLD, Pattern.PRESS_HOLD)


def _segments(made: Routine, plan: Plan = USUAL_PLAN) -> tuple[Segment, ...]:
    return compiler.compile(made, plan).segments


def _by_number(made: timeline.Timeline, side: Side) -> list[tuple[int | None, float, SegmentKind, int]]:
    return [
        (each.number, each.seconds, each.kind, each.pressure) for each in made.segments if each.side is side
    ]


def test_a_routine_with_sides_is_unrolled_in_order_with_one_change_between() -> None:
    made = compiler.compile(USUAL)
    assert [(each.kind.value, each.side and each.side.value, each.seconds) for each in made.segments] == [
        ("get-ready", None, 10),
        ("setup", "both", 15),
        *((kind, "left", s) for kind, s in _BLOCK),
        ("change", None, 10),
        *((kind, "right", s) for kind, s in _BLOCK),
        ("finish", "both", 20),
    ]
    assert made.total == 10 + 15 + 110 + 10 + 110 + 20
    assert made.sides == WORKED


_BLOCK = [("setup", 10), ("work", 40), ("rest", 10), ("work", 30), ("work", 20)]


@FEWER
@given(routines(), plans())
def test_segments_follow_each_other_without_gap_and_know_their_place(made: Routine, plan: Plan) -> None:
    compiled = compiler.compile(made, plan)
    assert [each.index for each in compiled.segments] == list(range(len(compiled.segments)))
    assert compiled.segments[0].start == 0
    assert all(one.end == two.start for one, two in pairwise(compiled.segments))
    assert all(each.seconds >= 1 and each.seconds == int(each.seconds) for each in compiled.segments)
    assert compiled.total == sum(each.seconds for each in compiled.segments)


@FEWER
@given(routines(), plans())
def test_invariant_3_both_sides_get_the_same_work_to_the_second(made: Routine, plan: Plan) -> None:
    compiled = compiler.compile(made, plan)
    if len(compiled.sides) == 2:
        first, second = compiled.sides
        assert compiled.work_seconds(first) == compiled.work_seconds(second)
        assert _by_number(compiled, first) == _by_number(compiled, second)


@FEWER
@given(routines(), plans())
def test_defect_3_texts_engine_and_dose_name_the_same_side(made: Routine, plan: Plan) -> None:
    for each in compiler.compile(made, plan).segments:
        if each.side in WORKED and each.text.startswith("Work"):
            assert each.text == f"Work the {each.side} side."
            assert each.say == f"{each.side.value.capitalize()} side."
            assert each.caution == f"Not the {each.side.other}."
        if each.toward is not None:
            assert each.text == f"Let go of the {each.toward.other}. Get ready for the {each.toward} side."
            assert each.say == f"Change to the {each.toward}."
        assert "{" not in each.title + each.text + each.say + each.caution


@pytest.mark.parametrize(
    ("sides", "order"),
    [
        (Sides.LEFT_RIGHT, (Side.LEFT, Side.RIGHT)),
        (Sides.RIGHT_LEFT, (Side.RIGHT, Side.LEFT)),
        (Sides.LEFT, (Side.LEFT,)),
        (Sides.RIGHT, (Side.RIGHT,)),
    ],
)
def test_defect_3_the_plan_decides_the_order_of_sides_and_one_side_needs_no_change(
    sides: Sides, order: tuple[Side, ...]
) -> None:
    made = compiler.compile(USUAL, Plan(sides=sides))
    assert made.sides == sides.order == order
    changes = [each for each in made.segments if each.kind is SegmentKind.CHANGE]
    assert [(each.side, each.toward) for each in changes] == [(None, side) for side in order[1:]]


@given(st.sampled_from(Sides))
def test_a_routine_done_once_ignores_the_order_of_sides(sides: Sides) -> None:
    made = compiler.compile(routine(once(), once(30, Kind.WORK)), Plan(sides=sides))
    assert made.sides == (Side.BOTH,)
    assert [each.side for each in made.segments] == [None, Side.BOTH, Side.BOTH]
    assert made.work_seconds(Side.BOTH) == 30
    assert made.work_seconds(Side.LEFT) == 0


def test_getting_ready_says_how_to_stand_and_what_to_take() -> None:
    ready = compiler.compile(routine(once(), equipment=("A tennis ball", "A wall"))).segments[0]
    assert (ready.title, ready.say, ready.side, ready.number) == ("Get ready", "Get ready.", None, None)
    assert ready.text == "Stand by a wall.\nHave ready: a tennis ball; a wall."
    assert compiler.compile(USUAL).segments[0].text == "Stand by a wall."
    assert _segments(USUAL, Plan(get_ready=0))[0].kind is SegmentKind.SETUP


def test_getting_ready_says_no_more_than_there_is_time_for() -> None:
    wordy = "A tennis ball (soft, and if you can find one in a long old sock that you do not need any more)"
    made = routine(once(), equipment=(wordy, "A wall", "A chair with a high back, " + "or a stool " * 9))
    made = replace(made, set_up="Stand by a wall, feet apart. Then lean back.")
    ready = compiler.compile(made).segments[0]
    assert ready.text == "Stand by a wall, feet apart.\nHave ready: a tennis ball; a wall."


@pytest.mark.parametrize(
    ("length", "written", "kind", "pattern", "expected"),
    [
        (Length.SHORT, 20, Kind.WORK, None, 15),
        (Length.LONG, 20, Kind.WORK, None, 25),
        (Length.SHORT, 10, Kind.REST, None, 8),  # 7.5, half up
        (Length.LONG, 10, Kind.REST, None, 13),  # 12.5, half up
        (Length.SHORT, 1, Kind.WORK, None, 1),
        (Length.LONG, 20, Kind.SETUP, None, 20),
        (Length.SHORT, 20, Kind.CHECK, None, 20),
        (Length.LONG, 20, Kind.FINISH, None, 20),
        (Length.LONG, 56, Kind.WORK, Pattern.PRESS_HOLD, 60),
        (Length.LONG, 56, Kind.WORK, Pattern.UP_DOWN, 70),
        (Length.STANDARD, 90, Kind.WORK, Pattern.HOLD, 60),
        (Length.STANDARD, 15, Kind.WORK, Pattern.SQUEEZE_HOLD, 15),
        (Length.SHORT, 15, Kind.WORK, Pattern.SQUEEZE_HOLD, 12),
        (Length.LONG, 15, Kind.WORK, Pattern.SQUEEZE_HOLD, 18),
        (Length.SHORT, 7, Kind.WORK, Pattern.SQUEEZE_HOLD, 6),
        (Length.SHORT, 3, Kind.WORK, Pattern.SQUEEZE_HOLD, 3),
    ],
)
def test_length_scales_work_and_rest_only(
    length: Length, written: int, kind: Kind, pattern: Pattern | None, expected: int
) -> None:
    made = routine(each_side(step(written, kind, pattern)))
    left, change, right = _segments(made, Plan(length=length, get_ready=0))
    assert (left.seconds, change.seconds, right.seconds) == (expected, 10, expected)


@FEWER
@given(routines(), plans())
def test_no_hold_is_longer_than_a_minute_or_can_be_stretched_beyond(made: Routine, plan: Plan) -> None:
    for each in compiler.compile(made, plan).segments:
        if each.motion is not None and each.motion.pattern in HOLDS:
            assert each.longest is not None
            assert each.seconds <= each.longest <= 60


@pytest.mark.parametrize("regions", [("side-of-neck",), ("shoulder", "side-of-neck")])
@given(block=st.lists(steps(), min_size=1, max_size=4), length=st.sampled_from(Length))
@FEWER
def test_the_side_of_the_neck_is_never_lengthened_or_stretched(
    regions: tuple[str, ...], block: list[Step], length: Length
) -> None:
    made = replace(routine(once(20), each_side(*block)), regions=regions)
    standard = _segments(made)
    for each, written in zip(_segments(made, Plan(length=length)), standard, strict=True):
        assert each.seconds <= written.seconds
        assert each.longest == each.seconds
    assert _segments(made, Plan(length=Length.LONG)) == standard


@FEWER
@given(routines(), plans())
def test_a_long_plan_is_never_shorter_than_written_nor_a_short_one_longer(made: Routine, plan: Plan) -> None:
    short, standard, long = (compiler.compile(made, _with(plan, length)) for length in Length)
    for one, two, three in zip(short.segments, standard.segments, long.segments, strict=True):
        assert one.seconds <= two.seconds <= three.seconds


def _with(plan: Plan, length: str) -> Plan:
    return Plan(plan.sides, plan.get_ready, Length(length), plan.optional_steps)


@FEWER
@given(routines(), plans())
def test_pressure_stays_below_the_limit_of_the_safety_check(made: Routine, plan: Plan) -> None:
    for each in compiler.compile(made, plan).segments:
        assert plan.max_pressure is None or each.pressure <= plan.max_pressure


def test_pressure_below_the_limit_is_kept() -> None:
    made = routine(each_side(step(pressure=1), step(pressure=3)))
    assert [
        each.pressure for each in _segments(made, Plan(sides=Sides.LEFT, get_ready=0, max_pressure=2))
    ] == [1, 2]


def test_waiting_holds_at_changes_and_set_up_steps_only() -> None:
    waiting = {each.kind for each in _segments(USUAL, Plan(wait_for_me=True)) if each.waits}
    assert waiting == {SegmentKind.CHANGE, SegmentKind.SETUP}
    assert not any(each.waits for each in _segments(USUAL))


def test_optional_steps_can_be_left_out_and_the_rest_is_numbered_through() -> None:
    made = compiler.compile(USUAL, Plan(optional_steps=False))
    numbers = [each.number for each in made.segments]
    assert numbers == [None, 1, 2, 3, 4, 5, None, 2, 3, 4, 5, 6]
    assert made.work_seconds(Side.LEFT) == 60


def test_a_block_of_nothing_but_optional_steps_leaves_no_change_behind() -> None:
    made = routine(once(), each_side(step(optional=True)))
    assert [each.kind for each in _segments(made, Plan(optional_steps=False))] == [
        SegmentKind.GET_READY,
        SegmentKind.SETUP,
    ]


def test_a_routine_of_nothing_but_optional_steps_keeps_them() -> None:
    made = routine(each_side(step(optional=True)))
    assert _segments(made, Plan(optional_steps=False)) == _segments(made)


def test_a_routine_without_steps_is_refused() -> None:
    with pytest.raises(ValueError, match="no steps"):
        compiler.compile(routine())


@FEWER
@given(routines(), plans())
def test_each_step_has_one_number_the_same_on_both_sides(made: Routine, plan: Plan) -> None:
    compiled = compiler.compile(made, plan)
    for side in compiled.sides:
        numbers = [each.number for each in compiled.segments if each.side in (side, Side.BOTH)]
        assert numbers == list(range(1, len(numbers) + 1))


def test_cues_stand_where_they_are_needed() -> None:
    work, last = Cue(CueKind.STEP, 0), _segments(USUAL, Plan(get_ready=0))
    countdown = tuple(Cue(CueKind.COUNTDOWN, left, from_end=True) for left in (3, 2, 1))
    soon = Cue(CueKind.CHANGE_SOON, 10, from_end=True)
    assert last[2].cues == (work, Cue(CueKind.HALFWAY, 20), *countdown)
    assert last[4].cues == (work, Cue(CueKind.HALFWAY, 15), *countdown)
    assert last[5].cues == (work, soon, *countdown)
    assert [each.index for each in last if soon in each.cues] == [5]
    assert [each.index for each in last if any(c.kind is CueKind.HALFWAY for c in each.cues)] == [2, 4, 8, 10]


@FEWER
@given(routines(), plans())
def test_cues_lie_inside_their_segment_in_the_order_of_time(made: Routine, plan: Plan) -> None:
    for each in compiler.compile(made, plan).segments:
        moments = [each.seconds - cue.offset if cue.from_end else cue.offset for cue in each.cues]
        assert moments[0] == 0
        assert moments == sorted(set(moments))
        assert moments[-1] < each.seconds


def test_a_capital_begins_a_sentence_that_begins_with_a_side() -> None:
    made = routine(each_side(step(title="{side} hand. {other_side} knee! The {side} one")))
    assert _segments(made, Plan(get_ready=0))[0].title == "Left hand. Right knee! The left one"


def test_blocks_keep_the_routine_as_it_was() -> None:
    before = USUAL.fingerprint
    made = compiler.compile(USUAL)
    assert made.routine is USUAL
    assert USUAL.fingerprint == before
    assert sum(isinstance(block, EachSide) for block in USUAL.steps) == 1
