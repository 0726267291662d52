"""What the history says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from massage_gui.core.entry import Outcome
from massage_gui.core.region import Side
from massage_gui.core.trend import Trend
from massage_gui.core.weeks import Care, last_weeks
from massage_gui.ui.history_words import HistoryWords
from tests.days import TODAY, session

WORDS = HistoryWords()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Dates as in Britain."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("before", "after", "short", "sentence"),
    [
        (6, 4, "6 to 4", "Your rating went from 6 to 4."),
        (2, 5, "2 to 5", "Your rating went from 2 to 5."),
        (0, 0, "0 to 0", "Your rating stayed at 0."),
        (6, None, "6 before", "Your rating before was 6."),
        (None, 0, "0 after", "Your rating after was 0."),
        (None, None, "", "Not rated."),
    ],
)
def test_ratings_are_numbers_and_no_promise(
    before: int | None, after: int | None, short: str, sentence: str
) -> None:
    entry = session(0, before, after)
    assert WORDS.ratings(entry) == short
    assert WORDS.rated(entry) == sentence


def test_each_outcome_has_words() -> None:
    assert len({WORDS.outcome(each) for each in Outcome}) == len(Outcome)


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ((Side.LEFT, Side.RIGHT), "left and right"),
        ((Side.RIGHT, Side.LEFT), "right and left"),
        ((Side.LEFT,), "left"),
        ((Side.BOTH,), "both sides"),
        ((), ""),
    ],
)
def test_sides_are_told_in_their_order(sides: tuple[Side, ...], said: str) -> None:
    assert WORDS.sides(sides) == said


def test_a_session_is_told_in_full_to_who_only_hears_it() -> None:
    entry = session(1, 6, 4, note="secret", seconds=40)
    assert WORDS.spoken(entry) == (
        "Tue 17 Mar 2026, Calf, left and right, under 1 min, Finished, "
        "Your rating went from 6 to 4, has a note"
    )


def test_the_time_is_that_of_the_place_where_it_was() -> None:
    assert WORDS.when(session()) == "Wed 18 Mar 2026, 09:05"


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        ((0, 7, 14, 21, 28), "You took care of yourself in 5 of the last 12 weeks. Rest days are fine."),
        ((300,), "Nothing in the last 12 weeks. Begin again whenever you like."),
    ],
)
def test_weeks_are_counted_without_blame(ago: tuple[int, ...], said: str) -> None:
    assert WORDS.weeks(last_weeks([session(each) for each in ago], TODAY)) == said


def test_each_day_is_told() -> None:
    (*_, week) = last_weeks((session(2, seconds=20), session(1), session(1)), TODAY)
    assert [WORDS.day(day) for day in week[:4]] == [
        "Mon 16 Mar 2026: under 1 min, 1 session",
        "Tue 17 Mar 2026: 10 min, 2 sessions",
        "Wed 18 Mar 2026: a rest day",
        "Thu 19 Mar 2026: still to come",
    ]
    assert WORDS.days((week,)) == f"{WORDS.day(week[0])}. {WORDS.day(week[1])}"


def test_care_says_how_often_and_when_last() -> None:
    assert WORDS.care(Care(5, TODAY - timedelta(days=3))) == "5 sessions in 12 weeks, last on 15 March 2026"
    assert WORDS.care(None) == "Not in the last 12 weeks"


def test_the_trend_tells_numbers_and_when_to_see_someone() -> None:
    few, some = Trend(2), Trend(6, 5, 3)
    middle = "In your last 6 rated sessions, the middle rating was 5 before and 3 after."
    review = "If it is no better after two to three weeks, see a professional."
    assert WORDS.trend(few) == "Rate a few more sessions to see how it goes."
    assert WORDS.trend(some) == middle
    assert WORDS.trend(replace(some, see_someone=True)) == f"{middle} {review}"
