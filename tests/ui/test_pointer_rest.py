"""The pointer hides when nobody moves it, and comes back when somebody does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.pointer_rest import PointerRest

BLANK = Qt.CursorShape.BlankCursor


@pytest.fixture
def rest(qtbot: QtBot) -> Iterator[PointerRest]:
    window = QWidget()
    qtbot.addWidget(window)
    yield PointerRest(window)
    window.close()


def hidden(rest: PointerRest) -> bool:
    window = rest.parent()
    assert isinstance(window, QWidget)
    return window.cursor().shape() is BLANK


def test_it_hides_after_three_seconds_without_movement(rest: PointerRest) -> None:
    rest.start()
    assert rest.timer.isSingleShot()
    assert rest.timer.interval() == 3_000
    assert not hidden(rest)
    rest.timer.timeout.emit()
    assert hidden(rest)


def test_it_comes_back_when_moved_and_rests_again(rest: PointerRest) -> None:
    rest.start()
    rest.moved(QPoint(10, 10))
    rest.timer.timeout.emit()
    rest.timer.stop()
    rest.moved(QPoint(11, 10))
    assert not hidden(rest)
    assert rest.timer.isActive()


def test_what_moves_under_a_still_pointer_does_not_bring_it_back(rest: PointerRest) -> None:
    rest.start()
    rest.moved(QPoint(10, 10))
    rest.timer.timeout.emit()
    rest.moved(QPoint(10, 10))
    assert hidden(rest)


def test_at_the_end_the_pointer_is_shown_and_no_timer_runs(rest: PointerRest) -> None:
    rest.start()
    rest.timer.timeout.emit()
    rest.stop()
    assert not hidden(rest)
    assert not rest.timer.isActive()
    rest.moved(QPoint(3, 3))
    rest.moved(QPoint(4, 4))
    assert not rest.timer.isActive()
