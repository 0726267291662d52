"""What the ratings of a region's sessions show over time: numbers, and when to see a professional.

No cause is told and nothing promised: a rating before and after one sitting is no proof.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

from massage_gui.core.entry import Entry

FEWEST = 3
"""Rated sessions below which nothing is told."""

MOST = 6
"""The newest rated sessions that are told of."""

REVIEW_AFTER = timedelta(weeks=3)
"""With no gain after two to three weeks, see a professional (the content pack's dose table)."""

PAUSE = timedelta(weeks=2)
"""A pause longer than this begins the weeks anew (ours)."""


@dataclass(frozen=True)
class Trend:
    """The newest rated sessions: how many, the middle rating before and after, and whether to see someone.

    `before` and `after` are None where too few were rated.
    """

    sessions: int
    before: int | None = None
    after: int | None = None
    see_someone: bool = False


def trend(sessions: Sequence[Entry], today: date) -> Trend:
    """What the ratings of one region's sessions show; `sessions` are in the order of time."""
    pairs = [
        (entry.before, entry.after)
        for entry in sessions
        if entry.before is not None and entry.after is not None
    ][-MOST:]
    review = no_gain(sessions, today)
    if len(pairs) < FEWEST:
        return Trend(len(pairs), see_someone=review)
    # The lower one of two in the middle: always a rating that was given.
    before, after = (median_low(ratings) for ratings in zip(*pairs, strict=True))
    return Trend(len(pairs), before, after, review)


def no_gain(sessions: Sequence[Entry], today: date) -> bool:
    """Whether it is as sore before a session as three weeks earlier, or more, and still gone on with."""
    run = _run([entry for entry in sessions if entry.before is not None])
    if len(run) < FEWEST or today - run[-1].day > REVIEW_AFTER or run[-1].day - run[0].day < REVIEW_AFTER:
        return False
    # No session counts as both then and now.
    some = min(FEWEST, len(run) // 2)
    then, now = _middle(run[:some]), _middle(run[-some:])
    return now > 0 and now >= then


def _run(rated: Sequence[Entry]) -> Sequence[Entry]:
    """The newest sessions without a long pause between them."""
    first = 0
    for place, (one, other) in enumerate(pairwise(rated), 1):
        if other.day - one.day > PAUSE:
            first = place
    return rated[first:]


def _middle(entries: Sequence[Entry]) -> int:
    return median_low(entry.before or 0 for entry in entries)
