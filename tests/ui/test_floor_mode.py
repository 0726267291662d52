from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtTest import QTest

from massage_gui.app import Parts
from massage_gui.core.region import Side
from massage_gui.core.screening import Offer
from massage_gui.core.session_events import State
from massage_gui.core.timeline import SegmentKind
from massage_gui.ui.choice_button import ChoiceButton
from massage_gui.ui.floor_window import FloorWindow
from tests.fake_clock import FakeCalendar, FakeClock
from tests.ui.walk import go_on, go_to, play, press, settle


@pytest.fixture
def floor(parts: Parts, clock: FakeClock) -> FloorWindow:
    """Floor mode, opened by its key in the first step of work."""
    play(parts, "lower-back")
    go_to(parts, clock, SegmentKind.WORK, Side.LEFT)
    press(Qt.Key.Key_F11)
    made = parts.flow.floor_mode.floor
    assert made is not None
    assert made.isVisible()
    return made


@pytest.fixture(autouse=True)
def _leave(parts: Parts) -> object:
    yield
    if parts.flow.floor_mode.floor is not None:
        parts.flow.floor_mode.floor.leave()


def state(parts: Parts) -> State:
    moment = parts.player.moment()
    assert moment is not None
    return moment.state


def key(floor: FloorWindow, which: Qt.Key) -> None:
    QTest.keyClick(floor, which)
    settle()


def test_nothing_of_it_is_made_before_it_is_wanted(parts: Parts) -> None:
    play(parts, "lower-back")
    assert parts.flow.floor_mode.floor is None


def test_it_shows_the_session_as_it_stands_and_goes_on_with_it(
    parts: Parts, clock: FakeClock, floor: FloorWindow
) -> None:
    now = parts.player.moment()
    assert now is not None
    assert floor.face.digits.accessibleName() == str(now.shown)
    assert "LEFT" in floor.face.plate.accessibleName().upper()
    go_on(parts, clock, 3)
    assert floor.face.digits.accessibleName() == str(now.shown - 3)
    go_to(parts, clock, SegmentKind.CHANGE)
    assert not floor.face.change.isHidden()
    go_to(parts, clock, SegmentKind.WORK, Side.RIGHT)
    assert "RIGHT" in floor.face.plate.accessibleName().upper()


def test_any_key_pauses_and_resumes(parts: Parts, clock: FakeClock, floor: FloorWindow) -> None:
    key(floor, Qt.Key.Key_B)
    assert state(parts) is State.PAUSED
    clock.advance(1)
    key(floor, Qt.Key.Key_Return)
    assert state(parts) is State.RUNNING


def test_esc_leaves_and_the_session_goes_on(parts: Parts, floor: FloorWindow) -> None:
    key(floor, Qt.Key.Key_Escape)
    assert not floor.isVisible()
    assert state(parts) is State.RUNNING
    assert parts.window.pages.currentWidget() is parts.flow.player_page


def test_stop_asks_over_the_floor_and_ease_off_goes_on(
    parts: Parts, clock: FakeClock, floor: FloorWindow
) -> None:
    clock.advance(1)
    key(floor, Qt.Key.Key_S)
    assert state(parts) is State.PAUSED
    rules = parts.screening.stop_rules
    number = next(at for at, rule in enumerate(rules) if Offer.EASE_OFF in rule.offers)
    feelings = [each for each in floor.findChildren(ChoiceButton) if each.isVisible()]
    assert len(feelings) == len(rules)
    feelings[number].click()
    settle()
    assert floor.isVisible()
    clock.advance(1)
    parts.flow.floor_mode._stop.chosen.emit(rules[number], Offer.EASE_OFF)
    assert state(parts) is State.RUNNING
    assert floor.isVisible()


def test_a_feeling_that_ends_the_session_leads_to_the_end_page(parts: Parts, floor: FloorWindow) -> None:
    key(floor, Qt.Key.Key_S)
    rules = parts.screening.stop_rules
    number = next(at for at, rule in enumerate(rules) if set(rule.offers) <= {Offer.END})
    [each for each in floor.findChildren(ChoiceButton) if each.isVisible()][number].click()
    settle()
    assert not parts.player.active
    assert not floor.isVisible()
    assert parts.window.pages.currentWidget() is parts.flow.end_page


def test_at_the_end_the_window_is_back(parts: Parts, clock: FakeClock, floor: FloorWindow) -> None:
    while parts.player.active:
        go_on(parts, clock, 5)
    assert not floor.isVisible()
    assert parts.window.pages.currentWidget() is parts.flow.end_page


def test_the_screen_chosen_is_remembered(parts: Parts, floor: FloorWindow) -> None:
    parts.flow.floor_mode._keep("HDMI-1")
    assert parts.settings.floor_screen == "HDMI-1"
    assert floor.isVisible()


def test_after_sleep_it_says_from_when_to_when_until_the_session_goes_on(
    parts: Parts, clock: FakeClock, calendar: FakeCalendar, floor: FloorWindow
) -> None:
    calendar.now = datetime(2026, 1, 5, 14, 47).astimezone()
    clock.advance(45 * 60)
    parts.player.look()
    assert state(parts) is State.PAUSED
    told = floor.overlay.note.text
    assert told.startswith("Paused while the computer slept (")
    assert floor.locale().toString(QTime(14, 47), QLocale.FormatType.ShortFormat) in told
    floor.overlay.resume.click()
    parts.player.pause()
    assert "slept" not in floor.overlay.note.text
