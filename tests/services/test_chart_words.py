"""The numbers of a chart, as text."""

from __future__ import annotations

from datetime import date

import pytest

from massage_gui.services.chart_words import ChartWords, RatingPoint, date_labels

DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (6, 4, "5 January 2026: 6 before, 4 after"),
        (0, 0, "5 January 2026: 0 before, 0 after"),
        (6, None, "5 January 2026: 6 before"),
        (None, 4, "5 January 2026: 4 after"),
    ],
)
def test_a_session_is_a_line(before: int | None, after: int | None, line: str) -> None:
    assert ChartWords().line(RatingPoint(DAY, before, after)) == line


def test_it_is_said_that_not_all_are_shown() -> None:
    assert ChartWords().last(30, 30) == ""
    assert ChartWords().last(30, 214) == "the last 30 of 214 rated sessions"


def test_the_year_is_told_where_there_are_two() -> None:
    assert date_labels([DAY, date(2026, 3, 9)]) == ["5 Jan", "9 Mar"]
    assert date_labels([date(2025, 12, 31), DAY]) == ["31 Dec 2025", "5 Jan 2026"]
    assert date_labels([]) == []
