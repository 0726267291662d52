"""The calendar of the last twelve weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest

from massage_gui.core.weeks import WEEKS, last_weeks
from massage_gui.ui.theme import DARK, LIGHT
from massage_gui.ui.week_calendar import WeekCalendar, first_weekday
from tests.days import TODAY, session
from tests.ui.pixels import count, picture, sized
from tests.ui.walk import settle

TODAY_AT = 7 * (WEEKS - 1) + 2


@pytest.fixture
def calendar(qapp: object) -> Iterator[WeekCalendar]:
    """The calendar, shown, with two sessions on the day before."""
    assert qapp is not None
    made = WeekCalendar()
    made.resize(500, 300)
    made.show()
    made.activateWindow()
    made.show_weeks(last_weeks((session(1), session(1), session(30, seconds=30)), TODAY), TODAY)
    settle()
    yield made
    made.close()
    made.deleteLater()


def told(spy: QSignalSpy) -> str:
    """What was told last."""
    return str(spy.at(spy.count() - 1)[0])


def test_every_cell_is_its_day(calendar: WeekCalendar) -> None:
    for number in range(7 * WEEKS):
        assert calendar.day_at(calendar.cell(number).center()) == number
    assert calendar.day_at(QPointF(1, 100)) is None
    assert calendar.day_at(QPointF(499, 100)) is None
    assert calendar.days[TODAY_AT].day == TODAY


def test_more_minutes_are_a_larger_dot(calendar: WeekCalendar) -> None:
    sizes = []
    for minutes in (1, 5, 12, 30):
        calendar.show_weeks(last_weeks((session(1, seconds=60 * minutes),), TODAY), TODAY)
        sizes.append(count(picture(calendar), LIGHT.primary))
    assert sizes[0] < sizes[1] < sizes[2] == sizes[3]


def test_today_is_framed_whether_there_was_a_session_or_not(calendar: WeekCalendar) -> None:
    cell = calendar.cell(TODAY_AT).toAlignedRect()
    for done in ((), (session(0),)):
        weeks = last_weeks(done, TODAY)
        calendar.show_weeks(weeks, TODAY)
        framed = picture(calendar).copy(cell)
        calendar.show_weeks(weeks, TODAY - timedelta(days=1))
        assert picture(calendar).copy(cell) != framed


def test_it_wears_the_colours_it_is_given(calendar: WeekCalendar) -> None:
    calendar.set_theme(DARK)
    assert count(picture(calendar), DARK.primary) > 0
    assert count(picture(calendar), LIGHT.primary) == 0


def test_arrow_keys_tell_each_day_and_stop_at_today(calendar: WeekCalendar) -> None:
    spy = QSignalSpy(calendar.day_told)
    calendar.setFocus()
    QTest.keyClick(calendar, Qt.Key.Key_Down)
    assert told(spy).endswith("18 Mar 2026: a rest day")
    QTest.keyClick(calendar, Qt.Key.Key_Down)
    assert told(spy).endswith("18 Mar 2026: a rest day")
    QTest.keyClick(calendar, Qt.Key.Key_Up)
    assert told(spy).endswith("17 Mar 2026: 10 min, 2 sessions")
    for _ in range(20):
        QTest.keyClick(calendar, Qt.Key.Key_Left)
    assert told(spy).endswith("30 Dec 2025: a rest day")


def test_the_pointer_tells_each_day_and_today_where_it_leaves(calendar: WeekCalendar) -> None:
    spy = QSignalSpy(calendar.day_told)
    at = calendar.cell(TODAY_AT - 1).center()
    QTest.mouseMove(calendar, QPoint(round(at.x()), round(at.y())))
    settle()
    assert told(spy).endswith("17 Mar 2026: 10 min, 2 sessions")
    QTest.mouseMove(calendar, QPoint(1, 1))
    settle()
    assert told(spy).endswith("18 Mar 2026: a rest day")


def test_what_has_the_focus_is_seen(calendar: WeekCalendar) -> None:
    calendar.clearFocus()
    settle()
    assert count(picture(calendar), LIGHT.focus) == 0
    calendar.setFocus()
    settle()
    assert count(picture(calendar), LIGHT.focus) > 100


def test_a_screen_reader_hears_each_day_with_a_session(calendar: WeekCalendar) -> None:
    said = calendar.accessibleDescription()
    assert "in 2 of the last 12 weeks" in said
    assert "17 Mar 2026: 10 min, 2 sessions" in said
    assert "under 1 min" in said
    assert "rest day." not in said


@pytest.mark.parametrize("width", [260, 500, 900])
@pytest.mark.parametrize("pixels", [13, 30])
def test_all_days_fit_at_any_width_and_text(calendar: WeekCalendar, width: int, pixels: int) -> None:
    calendar.setFont(sized(pixels))
    calendar.resize(width, calendar.heightForWidth(width))
    last = calendar.cell(7 * WEEKS - 1)
    assert last.right() <= calendar.width()
    assert last.bottom() <= calendar.height()


def test_weeks_begin_as_the_language_has_it() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    assert first_weekday() == 0
    QLocale.setDefault(QLocale("en_US"))
    assert first_weekday() == 6
    QLocale.setDefault(before)
