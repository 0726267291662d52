"""The hint that there is more below."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.parts import scrolling
from tests.ui.pixels import picture, places
from tests.ui.walk import focused, settle


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[QScrollArea]:
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(12):
        column.addWidget(QPushButton(str(number)))
    made = scrolling(content)
    qtbot.addWidget(made)
    MoreBelow(made)
    made.resize(300, 200)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.hide()


def hint(area: QScrollArea) -> MoreBelow:
    (found,) = area.findChildren(MoreBelow)
    return found


def test_it_is_there_until_the_end(area: QScrollArea) -> None:
    bar = area.verticalScrollBar()
    assert hint(area).isVisible()
    bar.setValue(bar.maximum() - 20)
    assert hint(area).isVisible()
    bar.setValue(bar.maximum())
    assert not hint(area).isVisible()
    bar.setValue(0)
    assert hint(area).isVisible()


def test_it_goes_where_all_is_in_sight(area: QScrollArea) -> None:
    area.resize(300, 900)
    settle()
    assert not hint(area).isVisible()
    area.resize(300, 200)
    settle()
    assert hint(area).isVisible()


def test_it_lies_at_the_lower_edge_of_what_scrolls(area: QScrollArea) -> None:
    assert hint(area).geometry().bottom() == area.viewport().geometry().bottom()
    assert hint(area).width() == area.viewport().width()


def test_what_has_the_focus_is_never_under_it(area: QScrollArea) -> None:
    buttons = area.findChildren(QPushButton)
    for each in (*buttons, *reversed(buttons)):
        each.setFocus()
        settle()
        assert focused() is each
        assert QApplication.mouseButtons() is Qt.MouseButton.NoButton
        at = QRect(each.mapTo(area, QPoint(0, 0)), each.size())
        assert area.viewport().geometry().contains(at)
        assert hint(area).isHidden() or not hint(area).geometry().intersects(at), each.text()


def test_a_click_on_it_scrolls_on_and_presses_nothing_under_it(area: QScrollArea) -> None:
    under = next(
        each
        for each in area.findChildren(QPushButton)
        if hint(area).geometry().contains(each.mapTo(area, each.rect().center()))
    )
    clicked = QSignalSpy(under.clicked)
    window, at = area.window().windowHandle(), under.mapTo(area.window(), under.rect().center())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=at)
    assert clicked.count() == 0
    assert area.verticalScrollBar().value() > 0


def test_a_sign_after_its_words_points_down(area: QScrollArea) -> None:
    area.setStyleSheet("font-size: 40px")
    settle()
    image = picture(hint(area))
    ink = places(image, QGuiApplication.palette().color(QPalette.ColorRole.Link))
    columns = {x for x, _ in ink}
    # The white between the words and the sign is the last there is.
    begins = 1 + max(x for x in range(max(columns)) if x not in columns)
    rows = [y for x, y in ink if x >= begins]
    assert rows.count(min(rows)) > rows.count(max(rows)) > 0
    assert 2 * (max(rows) - min(rows)) < hint(area).fontMetrics().height()
