"""Sessions: a cursor on a timeline, its verbs, and what it says."""

from __future__ import annotations

import math
import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core import compiler
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.routine import Kind, Pattern, Routine
from massage_gui.core.session import Session
from massage_gui.core.session_events import CueReached, Event, SegmentStarted, Slept, State, StateChanged
from massage_gui.core.timeline import CueKind, SegmentKind
from tests.core.routines_for_tests import (
    USUAL,
    USUAL_PLAN,
    cues,
    each_side,
    once,
    play,
    routine,
    seen,
    starts,
    step,
)
from tests.fake_clock import FakeClock

SETUP, WORK, CHANGE, RIGHT_WORK, FINISH = 1, 3, 7, 9, 13


def _session(made: Routine = USUAL, plan: Plan = USUAL_PLAN) -> tuple[Session, FakeClock]:
    clock = FakeClock()
    return Session(compiler.compile(made, plan), clock=clock), clock


def _at(
    index: int, seconds: float = 0.0, plan: Plan = USUAL_PLAN, made: Routine = USUAL
) -> tuple[Session, FakeClock]:
    """A running session, so many seconds into a segment."""
    session, clock = _session(made, plan)
    session.start()
    while session.index < index:
        session.next()
    list(play(session, clock, seconds))
    assert (session.index, session.state) == (index, State.RUNNING)
    return session, clock


def _position(session: Session) -> float:
    return session.length(session.index) - session.remaining


def _steps(events: list[Event]) -> list[int]:
    return [index for index, kind, _ in cues(events) if kind == "step"]


def test_a_session_plays_from_start_to_end_with_every_segment_and_cue_once() -> None:
    session, clock = _session()
    began = clock.now
    assert (session.state, session.shown, session.next_look) == (State.READY, 10, None)
    events = [*session.start(), *play(session, clock)]
    assert seen(events)[:2] == [StateChanged(State.RUNNING), SegmentStarted(0)]
    assert events[-1] == StateChanged(State.FINISHED)
    segments = session.timeline.segments
    assert starts(events) == list(range(len(segments)))
    assert cues(events) == [(each.index, c.kind.value, c.offset) for each in segments for c in each.cues]
    assert clock.now - began == pytest.approx(session.timeline.total)
    assert (session.elapsed, session.time_left, session.remaining) == (session.total, 0, 0)
    assert session.next_look is None


def test_before_the_start_nothing_moves() -> None:
    session, clock = _session()
    clock.advance(1_000)
    for verb in (session.look, session.pause, session.resume, session.next, session.back, session.restart):
        assert verb() == []
    assert (session.more_time(), session.take_offer(), session.can_stretch) == ([], [], False)
    assert (session.state, session.elapsed, session.time_left) == (State.READY, 0, session.timeline.total)
    assert session.start() == [
        StateChanged(State.RUNNING),
        SegmentStarted(0),
        CueReached(0, session.segment.cues[0]),
    ]
    assert session.start() == []


@pytest.mark.parametrize("end", ["finished", "stopped"])
def test_after_the_end_no_verb_does_anything(end: str) -> None:
    session, clock = _at(FINISH, 5)
    session.stop("SR1") if end == "stopped" else session.next()
    before = (session.elapsed, session.record())
    clock.advance(1_000)
    verbs = (session.look, session.start, session.pause, session.resume, session.next, session.back)
    for verb in (*verbs, session.restart, session.more_time, session.take_offer):
        assert verb() == []
    assert session.stop("SR2") == []
    assert session.state.value == end
    assert (session.elapsed, session.record()) == before


def test_invariant_2_a_late_look_costs_no_time() -> None:
    session, clock = _at(WORK)
    clock.advance(4.9)
    assert (session.remaining, session.shown) == pytest.approx((35.1, 36))
    session.look()
    assert session.remaining == pytest.approx(35.1)


def test_the_next_segment_begins_at_the_last_deadline_not_at_the_look() -> None:
    session, clock = _at(SETUP, 14)
    clock.advance(1.75)
    assert starts(session.look()) == [2]
    assert session.remaining == pytest.approx(10 - 0.75)


