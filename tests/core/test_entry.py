"""What a new entry holds."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from massage_gui.core.entry import Outcome, at_place, in_utc
from massage_gui.core.region import Side
from tests.core.past import NOW, TIMELINE, begun, whole


def test_an_entry_names_its_routine_its_place_and_its_own_day() -> None:
    entry = begun(before=5)
    routine = TIMELINE.routine
    assert (entry.routine, entry.fingerprint, entry.regions) == (
        routine.id,
        routine.fingerprint,
        routine.regions,
    )
    assert (entry.started, entry.zone, entry.day) == (NOW, "CET", NOW.date())
    assert (entry.before, entry.after, entry.outcome) == (5, None, Outcome.OPEN)
    assert entry.sides == (Side.LEFT, Side.RIGHT)
    assert entry.uid != begun().uid


def test_the_day_of_a_session_near_midnight_is_that_of_its_place() -> None:
    late = datetime(2026, 11, 22, 23, 50, tzinfo=timezone(timedelta(hours=-8)))
    text, minutes = in_utc(late)
    assert text == "2026-11-23T07:50:00+00:00"
    assert at_place(text, minutes).date() == late.date()


def test_a_step_tells_its_side_and_number() -> None:
    steps = whole()
    assert [step.segment for step in steps] == list(range(len(TIMELINE.segments)))
    assert {step.side for step in steps if step.number} >= {Side.LEFT, Side.RIGHT}
