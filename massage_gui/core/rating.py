"""Ratings from 0 (no soreness) to 10, and what follows from them: section 4 of the content pack.

A rating before and after one sitting is no proof that a routine works: only the numbers are told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from massage_gui.core.entry import Entry, Outcome
from massage_gui.core.routine import Routine

STRONGEST = 10

MOST_AT_START = 6
"""With 7 or more nothing is started (our rule; the NHS calls pain severe that makes it hard to move)."""

MOST_IN_WORK = 5
MOST_IN_WORK_TENDER = 3
"""The most to be felt while pressing: 5, and 3 on neck, face and chest (the content pack's pain scale)."""

TENDER = frozenset(
    {"front-of-neck", "back-of-neck", "side-of-neck", "head", "temple", "face", "jaw", "chest"}
)

NECK = frozenset({"back-of-neck", "side-of-neck"})
"""Done once a day (the content pack's dose table; for the side of the neck a limit of ours)."""

TELLING_FROM = 4
"""Below this before, one point is noise: only the numbers are shown."""

CLEAR_POINTS, CLEAR_PART = 2, 0.3
"""About two points or 30 % was what people with long pain called a change (ten trials, 2,724 people)."""

SORE_FROM, SORE_UNTIL = timedelta(hours=48), timedelta(days=8)


class Change(StrEnum):
    """How a rating after compares with the one before."""

    CLEARLY_LESS = "clearly less"
    A_LITTLE_LESS = "a little less"
    NONE = "none"
    MORE = "more"
    NUMBERS_ONLY = "numbers only"


class Advice(StrEnum):
    """Why the user should rest and see someone."""

    WORSE = "worse"
    WORSE_TWICE = "worse twice"
    STILL_SORE = "still sore"


class Round(StrEnum):
    """What is said at the end of a routine that may be done in rounds."""

    NOT_ASKED = "not asked"
    ONE_MORE = "one more"
    ENOUGH = "enough"


def may_start(before: int) -> bool:
    """Whether a rating lets a session start."""
    return before <= MOST_AT_START


def most_in_work(regions: Collection[str]) -> int:
    """The most that may be felt while these regions are pressed."""
    return MOST_IN_WORK_TENDER if TENDER.intersection(regions) else MOST_IN_WORK


def change(before: int, after: int) -> Change:
    """What a rating after says, measured by the one before."""
    less = before - after
    if -less >= CLEAR_POINTS:
        return Change.MORE
    if before < TELLING_FROM or less == -1:
        return Change.NUMBERS_ONLY
    if less == 0:
        return Change.NONE
    clear = less >= CLEAR_POINTS or less / before >= CLEAR_PART
    return Change.CLEARLY_LESS if clear else Change.A_LITTLE_LESS


def advice(sessions: Sequence[Entry]) -> Advice | None:
    """What the ratings of a region's sessions so far, in order, ask for; None for nothing."""
    rated = [entry for entry in sessions if entry.before is not None and entry.after is not None]
    if not sessions:
        return None
    if sessions[-1].still_sore:
        return Advice.STILL_SORE
    if not rated or rated[-1] is not sessions[-1]:
        return None
    if _rise(rated[-1]) >= CLEAR_POINTS:
        return Advice.WORSE
    return Advice.WORSE_TWICE if len(rated) > 1 and all(_rise(entry) > 0 for entry in rated[-2:]) else None


def _rise(entry: Entry) -> int:
    return (entry.after or 0) - (entry.before or 0)


def round_after(routine: Routine, entry: Entry) -> Round:
    """Whether to offer a round more: once the rating fell, is above 0, and nothing spoke against it."""
    rated = entry.before is not None and entry.after is not None
    # A user's own file cannot make the neck less careful.
    if routine.rounds < 2 or not rated or NECK.intersection(routine.regions):
        return Round.NOT_ASKED
    well = entry.outcome is Outcome.FINISHED and not entry.felt and not entry.code
    if well and entry.round < routine.rounds and 0 < (entry.after or 0) < (entry.before or 0):
        return Round.ONE_MORE
    return Round.ENOUGH


def may_ask_if_still_sore(last: Entry | None, now: datetime) -> bool:
    """Whether the last session of a region is long enough ago to ask, and not too long."""
    return last is not None and SORE_FROM <= now - last.started <= SORE_UNTIL


class Dose(StrEnum):
    """What of a day's dose is reached."""

    OPEN = "open"
    NECK_DONE = "neck done"
    DAY_DONE = "day done"


ENOUGH_A_DAY = 10 * 60
"""Seconds in all on one day, from which on a day is done: ten to twelve minutes (the content pack's dose)."""

LITTLE = 60
"""A session shorter than this many seconds was hardly one."""


def dose(sessions: Sequence[Entry], routine: Routine, today: date) -> Dose:
    """What of the day's dose is reached before this routine is done."""
    done = [entry for entry in sessions if entry.day == today and entry.seconds >= LITTLE]
    if NECK.intersection(routine.regions) and any(NECK.intersection(entry.regions) for entry in done):
        return Dose.NECK_DONE
    return Dose.DAY_DONE if sum(entry.seconds for entry in done) >= ENOUGH_A_DAY else Dose.OPEN
