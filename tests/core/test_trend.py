"""What the ratings over time are said to show."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_gui.core.entry import Entry
from massage_gui.core.trend import FEWEST, MOST, Trend, no_gain, trend
from tests.core.past import entries
from tests.days import TODAY, rated


def test_fewer_than_three_rated_sessions_show_nothing() -> None:
    assert trend((), TODAY) == Trend(0)
    half_rated = rated((9, 5, 3), (8, 5, None), (7, None, 3), (6, 4, 2))
    assert trend(half_rated, TODAY) == Trend(2)


def test_the_middle_rating_is_told_not_the_mean() -> None:
    assert trend(rated((3, 5, 3), (2, 6, 4), (1, 10, 10)), TODAY) == Trend(3, 6, 4)


def test_of_two_in_the_middle_it_is_one_that_was_given() -> None:
    assert trend(rated((4, 2, 0), (3, 4, 1), (2, 7, 4), (1, 9, 9)), TODAY) == Trend(4, 4, 1)


def test_only_the_newest_count() -> None:
    old = [(40 - day, 9, 9) for day in range(10)]
    new = [(MOST - day, 3, 1) for day in range(MOST)]
    assert trend(rated(*old, *new), TODAY) == Trend(MOST, 3, 1)


@pytest.mark.parametrize(
    ("ratings", "told"),
    [
        # Three weeks, and as sore as then, or more.
        (((21, 5, 3), (14, 5, 3), (7, 5, 3), (0, 5, 3)), True),
        (((21, 4, 2), (10, 5, 2), (0, 6, 2)), True),
        (((21, 0, 0), (10, 1, 0), (0, 2, 0)), True),
        # A day less than three weeks.
        (((20, 5, 3), (14, 5, 3), (7, 5, 3), (0, 5, 3)), False),
        # Less sore, or not sore any more.
        (((21, 6, 3), (14, 5, 3), (7, 4, 3), (0, 3, 3)), False),
        (((21, 6, 3), (10, 5, 3), (0, 5, 3)), False),
        (((21, 0, 0), (14, 0, 0), (7, 0, 0), (0, 0, 0)), False),
        # After a long pause the weeks begin anew.
        (((60, 5, 3), (40, 5, 3), (10, 5, 3), (5, 5, 3), (0, 5, 3)), False),
        # It was long ago.
        (((82, 5, 3), (75, 5, 3), (68, 5, 3), (61, 5, 3)), False),
        # Not rated before.
        (((21, None, 3), (14, None, 3), (7, None, 3), (0, None, 3)), False),
    ],
)
def test_without_gain_after_three_weeks_it_sends_to_someone(
    ratings: tuple[tuple[int, int | None, int | None], ...], told: bool
) -> None:
    assert no_gain(rated(*ratings), TODAY) is told
    assert trend(rated(*ratings), TODAY).see_someone is told


@settings(max_examples=40)
@given(st.lists(entries(), max_size=8))
def test_whatever_the_days_the_numbers_were_given(sessions: list[Entry]) -> None:
    shown = trend(sessions, TODAY)
    assert (shown.before is None) == (shown.after is None) == (shown.sessions < FEWEST)
    assert shown.before is None or shown.before in {entry.before for entry in sessions}
