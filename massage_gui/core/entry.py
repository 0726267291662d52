"""The entries of the history: what is kept of each session, and of each of its steps.

The values print nothing of what they hold, so that no log can.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from uuid import uuid4

from massage_gui.core.plan import Plan
from massage_gui.core.region import Side
from massage_gui.core.timeline import Seconds, Segment, Timeline


class Outcome(StrEnum):
    """How a session ended; open is one that runs, or that was cut off with the program."""

    OPEN = "open"
    FINISHED = "finished"
    ENDED = "ended"
    STOPPED = "stopped"
    CUT_OFF = "cut off"


class Said(StrEnum):
    """What the user said of a step while it was played."""

    NOTHING = ""
    LESS = "less"
    GOOD = "good"


@dataclass(frozen=True, repr=False)
class StepDone:
    """A segment that the cursor has left: the time spent on it, and whether it was played to its end."""

    segment: int
    number: int | None
    side: Side | None
    seconds: Seconds
    done: bool
    said: Said = Said.NOTHING


class Entry(NamedTuple):
    """A session of the history.

    `id` orders entries (0 until it is kept), `uid` is the same on every computer. `started` has the offset
    of its place, `zone` that place's name for it; `day` is the local date at the start. `regions` has the
    main one first. `before` and `after` are ratings from 0 to 10, or None. `cursor` is the segment to go on
    at, `seconds` the time in which the session ran. `code` is the stop rule that ended it, or empty; `felt`
    are those that were told in it. `still_sore`: the last session was still felt after two days.
    """

    id: int
    uid: str
    started: datetime
    zone: str
    day: date
    routine: str
    version: str
    fingerprint: str
    title: str
    regions: tuple[str, ...]
    sides: tuple[Side, ...]
    plan: Plan
    round: int = 1
    cursor: int = 0
    seconds: Seconds = 0.0
    outcome: Outcome = Outcome.OPEN
    code: str = ""
    felt: tuple[str, ...] = ()
    before: int | None = None
    after: int | None = None
    still_sore: bool = False
    note: str = ""

    def __repr__(self) -> str:
        return f"<Entry {self.id}>"

    @property
    def region(self) -> str:
        """The main region."""
        return self.regions[0]


def new_entry(
    timeline: Timeline, now: datetime, *, before: int | None = None, still_sore: bool = False, round_: int = 1
) -> Entry:
    """The entry of a session that starts now; `now` knows its offset."""
    routine = timeline.routine
    return Entry(
        id=0,
        uid=uuid4().hex,
        started=now.replace(microsecond=0),
        zone=now.tzname() or "",
        day=now.date(),
        routine=routine.id,
        version=routine.version,
        fingerprint=routine.fingerprint,
        title=routine.title,
        regions=tuple(routine.regions),
        sides=timeline.sides,
        plan=timeline.plan,
        round=round_,
        before=before,
        still_sore=still_sore,
    )


def step_done(segment: Segment, seconds: Seconds, done: bool) -> StepDone:
    """What is kept of a segment."""
    return StepDone(segment.index, segment.number, segment.side, seconds, done)


def in_utc(moment: datetime) -> tuple[str, int]:
    """A moment as it is kept: ISO text in UTC, and the offset of its place in minutes."""
    offset = moment.utcoffset() or timedelta()
    return moment.astimezone(UTC).isoformat(timespec="seconds"), round(offset.total_seconds() / 60)


def at_place(text: str, minutes: int) -> datetime:
    """The moment that `in_utc` wrote; raises ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment.astimezone(_zone(minutes))


@lru_cache(maxsize=64)
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes))
