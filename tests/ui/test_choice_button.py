"""A button whose words take as many lines as they need."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.choice_button import LEAST, ChoiceButton
from tests.ui.walk import settle

LONG = "Dizzy, faint, sick or sweaty, ringing ears, blurred or double sight, and whatever else it may be"


def in_column(qtbot: QtBot, text: str, width: int) -> tuple[QWidget, ChoiceButton]:
    page = QWidget()
    qtbot.addWidget(page)
    made = ChoiceButton(text)
    column = QVBoxLayout(page)
    column.addWidget(made)
    column.addStretch(1)
    page.resize(width, 500)
    page.show()
    settle()
    return page, made


@pytest.mark.parametrize("width", [240, 400, 900])
@pytest.mark.parametrize("text", ["Short", LONG])
def test_all_words_are_seen(qtbot: QtBot, text: str, width: int) -> None:
    page, made = in_column(qtbot, text, width)
    (words,) = made.findChildren(QLabel)
    assert words.heightForWidth(words.width()) <= words.height()
    assert made.rect().contains(words.geometry())
    assert made.height() >= LEAST
    page.hide()


def test_it_is_pressed_through_its_words(qtbot: QtBot) -> None:
    page, made = in_column(qtbot, LONG, 400)
    with qtbot.waitSignal(made.clicked, timeout=0):
        QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.rect().center())
    child = made.childAt(made.rect().center())
    assert child is None or child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    page.hide()


def test_its_words_are_its_name_and_are_literal(qtbot: QtBot) -> None:
    page, made = in_column(qtbot, "<b>Pain</b> & <img src=/etc/passwd>", 400)
    assert made.accessibleName() == "<b>Pain</b> & <img src=/etc/passwd>"
    assert made.findChildren(QLabel)[0].textFormat() is Qt.TextFormat.PlainText
    page.hide()


def test_other_words_take_their_own_room(qtbot: QtBot) -> None:
    page, made = in_column(qtbot, "Short", 240)
    before = made.height()
    made.say(LONG)
    settle()
    assert made.height() > before
    page.hide()
