"""What is asked at a start after a crash, and after damage."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from massage_gui.app import Parts, build
from massage_gui.core.entry import Outcome
from massage_gui.core.folders import UserFolders
from massage_gui.core.history_file import FILE_NAME
from massage_gui.ui.theme import LIGHT
from tests.fake_clock import FakeCalendar, FakeClock
from tests.ui.rated import begin, finish, work
from tests.ui.walk import go_on, settle


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def crashed(parts: Parts, clock: FakeClock) -> Parts:
    """A program whose session was under way when it was killed: its file is as the kill left it."""
    begin(parts, "lower-back", before=5)
    work(parts, clock)
    go_on(parts, clock, 70)
    parts.history.leave_open()
    return parts


@pytest.fixture
def again(crashed: Parts, folders: UserFolders, calendar: FakeCalendar) -> Iterator[Parts]:
    """The next start."""
    assert crashed.history.cut_off is not None
    made = build(folders, FakeClock(), calendar)
    made.window.set_theme(LIGHT)
    made.window.resize(1280, 800)
    made.window.show()
    made.history.open()
    made.flow.ask_about_history()
    settle()
    yield made
    made.player.stop("")
    made.history.close()
    made.window.close()
    made.window.deleteLater()


def test_f02_f06_the_session_is_named_with_what_was_done(again: Parts) -> None:
    sheet = again.flow.sheets.cut_off
    assert sheet.isVisible()
    assert "Lower back, ball on the floor, begun on 5 January 2026" in said(sheet)
    assert "Done so far: 1:45. It goes on with: LEFT side, Rest." in said(sheet)


def test_f02_it_goes_on_where_it_was(again: Parts) -> None:
    entry = again.history.cut_off
    assert entry is not None
    again.flow.sheets.cut_off.resume.click()
    settle()
    moment = again.player.moment()
    assert moment is not None
    assert moment.segment.index == entry.cursor > 1
    assert moment.lead_in > 0, "there is time to lie down again"
    assert again.window.pages.currentWidget() is again.flow.player_page
    clock = again.player._clock
    assert isinstance(clock, FakeClock)
    finish(again, clock)
    (kept,) = again.history.entries()
    assert (kept.outcome, kept.before) == (Outcome.FINISHED, 5)
    assert "How sore is it right now?" in said(again.flow.end_page)


def test_invariant_6_it_goes_on_only_through_a_check_that_is_due(again: Parts) -> None:
    again.desk.clear()
    again.flow.sheets.cut_off.resume.click()
    settle()
    assert not again.player.active
    assert again.window.pages.currentWidget() is again.flow.safety_page


def test_what_was_done_can_be_kept(again: Parts) -> None:
    again.flow.sheets.cut_off.keep.click()
    assert again.history.entries()[0].outcome is Outcome.CUT_OFF
    again.flow.ask_about_history()
    assert not again.flow.sheets.cut_off.isVisible()


def test_it_can_be_taken_out_and_that_undone(again: Parts) -> None:
    before = again.history.entries()
    again.flow.sheets.cut_off.discard.click()
    assert again.history.entries() == ()
    assert again.window.toast.act.isVisible()
    again.window.toast.act.click()
    assert again.history.entries() == before


def test_a_session_that_never_ran_is_not_asked_about(
    parts: Parts,
) -> None:
    begin(parts, "lower-back")
    parts.history.leave_open()
    parts.flow.ask_about_history()
    assert not parts.flow.sheets.cut_off.isVisible()


def test_f14_a_damaged_history_is_told_of_and_its_backup_used(
    parts: Parts, clock: FakeClock, folders: UserFolders
) -> None:
    begin(parts, "lower-back", before=5)
    finish(parts, clock)
    parts.history.close()
    (folders.data / "backups" / "history-2026-01-05.db").unlink()
    parts.history.open()
    parts.history.close()
    (folders.data / FILE_NAME).write_bytes(b"damage" * 4_000)
    parts.history.open()
    parts.flow.ask_about_history()
    sheet = parts.flow.sheets.lost
    assert sheet.isVisible()
    assert "is damaged" in said(sheet)
    assert "holds 1 session." in said(sheet)
    assert sheet.use.text() == "Use this backup"
    sheet.use.click()
    assert len(parts.history.entries()) == 1
    assert "kept as history.db.replaced" in parts.window.toast.text.text()


def test_the_welcome_is_read_first(crashed: Parts) -> None:
    crashed.player.stop("")
    crashed.flow.sheets.show_statement()
    crashed.flow.ask_about_history()
    assert not crashed.flow.sheets.cut_off.isVisible()
    crashed.flow.statement.accept.click()
    assert crashed.flow.sheets.cut_off.isVisible()
