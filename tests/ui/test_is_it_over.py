"""Whether what was told earlier is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.earlier import Earlier
from massage_gui.ui.is_it_over import IsItOver
from tests.ui.cut import cut
from tests.ui.walk import focused, press, settle

YES = Earlier("Pregnant", date(2026, 5, 3), ("PA01",))
STOP = Earlier("Pain that spreads", date(2026, 5, 4), ("RF21",), stopped=True)


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[IsItOver]:
    page, under = QWidget(), QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(under)
    made = IsItOver(page, under)
    page.resize(900, 560)
    page.show()
    page.activateWindow()
    settle()
    yield made
    page.hide()


def test_it_names_each_with_its_day(sheet: IsItOver) -> None:
    assert sheet.sentence(YES) == "You said yes on 3 May 2026 to “Pregnant”."
    assert sheet.sentence(STOP) == "You stopped on 4 May 2026: “Pain that spreads”."


@pytest.mark.parametrize(
    ("told", "over"),
    [((YES,), "Yes, or it was a mistake"), ((YES, STOP), "Yes, all of it, or it was a mistake")],
)
def test_one_or_all(sheet: IsItOver, told: tuple[Earlier, ...], over: str) -> None:
    sheet.ask(told)
    assert sheet.over.accessibleName() == sheet.over.text() == over


def test_in_large_letters_and_a_small_window_both_answers_are_seen_whole(sheet: IsItOver) -> None:
    sheet.window().resize(620, 560)
    sheet.window().setStyleSheet("QPushButton, QLabel { font-size: 26px }")
    sheet.ask((YES, STOP))
    settle()
    assert sheet.back.y() != sheet.over.y()
    assert cut(sheet) == []


def test_enter_goes_back_and_says_nothing(sheet: IsItOver) -> None:
    confirmed, closed = QSignalSpy(sheet.confirmed), QSignalSpy(sheet.closed)
    sheet.ask((YES,))
    assert focused() is sheet.back
    press(Qt.Key.Key_Return)
    assert (confirmed.count(), closed.count()) == (0, 1)
    assert not sheet.isVisible()


def test_the_other_button_says_it_once(sheet: IsItOver) -> None:
    confirmed, closed = QSignalSpy(sheet.confirmed), QSignalSpy(sheet.closed)
    sheet.ask((YES,))
    sheet.over.click()
    assert (confirmed.count(), closed.count()) == (1, 0)
    assert not sheet.isVisible()
