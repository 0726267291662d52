"""Ratings before and after, as a user meets them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from massage_gui.app import Parts
from massage_gui.core.entry import Said
from massage_gui.core.session_events import State
from massage_gui.ui.rating_row import RatingRow
from tests.fake_clock import FakeCalendar, FakeClock
from tests.ui.rated import begin, finish, work
from tests.ui.walk import answer_none, choose, focused, go_on, press, settle, start

Key = Qt.Key


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def to_the_question(parts: Parts, region: str = "lower-back") -> None:
    parts.history.open()
    choose(parts, region)
    start(parts)
    if parts.window.pages.currentWidget() is parts.window.flow.safety_page:
        answer_none(parts)
    settle()
    assert parts.window.pages.currentWidget() is parts.window.flow.rating_page


def rate_after(parts: Parts, rating: int) -> None:
    row = parts.window.flow.end_page.findChild(RatingRow)
    assert isinstance(row, RatingRow)
    row.buttons[rating].click()
    settle()


def test_two_clicks_rate_a_session(parts: Parts, clock: FakeClock) -> None:
    begin(parts, "lower-back", before=6)
    assert parts.player.active
    finish(parts, clock)
    end = parts.window.flow.end_page
    assert "How sore is it right now?" in said(end)
    assert "Lower back" in said(end)
    rate_after(parts, 4)
    assert "Your rating went from 6 to 4. That is a clear change." in said(end)
    (entry,) = parts.history.entries()
    assert (entry.before, entry.after) == (6, 4)
    assert "%" not in said(end)


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_goes_on_without_and_nothing_is_asked_after(parts: Parts, clock: FakeClock, key: Key) -> None:
    to_the_question(parts)
    press(key)
    assert parts.player.active
    finish(parts, clock)
    assert "How sore" not in said(parts.window.flow.end_page)
    assert parts.history.entries()[0].before is None


@pytest.mark.parametrize(("key", "rating"), [(Key.Key_0, 0), (Key.Key_4, 4)])
def test_a_digit_picks_and_starts(parts: Parts, key: Key, rating: int) -> None:
    to_the_question(parts)
    press(key)
    assert parts.player.active
    assert parts.history.entries()[0].before == rating


def test_arrows_move_and_space_picks(parts: Parts) -> None:
    to_the_question(parts)
    row = parts.window.flow.rating_page.row
    assert focused() is row.buttons[0]
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Up, Key.Key_Left):
        press(key)
    assert focused() is row.buttons[2]
    assert not parts.player.active
    press(Key.Key_Space)
    assert parts.history.entries()[0].before == 2


@pytest.mark.parametrize("key", [Key.Key_7, Key.Key_8, Key.Key_9, Key.Key_End])
def test_from_7_on_nothing_starts_and_it_is_said_kindly(parts: Parts, key: Key) -> None:
    to_the_question(parts)
    page = parts.window.flow.rating_page
    press(key)
    assert not parts.player.active
    assert "strong pain" in said(page)
    assert "think about seeing someone" in said(page)
    press(Key.Key_Return)
    assert not parts.player.active, "a key pressed once too often starts nothing"
    assert not page.skip.isVisible()
    page.to_map.click()
    assert parts.window.pages.currentWidget() is parts.window.flow.home
    assert parts.history.entries() == ()


def test_a_wrong_number_can_be_put_right(parts: Parts) -> None:
    to_the_question(parts)
    press(Key.Key_9)
    press(Key.Key_3)
    assert parts.player.active


def test_what_may_be_felt_is_told_before(parts: Parts) -> None:
    to_the_question(parts, "side-of-neck")
    assert "stay at 3 or less" in said(parts.window.flow.rating_page)
    parts.window.flow.rating_page.back.click()
    parts.window.flow.go_home()
    to_the_question(parts)
    assert "stay at 5 or less" in said(parts.window.flow.rating_page)


def test_with_ratings_off_nothing_is_asked(parts: Parts, clock: FakeClock) -> None:
    parts.settings.ratings = False
    begin(parts, "lower-back")
    assert parts.player.active
    finish(parts, clock)
    assert "How sore" not in said(parts.window.flow.end_page)


def test_back_leads_to_the_overview_and_nothing_starts(parts: Parts) -> None:
    to_the_question(parts)
    parts.window.flow.rating_page.back.click()
    assert parts.window.pages.currentWidget() is parts.window.flow.home
    assert not parts.player.active


def test_a_second_round_is_offered_once_and_only_where_it_got_less(parts: Parts, clock: FakeClock) -> None:
    begin(parts, "lower-back", before=6)
    finish(parts, clock)
    rate_after(parts, 4)
    end = parts.window.flow.end_page
    again = next(each for each in end.findChildren(QPushButton) if each.text() == "One more round")
    assert again.isVisible()
    again.click()
    assert parts.player.active
    finish(parts, clock)
    rate_after(parts, 2)
    assert "This is enough for today." in said(end)
    kept = parts.history.entries()
    assert [(each.round, each.before, each.after) for each in kept] == [(1, 6, 4), (2, 4, 2)]


@pytest.mark.parametrize("after", [6, 7])
def test_where_it_did_not_get_less_it_is_enough(parts: Parts, clock: FakeClock, after: int) -> None:
    begin(parts, "lower-back", before=6)
    finish(parts, clock)
    rate_after(parts, after)
    end = parts.window.flow.end_page
    assert "This is enough for today." in said(end)
    offered = [each.text() for each in end.findChildren(QPushButton) if each.isVisible()]
    assert "One more round" not in offered


def test_worse_by_two_is_told_to_rest_and_see_someone(parts: Parts, clock: FakeClock) -> None:
    begin(parts, "calf", before=3)
    finish(parts, clock)
    rate_after(parts, 5)
    words = said(parts.window.flow.end_page)
    assert "from 3 to 5" in words
    assert "Rest, and see someone about it." in words
    parts.window.flow.go_home()
    choose(parts, "calf")
    assert "Rest, and see someone about it." in said(parts.window.flow.overview)


def test_after_a_stop_nothing_else_is_asked(parts: Parts, clock: FakeClock) -> None:
    begin(parts, "calf", before=3)
    work(parts, clock)
    go_on(parts, clock, 70)
    parts.player.stop("ST1")
    assert "How sore" not in said(parts.window.flow.end_page)


def test_the_dose_of_the_day_is_told_and_forbids_nothing(parts: Parts, clock: FakeClock) -> None:
    begin(parts, "side-of-neck", before=None)
    finish(parts, clock)
    parts.window.flow.go_home()
    choose(parts, "back-of-neck")
    overview = parts.window.flow.overview
    assert "You have done your neck today." in said(overview)
    assert overview.start.isVisible()


def test_being_sore_for_two_days_is_asked_and_advised(
    parts: Parts, clock: FakeClock, calendar: FakeCalendar
) -> None:
    begin(parts, "calf", before=3)
    finish(parts, clock)
    parts.window.flow.go_home()
    calendar.now += timedelta(days=3)
    to_the_question(parts, "calf")
    page = parts.window.flow.rating_page
    assert "I am still sore from the last time" in page.still_sore.box.accessibleName()
    page.still_sore.box.click()
    assert "Rest, and see someone about it." in said(page)
    press(Key.Key_Tab)
    page.row.buttons[2].click()
    assert parts.history.entries()[-1].still_sore


@pytest.mark.parametrize(("key", "kept"), [(Key.Key_G, Said.GOOD), (Key.Key_L, Said.LESS)])
def test_good_and_less_are_kept_with_the_step(parts: Parts, clock: FakeClock, key: Key, kept: Said) -> None:
    begin(parts, "lower-back")
    work(parts, clock)
    now = parts.player.moment()
    assert now is not None
    press(key)
    assert "Noted." in said(parts.window.flow.player_page)
    parts.player.next()
    steps = parts.history.steps(parts.history.entries()[0].uid)
    assert next(step.said for step in steps if step.segment == now.segment.index) is kept


def test_less_shows_less_pressure(parts: Parts, clock: FakeClock) -> None:
    begin(parts, "lower-back")
    work(parts, clock)
    page = parts.window.flow.player_page
    before = page.step.words.pressure.target
    page.less.click()
    assert page.step.words.pressure.target < before
    assert now_state(parts) is State.RUNNING


def now_state(parts: Parts) -> State:
    moment = parts.player.moment()
    assert moment is not None
    return moment.state


def test_a_rating_after_can_be_changed(parts: Parts, clock: FakeClock) -> None:
    begin(parts, "lower-back", before=4)
    finish(parts, clock)
    rate_after(parts, 7)
    end = parts.window.flow.end_page
    assert "can be normal" not in said(end)
    change = next(each for each in end.findChildren(QPushButton) if each.text() == "Change your rating")
    change.click()
    settle()
    assert "How sore is it right now?" in said(end)
    rate_after(parts, 2)
    assert [entry.after for entry in parts.history.entries()] == [2]
    assert "from 4 to 2" in said(end)
    assert "can be normal" in said(end)
