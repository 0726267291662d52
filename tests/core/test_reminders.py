"""When a reminder is due next."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.reminders import Reminder, Weekday, next_due

BERLIN, NEW_YORK, APIA = (ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Pacific/Apia"))
# Half an hour of summer time, summer time at midnight, and a day left out.
ZONES = [UTC, BERLIN, NEW_YORK, APIA, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Beirut")]
ALL = frozenset(Weekday)

reminders = st.builds(
    Reminder,
    st.frozensets(st.sampled_from(list(Weekday)), min_size=1),
    st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
)
moments = st.datetimes(datetime(2008, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))


def due(reminder: Reminder, *now: int, zone: tzinfo = BERLIN) -> str:
    """When it is due after that wall-clock time, by the wall clock."""
    year, month, day, hour, minute = now
    then = datetime(year, month, day, hour, minute, tzinfo=zone)
    return f"{next_due(reminder, then, zone).astimezone(zone):%a %d %b %H:%M %Z}"


def test_it_is_the_next_day_of_the_week_that_was_chosen() -> None:
    reminder = Reminder(frozenset({Weekday.MONDAY, Weekday.THURSDAY}), time(18, 30))
    assert due(reminder, 2026, 1, 5, 18, 29) == "Mon 05 Jan 18:30 CET"
    assert due(reminder, 2026, 1, 5, 18, 30) == "Thu 08 Jan 18:30 CET"
    assert due(reminder, 2026, 1, 29, 19, 0) == "Mon 02 Feb 18:30 CET"
    assert due(reminder, 2026, 12, 31, 19, 0) == "Mon 04 Jan 18:30 CET"


def test_a_week_later_where_only_today_is_chosen_and_it_is_over() -> None:
    assert (
        due(Reminder(frozenset({Weekday.SATURDAY}), time(0, 0)), 2028, 2, 26, 0, 0) == "Sat 04 Mar 00:00 CET"
    )


def test_it_stays_at_its_time_of_day_when_the_clocks_change() -> None:
    daily = Reminder(ALL, time(18, 0))
    assert due(daily, 2026, 3, 28, 18, 0) == "Sun 29 Mar 18:00 CEST"
    assert due(daily, 2026, 10, 24, 18, 0) == "Sun 25 Oct 18:00 CET"


def test_a_time_that_is_left_out_in_spring_is_due_as_much_later() -> None:
    assert due(Reminder(ALL, time(2, 30)), 2026, 3, 29, 1, 0) == "Sun 29 Mar 03:30 CEST"


def test_a_time_that_comes_twice_in_autumn_is_due_once() -> None:
    daily = Reminder(ALL, time(2, 30))
    first = next_due(daily, datetime(2026, 10, 25, 1, 0, tzinfo=BERLIN), BERLIN)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_due(daily, first, BERLIN) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_day_that_a_zone_has_left_out_is_made_up_for() -> None:
    fridays = Reminder(frozenset({Weekday.FRIDAY}), time(18, 0))
    assert due(fridays, 2011, 12, 29, 20, 0, zone=APIA) == "Sat 31 Dec 18:00 +14"
    assert due(fridays, 2011, 12, 31, 8, 0, zone=APIA) == "Sat 31 Dec 18:00 +14"


def test_the_zone_of_now_is_only_how_it_is_written() -> None:
    reminder, now = Reminder(ALL, time(18, 0)), datetime(2026, 3, 28, 17, 30, tzinfo=UTC)
    assert next_due(reminder, now, BERLIN) == next_due(reminder, now.astimezone(NEW_YORK), BERLIN)


@given(reminders, moments, st.sampled_from(ZONES))
def test_it_is_later_on_a_chosen_day_and_within_nine_days(
    reminder: Reminder, now: datetime, zone: tzinfo
) -> None:
    found = next_due(reminder, now, zone)
    assert now < found <= now + timedelta(days=9)
    wall = found.astimezone(zone)
    by_the_clock = Weekday(wall.weekday()) in reminder.days and wall.time() == reminder.at
    left_out = (
        found.astimezone(zone).utcoffset() != (found - timedelta(hours=26)).astimezone(zone).utcoffset()
    )
    assert by_the_clock or left_out


@given(reminders, moments, st.timedeltas(timedelta(0), timedelta(days=9)), st.sampled_from(ZONES))
def test_nothing_is_due_before_what_is_due_next(
    reminder: Reminder, now: datetime, later: timedelta, zone: tzinfo
) -> None:
    found = next_due(reminder, now, zone)
    again = next_due(reminder, now + later, zone)
    assert again == found if now + later < found else again > found


@given(reminders, moments)
def test_without_a_zone_it_is_this_computers(reminder: Reminder, now: datetime) -> None:
    wall = next_due(reminder, now).astimezone()
    assert (
        wall.time() == reminder.at
        or wall.utcoffset() != (wall - timedelta(hours=26)).astimezone().utcoffset()
    )


@given(reminders)
def test_what_is_kept_is_read_again(reminder: Reminder) -> None:
    assert Reminder.read(reminder.text) == reminder


def test_it_is_kept_as_a_person_would_write_it() -> None:
    assert Reminder(frozenset({Weekday.THURSDAY, Weekday.MONDAY}), time(7, 5)).text == "mon thu 07:05"


@pytest.mark.parametrize(
    "text",
    ["", "mon", "18:30", "mon 25:00", "mon 18:30:10", "mon 18:30+01:00", "mon  18:30", "mon xyz 18:30",
     "mon 1830", "thu mon 18:30", "mon 18:30\n", "18:30 mon"],
)  # fmt: skip
def test_anything_else_is_no_reminder(text: str) -> None:
    assert Reminder.read(text) is None


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    found = Reminder.read(text)
    assert found is None or found.text == text


@pytest.mark.parametrize("at", [time(18, 30, 1), time(18, 30, 0, 1), time(18, 30, tzinfo=UTC)])
def test_only_whole_minutes_of_the_wall_clock(at: time) -> None:
    with pytest.raises(ValueError, match="whole minute"):
        Reminder(ALL, at)
    with pytest.raises(ValueError, match="some day"):
        Reminder(frozenset(), time(18, 30))