def test_s01_defect_7_eight_hours_of_late_looks_do_not_drift() -> None:
    made = routine(*(once(60, Kind.WORK) for _ in range(8 * 60)))
    session, clock = _session(made, Plan(get_ready=0))
    chance = random.Random(1)  # noqa: S311 - lateness, not a secret
    began, ends = clock.now, []
    session.start()
    while (ahead := session.next_look) is not None:
        clock.advance(ahead + chance.expovariate(250) + (3.0 if chance.random() < 0.001 else 0.0))
        late = [clock.now - began - session.timeline.segments[i].start for i in starts(session.look())]
        ends += late
    ends.sort()
    assert len(ends) == 8 * 60 - 1
    assert ends[int(len(ends) * 0.95)] < 0.05
    assert clock.now - began - 8 * 3600 < 1


@given(st.lists(st.floats(0, 4.9), min_size=5, max_size=60))
def test_s12_what_is_shown_never_goes_up_nor_to_zero_before_the_end(gaps: list[float]) -> None:
    session, clock = _at(WORK)
    shown = [session.shown]
    for gap in gaps:
        clock.advance(gap)
        assert session.shown == math.ceil(session.remaining - 1e-6)
        session.look()
        if session.index != WORK:
            break
        assert session.shown >= 1
        shown.append(session.shown)
    assert shown == sorted(shown, reverse=True)


def test_s12_every_whole_second_is_shown_once_when_looked_at_as_asked() -> None:
    session, clock = _at(WORK)
    shown = []
    while session.index == WORK:
        shown.append(session.shown)
        clock.advance(session.next_look or 0.0)
        session.look()
    assert shown == list(range(40, 0, -1))


def test_what_is_read_past_an_end_that_was_not_looked_at_is_the_end() -> None:
    session, clock = _at(WORK, 39)
    clock.advance(2)
    assert (session.remaining, session.shown, session.next_look) == (0, 0, 0)
    assert session.elapsed == session.timeline.segments[WORK].end


def test_a_look_that_comes_a_hair_early_is_in_time() -> None:
    session, clock = _at(WORK, 39)
    clock.advance(1 - 1e-9)
    assert starts(session.look()) == [WORK + 1]
    assert (session.shown, session.lead_in) == (10, 0)


def test_a_look_is_asked_for_at_a_cue_between_two_seconds() -> None:
    session, clock = _at(0, 15, Plan(get_ready=0), routine(each_side(step(31))))
    assert session.next_look == pytest.approx(0.5)
    clock.advance(0.5)
    assert cues(session.look()) == [(0, "halfway", 15.5)]


@pytest.mark.parametrize("wall", [-3_600.0, 3_600.0, 0.0, 2_147_483_647.0, 4_102_444_800.0])
def test_s07_s08_the_wall_clock_does_not_touch_a_session(
    monkeypatch: pytest.MonkeyPatch, wall: float
) -> None:
    session, clock = _at(WORK, 5)
    monkeypatch.setattr(time, "time", lambda: wall)
    clock.advance(2)
    session.look()
    assert session.remaining == pytest.approx(33)
    assert session.record().active == pytest.approx(7)


@pytest.mark.parametrize("index", range(14))
def test_invariant_5_pause_works_in_every_segment(index: int) -> None:
    session, clock = _at(index, 4)
    left = session.remaining
    assert seen(session.pause()) == [StateChanged(State.PAUSED)]
    for _ in range(50):
        clock.advance(30)
        assert session.look() == []
    assert (session.index, session.remaining, session.next_look) == (index, left, None)
    session.resume()
    clock.advance(session.lead_in)
    session.look()
    assert session.remaining == pytest.approx(left)
    clock.advance(1)
    session.look()
    assert session.remaining == pytest.approx(left - 1)


def test_invariant_5_a_pause_holds_back_the_cue_that_is_due() -> None:
    session, clock = _at(WORK, 36.9)
    clock.advance(0.2)
    assert seen(session.pause()) == [StateChanged(State.PAUSED)]
    assert cues(session.resume()) == []
    assert cues(list(play(session, clock, 3))) == [(WORK, "countdown", 3)]


def test_defect_1_a_pause_in_the_change_of_sides_starts_nothing_later() -> None:
    session, clock = _at(CHANGE, 2)
    session.pause()
    clock.advance(3_600)
    assert session.look() == []
    session.resume()
    session.resume()
    assert starts(list(play(session, clock, 3 + 4))) == []
    assert (session.index, session.remaining) == pytest.approx((CHANGE, 4))


