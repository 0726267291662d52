"""What a session tells of the time spent, and how one that was cut off goes on."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan
from massage_gui.core.region import Side
from massage_gui.core.session import Session
from massage_gui.core.session_events import Event, SegmentStarted, Spent, State
from tests.core.routines_for_tests import USUAL, plans, play, routines
from tests.fake_clock import FakeClock

VERBS = ("pause", "resume", "next", "back", "restart", "more_time", "look")


def _spent(events: list[Event]) -> list[Spent]:
    return [event for event in events if isinstance(event, Spent)]


def _wander(session: Session, clock: FakeClock, seed: int, moves: int) -> list[Event]:
    choose = random.Random(seed)  # noqa: S311 - a walk, no secret
    events = session.start()
    for _ in range(moves):
        clock.advance(choose.choice((0.0, 0.7, 3.0, 12.0)))
        events += getattr(session, choose.choice(VERBS))()
    return events


@given(made=routines(), plan=plans(), seed=st.integers(0, 10_000), moves=st.integers(0, 40))
def test_what_is_told_adds_up_to_the_record(made: object, plan: Plan, seed: int, moves: int) -> None:
    clock = FakeClock()
    session = Session(compile(made, plan), clock=clock)  # type: ignore[arg-type]
    events = [*_wander(session, clock, seed, moves), *session.stop("")]
    last = {each.index: each.seconds for each in _spent(events)}
    assert sum(last.values()) == pytest.approx(session.record().active)


def test_f03_the_time_spent_is_told_before_the_next_segment_begins() -> None:
    clock = FakeClock()
    session = Session(compile(USUAL, Plan(wait_for_me=True)), clock=clock)
    told: set[int] = set()
    for event in [*session.start(), *play(session, clock)]:
        if isinstance(event, SegmentStarted) and event.index:
            assert event.index - 1 in told
        if isinstance(event, Spent):
            assert event.done
            assert event.cursor == event.index + 1
            told.add(event.index)
    assert told == set(range(len(session.timeline.segments)))


def test_pause_and_stop_tell_the_time_so_far_and_stay_at_the_segment() -> None:
    clock = FakeClock()
    session = Session(compile(USUAL, Plan()), clock=clock)
    session.start()
    clock.advance(4)
    assert _spent(session.pause()) == [Spent(0, 4, done=False, cursor=0)]
    session.resume()
    clock.advance(2)
    assert _spent(session.stop("")) == [Spent(0, 6, done=False, cursor=0)]


def test_after_a_pause_in_a_wait_it_goes_on_after_the_segment_that_is_over() -> None:
    clock = FakeClock()
    session = Session(compile(USUAL, Plan(wait_for_me=True)), clock=clock)
    session.start()
    while session.state is not State.WAITING:
        clock.advance(1)
        session.look()
    (told,) = _spent(session.pause())
    assert (told.done, told.cursor) == (True, session.index + 1)


@given(plan=plans(), part=st.floats(0.01, 0.99))
def test_a_session_cut_off_and_gone_on_with_has_the_record_of_one_that_was_not(
    plan: Plan, part: float
) -> None:
    timeline, clock = compile(USUAL, plan), FakeClock()
    cut = max(1, int(part * len(timeline.segments)))
    past = [Spent(each.index, each.seconds, True, each.index + 1) for each in timeline.segments[:cut]]
    session = Session(timeline, clock=clock)
    session.start(past)
    assert (session.index, session.lead_in) == (cut, plan.get_ready)
    list(play(session, clock))
    assert session.state is State.FINISHED
    record = session.record()
    assert {side: record.worked[side] for side in Side} == pytest.approx(dict(record.planned))
    assert not any(record.skipped.values())


def test_what_was_skipped_before_the_cut_stays_skipped() -> None:
    session = Session(compile(USUAL, Plan()), clock=FakeClock())
    session.start([Spent(0, 10, True, 1), Spent(1, 0, False, 2), Spent(2, 3, False, 2)])
    assert session.index == 2
    session.stop("")
    assert session.record().skipped[Side.LEFT] == ()
    assert session.record().spent[None] == 10
