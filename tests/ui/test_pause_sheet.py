"""What covers the player while it is paused or waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.pause_sheet import PauseSheet
from tests.ui.walk import focused, press, settle


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[PauseSheet]:
    page, under = QWidget(), QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(under)
    made = PauseSheet(page, under)
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


@pytest.mark.parametrize(("seconds", "away"), [(6, "0:06"), (840, "14:00"), (27_000, "450:00")])
def test_after_sleep_it_says_how_long(sheet: PauseSheet, seconds: float, away: str) -> None:
    sheet.show_paused()
    sheet.show_slept(seconds)
    assert "slept" in sheet.title.text()
    assert away in sheet.note.text()


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
