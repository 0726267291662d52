"""The words of a step: as large as the room allows, and never cut off."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from massage_gui.ui.step_words import LEAST, StepWords
from tests.ui.walk import settle

SHORT = "Roll slowly up and down."
LONG = " ".join(["Lie on your back with knees bent and feet flat, the ball beside the middle of it."] * 4)


def words_of(qtbot: QtBot, text: str, size: tuple[int, int]) -> StepWords:
    made = StepWords()
    qtbot.addWidget(made)
    made.title.setText("Side to side over the muscle")
    made.lines.setText(text)
    made.how.setText("Left hand · Breathe in for 5, out for 5")
    made.caution.setText("Keep off the spine and the tail bone.")
    made.lighter.hide()
    made.resize(*size)
    made.show()
    made.fit()
    settle()
    return made


def letters(label: QLabel) -> int:
    return label.font().pixelSize()


@pytest.mark.parametrize("size", [(374, 320), (560, 460), (860, 700), (1700, 1500)])
@pytest.mark.parametrize("text", [SHORT, LONG], ids=["short", "long"])
def test_nothing_is_cut_off(qtbot: QtBot, text: str, size: tuple[int, int]) -> None:
    words = words_of(qtbot, text, size)
    below = 0
    for each in words.findChildren(QLabel):
        if each.isVisible():
            assert each.heightForWidth(each.width()) <= each.height(), each.text()
            assert each.y() >= below
            below = each.y() + each.height()
    assert words.pressure.y() >= below
    assert words.pressure.y() + words.pressure.height() <= size[1]
    words.hide()


def test_short_words_are_larger_and_grow_with_the_room(qtbot: QtBot) -> None:
    small, large = (words_of(qtbot, SHORT, size) for size in ((560, 460), (860, 700)))
    full = words_of(qtbot, LONG, (560, 460))
    assert letters(full.lines) < letters(small.lines) < letters(large.lines)
    assert letters(small.lines) >= 30, "read from three metres"
    assert letters(small.title) > letters(small.lines) > letters(small.how)
    for each in (small, large, full):
        each.hide()


def test_other_words_are_fitted_anew(qtbot: QtBot) -> None:
    words = words_of(qtbot, LONG, (560, 460))
    before = letters(words.lines)
    words.lines.setText(SHORT)
    words.fit()
    assert letters(words.lines) > before
    words.hide()


def test_in_no_room_at_all_the_letters_stay_legible(qtbot: QtBot) -> None:
    words = words_of(qtbot, LONG, (200, 60))
    assert letters(words.lines) == LEAST
    words.hide()
