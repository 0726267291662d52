"""The eleven buttons of a rating."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_gui.ui import rating_row
from massage_gui.ui.rating_row import RatingRow
from tests.ui.walk import focused, press, settle

Key = Qt.Key


@pytest.fixture
def row(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[RatingRow]:
    assert qapp
    monkeypatch.setattr(rating_row, "SECOND_DIGIT", 50)
    made = RatingRow()
    made.show()
    made.activateWindow()
    settle()
    made.focus_first()
    yield made
    made.close()


def picked(spy: QSignalSpy) -> list[int]:
    return [spy.at(index)[0] for index in range(spy.count())]


def test_every_number_can_be_clicked_and_is_large_enough(row: RatingRow) -> None:
    told = QSignalSpy(row.picked)
    for made in row.buttons:
        made.click()
        assert min(made.width(), made.height()) >= 44
    assert picked(told) == list(range(11))


@pytest.mark.parametrize("digit", [0, *range(2, 10)])
def test_each_digit_picks_its_number(row: RatingRow, digit: int) -> None:
    told = QSignalSpy(row.picked)
    press(Key(Key.Key_0.value + digit))
    assert picked(told) == [digit]
    assert row.buttons[digit].isChecked()


def test_a_1_waits_for_the_0_of_a_10(qtbot: QtBot, row: RatingRow) -> None:
    told = QSignalSpy(row.picked)
    press(Key.Key_1)
    assert row.buttons[1].isChecked()
    assert picked(told) == []
    press(Key.Key_0)
    assert picked(told) == [10]
    press(Key.Key_1)
    qtbot.waitUntil(lambda: told.count() == 2)
    assert picked(told) == [10, 1]


def test_a_1_is_taken_back_by_another_digit_and_taken_at_once_by_enter(row: RatingRow) -> None:
    told = QSignalSpy(row.picked)
    press(Key.Key_1)
    press(Key.Key_4)
    press(Key.Key_1)
    press(Key.Key_Return)
    assert picked(told) == [4, 1]


@pytest.mark.parametrize("steps", range(1, 11))
def test_enter_takes_the_number_that_was_moved_to(row: RatingRow, steps: int) -> None:
    told, skipped = QSignalSpy(row.picked), QSignalSpy(row.skipped)
    for _ in range(steps):
        press(Key.Key_Right)
    press(Key.Key_Return)
    assert picked(told) == [steps]
    assert skipped.count() == 0


def test_cleared_enter_skips_again(row: RatingRow) -> None:
    skipped = QSignalSpy(row.skipped)
    press(Key.Key_Right)
    row.clear()
    press(Key.Key_Return)
    assert skipped.count() == 1


def test_end_picks_10_and_home_only_goes_to_0(row: RatingRow) -> None:
    told = QSignalSpy(row.picked)
    press(Key.Key_End)
    assert picked(told) == [10]
    press(Key.Key_Home)
    assert focused() is row.buttons[0]
    assert picked(told) == [10]


def test_the_arrows_stop_at_both_ends(row: RatingRow) -> None:
    press(Key.Key_Left)
    assert focused() is row.buttons[0]
    for _ in range(15):
        press(Key.Key_Right)
    assert focused() is row.buttons[10]


def test_enter_skips_once_and_a_held_one_not_again(row: RatingRow) -> None:
    told, skipped = QSignalSpy(row.picked), QSignalSpy(row.skipped)
    press(Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(row.buttons[0], held)
    assert (skipped.count(), told.count()) == (1, 0)


def test_the_ends_of_the_scale_are_said(row: RatingRow) -> None:
    assert row.buttons[0].accessibleName() == "0, not sore at all"
    assert row.buttons[10].accessibleName() == "10, the worst you can think of"
    assert [made.accessibleName() for made in row.buttons[1:10]] == [str(number) for number in range(1, 10)]