def test_defect_1_resuming_many_times_does_not_run_at_double_speed() -> None:
    session, clock = _at(WORK, 5)
    session.pause()
    for _ in range(5):
        session.resume()
        clock.advance(0.4)
    clock.advance(1)
    session.look()
    clock.advance(4)
    session.look()
    assert session.remaining == pytest.approx(40 - 5 - 4)


def test_defect_1_leaving_a_step_in_its_lead_in_leaves_nothing_behind() -> None:
    session, clock = _at(WORK, 5)
    session.pause()
    session.resume()
    assert session.lead_in == 3
    assert starts(session.next()) == [WORK + 1]
    assert (session.lead_in, session.remaining) == (0, 10)
    clock.advance(4)
    session.look()
    assert session.remaining == pytest.approx(6)


def test_defect_5_a_session_looked_at_while_paused_still_resumes() -> None:
    session, clock = _at(WORK, 5)
    session.pause()
    for _ in range(10):
        clock.advance(1)
        assert session.look() == []
    assert seen(session.resume()) == [StateChanged(State.RUNNING)]
    assert session.next_look is not None
    list(play(session, clock, 4))
    assert session.remaining == pytest.approx(34)


def test_defect_7_the_change_of_sides_can_be_paused_and_goes_on_from_there() -> None:
    session, clock = _at(CHANGE, 3)
    session.pause()
    assert session.state is State.PAUSED
    assert session.remaining == pytest.approx(7)
    session.resume()
    assert starts(list(play(session, clock, 10.5))) == [CHANGE + 1]


def test_the_cursor_stands_still_in_a_lead_in_and_pause_works_there() -> None:
    session, clock = _at(WORK, 5)
    session.pause()
    session.resume()
    clock.advance(2)
    session.look()
    assert (session.lead_in, session.remaining, session.elapsed) == pytest.approx((1, 35, 40))
    assert seen(session.pause()) == [StateChanged(State.PAUSED)]
    assert session.lead_in == 0
    session.resume()
    assert (session.lead_in, session.remaining) == (3, 35)
    assert session.next_look == pytest.approx(1)


def test_getting_ready_resumes_without_getting_ready_again() -> None:
    session, clock = _at(0, 4)
    session.pause()
    session.resume()
    assert session.lead_in == 0
    clock.advance(1)
    assert session.remaining == pytest.approx(5)


WAIT = Plan(wait_for_me=True)


def _waiting(index: int) -> tuple[Session, FakeClock]:
    session, clock = _session(USUAL, WAIT)
    session.start()
    while session.index < index:
        session.next()
    clock.advance(4)
    session.look()
    while session.state is State.RUNNING:
        clock.advance(session.next_look or 0.0)
        session.look()
    assert (session.index, session.state) == (index, State.WAITING)
    return session, clock


@pytest.mark.parametrize("index", [SETUP, CHANGE])
@pytest.mark.parametrize("verb", ["resume", "next"])
def test_the_clock_holds_at_the_end_of_a_segment_that_waits_until_told(index: int, verb: str) -> None:
    session, clock = _waiting(index)
    clock.advance(10_000)
    assert session.look() == []
    assert (session.remaining, session.shown, session.next_look) == (0, 0, None)
    events = session.resume() if verb == "resume" else session.next()
    assert seen(events)[:2] == [StateChanged(State.RUNNING), SegmentStarted(index + 1)]
    assert _steps(events) == [index + 1]
    assert (session.lead_in, session.remaining) == (0, session.segment.seconds)


def test_the_clock_does_not_hold_without_being_asked_to() -> None:
    session, clock = _session()
    assert StateChanged(State.WAITING) not in [*session.start(), *play(session, clock)]


def test_a_pause_while_waiting_goes_back_to_waiting() -> None:
    session, _ = _waiting(CHANGE)
    assert seen(session.pause()) == [StateChanged(State.PAUSED)]
    assert seen(session.resume()) == [StateChanged(State.WAITING)]
    assert starts(session.resume()) == [CHANGE + 1]


