from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.mishaps import Mishaps
from massage_gui.ui.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def toast(window: QWidget) -> Toast:
    return Toast(window, QWidget(window))


@pytest.mark.parametrize(("playing", "said"), [(False, "You can go on."), (True, "Your session goes on.")])
def test_an_error_says_what_is_safe(toast: Toast, playing: bool, said: str) -> None:
    Mishaps(toast, lambda: playing).tell_error("KeyError")
    assert said in toast.text.text()
    assert "KeyError" in toast.text.text()


def test_that_nothing_can_be_kept_is_told_once(toast: Toast) -> None:
    mishaps = Mishaps(toast, lambda: False)
    mishaps.tell_unsaved("The disk is full.")
    assert toast.text.text() == "The disk is full. You can go on all the same."
    mishaps.tell_unsaved("The disk is still full.")
    assert "still" not in toast.text.text()


def test_a_routine_that_was_lost_is_told_with_its_file(toast: Toast) -> None:
    Mishaps(toast, lambda: False).tell_lost_routine("mine.yaml")
    assert "mine.yaml" in toast.text.text()


def test_a_second_window_says_that_it_is_one(toast: Toast) -> None:
    Mishaps(toast, lambda: False).tell_second_window()
    assert "second window" in toast.text.text()
