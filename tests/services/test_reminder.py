"""The wait for a reminder, on a calendar that goes only when it is told to."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QTimer

from massage_gui.core.reminders import Reminder, Weekday
from massage_gui.services.reminder import ReminderWatch
from tests.fake_clock import FakeCalendar

MONDAY_SIX = Reminder(frozenset({Weekday.MONDAY}), time(18, 0))
HOUR = timedelta(hours=1)


class Heard:
    """A notifier that counts."""

    def __init__(self) -> None:
        self.wanted, self.times = False, 0

    def use(self, wanted: bool) -> None:
        self.wanted = wanted

    def remind(self) -> None:
        self.times += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def calendar() -> FakeCalendar:
    """Monday, 5 January 2026, nine in the morning."""
    return FakeCalendar()


@pytest.fixture
def watch(qapp: object, heard: Heard, calendar: FakeCalendar) -> ReminderWatch:
    assert qapp is not None
    return ReminderWatch(heard, calendar, UTC)


def timer(watch: ReminderWatch) -> QTimer:
    (made,) = watch.findChildren(QTimer)
    return made


def wake(watch: ReminderWatch, calendar: FakeCalendar) -> None:
    """Let the time go by that the timer waits for."""
    calendar.now += timedelta(milliseconds=timer(watch).interval())
    timer(watch).stop()
    watch.look()


def at(calendar: FakeCalendar, watch: ReminderWatch, now: datetime) -> None:
    calendar.now = now
    watch.look()


def test_without_a_reminder_no_timer_runs(watch: ReminderWatch, heard: Heard) -> None:
    assert not watch.waits
    watch.use(None)
    assert not watch.waits
    watch.use(MONDAY_SIX)
    assert (watch.waits, heard.wanted) == (True, True)
    watch.use(None)
    assert (watch.waits, heard.wanted) == (False, False)


def test_it_tells_once_at_the_time_and_again_a_week_later(
    watch: ReminderWatch, calendar: FakeCalendar, heard: Heard
) -> None:
    watch.use(MONDAY_SIX)
    for _ in range(9):
        assert heard.times == 0
        wake(watch, calendar)
    assert (heard.times, calendar.now.hour) == (1, 18)
    for _ in range(7 * 24 - 1):
        wake(watch, calendar)
    assert heard.times == 1
    wake(watch, calendar)
    assert (heard.times, calendar.now) == (2, datetime(2026, 1, 12, 18, 0, tzinfo=UTC))


def test_it_waits_an_hour_at_most_and_never_less_than_is_left(
    watch: ReminderWatch, calendar: FakeCalendar
) -> None:
    watch.use(MONDAY_SIX)
    assert timer(watch).interval() == 3_600_000
    at(calendar, watch, datetime(2026, 1, 5, 17, 59, 58, 999_500, tzinfo=UTC))
    assert timer(watch).interval() == 1_001


def test_a_timer_that_wakes_early_tells_nothing_yet(
    watch: ReminderWatch, calendar: FakeCalendar, heard: Heard
) -> None:
    watch.use(MONDAY_SIX)
    at(calendar, watch, datetime(2026, 1, 5, 17, 59, 59, tzinfo=UTC))
    assert (heard.times, watch.waits) == (0, True)


def test_what_was_slept_through_is_told_up_to_an_hour_later(
    watch: ReminderWatch, calendar: FakeCalendar, heard: Heard
) -> None:
    watch.use(MONDAY_SIX)
    at(calendar, watch, datetime(2026, 1, 5, 18, 59, tzinfo=UTC))
    assert heard.times == 1


@pytest.mark.parametrize("slept", [HOUR, timedelta(hours=3), timedelta(days=30)])
def test_what_was_missed_by_more_is_not_told(
    watch: ReminderWatch, calendar: FakeCalendar, heard: Heard, slept: timedelta
) -> None:
    watch.use(MONDAY_SIX)
    at(calendar, watch, datetime(2026, 1, 5, 18, 0, tzinfo=UTC) + slept)
    assert (heard.times, watch.waits) == (0, True)


def test_a_clock_that_is_set_back_a_little_does_not_tell_twice(
    watch: ReminderWatch, calendar: FakeCalendar, heard: Heard
) -> None:
    watch.use(MONDAY_SIX)
    for second in (1, -1, 1):
        at(calendar, watch, datetime(2026, 1, 5, 18, 0, tzinfo=UTC) + timedelta(seconds=second))
    assert heard.times == 1


def test_a_clock_that_was_wrong_by_a_year_and_is_set_right_tells_all_the_same(
    watch: ReminderWatch, calendar: FakeCalendar, heard: Heard
) -> None:
    calendar.now = datetime(2027, 6, 1, tzinfo=UTC)
    watch.use(MONDAY_SIX)
    at(calendar, watch, datetime(2026, 1, 5, 17, 0, tzinfo=UTC))
    wake(watch, calendar)
    assert heard.times == 1


def test_a_time_that_is_over_when_it_is_chosen_is_not_told(
    watch: ReminderWatch, calendar: FakeCalendar, heard: Heard
) -> None:
    calendar.now = datetime(2026, 1, 5, 18, 10, tzinfo=UTC)
    watch.use(MONDAY_SIX)
    assert heard.times == 0


def test_a_time_that_comes_twice_in_autumn_is_told_once(heard: Heard, calendar: FakeCalendar) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    watch = ReminderWatch(heard, calendar, berlin)
    calendar.now = datetime(2026, 10, 25, 2, 0, tzinfo=berlin)
    watch.use(Reminder(frozenset({Weekday.SUNDAY}), time(2, 30)))
    calendar.now = calendar.now.astimezone(UTC)
    for _ in range(4):
        wake(watch, calendar)
    assert heard.times == 1
