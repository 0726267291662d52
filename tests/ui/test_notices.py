from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from massage_gui import __version__
from massage_gui.app import Parts, build
from massage_gui.core.folders import UserFolders
from massage_gui.core.record import Record
from massage_gui.core.session_events import State
from tests.fake_clock import FakeCalendar, FakeClock
from tests.ui.walk import choose, go_on, play, settle


def words(widget: QWidget) -> list[str]:
    """What can be read in a widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def focused(parts: Parts) -> QWidget | None:
    return parts.window.focusWidget()


def test_the_statement_is_shown_once_and_kept(parts: Parts, folders: UserFolders) -> None:
    window = parts.window
    window.flow.show_statement_if_due()
    assert window.flow.statement.isVisible()
    said = " ".join(words(window.flow.statement))
    assert "not medical advice" in said
    assert "No clinician has reviewed" in said
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.flow.statement.isVisible(), "Esc is no answer"
    QTest.keyClick(window.flow.statement.accept, Qt.Key.Key_Space)
    assert not window.flow.statement.isVisible()
    window.flow.show_statement_if_due()
    assert not window.flow.statement.isVisible()
    again = build(folders, FakeClock(), FakeCalendar())
    assert not again.desk.statement_due
    again.window.deleteLater()


def test_a_statement_that_was_not_read_is_shown_again(parts: Parts) -> None:
    parts.window.flow.show_statement_if_due()
    parts.window.close()
    assert parts.desk.statement_due


def test_nothing_goes_on_under_the_statement(parts: Parts) -> None:
    window = parts.window
    window.flow.show_statement_if_due()
    for action in window.actions_.all:
        if action not in (window.actions_.quit, window.actions_.folder):
            action.trigger()
    settle()
    assert window.flow.statement.isVisible()
    assert window.pages.currentWidget() is window.home
    assert not window.pages.isEnabled()
    assert [window.flow.keys.isVisible(), window.flow.about.isVisible()] == [False, False]


def test_help_shows_the_statement_again(parts: Parts) -> None:
    choose(parts, "calf")
    parts.window.actions_.statement.trigger()
    assert parts.window.flow.statement.isVisible()
    parts.window.flow.statement.accept.click()
    assert focused(parts) is parts.window.flow.overview.start


def test_about_says_version_privacy_and_review_and_copies_it(parts: Parts) -> None:
    choose(parts, "calf")
    parts.window.actions_.about.trigger()
    said = " ".join(words(parts.window.flow.about))
    for part in (__version__, "Python", "not medical advice", "No clinician", "no network", "General Public"):
        assert part in said
    parts.window.flow.about.copy.click()
    assert QGuiApplication.clipboard().text() == parts.window.flow.about.text
    QTest.keyClick(parts.window.flow.about, Qt.Key.Key_Escape)
    assert not parts.window.flow.about.isVisible()
    assert focused(parts) is parts.window.flow.overview.start


def test_keys_lists_every_key_of_the_real_actions(parts: Parts) -> None:
    choose(parts, "calf")
    parts.window.actions_.letters.trigger()
    parts.window.flow.look_ups.show_keys(playing=False)
    said = words(parts.window.flow.keys)
    assert {"0 to 9, End", "Ctrl+Z", "Esc"} <= set(said)
    for action in (*parts.window.actions_.all, *parts.window.flow.player_page.actions_.all):
        shown = action.text().replace("&", "").rstrip("…")
        assert (shown in said) is bool(action.shortcuts()), shown
        for key in action.shortcuts():
            assert any(key.toString() in each.split(" or ") for each in said), key.toString()


@pytest.mark.parametrize("name", ["keys", "about", "statement"])
def test_a_sheet_over_a_session_pauses_it(parts: Parts, clock: FakeClock, name: str) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 30)
    before = parts.player.moment()
    getattr(parts.window.actions_, name).trigger()
    go_on(parts, clock, 60)
    now = parts.player.moment()
    assert before is not None
    assert now is not None
    assert (now.state, now.elapsed) == (State.PAUSED, before.elapsed)
    sheet = getattr(parts.window.flow, name)
    assert sheet.isVisible()
    (sheet.accept if name == "statement" else sheet.done).click()
    settle()
    assert parts.window.flow.player_page.pause_sheet.isVisible()
    assert focused(parts) is parts.window.flow.player_page.pause_sheet.resume


def test_u15_closing_during_a_session_asks_once_and_esc_keeps_going(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 30)
    window = parts.window
    for _ in range(2):
        assert not window.close()
        assert window.flow.leaving.isVisible()
    now = parts.player.moment()
    assert now is not None
    assert now.state is State.PAUSED
    assert focused(parts) is window.flow.leaving.keep
    QTest.keyClick(window.flow.leaving.keep, Qt.Key.Key_Escape)
    settle()
    assert not window.flow.leaving.isVisible()
    assert parts.player.active
    assert window.flow.player_page.pause_sheet.isVisible()
    assert focused(parts) is window.flow.player_page.pause_sheet.resume
    window.flow.player_page.pause_sheet.resume.click()
    go_on(parts, clock, 10)
    later = parts.player.moment()
    assert later is not None
    assert later.elapsed > now.elapsed


def test_keep_going_goes_on_where_the_session_ran_and_leaves_a_pause_alone(
    parts: Parts, clock: FakeClock
) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 30)
    for state in (State.RUNNING, State.PAUSED):
        parts.window.close()
        clock.advance(1)
        parts.window.flow.leaving.keep.click()
        now = parts.player.moment()
        assert now is not None
        assert now.state is state
        clock.advance(1)
        parts.player.pause()


def test_u15_end_closes_and_keeps_what_was_done(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 30)
    records: list[Record] = []
    parts.player.ended.connect(records.append)
    parts.window.close()
    parts.window.flow.leaving.end.click()
    assert not parts.window.isVisible()
    assert [(record.finished, record.code, round(record.active)) for record in records] == [(False, "", 30)]


def test_u15_without_a_session_nothing_is_asked(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 30)
    parts.player.stop("")
    assert parts.window.close()


@pytest.mark.parametrize("name", ["keys", "about", "statement", "stop"])
def test_u15_closing_with_a_sheet_open(parts: Parts, clock: FakeClock, name: str) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 30)
    window, page = parts.window, parts.window.flow.player_page
    if name == "stop":
        page.controls.stop.click()
    else:
        getattr(window.actions_, name).trigger()
    assert not window.close()
    assert window.flow.leaving.isVisible()
    window.flow.leaving.keep.click()
    settle()
    assert window.pages.isEnabled()
    assert window.flow.sheets.open is None
    below = page.stop_sheet if name == "stop" else page.pause_sheet
    assert below.isVisible()
    assert below.isAncestorOf(focused(parts) or window)


def test_closing_with_a_sheet_open_and_no_session(parts: Parts) -> None:
    choose(parts, "calf")
    parts.window.flow.look_ups.show_keys(playing=False)
    assert parts.window.close()
