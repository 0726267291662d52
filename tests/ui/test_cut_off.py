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

LOG = Path(__file__)
"""Any file that is there."""


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
    sheet.ask(entry, LOG, "LEFT side, Long glides")
    settle()
    assert entry.title in sheet.what.text()
    assert str(entry.day.day) in sheet.what.text()
    assert "It goes on with: LEFT side, Long glides." in sheet.what.text()
    assert str(LOG) in sheet.log.text()
    assert sheet.resume.hasFocus()


def test_a_log_that_is_not_there_is_not_named(window: QWidget) -> None:
    sheet = CutOff(window, QWidget(window))
    sheet.ask(session(1), Path("/nowhere/massage-gui.log"), "")
    assert not sheet.log.isVisible()


def test_no_button_is_cut_off_by_large_letters_in_a_small_window(window: QWidget) -> None:
    window.resize(420, 600)
    window.setStyleSheet("QPushButton, QLabel { font-size: 26px }")
    sheet = CutOff(window, QWidget(window))
    sheet.ask(session(1), LOG, "LEFT side, Long glides")
    settle()
    for made in (sheet.resume, sheet.keep, sheet.discard):
        left = made.mapTo(sheet, made.rect().topLeft()).x()
        assert left >= 0
        assert left + made.width() <= sheet.width()
        assert made.width() >= made.sizeHint().width()


def test_a_session_whose_routine_has_changed_cannot_go_on_and_says_so(window: QWidget) -> None:
    sheet = CutOff(window, QWidget(window))
    sheet.ask(session(1), LOG, "")
    settle()
    assert not sheet.resume.isVisible()
    assert "changed" in sheet.what.text()
    assert sheet.keep.hasFocus()


@pytest.mark.parametrize("wish", ["resume", "keep", "discard"])
def test_each_answer_is_told_once_and_the_sheet_is_gone(window: QWidget, wish: str) -> None:
    sheet = CutOff(window, QWidget(window))
    spies = {each: QSignalSpy(getattr(sheet, f"{each}_requested")) for each in ("resume", "keep", "discard")}
    sheet.ask(session(1), LOG, "LEFT side, Long glides")
    getattr(sheet, wish).click()
    assert {each: spy.count() for each, spy in spies.items()} == {each: int(each == wish) for each in spies}
    assert not sheet.isVisible()


def test_esc_keeps_what_was_done(window: QWidget) -> None:
    sheet = CutOff(window, QWidget(window))
    kept, discarded = QSignalSpy(sheet.keep_requested), QSignalSpy(sheet.discard_requested)
    sheet.ask(session(1), LOG, "LEFT side, Long glides")
    settle()
    QTest.keyClick(sheet.resume, Qt.Key.Key_Escape)
    assert (kept.count(), discarded.count()) == (1, 0)


def test_a_lost_history_says_why_and_offers_the_backup_by_its_day(window: QWidget) -> None:
    sheet = LostHistory(window, QWidget(window))
    spy = QSignalSpy(sheet.backup_requested)
    sheet.ask("The file was damaged. It is kept as history.db.corrupt.", date(2026, 1, 4), 20)
    assert sheet.holds.text() == "The backup of 4 January 2026 holds 20 sessions."
    assert "history.db.corrupt" in sheet.what.text()
    assert "4" in sheet.use.accessibleName()
    sheet.without.click()
    assert spy.count() == 0
    sheet.ask("The file was damaged.", date(2026, 1, 4), 1)
    sheet.use.click()
    assert spy.count() == 1
