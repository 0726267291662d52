"""What the report for a therapist says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from massage_gui.core.entry import Entry, Outcome
from massage_gui.services.report import Ratings, ReportSource, Span, report_source
from tests.services.report_samples import BACK, CALF, TODAY, done, many
from tests.shipped import REGIONS, SCREENING, routine


def source(entries: Iterable[Entry], since: date | None = None) -> ReportSource:
    return report_source(entries, TODAY, since, REGIONS, SCREENING)


def test_an_area_has_its_sessions_time_days_and_ratings() -> None:
    found = source(
        [done(BACK, 9, 6, 4), done(CALF, 8), done(BACK, 5, 3, 3), done(BACK, 2, 5), done(BACK, 1, 7, 1)]
    )
    back, calf = found.areas
    assert (back.names, back.sessions, back.seconds, back.rated) == (("Lower back",), 4, 1200.0, 4)
    assert (back.first, back.last) == (TODAY - timedelta(days=9), TODAY - timedelta(days=1))
    assert back.before == Ratings(4, 5, 3, 7)
    assert back.after == Ratings(3, 3, 1, 4)
    assert (calf.sessions, calf.before, calf.after, calf.rated) == (1, None, None, 0)
    assert (found.sessions, found.seconds) == (5, 1500.0)


def test_sessions_of_two_areas_are_counted_once() -> None:
    found = source([done(routine("temples-and-scalp"))])
    assert [area.names for area in found.areas] == [("Temple", "Head, scalp")]


def test_what_is_before_the_first_day_is_left_out() -> None:
    found = source([done(ago=9), done(ago=8)], TODAY - timedelta(days=8))
    assert (found.sessions, found.first) == (1, TODAY - timedelta(days=8))


def test_without_a_first_day_it_begins_with_the_first_session() -> None:
    assert source([done(ago=9), done(ago=90)]).first == TODAY - timedelta(days=90)
    assert source([]).first == TODAY


@pytest.mark.parametrize(
    ("span", "since"), [(Span.WEEKS, date(2026, 10, 27)), (Span.MONTHS, date(2026, 8, 25)), (Span.ALL, None)]
)
def test_a_span_ends_today(span: Span, since: date | None) -> None:
    assert span.since(TODAY) == since
    if since is not None:
        assert (TODAY - since).days + 1 == {Span.WEEKS: 28, Span.MONTHS: 91}[span]


def test_what_was_told_is_counted_once_a_session_in_plain_words() -> None:
    stopped = done(ago=3)._replace(outcome=Outcome.STOPPED, code="ST1", felt=("ST1", "ST9"))
    found = source([stopped, done(ago=1)._replace(felt=("ST9",)), done()._replace(felt=("ST99",))])
    told = [(each.notice, each.sessions, each.stopped, each.last) for each in found.told]
    assert told == [
        ("Sharp, stabbing, electric or burning pain", 1, 1, stopped.day),
        ("Holding my breath, wincing or tensing", 2, 0, TODAY - timedelta(days=1)),
        ("ST99", 1, 0, TODAY),
    ]
    assert found.outcomes == {Outcome.STOPPED: 1, Outcome.FINISHED: 2}


def test_notes_come_newest_first_and_empty_ones_not_at_all() -> None:
    entries = [done(ago=ago)._replace(note=note) for ago, note in ((3, "old"), (2, " \n"), (1, "new"))]
    assert [note.text for note in source(entries).notes] == ["new", "old"]


def test_a_region_that_is_not_known_keeps_its_id() -> None:
    assert source([done()._replace(regions=("wing",))]).areas[0].names == ("wing",)


def test_every_session_of_many_is_in_the_numbers() -> None:
    found = source(many())
    assert found.sessions == sum(area.sessions for area in found.areas) == 2_000
    assert [area.sessions for area in found.areas] == sorted(
        (area.sessions for area in found.areas), reverse=True
    )
