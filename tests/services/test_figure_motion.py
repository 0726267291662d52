"""The figure is a metronome: one stroke of the picture is one stroke of the pace."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.routine import Breath, Pattern
from massage_gui.services.figure_motion import CONTACT, breathing, pose, still, strokes

PATTERNS = st.sampled_from(list(Pattern))
PACES = st.integers(1, 60)
TIMES = st.floats(0, 3600)
GLIDES = [Pattern.SLIDE_DOWN, Pattern.SLIDE_UP, Pattern.SLIDE_OUT]
SWINGS = [Pattern.UP_DOWN, Pattern.SIDE_TO_SIDE]


@given(PATTERNS, PACES, st.integers(0, 200))
def test_n_strokes_take_n_times_a_minute_divided_by_the_pace(pattern: Pattern, pace: int, n: int) -> None:
    assert strokes(pattern, pace, n * 60 / pace) == pytest.approx(n)


@given(PATTERNS, PACES, TIMES)
def test_the_pose_is_within_its_bounds(pattern: Pattern, pace: int, seconds: float) -> None:
    now = pose(pattern, pace, seconds)
    assert 0 <= now.along <= (2 if pattern is Pattern.SQUEEZE_SLIDE else 1)
    assert 0 <= now.press <= 1
    assert 0 <= now.lift <= 1
    assert 0 <= now.round < 1
    assert now.stroke == math.floor(strokes(pattern, pace, seconds))


@given(st.sampled_from(SWINGS), PACES, st.integers(0, 50))
def test_a_stroke_up_and_down_is_one_way(pattern: Pattern, pace: int, n: int) -> None:
    assert pose(pattern, pace, n * 60 / pace).along == pytest.approx(n % 2, abs=1e-6)
    assert pose(pattern, pace, (n + 0.5) * 60 / pace).along == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize("pattern", GLIDES)
def test_a_glide_touches_on_its_way_and_comes_back_in_the_air(pattern: Pattern) -> None:
    touching = [pose(pattern, 10, 6 * part / 100) for part in range(100)]
    there, back = touching[: int(100 * CONTACT)], touching[int(100 * CONTACT) + 1 :]
    assert [now.along for now in there] == sorted(now.along for now in there)
    assert [now.along for now in back] == sorted((now.along for now in back), reverse=True)
    assert all(now.lift == 0 and now.press == 1 for now in there)
    assert all(now.lift > 0 and now.press == 0 for now in back)
    assert there[0].along == 0
    assert there[-1].along > 0.99


def test_a_squeeze_is_shut_for_three_seconds_and_open_for_three() -> None:
    for pace in (10, 0):
        for cycle in range(3):
            shut = [pose(Pattern.SQUEEZE_HOLD, pace, 6 * cycle + t).press for t in (0.7, 1.5, 2.9)]
            left = [pose(Pattern.SQUEEZE_HOLD, pace, 6 * cycle + t).press for t in (3.7, 4.5, 5.9)]
            assert shut == pytest.approx([1, 1, 1])
            assert left == pytest.approx([0, 0, 0])


def test_a_walking_squeeze_moves_on_only_while_it_is_open_and_stays_at_the_end() -> None:
    times = [t / 10 for t in range(600)]
    poses = [pose(Pattern.SQUEEZE_HOLD, 10, t) for t in times]
    assert poses[0].along == 0
    assert poses[-1].along == 1
    for before, after in itertools.pairwise(poses):
        assert after.along >= before.along
        if after.along != before.along:
            assert before.press == pytest.approx(0)


@given(st.sampled_from([Pattern.HOLD, Pattern.PRESS_HOLD]), TIMES)
def test_without_a_pace_the_tool_stays_where_it_is(pattern: Pattern, seconds: float) -> None:
    now = pose(pattern, 0, seconds)
    assert (now.stroke, now.along, now.lift, now.turn, now.round) == (0, 0.5, 0, 0, 0)


def test_a_hold_is_heaviest_when_the_breath_is_out() -> None:
    assert pose(Pattern.HOLD, 0, 5).press == pytest.approx(1)
    assert pose(Pattern.HOLD, 0, 0).press == pytest.approx(0)
    assert breathing(Breath.OUT_AS_YOU_SINK, Pattern.HOLD, 0, 5).full == pytest.approx(0, abs=0.01)


def test_a_circle_goes_round_once_a_stroke() -> None:
    assert [pose(Pattern.CIRCLES, 15, t).round for t in (0, 1, 2, 3, 4, 5)] == [0, 0.25, 0.5, 0.75, 0, 0.25]


def test_bending_and_straightening_is_one_stroke() -> None:
    ends = [pose(Pattern.PRESS_MOVE, 8, t).along for t in (0, 3.75, 7.5, 11.25)]
    assert ends == pytest.approx([0, 1, 0, 1])


def test_fingers_are_slid_along_one_after_the_other_squeezed_only_on_the_way_out() -> None:
    first, out, over = (pose(Pattern.SQUEEZE_SLIDE, 12, t) for t in (0.9, 2.0, 4.6))
    assert (first.stroke, out.stroke, pose(Pattern.SQUEEZE_SLIDE, 12, 5).stroke) == (0, 0, 1)
    assert 0 < out.along < 1
    assert out.press == pytest.approx(1)
    assert over.along > 1
    assert over.press == pytest.approx(0)
    assert over.lift > 0


@given(PATTERNS, PACES, TIMES)
def test_nothing_jumps(pattern: Pattern, pace: int, seconds: float) -> None:
    step = 1e-4 * 60 / pace
    before, after = pose(pattern, pace, seconds), pose(pattern, pace, seconds + step)
    if before.stroke == after.stroke:
        assert abs(after.along - before.along) < 0.01
    assert abs(after.lift - before.lift) < 0.01
    assert abs(after.turn - before.turn) < 0.1
    if pattern not in GLIDES:
        # A glide touches and lifts off at once, without a soft beginning.
        assert abs(after.press - before.press) < 0.01


@given(PATTERNS)
def test_the_still_pose_is_one_that_touches(pattern: Pattern) -> None:
    assert still(pattern).lift == 0
    assert still(pattern).press > 0


@given(st.sampled_from(list(Breath)), PATTERNS, st.integers(0, 60), TIMES)
def test_the_breath_goes_in_and_out_without_a_stop(
    breath: Breath, pattern: Pattern, pace: int, seconds: float
) -> None:
    now = breathing(breath, pattern, pace, seconds)
    assert 0 <= now.full <= 1
    later = breathing(breath, pattern, pace, seconds + 1e-4)
    if now.inward is later.inward:
        assert (later.full >= now.full - 1e-9) if now.inward else (later.full <= now.full + 1e-9)


def test_a_slow_breath_is_five_seconds_in_and_five_out() -> None:
    inward = [breathing(Breath.SLOW, Pattern.KNEAD, 20, t + 0.5).inward for t in range(20)]
    assert inward == ([True] * 5 + [False] * 5) * 2


def test_with_the_stroke_is_in_one_way_and_out_the_other() -> None:
    inward = [breathing(Breath.WITH_STROKE, Pattern.UP_DOWN, 15, t + 0.5).inward for t in range(16)]
    assert inward == ([True] * 4 + [False] * 4) * 2
    bending = [breathing(Breath.WITH_STROKE, Pattern.PRESS_MOVE, 8, t).inward for t in (1, 3, 4.5, 7, 8)]
    assert bending == [True, True, False, False, True]


@pytest.mark.parametrize(
    ("breath", "pattern", "pace"),
    [
        (Breath.OUT_AS_YOU_SQUEEZE, Pattern.SQUEEZE_HOLD, 10),
        (Breath.OUT_AS_YOU_PRESS, Pattern.PRESS_HOLD, 10),
        (Breath.OUT_AS_YOU_GLIDE, Pattern.SLIDE_UP, 10),
        (Breath.OUT_ON_THE_WAY_DOWN, Pattern.SLIDE_DOWN, 9),
    ],
)
def test_the_breath_goes_out_with_the_work(breath: Breath, pattern: Pattern, pace: int) -> None:
    for number in range(400):
        now = pose(pattern, pace, number / 10 + 0.03)
        if now.press > 0.999:
            assert not breathing(breath, pattern, pace, number / 10 + 0.03).inward
        if now.lift > 0.01:
            assert breathing(breath, pattern, pace, number / 10 + 0.03).inward
