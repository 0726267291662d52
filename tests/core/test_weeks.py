"""The last twelve weeks, day by day and area by area."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.weeks import WEEKS, Care, care_of_regions, last_weeks, weeks_with_care
from tests.days import TODAY, session


@given(st.dates(date(2001, 1, 1), date(2150, 1, 1)), st.integers(0, 6))
def test_they_are_twelve_whole_weeks_and_today_is_in_the_last(today: date, first: int) -> None:
    weeks = last_weeks((), today, first)
    days = [day.day for week in weeks for day in week]
    assert len(weeks) == WEEKS
    assert days == [days[0] + timedelta(days=number) for number in range(7 * WEEKS)]
    assert days[0].weekday() == first
    assert today in days[-7:]
    assert [day.day for week in weeks for day in week if day.ahead] == [day for day in days if day > today]


def test_a_day_has_all_its_sessions_and_minutes() -> None:
    weeks = last_weeks((session(1, seconds=60), session(1, seconds=90), session(0)), TODAY)
    assert [(day.sessions, day.seconds) for day in weeks[-1][:3]] == [(0, 0), (2, 150), (1, 300)]


def test_what_is_older_or_still_to_come_is_not_counted() -> None:
    outside = (session(2 + 7 * (WEEKS - 1) + 1), session(-1))
    assert weeks_with_care(last_weeks(outside, TODAY)) == 0
    assert care_of_regions(outside, TODAY) == {}
    first_day = session(2 + 7 * (WEEKS - 1))
    assert last_weeks((first_day,), TODAY)[0][0].sessions == 1


@pytest.mark.parametrize(("ago", "weeks"), [((), 0), ((0, 1, 2), 1), ((2, 3), 2), ((0, 7, 8, 40), 3)])
def test_weeks_are_counted_not_days(ago: tuple[int, ...], weeks: int) -> None:
    assert weeks_with_care(last_weeks([session(each) for each in ago], TODAY)) == weeks


def test_each_area_is_counted_with_its_last_day_the_most_often_first() -> None:
    sessions = (session(9, regions=("head",)), session(4), session(2, regions=("calf", "calf", "knee")))
    assert care_of_regions(sessions, TODAY) == {
        "calf": Care(2, TODAY - timedelta(days=2)),
        "head": Care(1, TODAY - timedelta(days=9)),
        "knee": Care(1, TODAY - timedelta(days=2)),
    }
    assert next(iter(care_of_regions(sessions, TODAY))) == "calf"
