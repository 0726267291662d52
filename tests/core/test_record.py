"""Records: what is kept of a session."""

from __future__ import annotations

import pytest

from massage_gui.core import compiler
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.session import Session
from massage_gui.core.session_events import State
from tests.core.routines_for_tests import USUAL, USUAL_PLAN, WORKED, play
from tests.fake_clock import FakeClock


def _started(plan: Plan = USUAL_PLAN) -> tuple[Session, FakeClock]:
    clock = FakeClock()
    session = Session(compiler.compile(USUAL, plan), clock=clock)
    session.start()
    return session, clock


def test_a_session_played_to_the_end_is_recorded_as_planned() -> None:
    session, clock = _started()
    list(play(session, clock))
    record = session.record()
    assert (record.routine, record.version, record.finished, record.code) == (
        "upper-back", "2026-11-22", True, "",
    )  # fmt: skip
    assert record.sides == WORKED
    assert record.worked == record.planned == {Side.LEFT: 90, Side.RIGHT: 90, Side.BOTH: 0}
    assert record.done == {Side.LEFT: (2, 3, 4, 5, 6), Side.RIGHT: (2, 3, 4, 5, 6), Side.BOTH: (1, 7)}
    assert record.skipped == {Side.LEFT: (), Side.RIGHT: (), Side.BOTH: ()}
    assert record.spent == {Side.LEFT: 110, Side.RIGHT: 110, Side.BOTH: 35, None: 20}
    assert record.active == session.timeline.total


def test_one_side_only_is_recorded_for_that_side() -> None:
    session, clock = _started(Plan(sides=Sides.RIGHT))
    list(play(session, clock))
    record = session.record()
    assert record.sides == (Side.RIGHT,)
    assert (record.worked[Side.RIGHT], record.worked[Side.LEFT], record.planned[Side.LEFT]) == (90, 0, 0)


def test_what_was_felt_is_kept_once_also_where_the_session_went_on() -> None:
    session, clock = _started()
    list(play(session, clock, 20))
    for code in ("ST1", "ST6", "ST1"):
        session.feel(code)
    session.stop("ST4")
    assert (session.record().felt, session.record().code) == (("ST1", "ST6"), "ST4")


def test_a_step_left_by_next_is_skipped_and_its_time_is_kept() -> None:
    session, clock = _started()
    list(play(session, clock, 10 + 15 + 10 + 12))
    session.next()
    record = session.record()
    assert record.skipped[Side.LEFT] == (3,)
    assert record.done[Side.LEFT] == (2,)
    assert record.worked[Side.LEFT] == pytest.approx(12)
    assert not record.finished


def test_a_step_skipped_and_then_done_is_done() -> None:
    session, clock = _started()
    list(play(session, clock, 10 + 15 + 10 + 12))
    session.next()
    session.back()
    list(play(session, clock, 41))
    record = session.record()
    assert (record.done[Side.LEFT], record.skipped[Side.LEFT]) == ((2, 3), ())
    assert record.worked[Side.LEFT] == pytest.approx(12 + 40)


def test_steps_never_reached_are_neither_done_nor_skipped() -> None:
    session, clock = _started()
    list(play(session, clock, 10 + 15 + 10 + 12))
    session.stop("SR3")
    clock.advance(50)
    record = session.record()
    assert (record.finished, record.code, session.state) == (False, "SR3", State.STOPPED)
    assert record.done == {Side.LEFT: (2,), Side.RIGHT: (), Side.BOTH: (1,)}
    assert not any(record.skipped.values())
    assert record.planned[Side.RIGHT] == 90
    assert record.active == pytest.approx(10 + 15 + 10 + 12)


def test_s02_s03_pauses_lead_ins_waits_and_sleep_are_not_active_time() -> None:
    session, clock = _started(Plan(wait_for_me=True))
    list(play(session, clock, 10 + 14))
    session.pause()
    clock.advance(100)
    session.resume()
    clock.advance(3)
    session.look()
    clock.advance(1)
    session.look()
    assert session.state is State.WAITING
    clock.advance(500)
    session.resume()
    clock.advance(2)
    session.look()
    clock.advance(2_700)
    session.look()
    assert session.record().active == pytest.approx(10 + 15 + 2)


def test_time_added_counts_as_work_done_beyond_the_plan() -> None:
    session, clock = _started(Plan(sides=Sides.LEFT))
    list(play(session, clock, 10 + 15 + 10 + 5))
    session.more_time()
    list(play(session, clock))
    record = session.record()
    assert (record.worked[Side.LEFT], record.planned[Side.LEFT]) == pytest.approx((105, 90))


def test_a_session_that_never_began_has_an_empty_record() -> None:
    session = Session(compiler.compile(USUAL), clock=FakeClock())
    record = session.record()
    assert (record.active, record.finished) == (0, False)
    assert not any(record.done.values())
