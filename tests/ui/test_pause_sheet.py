"""What covers the player while it is paused or waits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.pause_sheet import PauseSheet
from tests.fake_clock import FakeCalendar
from tests.ui.cut import cut
from tests.ui.walk import focused, press, settle


@pytest.fixture
def calendar() -> FakeCalendar:
    return FakeCalendar(datetime(2026, 1, 5, 14, 47).astimezone())


@pytest.fixture
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test's parameter as the time zone that the user is in."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def sheet(qtbot: QtBot, calendar: FakeCalendar) -> Iterator[PauseSheet]:
    page, under = QWidget(), QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(under)
    made = PauseSheet(page, under, calendar)
    page.resize(900, 568)
    page.show()
    page.activateWindow()
    settle()
    yield made
    page.hide()


def test_paused_it_offers_to_go_on_and_to_stop(qtbot: QtBot, sheet: PauseSheet) -> None:
    sheet.show_paused()
    assert sheet.title.text() == "Paused"
    assert focused() is sheet.resume
    assert (sheet.resume.accessibleName(), sheet.stop.accessibleName()) == ("Resume", "Stop it hurts")
    with qtbot.waitSignal(sheet.resume_requested, timeout=0):
        sheet.resume.click()
    with qtbot.waitSignal(sheet.stop_requested, timeout=0):
        sheet.stop.click()


@pytest.mark.parametrize(
    ("seconds", "times", "away"),
    [
        (6, "", "0:06"),
        (840, " (14:33 to 14:47)", "14:00"),
        (2_700, " (14:02 to 14:47)", "45:00"),
        (27_000, " (07:17 to 14:47)", "450:00"),
    ],
)
def test_after_sleep_it_says_from_when_to_when(
    sheet: PauseSheet, seconds: float, times: str, away: str
) -> None:
    sheet.setLocale(QLocale("en_GB"))
    sheet.show_paused()
    sheet.show_slept(seconds)
    assert sheet.title.text() == f"Paused while the computer slept{times}"
    assert sheet.note.text() == f"It was away for {away}. Nothing was counted."


def test_the_times_are_written_as_where_the_user_lives(sheet: PauseSheet) -> None:
    sheet.setLocale(QLocale("en_US"))
    sheet.show_slept(2_700)
    assert "(2:02\u202fPM to 2:47\u202fPM)" in sheet.title.text()


@pytest.mark.parametrize("zone", ["Europe/Berlin"], indirect=True)
@pytest.mark.usefixtures("zone")
def test_s08_the_times_are_right_when_summer_began_in_the_sleep(
    sheet: PauseSheet, calendar: FakeCalendar
) -> None:
    sheet.setLocale(QLocale("en_GB"))
    # At two the clocks went to three.
    calendar.now = datetime(2026, 3, 29, 5, 30).astimezone()
    sheet.show_slept(timedelta(hours=4).total_seconds())
    assert "(00:30 to 05:30)" in sheet.title.text()


def test_after_sleep_the_step_can_be_begun_again(qtbot: QtBot, sheet: PauseSheet) -> None:
    sheet.show_slept(2_700)
    assert focused() is sheet.resume
    assert [made.isVisible() for made in (sheet.resume, sheet.restart, sheet.stop)] == [True] * 3
    assert sheet.restart.text() == "Restart this step"
    with qtbot.waitSignal(sheet.restart_requested, timeout=0):
        sheet.restart.click()


def test_only_after_sleep_the_step_can_be_begun_again(sheet: PauseSheet) -> None:
    sheet.show_slept(2_700)
    sheet.show_paused()
    assert not sheet.restart.isVisible()
    sheet.show_slept(2_700)
    sheet.show_waiting("Next: Roll, 45 s")
    assert not sheet.restart.isVisible()


@pytest.mark.parametrize("scale", [0.8, 0.9, 1.2])
def test_after_sleep_nothing_is_cut_off(sheet: PauseSheet, scale: float) -> None:
    sheet.set_scale(scale)
    sheet.show_slept(2_700)
    settle()
    assert cut(sheet) == []


def test_waiting_it_says_what_comes(sheet: PauseSheet) -> None:
    sheet.show_waiting("Next: Roll, 45 s")
    assert (sheet.title.text(), sheet.note.text()) == ("Ready when you are", "Next: Roll, 45 s")


def test_esc_does_not_close_it(sheet: PauseSheet) -> None:
    sheet.show_paused()
    press(Qt.Key.Key_Escape)
    assert sheet.isVisible()


def test_it_is_seen_from_the_floor(sheet: PauseSheet) -> None:
    sheet.show_paused()
    sizes = []
    for scale in (0.8, 1.2, 2.0):
        sheet.set_scale(scale)
        settle()
        sizes.append((sheet.title.font().pixelSize(), sheet.resume.height(), sheet.stop.height()))
    assert sizes == sorted(sizes)
    assert min(sizes[0]) >= 40
    assert sizes[-1][0] > 100
