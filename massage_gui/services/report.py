"""What the page for a therapist says, before it has a shape on paper: numbers, never a judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median_low

from massage_gui.core.entry import Entry, Outcome
from massage_gui.core.region import Region
from massage_gui.core.screening import Screening
from massage_gui.core.timeline import Seconds
from massage_gui.services.chart_words import RatingPoint


class Span(StrEnum):
    """How far back a report goes."""

    WEEKS = "4 weeks"
    MONTHS = "3 months"
    ALL = "all"

    def since(self, today: date) -> date | None:
        """The first day of it; None for everything."""
        weeks = {Span.WEEKS: 4, Span.MONTHS: 13, Span.ALL: None}[self]
        # Today is one of the days.
        return None if weeks is None else today - timedelta(weeks=weeks) + timedelta(days=1)


@dataclass(frozen=True, repr=False)
class Ratings:
    """The ratings of some sessions at one moment, before or after: middle, lowest and highest."""

    count: int
    middle: int
    lowest: int
    highest: int


@dataclass(frozen=True, repr=False)
class AreaReport:
    """What was done for one area (its regions' names, the main one first), and how it was rated.

    `before` and `after` are None where nothing was rated; `points` are in the order of the sessions.
    """

    names: tuple[str, ...]
    sessions: int
    seconds: Seconds
    first: date
    last: date
    before: Ratings | None
    after: Ratings | None
    points: tuple[RatingPoint, ...]

    @property
    def rated(self) -> int:
        """How many of its sessions have a rating."""
        return sum(point.rated for point in self.points)


@dataclass(frozen=True, repr=False)
class Told:
    """A stop rule that was told in sessions: its notice, in how many, how many it stopped, and when last."""

    notice: str
    sessions: int
    stopped: int
    last: date


@dataclass(frozen=True, repr=False)
class Note:
    """A note of the user on a session."""

    day: date
    names: tuple[str, ...]
    text: str


@dataclass(frozen=True, repr=False)
class ReportSource:
    """All that a report can say; areas with the most sessions and notes of the newest come first.

    `since` is the first day that was asked for, None for all; `today` the day it is made; `still_sore` in
    how many sessions the user said that the one before was still felt after two days.
    """

    since: date | None
    today: date
    outcomes: Mapping[Outcome, int]
    seconds: Seconds
    areas: tuple[AreaReport, ...]
    told: tuple[Told, ...]
    still_sore: int
    notes: tuple[Note, ...]

    @property
    def sessions(self) -> int:
        """How many sessions it tells of."""
        return sum(self.outcomes.values())

    @property
    def first(self) -> date:
        """The first day it tells of: of the first session, where none was asked for."""
        return self.since or min((area.first for area in self.areas), default=self.today)


def report_source(
    entries: Iterable[Entry],
    today: date,
    since: date | None,
    regions: Iterable[Region],
    screening: Screening,
) -> ReportSource:
    """What a report says of these sessions, of which those before `since` are passed over."""
    names = {region.id: region.name for region in regions}
    chosen = [entry for entry in entries if since is None or entry.day >= since]
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in chosen:
        groups.setdefault(entry.regions, []).append(entry)
    areas = [_area(_names(found, names), each) for found, each in groups.items()]
    notes = [
        Note(each.day, _names(each.regions, names), each.note)
        for each in reversed(chosen)
        if each.note.strip()
    ]
    return ReportSource(
        since=since,
        today=today,
        outcomes=Counter(entry.outcome for entry in chosen),
        seconds=sum(entry.seconds for entry in chosen),
        areas=tuple(sorted(areas, key=lambda area: (-area.sessions, area.names))),
        told=tuple(_told(chosen, screening)),
        still_sore=sum(entry.still_sore for entry in chosen),
        notes=tuple(notes),
    )


def _names(regions: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(region, region) for region in regions)


def _area(names: tuple[str, ...], entries: Sequence[Entry]) -> AreaReport:
    days = [entry.day for entry in entries]
    return AreaReport(
        names=names,
        sessions=len(entries),
        seconds=sum(entry.seconds for entry in entries),
        first=min(days),
        last=max(days),
        before=_ratings(entry.before for entry in entries),
        after=_ratings(entry.after for entry in entries),
        points=tuple(RatingPoint(entry.day, entry.before, entry.after) for entry in entries),
    )


def _ratings(given: Iterable[int | None]) -> Ratings | None:
    found = [rating for rating in given if rating is not None]
    # The lower one of two in the middle: always a rating that was given.
    return Ratings(len(found), median_low(found), min(found), max(found)) if found else None


def _told(entries: Sequence[Entry], screening: Screening) -> Iterable[Told]:
    """The rules in the order of the screening; those that it does not know come last, by their code."""
    order = {rule.code: place for place, rule in enumerate(screening.stop_rules)}
    codes = {code for entry in entries for code in _codes(entry)}
    for code in sorted(codes, key=lambda code: (order.get(code, len(order)), code)):
        told = [entry for entry in entries if code in _codes(entry)]
        rule = screening.stop_rule(code)
        stopped = sum(entry.code == code for entry in told)
        yield Told(rule.notice if rule else code, len(told), stopped, max(entry.day for entry in told))


def _codes(entry: Entry) -> set[str]:
    return {code for code in (entry.code, *entry.felt) if code}
