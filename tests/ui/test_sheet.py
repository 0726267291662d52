"""A sheet: it covers its page, holds the focus, and gives it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.parts import button, label
from massage_gui.ui.sheet import MARGIN, WIDEST, Sheet
from tests.ui.walk import focused, press, settle


@dataclass
class Scene:
    """A page with a button, under a sheet with two."""

    page: QWidget
    below: QPushButton
    sheet: Sheet
    first: QPushButton
    second: QPushButton

    def open(self) -> None:
        self.sheet.open(self.first)
        settle()


def scene(qtbot: QtBot, closable: bool = True) -> Scene:
    page, under = QWidget(), QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(under)
    below = button("Below")
    QVBoxLayout(under).addWidget(below)
    sheet = Sheet(page, under, closable)
    first, second = button("First"), button("Second")
    sheet.column.addWidget(label("What it says, in a few words.", "hero"))
    sheet.column.addWidget(first)
    sheet.column.addWidget(second)
    page.resize(900, 560)
    page.show()
    page.activateWindow()
    below.setFocus()
    settle()
    return Scene(page, below, sheet, first, second)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Scene]:
    made = scene(qtbot)
    yield made
    made.page.hide()


def test_u05_it_takes_the_focus_and_gives_it_back(shown: Scene) -> None:
    shown.open()
    assert focused() is shown.first
    assert not shown.below.isEnabled()
    shown.sheet.dismiss()
    assert focused() is shown.below
    assert shown.below.isEnabled()


def test_u05_tab_goes_round_within_it(shown: Scene) -> None:
    shown.open()
    visited = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        visited.append(focused())
    assert set(visited) == {shown.first, shown.second}


def test_esc_closes_it_and_says_so(shown: Scene, qtbot: QtBot) -> None:
    shown.open()
    with qtbot.waitSignal(shown.sheet.closed, timeout=0):
        press(Qt.Key.Key_Escape)
    assert not shown.sheet.isVisible()
    assert focused() is shown.below


def test_esc_leaves_a_sheet_that_must_be_answered(qtbot: QtBot) -> None:
    made = scene(qtbot, closable=False)
    made.open()
    press(Qt.Key.Key_Escape)
    assert made.sheet.isVisible()
    made.page.hide()


def test_opened_again_it_still_knows_where_the_focus_was(shown: Scene) -> None:
    shown.open()
    shown.sheet.open(shown.second)
    assert focused() is shown.second
    shown.sheet.dismiss()
    assert focused() is shown.below


@pytest.mark.parametrize("size", [(400, 300), (900, 560), (1920, 1000)])
def test_it_covers_the_page_with_the_panel_in_the_middle(shown: Scene, size: tuple[int, int]) -> None:
    shown.open()
    shown.page.resize(*size)
    settle()
    assert shown.sheet.rect() == shown.page.rect()
    panel = shown.sheet.panel
    middle = panel.mapTo(shown.page, panel.rect().center())
    assert abs(middle.x() - size[0] / 2) <= 3
    assert panel.width() <= min(WIDEST, size[0] - 2 * MARGIN)


def test_what_fits_is_not_scrolled_though_it_had_to_be_before(shown: Scene) -> None:
    shown.sheet.column.addWidget(label("Some words that are broken into lines. " * 9))
    shown.open()
    area = shown.sheet.findChild(QScrollArea)
    assert area is not None
    for width in range(500, 800, 3):
        shown.page.resize(width, 200)
        settle()
        assert not shown.sheet.shows_all
        high = shown.sheet.column.totalHeightForWidth(width - 2 * MARGIN)
        shown.page.resize(width, high + 2 * MARGIN + 2)
        settle()
        assert shown.sheet.shows_all
        assert area.verticalScrollBar().maximum() == 0, width


def test_large_letters_widen_it(shown: Scene) -> None:
    shown.page.resize(1920, 1000)
    shown.open()
    shown.sheet.widen(1.5)
    settle()
    assert shown.sheet.panel.width() == pytest.approx(WIDEST * 1.5, abs=3)
    shown.sheet.widen(0.8)
    settle()
    assert shown.sheet.panel.width() == pytest.approx(WIDEST, abs=3)


def test_dismissed_while_closed_it_leaves_the_page_alone(shown: Scene) -> None:
    shown.below.setEnabled(False)
    shown.sheet.dismiss()
    assert not shown.below.isEnabled()
