"""Labels, buttons and frames: literal, named, and of the right behaviour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.parts import button, clear, discard, frame, label, scrolling
from tests.ui.walk import press, settle

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("text", ["<b>x</b>", "<img src=/etc/passwd>", "&lt;", "A & B", "%1 {0}"])
def test_a_label_is_literal(text: str) -> None:
    made = label(text, "hero")
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.text() == text
    assert made.wordWrap()
    assert not label(text, wrap=False).wordWrap()


def test_a_button_shows_its_ampersand_and_has_no_letter_of_its_own() -> None:
    made = button("Hot & cold")
    assert made.text() == "Hot && cold"
    assert made.accessibleName() == "Hot & cold"
    assert made.shortcut().isEmpty()
    assert button("15 s more", name="15 seconds more").accessibleName() == "15 seconds more"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_focused_button_is_pressed_by_space_and_by_enter(qtbot: QtBot, key: Qt.Key) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    made = button("Press")
    QVBoxLayout(page).addWidget(made)
    page.show()
    page.activateWindow()
    made.setFocus()
    settle()
    with qtbot.waitSignal(made.clicked, timeout=0):
        press(key)
    page.hide()


def test_discarded_is_gone_from_sight_at_once_and_then_for_good(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for name in ("warn", "panel"):
        column.addWidget(frame(name))
    page.show()
    gone = page.findChildren(QWidget)[0]
    discard(gone)
    assert not gone.isVisible()
    clear(column)
    assert column.count() == 0
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert page.findChildren(QWidget) == []
    page.hide()


def test_what_scrolls_scrolls_down_only_and_takes_no_focus(qtbot: QtBot) -> None:
    area = scrolling(label("x " * 400))
    qtbot.addWidget(area)
    area.resize(200, 100)
    area.show()
    settle()
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert area.verticalScrollBar().maximum() > 0
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus
    area.hide()


@pytest.mark.parametrize("width", [300, 700, 1200])
def test_there_is_no_empty_end_to_scroll_to(qtbot: QtBot, width: int) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    for _ in range(30):
        column.addWidget(label("You have new trouble peeing, you leak, or you feel numb. " * 4))
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(width, 300)
    area.show()
    settle()
    assert content.height() == content.heightForWidth(content.width())
    assert content.height() > area.viewport().height()
