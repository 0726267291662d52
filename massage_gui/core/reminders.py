"""When the user wants to be reminded, and when that is next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import IntEnum
from typing import Self


class Weekday(IntEnum):
    """A day of the week, numbered as `date.weekday` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


_NAMES = {day.name[:3].lower(): day for day in Weekday}


@dataclass(frozen=True)
class Reminder:
    """On these days, at this time of day by the clock on the wall, in whole minutes.

    Raises ValueError without a day, and where the time has seconds or a zone.
    """

    days: frozenset[Weekday]
    at: time

    def __post_init__(self) -> None:
        if not self.days or self.at.second or self.at.microsecond or self.at.tzinfo is not None:
            raise ValueError("a reminder is on some day, at a whole minute of the wall clock")

    @property
    def text(self) -> str:
        """As it is kept in the settings: mon thu 18:30."""
        return " ".join([day.name[:3].lower() for day in sorted(self.days)] + [f"{self.at:%H:%M}"])

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The reminder of a kept text; None for everything else."""
        *names, at = text.split() or [""]
        days = frozenset(_NAMES[name] for name in names if name in _NAMES)
        try:
            reminder = cls(days, time.fromisoformat(at))
        except ValueError:
            return None
        return reminder if reminder.text == text else None


def next_due(reminder: Reminder, now: datetime, zone: tzinfo | None = None) -> datetime:
    """The first moment after `now` at which the reminder is due, as UTC; `now` has a zone of its own.

    The wall clock is that of `zone`, or of this computer. A time that the clock leaves out in spring is due
    as much later; one that it shows twice in autumn is due at the first.
    """
    today = now.astimezone(zone).date()
    # A day that a zone has left out altogether is made up for on the day after it.
    days = (today + timedelta(days=n) for n in range(-1, 9))
    due = (_moment(day, reminder.at, zone) for day in days if day.weekday() in reminder.days)
    return min(moment for moment in due if moment > now.astimezone(UTC))


def _moment(day: date, at: time, zone: tzinfo | None) -> datetime:
    # A time without a zone is the computer's own, with the summer time of its day.
    return datetime.combine(day, at, zone).astimezone(UTC)
