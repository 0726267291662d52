"""The invisible button over a region."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from massage_gui.core.region import Side
from massage_gui.ui.region_button import RegionButton
from tests.ui.walk import settle


@pytest.fixture
def button() -> Iterator[RegionButton]:
    """A button in a window, without the focus."""
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made = RegionButton("calf", Side.LEFT, window)
    made.setGeometry(10, 10, 50, 50)
    window.resize(80, 80)
    window.show()
    window.activateWindow()
    window.setFocus()
    settle()
    yield made
    window.close()
    window.deleteLater()


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_Left, [-1, 0]),
        (Qt.Key.Key_Right, [1, 0]),
        (Qt.Key.Key_Up, [0, -1]),
        (Qt.Key.Key_Down, [0, 1]),
    ],
)
def test_arrows_are_told_as_steps(button: RegionButton, key: Qt.Key, step: list[int]) -> None:
    told = QSignalSpy(button.arrow_pressed)
    QTest.keyClick(button, key)
    assert [told.at(i) for i in range(told.count())] == [step]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_click_once(button: RegionButton, key: Qt.Key) -> None:
    clicked = QSignalSpy(button.clicked)
    QTest.keyClick(button, key)
    assert clicked.count() == 1


def test_letters_are_told_and_other_keys_are_not(button: RegionButton) -> None:
    typed = QSignalSpy(button.typed)
    QTest.keyClicks(button, "aZ1 ?")
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Eacute, Qt.KeyboardModifier.NoModifier, "é")
    QApplication.sendEvent(button, event)
    assert [typed.at(i)[0] for i in range(typed.count())] == ["a", "Z", "é"]


def test_the_mouse_goes_through_to_the_map(button: RegionButton) -> None:
    assert button.window().childAt(QPoint(30, 30)) is None


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Qt.FocusReason.TabFocusReason, 1),
        (Qt.FocusReason.OtherFocusReason, 1),
        (Qt.FocusReason.MouseFocusReason, 0),
    ],
)
def test_focus_by_keys_is_told_and_focus_by_mouse_is_not(
    button: RegionButton, reason: Qt.FocusReason, told: int
) -> None:
    focused, unfocused = QSignalSpy(button.focused), QSignalSpy(button.unfocused)
    button.setFocus(reason)
    assert focused.count() == told
    button.window().setFocus()
    assert unfocused.count() == 1


def test_it_paints_nothing(button: RegionButton) -> None:
    window = button.window()
    with_button = window.grab().toImage()
    button.hide()
    assert window.grab().toImage() == with_button
