"""The history page in the window: what is done from it is done to what is kept."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLabel, QWidget

from massage_gui.app import Parts
from massage_gui.core.folders import UserFolders
from massage_gui.core.history_file import FILE_NAME
from massage_gui.ui.history_flow import HistoryFlow
from tests.fake_clock import FakeClock
from tests.ui.rated import begin, finish
from tests.ui.walk import focused, press, settle


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


@pytest.fixture
def past(parts: Parts, clock: FakeClock) -> HistoryFlow:
    """The page, with one session in it."""
    begin(parts, "lower-back", before=5)
    finish(parts, clock)
    parts.history.rate_after(3)
    parts.window.flow.go_home()
    parts.window.actions_.history.trigger()
    settle()
    assert parts.window.flow.look_ups.past is not None
    return parts.window.flow.look_ups.past


def test_the_page_is_made_only_when_it_is_wanted(parts: Parts) -> None:
    parts.history.open()
    assert parts.window.flow.look_ups.past is None
    parts.window.actions_.history.trigger()
    assert parts.window.flow.look_ups.past is not None
    assert "Nothing here yet" in said(parts.window.flow.look_ups.past.page)


def test_ctrl_h_shows_what_was_done_and_back_leads_to_the_map(parts: Parts, past: HistoryFlow) -> None:
    assert parts.window.actions_.history.shortcut().toString() == "Ctrl+H"
    assert "1 session" in said(past.page)
    assert "Your rating went from 5 to 3." in said(past.page)
    past.page.back.click()
    assert parts.window.pages.currentWidget() is parts.window.flow.home


def test_a_session_deleted_can_be_had_back(parts: Parts, past: HistoryFlow) -> None:
    before = parts.history.entries()
    past.page.delete_requested.emit(before[0].uid)
    assert parts.history.entries() == ()
    assert parts.window.toast.act.isVisible()
    parts.window.toast.act.click()
    assert parts.history.entries() == before
    assert "1 session" in said(past.page)


def test_ctrl_z_undoes_it_too(parts: Parts, past: HistoryFlow) -> None:
    before = parts.history.entries()
    past.page.delete_requested.emit(before[0].uid)
    past.page.undo_requested.emit()
    assert parts.history.entries() == before
    assert not parts.window.toast.isVisible()


def test_a_note_is_kept(parts: Parts, past: HistoryFlow) -> None:
    past.page.note_written.emit(parts.history.entries()[0].uid, "Softer ball next time.")
    assert parts.history.entries()[0].note == "Softer ball next time."


def test_what_is_exported_can_be_brought_back(parts: Parts, past: HistoryFlow, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    past.files.export_to(file)
    assert len(json.loads(file.read_text())["sessions"]) == 1
    parts.history.delete(parts.history.entries()[0].uid)
    past.files.add_from(file)
    assert "1 session was new" in parts.window.toast.text.text()
    assert "1 session" in said(past.page)
    past.files.add_from(file)
    assert "1 was here already" in parts.window.toast.text.text()
    assert len(parts.history.entries()) == 1


def test_everything_is_deleted_only_after_it_was_named(
    parts: Parts, past: HistoryFlow, folders: UserFolders
) -> None:
    past.page.delete_all.trigger()
    sheet = parts.window.flow.sheets.delete_all
    assert sheet.isVisible()
    for word in ("1 session", "1 backup", "safety answers", "cannot be undone"):
        assert word in said(sheet)
    assert focused() is sheet.keep
    sheet.delete.setFocus()
    press(Qt.Key.Key_Return)
    assert len(parts.history.entries()) == 1, "Enter deletes nothing"
    press(Qt.Key.Key_Space)
    settle()
    assert parts.history.entries() == ()
    assert parts.desk.answers.checks == ()
    assert "Nothing here yet" in said(past.page)
    assert folders.data.is_dir()


def test_the_report_is_asked_for(parts: Parts, past: HistoryFlow) -> None:
    asked = QSignalSpy(parts.window.flow.report_requested)
    past.page.report.click()
    assert asked.count() == 1
    for dialog in parts.window.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if dialog.metaObject().className() == "ReportDialog":
            dialog.event(QEvent(QEvent.Type.Close))
            assert isinstance(dialog, QWidget)
            dialog.close()


def test_a_session_hides_the_way_to_it(parts: Parts) -> None:
    begin(parts, "calf", before=None)
    assert not parts.window.actions_.history.isEnabled()


def test_f11_what_cannot_be_deleted_or_written_is_not_told_as_done(
    parts: Parts, past: HistoryFlow, folders: UserFolders
) -> None:
    before = parts.history.entries()
    with closing(sqlite3.connect(folders.data / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        past.page.delete_requested.emit(before[0].uid)
        told = parts.window.toast.text.text()
        assert "could not be written" in told
        assert not parts.window.toast.act.isVisible()
        assert parts.history.entries() == before
        parts.window.toast.hide()
        past.page.note_written.emit(before[0].uid, "mine")
        assert parts.window.toast.isVisible()
        other.execute("ROLLBACK")


def test_after_a_deletion_enter_deletes_nothing_more(
    parts: Parts, clock: FakeClock, past: HistoryFlow
) -> None:
    past.page.back.click()
    begin(parts, "calf", before=4)
    finish(parts, clock)
    parts.window.flow.go_home()
    parts.window.actions_.history.trigger()
    settle()
    past.page.details.delete.setFocus()
    past.page.details.delete.click()
    settle()
    press(Qt.Key.Key_Return)
    assert len(parts.history.entries()) == 1
    assert focused() is past.page.sessions
