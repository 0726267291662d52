"""Sessions on a computer that sleeps: paused where they were, and nothing skipped, doubled or counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core import compiler
from massage_gui.core.plan import Plan
from massage_gui.core.record import Record
from massage_gui.core.session import Session
from massage_gui.core.session_events import Event, Slept, State, StateChanged
from massage_gui.core.timeline import SegmentKind
from tests.core.routines_for_tests import USUAL, cues, plans, play, seen, starts
from tests.fake_clock import FakeClock

AWAY = 45 * 60
WHOLE = compiler.compile(USUAL, Plan())
STEPS = (SegmentKind.WORK, SegmentKind.REST, SegmentKind.SETUP, SegmentKind.FINISH)


def _begun(plan: Plan | None = None) -> tuple[Session, FakeClock, list[Event]]:
    clock = FakeClock()
    session = Session(compiler.compile(USUAL, plan or Plan()), clock=clock)
    return session, clock, session.start()


def _sleep(session: Session, clock: FakeClock, seconds: float = AWAY) -> list[Event]:
    """The clock goes on while nobody looks."""
    clock.advance(seconds)
    return session.look()


def _told(events: list[Event]) -> tuple[list[int], list[tuple[int, str, float]]]:
    """What the user hears and sees of a session: every segment's start, and every cue."""
    return starts(events), cues(events)


def _undisturbed(plan: Plan) -> tuple[tuple[list[int], list[tuple[int, str, float]]], Record]:
    session, clock, events = _begun(plan)
    return _told([*events, *play(session, clock)]), session.record()


def _is_same(one: Record, other: Record) -> bool:
    """Whether they tell the same, up to sums of floats."""
    times = (one.worked == pytest.approx(other.worked), one.spent == pytest.approx(other.spent))
    return all(times) and replace(one, worked=other.worked, spent=other.spent) == other


@given(moment=st.floats(0, WHOLE.total - 0.001), away=st.floats(5.001, 10 * 3600), plan=plans())
def test_s03_sleep_at_any_moment_pauses_there_and_the_rest_is_as_without_it(
    moment: float, away: float, plan: Plan
) -> None:
    session, clock, events = _begun(plan)
    events += play(session, clock, moment)
    if session.state is not State.RUNNING:
        return
    before = (session.index, session.remaining, session.record())
    woken = seen(_sleep(session, clock, away))
    assert woken[0] == StateChanged(State.PAUSED)
    assert [event.seconds for event in woken[1:] if isinstance(event, Slept)] == pytest.approx([away])
    assert len(woken) == 2
    assert (session.index, session.remaining, session.record()) == before
    events += [*session.resume(), *play(session, clock)]
    told, record = _undisturbed(plan)
    assert _told(events) == told
    assert _is_same(session.record(), record)


@pytest.mark.parametrize("kind", STEPS)
def test_s03_after_sleep_the_step_can_be_begun_again(kind: SegmentKind) -> None:
    session, clock, events = _begun()
    index = next(each.index for each in WHOLE.segments if each.kind is kind)
    events += play(session, clock, WHOLE.segments[index].start + 6)
    _sleep(session, clock)
    events = session.restart()
    assert starts(events) == [index]
    assert (session.state, session.remaining) == (State.PAUSED, WHOLE.segments[index].seconds)
    session.resume()
    clock.advance(3)
    assert cues(session.look()) == []
    assert (session.lead_in, session.remaining) == (0, WHOLE.segments[index].seconds)


@given(moments=st.lists(st.floats(0, 40), min_size=2, max_size=6))
def test_s04_however_often_it_sleeps_nothing_is_lost_or_doubled(moments: list[float]) -> None:
    session, clock, events = _begun()
    for seconds in moments:
        events += play(session, clock, seconds)
        events += [*_sleep(session, clock), *_sleep(session, clock), *session.resume(), *session.resume()]
    events += play(session, clock)
    told, record = _undisturbed(Plan())
    assert _told(events) == told
    assert _is_same(session.record(), record)


def test_s04_woken_without_having_slept_nothing_happens() -> None:
    session, clock, _ = _begun()
    list(play(session, clock, 20))
    left = session.remaining
    assert (session.resume(), session.look()) == ([], [])
    assert (session.state, session.remaining) == (State.RUNNING, left)


def test_s04_sleep_right_after_waking_is_one_pause() -> None:
    session, clock, _ = _begun()
    list(play(session, clock, 60))
    left = session.remaining
    woken = [*_sleep(session, clock), *_sleep(session, clock), *_sleep(session, clock)]
    assert [event for event in woken if isinstance(event, StateChanged)] == [StateChanged(State.PAUSED)]
    assert len([event for event in woken if isinstance(event, Slept)]) == 1
    session.resume()
    clock.advance(1)
    # In the lead-in it sleeps again.
    assert seen(_sleep(session, clock))[0] == StateChanged(State.PAUSED)
    session.resume()
    clock.advance(3)
    session.look()
    assert session.remaining == pytest.approx(left)


@pytest.mark.parametrize("offset", [-1.0, -0.5, -1e-3, -1e-7, 0.0, 1e-7, 1e-3, 0.5])
@pytest.mark.parametrize("index", range(1, len(WHOLE.segments)))
def test_s05_sleep_around_every_border_skips_and_doubles_nothing(index: int, offset: float) -> None:
    session, clock, events = _begun()
    events += play(session, clock, WHOLE.segments[index].start + offset)
    events += [*_sleep(session, clock), *session.resume(), *play(session, clock)]
    assert _told(events) == _undisturbed(Plan())[0]


@pytest.mark.parametrize("left", [1.0, 0.7, 1e-3])
def test_s05_in_the_last_second_of_all_it_still_has_to_end(left: float) -> None:
    session, clock, events = _begun()
    events += play(session, clock, WHOLE.total - left)
    events += _sleep(session, clock)
    assert events[-2] == StateChanged(State.PAUSED)
    assert session.remaining == pytest.approx(left)
    assert not session.record().finished
    events += [*session.resume(), *play(session, clock)]
    assert session.state is State.FINISHED
    assert _told(events) == _undisturbed(Plan())[0]


@pytest.mark.parametrize("kind", ["step", "halfway", "change-soon", "countdown"])
def test_s05_sleep_while_a_cue_is_said_does_not_say_it_again(kind: str) -> None:
    session, clock, events = _begun()
    while not any(told[1] == kind for told in cues(events)):
        clock.advance(session.next_look or 0)
        events += session.look()
    clock.advance(0.3)
    events += [*session.look(), *_sleep(session, clock), *session.resume(), *play(session, clock)]
    assert _told(events) == _undisturbed(Plan())[0]