def test_back_and_restart_leave_a_wait_and_run() -> None:
    for verb, index in (("back", CHANGE - 1), ("restart", CHANGE)):
        session, _ = _waiting(CHANGE)
        events = session.back() if verb == "back" else session.restart()
        assert seen(events)[:2] == [StateChanged(State.RUNNING), SegmentStarted(index)]
        assert session.remaining == session.segment.seconds


def test_a_segment_that_waits_needs_no_more_time() -> None:
    session, _ = _waiting(SETUP)
    assert (session.can_stretch, session.more_time(), session.remaining) == (False, [], 0)


def test_a_wait_at_the_very_end_ends_in_finished() -> None:
    session, clock = _session(routine(once(5)), Plan(get_ready=0, wait_for_me=True))
    session.start()
    clock.advance(5)
    assert seen(session.look()) == [StateChanged(State.WAITING)]
    assert seen(session.resume()) == [StateChanged(State.FINISHED)]


def test_next_back_and_restart_move_the_cursor_to_a_start() -> None:
    session, clock = _at(WORK, 12)
    assert (starts(session.next()), session.remaining) == ([WORK + 1], 10)
    clock.advance(3)
    assert (starts(session.restart()), session.remaining) == ([WORK + 1], 10)
    clock.advance(3)
    assert (starts(session.back()), session.remaining) == ([WORK], 40)
    assert session.elapsed == session.timeline.segments[WORK].start


def test_back_at_the_first_segment_begins_it_again() -> None:
    session, clock = _at(0, 6)
    assert starts(session.back()) == [0]
    assert (session.remaining, session.state) == (10, State.RUNNING)
    clock.advance(1)
    assert session.remaining == pytest.approx(9)


def test_next_on_the_last_segment_finishes() -> None:
    session, _ = _at(FINISH, 5)
    assert seen(session.next()) == [StateChanged(State.FINISHED)]
    assert (session.elapsed, session.time_left, session.shown) == (session.total, 0, 0)


@pytest.mark.parametrize(("verb", "index"), [("next", WORK + 1), ("back", WORK - 1), ("restart", WORK)])
def test_moving_while_paused_stays_paused_and_says_the_step_once_on_resume(verb: str, index: int) -> None:
    session, clock = _at(WORK, 12)
    session.pause()
    events = {"next": session.next, "back": session.back, "restart": session.restart}[verb]()
    assert seen(events) == [SegmentStarted(index)]
    clock.advance(60)
    assert session.look() == []
    assert (session.state, session.remaining) == (State.PAUSED, session.segment.seconds)
    assert _steps(session.resume()) == [index]
    assert index not in _steps(list(play(session, clock, 8)))


def test_pause_and_resume_do_not_say_the_step_again() -> None:
    session, clock = _at(WORK, 2)
    said = []
    for _ in range(3):
        said += [*session.pause(), *session.resume(), *play(session, clock, 5)]
    assert cues(said) == []


@pytest.mark.parametrize("verb", ["next", "back"])
def test_a_cue_of_a_segment_that_is_left_is_not_given(verb: str) -> None:
    session, clock = _at(WORK, 36.9)
    clock.advance(0.2)
    events = session.next() if verb == "next" else session.back()
    there = WORK + 1 if verb == "next" else WORK - 1
    assert cues(events) == [(there, "step", 0)]
    assert [index for index, *_ in cues(list(play(session, clock, 2)))] == []


def test_defect_9_back_and_skip_neither_lose_nor_repeat_a_cue() -> None:
    session, clock = _at(WORK - 1, 0)
    events = [*session.next(), *play(session, clock, 20.5), *session.restart(), *play(session, clock)]
    assert [each for each in cues(events) if each[0] == WORK] == [
        (WORK, "step", 0),
        (WORK, "halfway", 20),
        (WORK, "step", 0),
        (WORK, "halfway", 20),
        (WORK, "countdown", 3),
        (WORK, "countdown", 2),
        (WORK, "countdown", 1),
    ]
    assert session.state is State.FINISHED


