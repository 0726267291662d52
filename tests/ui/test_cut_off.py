from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from massage_gui.ui.cut_off import CutOff, LostHistory
from tests.days import session
from tests.ui.walk import settle

LOG = Path("/somewhere/massage-gui.log")


@pytest.fixture
def window(qapp: object) -> Iterator[QWidget]:
    assert qapp is not None
    made = QWidget()
    made.resize(1000, 600)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


def test_a_cut_off_session_is_named_with_its_day_what_was_done_and_the_log(window: QWidget) -> None:
    sheet = CutOff(window, QWidget(window))
    entry = session(1)
    sheet.ask(entry, LOG, can_resume=True)
    settle()
    assert entry.title in sheet.what.text()
    assert str(entry.day.day) in sheet.what.text()
    assert str(LOG) in sheet.log.text()
    assert sheet.resume.hasFocus()


def test_a_session_whose_routine_has_changed_cannot_go_on_and_says_so(window: QWidget) -> None:
    sheet = CutOff(window, QWidget(window))
    sheet.ask(session(1), LOG, can_resume=False)
    settle()
    assert not sheet.resume.isVisible()
    assert "changed" in sheet.what.text()
    assert sheet.keep.hasFocus()


@pytest.mark.parametrize("wish", ["resume", "keep", "discard"])
def test_each_answer_is_told_once_and_the_sheet_is_gone(window: QWidget, wish: str) -> None:
    sheet = CutOff(window, QWidget(window))
    spies = {each: QSignalSpy(getattr(sheet, f"{each}_requested")) for each in ("resume", "keep", "discard")}
    sheet.ask(session(1), LOG, can_resume=True)
    getattr(sheet, wish).click()
    assert {each: spy.count() for each, spy in spies.items()} == {each: int(each == wish) for each in spies}
    assert not sheet.isVisible()


def test_esc_keeps_what_was_done(window: QWidget) -> None:
    sheet = CutOff(window, QWidget(window))
    kept, discarded = QSignalSpy(sheet.keep_requested), QSignalSpy(sheet.discard_requested)
    sheet.ask(session(1), LOG, can_resume=True)
    settle()
    QTest.keyClick(sheet.resume, Qt.Key.Key_Escape)
    assert (kept.count(), discarded.count()) == (1, 0)


def test_a_lost_history_says_why_and_offers_the_backup_by_its_day(window: QWidget) -> None:
    sheet = LostHistory(window, QWidget(window))
    spy = QSignalSpy(sheet.backup_requested)
    sheet.ask("The file was damaged. It is kept as history.db.corrupt.", date(2026, 1, 4))
    assert "history.db.corrupt" in sheet.what.text()
    assert "4" in sheet.use.accessibleName()
    sheet.without.click()
    assert spy.count() == 0
    sheet.ask("The file was damaged.", date(2026, 1, 4))
    sheet.use.click()
    assert spy.count() == 1
