"""Sessions to report on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import cycle

from massage_gui.core.entry import Entry, Outcome
from massage_gui.core.routine import Routine
from tests.core.past import begun
from tests.shipped import ROUTINES, SCREENING, routine

TODAY = date(2026, 11, 23)
BACK, CALF = routine("lower-back"), routine("calf")
CODES = tuple(rule.code for rule in SCREENING.stop_rules)


def done(of: Routine = BACK, ago: int = 0, before: int | None = None, after: int | None = None) -> Entry:
    """A session of five minutes, so many days ago."""
    day = TODAY - timedelta(days=ago)
    return begun(before)._replace(
        routine=of.id,
        title=of.title,
        regions=tuple(of.regions),
        started=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        day=day,
        seconds=300.0,
        outcome=Outcome.FINISHED,
        after=after,
    )


def many(count: int = 2_000) -> list[Entry]:
    """Years of every routine, with ratings, notes and every reason to stop."""
    made = []
    for place, of, code in zip(range(count), cycle(ROUTINES), cycle(("", *CODES)), strict=False):
        entry = done(of, count - place, place % 7, place % 5)
        outcome = Outcome.STOPPED if code else Outcome.FINISHED
        note = f"Note {place}. " + "It was a long day. " * (place % 9) if place % 3 == 0 else ""
        made.append(entry._replace(code=code, outcome=outcome, note=note, still_sore=place % 40 == 0))
    return made