@given(st.lists(st.integers(1, 999), min_size=1, max_size=60))
def test_defect_9_cues_are_passed_not_matched_by_second_and_time_is_never_negative(gaps: list[int]) -> None:
    session, clock = _at(WORK, 35.5)
    events: list[Event] = []
    for gap in gaps:
        clock.advance(gap / 1_000)
        events += session.look()
        assert session.remaining >= 0
    passed = [left for left in (3, 2, 1) if (40 - left) * 1_000 <= 35_500 + sum(gaps)]
    assert [left for index, kind, left in cues(events) if (index, kind) == (WORK, "countdown")] == passed


@given(st.integers(0, 13), st.floats(0, 9.9), st.floats(5.001, 100_000))
def test_s03_s06_sleep_pauses_where_the_session_was_and_says_how_long(
    index: int, seconds: float, gap: float
) -> None:
    session, clock = _at(index, seconds)
    before = (session.index, session.remaining, session.record())
    clock.advance(gap)
    assert (session.index, session.remaining) == before[:2]
    events = seen(session.look())
    assert events[0] == StateChanged(State.PAUSED)
    assert isinstance(events[1], Slept)
    assert events[1].seconds == pytest.approx(gap)
    assert len(events) == 2
    assert (session.index, session.remaining, session.record()) == before


def test_s04_sleeping_and_waking_twice_is_the_same_as_once() -> None:
    session, clock = _at(WORK, 5)
    clock.advance(2_700)
    session.look()
    clock.advance(2_700)
    assert session.look() == []
    assert session.pause() == []
    session.resume()
    assert session.resume() == []
    list(play(session, clock, 3 + 5))
    assert session.remaining == pytest.approx(30)
    assert session.record().active == pytest.approx(10)


def test_s04_sleep_in_a_lead_in_pauses_without_moving() -> None:
    session, clock = _at(WORK, 5)
    session.pause()
    session.resume()
    clock.advance(2)
    session.look()
    clock.advance(600)
    assert seen(session.look()) == [StateChanged(State.PAUSED), Slept(600)]
    assert session.remaining == pytest.approx(35)


def test_s04_sleep_while_waiting_or_paused_changes_nothing() -> None:
    session, clock = _waiting(CHANGE)
    clock.advance(2_700)
    assert session.look() == []
    session.pause()
    clock.advance(2_700)
    assert session.look() == []


@pytest.mark.parametrize("seconds", [0.0, 19.999, 20.0, 36.999, 37.0, 39.0, 39.999])
@pytest.mark.parametrize("index", [WORK, CHANGE - 1, CHANGE])
def test_s05_sleep_at_a_border_neither_skips_nor_doubles_a_segment_or_cue(index: int, seconds: float) -> None:
    session, clock = _session()
    events: list[Event] = [*session.start()]
    until = session.timeline.segments[index].start + min(seconds, session.timeline.segments[index].seconds)
    events += play(session, clock, until)
    clock.advance(2_700)
    events += [*session.look(), *session.resume(), *play(session, clock)]
    segments = session.timeline.segments
    assert starts(events) == list(range(len(segments)))
    assert cues(events) == [(each.index, c.kind.value, c.offset) for each in segments for c in each.cues]


@given(st.floats(1.0, 5.0), st.floats(0, 300))
def test_s10_after_a_stall_time_is_true_and_there_is_no_burst(stall: float, moment: float) -> None:
    session, clock = _session()
    began = clock.now
    session.start()
    list(play(session, clock, min(moment, session.timeline.total - 6)))
    clock.advance(stall)
    events = session.look()
    assert session.elapsed == pytest.approx(clock.now - began)
    assert session.state is State.RUNNING
    given_now = [event for event in events if isinstance(event, CueReached)]
    assert len(given_now) <= 1
    for event in given_now:
        at = session.segment.seconds - event.cue.offset if event.cue.from_end else event.cue.offset
        assert event.cue.kind is CueKind.STEP or _position(session) - at <= 1 + 1e-5


def test_s10_of_two_cues_passed_at_once_the_last_is_given() -> None:
    session, clock = _at(WORK, 36.9)
    clock.advance(1.1)
    assert cues(session.look()) == [(WORK, "countdown", 2)]
    assert cues(list(play(session, clock, 1))) == [(WORK, "countdown", 1)]


