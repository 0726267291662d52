"""The last twelve weeks: what was done on each day, and for each region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from massage_gui.core.entry import Entry
from massage_gui.core.timeline import Seconds

WEEKS = 12
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Day:
    """What was done on one day; `ahead` is a day of this week that has not come yet."""

    day: date
    sessions: int
    seconds: Seconds
    ahead: bool = False


Week = tuple[Day, ...]
"""Seven days, beginning with the first day of a week."""


@dataclass(frozen=True)
class Care:
    """How often a region was done in the last twelve weeks, and on what day last."""

    sessions: int
    last: date


def first_day(today: date, first_weekday: int = 0) -> date:
    """The day on which the twelve weeks begin; `first_weekday` is 0 where weeks begin on Monday."""
    of_this_week = today - _DAY * ((today.weekday() - first_weekday) % 7)
    return of_this_week - 7 * _DAY * (WEEKS - 1)


def last_weeks(entries: Sequence[Entry], today: date, first_weekday: int = 0) -> tuple[Week, ...]:
    """The twelve weeks up to today's, the oldest first."""
    first = first_day(today, first_weekday)
    days: dict[date, list[Seconds]] = {}
    for entry in _within(entries, first, today):
        days.setdefault(entry.day, []).append(entry.seconds)
    return tuple(
        tuple(_day(first + _DAY * (7 * week + day), days, today) for day in range(7)) for week in range(WEEKS)
    )


def _day(day: date, days: Mapping[date, Sequence[Seconds]], today: date) -> Day:
    done = days.get(day, ())
    return Day(day, len(done), sum(done), day > today)


def weeks_with_care(weeks: Sequence[Week]) -> int:
    """In how many weeks there was a session."""
    return sum(any(day.sessions for day in week) for week in weeks)


def care_of_regions(entries: Sequence[Entry], today: date, first_weekday: int = 0) -> dict[str, Care]:
    """The regions done in the twelve weeks, the one done most often first."""
    found: dict[str, Care] = {}
    for entry in _within(entries, first_day(today, first_weekday), today):
        for region in dict.fromkeys(entry.regions):
            before = found.get(region, Care(0, entry.day))
            found[region] = Care(before.sessions + 1, max(before.last, entry.day))
    return dict(sorted(found.items(), key=lambda each: (-each[1].sessions, each[0])))


def _within(entries: Sequence[Entry], first: date, today: date) -> list[Entry]:
    return [entry for entry in entries if first <= entry.day <= today]
