"""The words of the report."""

from __future__ import annotations

import pytest

from massage_gui.core.entry import Outcome
from massage_gui.services.report import Ratings, Told, report_source
from massage_gui.services.report_words import ReportWords
from tests.services.report_samples import TODAY, done, many
from tests.shipped import REGIONS, SCREENING

pytestmark = pytest.mark.usefixtures("qapp")


def test_ratings_are_numbers_only() -> None:
    words = ReportWords()
    assert words.ratings(Ratings(5, 4, 2, 7)) == "4 (2 to 7)"
    assert words.ratings(Ratings(5, 4, 4, 4)) == "4"
    assert words.ratings(None) == "—"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "under 1 min"), (90, "2 min"), (7_140, "119 min"), (7_200, "2 h 0 min")]
)
def test_a_time_is_in_minutes_and_from_two_hours_on_in_hours(seconds: float, said: str) -> None:
    assert ReportWords().time(seconds) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told("x", 1, 0, TODAY), "1 session, last on 23 Nov 2026"),
        (Told("x", 1, 1, TODAY), "1 session, which was stopped, on 23 Nov 2026"),
        (Told("x", 3, 2, TODAY), "3 sessions (2 stopped), last on 23 Nov 2026"),
    ],
)
def test_how_often_something_was_told(told: Told, said: str) -> None:
    assert ReportWords().told(told) == said


def test_the_total_says_how_sessions_ended_where_they_differ() -> None:
    def total(*outcomes: Outcome) -> str:
        entries = [done()._replace(outcome=outcome) for outcome in outcomes]
        return ReportWords().total(report_source(entries, TODAY, None, REGIONS, SCREENING))

    assert total(Outcome.FINISHED) == "1 session, 5 min in all; done to the end"
    assert total(*Outcome).endswith(
        "1 done to the end, 1 ended early, 1 stopped for what was felt, 1 cut off, 1 not ended yet"
    )


def test_it_says_how_many_notes_are_not_shown() -> None:
    found = report_source(many(9), TODAY, None, REGIONS, SCREENING)
    assert ReportWords().notes(2, len(found.notes)) == "the newest 2 of 3; the program shows the rest"
    assert "newest first" in ReportWords().notes(3, 3)