def test_s10_a_stall_over_several_segments_reports_them_all_and_says_the_last() -> None:
    made = routine(*(once(1, Kind.WORK) for _ in range(8)))
    session, clock = _session(made, Plan(get_ready=0))
    session.start()
    clock.advance(4.5)
    events = session.look()
    assert starts(events) == [1, 2, 3, 4]
    assert cues(events) == [(4, "step", 0)]
    assert session.remaining == pytest.approx(0.5)
    assert session.record().done[Side.BOTH] == (1, 2, 3, 4)


def test_s10_a_stall_past_a_short_segment_that_waits_still_says_its_step() -> None:
    made = routine(once(2, Kind.WORK), once(2), once(5))
    session, clock = _session(made, Plan(get_ready=0, wait_for_me=True))
    session.start()
    clock.advance(4.5)
    events = session.look()
    assert events[-1] == CueReached(1, session.segment.cues[0])
    assert (session.state, session.index) == (State.WAITING, 1)


def test_more_time_stretches_this_segment_and_the_whole_by_fifteen_seconds() -> None:
    session, clock = _at(WORK, 10)
    whole = session.total
    session.more_time()
    assert (session.remaining, session.length(WORK), session.added(WORK)) == pytest.approx((45, 55, 15))
    assert (session.total, session.time_left) == pytest.approx((whole + 15, whole + 15 - session.elapsed))
    events = list(play(session, clock, 45.5))
    assert cues(events) == [
        (WORK, "halfway", 20),
        (WORK, "countdown", 3),
        (WORK, "countdown", 2),
        (WORK, "countdown", 1),
        (WORK + 1, "step", 0),
    ]
    assert session.timeline.total == whole


def test_more_time_moves_halfway_to_the_new_middle() -> None:
    session, clock = _at(WORK, 10)
    session.more_time()
    assert cues(list(play(session, clock, 17))) == []
    assert cues(list(play(session, clock, 1))) == [(WORK, "halfway", 20)]


def test_more_time_in_the_countdown_counts_the_new_end_down_and_says_halfway_once() -> None:
    session, clock = _session()
    events = [*session.start(), *play(session, clock, 10 + 15 + 10 + 38.5)]
    events += [*session.more_time(), *play(session, clock, 20)]
    assert [(kind, offset) for index, kind, offset in cues(events) if index == WORK] == [
        ("step", 0),
        ("halfway", 20),
        ("countdown", 3),
        ("countdown", 2),
        ("countdown", 3),
        ("countdown", 2),
        ("countdown", 1),
    ]


def test_more_time_just_after_halfway_does_not_say_halfway_again() -> None:
    session, clock = _at(WORK, 22)
    said = [*session.more_time(), *play(session, clock, 20)]
    assert cues(said) == []


@pytest.mark.parametrize(("seconds", "left_to_say"), [(56.2, [3, 2, 1]), (57.5, [2, 1]), (58.5, [1])])
def test_a_stretch_of_one_second_does_not_count_the_same_number_twice(
    seconds: float, left_to_say: list[int]
) -> None:
    made = routine(each_side(step(59, pattern=Pattern.HOLD)))
    session, clock = _at(0, seconds, Plan(get_ready=0), made)
    said = [*session.more_time(), *play(session, clock, 59.9 - seconds)]
    assert session.length(0) == 60
    assert [offset for _, kind, offset in cues(said) if kind == "countdown"] == left_to_say


@pytest.mark.parametrize("index", [0, CHANGE])
def test_getting_ready_and_changing_sides_may_take_longer(index: int) -> None:
    session, _ = _at(index, 2)
    assert session.can_stretch
    session.more_time()
    assert session.remaining == pytest.approx(8 + 15)


def test_a_hold_is_stretched_to_its_limit_and_no_further() -> None:
    session, _ = _at(0, 5, Plan(get_ready=0), routine(each_side(step(40, pattern=Pattern.PRESS_HOLD))))
    lengths = []
    for _ in range(4):
        session.more_time()
        lengths.append(session.length(0))
    assert lengths == [55, 60, 60, 60]
    assert not session.can_stretch


def test_the_side_of_the_neck_is_never_stretched() -> None:
    made = routine(once(), each_side(step(24)), region="side-of-neck")
    session, _ = _session(made)
    session.start()
    for index in range(5):
        assert (session.index, session.can_stretch) == (index, False)
        assert session.more_time() == []
        assert session.added(index) == 0
        session.next()
    assert session.total == session.timeline.total


