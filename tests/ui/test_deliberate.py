"""A press that was meant for what the button said before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from massage_gui.ui.deliberate import PAUSE, Deliberate

_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def button(qtbot: QtBot) -> QPushButton:
    made = QPushButton("Read on")
    made.setAutoDefault(True)
    qtbot.addWidget(made)
    Deliberate(made)
    made.show()
    return made


def press(button: QPushButton, when: int) -> None:
    """Press and let go with the mouse at a time in milliseconds."""
    at, left, up = QPointF(5, 5), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, up)):
        event = QMouseEvent(kind, at, QPointF(button.mapToGlobal(at.toPoint())), left, held, _NONE)
        event.setTimestamp(when)
        QApplication.sendEvent(button, event)


def strike(button: QPushButton, key: Qt.Key, when: int, repeated: bool = False) -> None:
    """Strike a key at a time in milliseconds."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, _NONE, "", repeated)
        event.setTimestamp(when)
        QApplication.sendEvent(button, event)


def test_a_double_click_is_one_click(button: QPushButton) -> None:
    clicked = QSignalSpy(button.clicked)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(button, left)
    # The second press of a double click is an event of its own kind.
    QTest.mouseDClick(button, left)
    QTest.mouseRelease(button, left)
    assert clicked.count() == 1


def test_presses_in_a_hurry_count_once_and_later_ones_each(button: QPushButton) -> None:
    clicked = QSignalSpy(button.clicked)
    for when in (10_000, 10_150, 10_400):
        press(button, when)
    assert clicked.count() == 1
    press(button, 10_400 + PAUSE)
    assert clicked.count() == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_in_a_hurry_or_held_count_once(button: QPushButton, key: Qt.Key) -> None:
    clicked = QSignalSpy(button.clicked)
    strike(button, key, 10_000)
    strike(button, key, 10_200)
    strike(button, key, 10_200 + 2 * PAUSE, repeated=True)
    assert clicked.count() == 1
    strike(button, key, 10_200 + 4 * PAUSE)
    assert clicked.count() == 2


def test_a_click_of_the_program_itself_is_always_taken(button: QPushButton) -> None:
    clicked = QSignalSpy(button.clicked)
    button.click()
    button.click()
    assert clicked.count() == 2
