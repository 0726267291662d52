"""Entries and steps of a history, for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from massage_gui.core.compiler import compile
from massage_gui.core.entry import Entry, Outcome, Said, StepDone, new_entry, step_done
from massage_gui.core.plan import Plan
from massage_gui.core.region import Side
from massage_gui.core.timeline import Timeline
from tests.core.routines_for_tests import USUAL, plans

NOW = datetime(2026, 11, 22, 17, 5, 9, tzinfo=timezone(timedelta(hours=1), "CET"))
TIMELINE: Timeline = compile(USUAL, Plan())


def begun(before: int | None = None) -> Entry:
    """A session of the usual routine that starts now."""
    return new_entry(TIMELINE, NOW, before=before)


def whole() -> tuple[StepDone, ...]:
    """All of its steps, done."""
    return tuple(step_done(segment, segment.seconds, True) for segment in TIMELINE.segments)


_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
_IDS = st.from_regex(r"[a-z]{1,8}(-[a-z]{1,4})?", fullmatch=True)
_RATINGS = st.none() | st.integers(0, 10)


def entries() -> st.SearchStrategy[Entry]:
    """Any session that can be kept."""
    moments = st.datetimes(datetime(2001, 1, 1), datetime(2150, 1, 1))
    return st.builds(
        Entry,
        id=st.just(0),
        uid=st.uuids().map(lambda uid: uid.hex),
        started=st.builds(_moment, moments, st.integers(-14 * 60, 14 * 60)),
        zone=_TEXTS,
        day=st.dates(date(2001, 1, 1), date(2150, 1, 1)),
        routine=_IDS, version=_TEXTS, fingerprint=_IDS, title=_TEXTS,
        regions=st.lists(_IDS, min_size=1, max_size=3).map(tuple),
        sides=st.lists(st.sampled_from(Side), max_size=2).map(tuple),
        plan=plans(),
        round=st.integers(1, 2),
        cursor=st.integers(0, 100),
        seconds=st.floats(0, 40_000),
        outcome=st.sampled_from(Outcome),
        code=st.sampled_from(("", "ST1")),
        felt=st.lists(st.sampled_from(("ST1", "ST9")), max_size=2).map(tuple),
        before=_RATINGS, after=_RATINGS,
        still_sore=st.booleans(),
        note=_TEXTS,
    )  # fmt: skip


def _moment(naive: datetime, minutes: int) -> datetime:
    return naive.replace(microsecond=0, tzinfo=UTC).astimezone(timezone(timedelta(minutes=minutes)))


def steps() -> st.SearchStrategy[tuple[StepDone, ...]]:
    """Any steps of one session."""
    step = st.builds(
        StepDone,
        st.integers(0, 60),
        st.none() | st.integers(1, 40),
        st.none() | st.sampled_from(Side),
        st.floats(0, 3_600),
        st.booleans(),
        st.sampled_from(Said),
    )
    many = st.lists(step, max_size=5, unique_by=lambda each: each.segment)
    return many.map(lambda found: tuple(sorted(found, key=lambda each: each.segment)))