def test_more_time_can_be_given_while_paused_and_stays_through_back_and_forth() -> None:
    session, _ = _at(WORK, 10)
    session.pause()
    assert session.more_time() == []
    assert session.state is State.PAUSED
    assert session.remaining == pytest.approx(45)
    session.next()
    session.back()
    assert session.remaining == 55


def test_invariant_3_time_added_on_the_first_side_is_offered_on_the_second() -> None:
    session, clock = _at(WORK, 10)
    session.more_time()
    session.more_time()
    assert session.offer == 0
    while session.index < RIGHT_WORK:
        session.next()
    assert session.segment.side is Side.RIGHT
    assert session.offer == 30
    session.take_offer()
    assert (session.offer, session.length(RIGHT_WORK)) == (0, session.length(WORK))
    session.take_offer()
    assert session.length(RIGHT_WORK) == 70
    list(play(session, clock, 20))
    session.next()
    assert session.offer == 0


def test_the_offer_is_what_is_still_missing() -> None:
    session, _ = _at(WORK)
    session.more_time()
    session.more_time()
    while session.index < RIGHT_WORK:
        session.next()
    session.more_time()
    assert session.offer == 15
    session.more_time()
    session.more_time()
    assert session.offer == 0


def test_invariant_3_a_session_with_every_offer_taken_works_both_sides_alike() -> None:
    session, clock = _session(USUAL, Plan(sides=Sides.RIGHT_LEFT))
    session.start()
    while session.state is State.RUNNING:
        if session.index in (WORK, WORK + 2) and session.added(session.index) < 30:
            session.more_time()
        session.take_offer()
        clock.advance(session.next_look or 0.0)
        session.look()
    record = session.record()
    assert record.worked[Side.LEFT] == pytest.approx(record.worked[Side.RIGHT])
    assert record.worked[Side.LEFT] == pytest.approx(90 + 60)


@pytest.mark.parametrize("state", list(State))
def test_stop_ends_a_session_in_every_state_but_ended_ones(state: State) -> None:
    session, clock = _waiting(CHANGE) if state is State.WAITING else _session()
    if state is not State.READY:
        session.start()
    if state is State.PAUSED:
        session.pause()
    if state is State.FINISHED:
        list(play(session, clock))
    if state is State.STOPPED:
        session.stop("")
    assert session.state is state
    ended = state in (State.FINISHED, State.STOPPED)
    assert seen(session.stop("SR7")) == ([] if ended else [StateChanged(State.STOPPED)])
    assert session.record().code == ("" if ended else "SR7")


def test_stop_holds_the_clock_at_once() -> None:
    session, clock = _at(WORK, 12)
    session.stop("SR1")
    clock.advance(3)
    assert session.remaining == pytest.approx(28)
    assert session.next_look is None


def test_time_read_between_two_looks_adds_up() -> None:
    session, clock = _at(WORK, 12)
    for gap in (0.1, 0.7, 2.2):
        clock.advance(gap)
        assert session.elapsed + session.time_left == pytest.approx(session.total)
        assert session.elapsed == pytest.approx(
            session.timeline.segments[WORK].start + session.length(WORK) - session.remaining
        )


def test_looks_asked_for_come_in_at_most_a_second_and_never_stand_still() -> None:
    session, clock = _session()
    session.start()
    gaps = []
    while (ahead := session.next_look) is not None:
        gaps.append(ahead)
        clock.advance(ahead)
        session.look()
    assert all(0 < gap <= 1 + 1e-6 for gap in gaps)
    assert len(gaps) <= session.timeline.total * 2
    assert [one < two for one, two in pairwise(session.timeline.segments[i].start for i in range(14))]


def test_kinds_of_the_usual_routine_are_where_these_tests_expect_them() -> None:
    kinds = [each.kind for each in compiler.compile(USUAL).segments]
    assert [kinds[i] for i in (SETUP, WORK, CHANGE, RIGHT_WORK, FINISH)] == [
        SegmentKind.SETUP,
        SegmentKind.WORK,
        SegmentKind.CHANGE,
        SegmentKind.WORK,
        SegmentKind.FINISH,
    ]
