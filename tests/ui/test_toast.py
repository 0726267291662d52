"""A sentence that goes away by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from massage_gui.core.folders import resources
from massage_gui.ui.theme import LIGHT
from massage_gui.ui.toast import SHOWN, Toast
from tests.ui.pixels import picture, places
from tests.ui.walk import settle

LONG = "The answers could not be saved: /a/folder/with/a/long/name may not be written to. " * 3


@pytest.fixture
def page(qapp: object) -> Iterator[QWidget]:
    """A window with a page in it."""
    assert qapp is not None
    window = QWidget()
    page = QWidget(window)
    page.setObjectName("over")
    window.resize(900, 600)
    page.setGeometry(0, 30, 900, 570)
    window.show()
    settle()
    yield page
    window.close()
    window.deleteLater()


@pytest.fixture
def toast(page: QWidget) -> Toast:
    """A sentence over the page."""
    return Toast(page.window(), page)


def test_it_is_hidden_until_there_is_something_to_say(toast: Toast) -> None:
    assert not toast.isVisible()
    toast.say("Saved.")
    assert toast.isVisible()
    assert toast.text.text() == "Saved."


@pytest.mark.parametrize("sentence", ["Saved.", LONG])
@pytest.mark.parametrize("width", [500, 900, 1900])
def test_the_whole_sentence_is_shown_inside_the_page(
    toast: Toast, page: QWidget, sentence: str, width: int
) -> None:
    page.window().resize(width, 600)
    page.resize(width, 570)
    toast.say(sentence)
    settle()
    assert page.geometry().contains(toast.geometry())
    assert toast.text.height() >= toast.text.heightForWidth(toast.text.width())


def test_it_follows_the_page(toast: Toast, page: QWidget) -> None:
    toast.say("Saved.")
    page.window().resize(1500, 900)
    page.resize(1500, 870)
    settle()
    assert abs(toast.geometry().center().x() - 750) <= 2


def test_it_goes_away_by_its_button_and_by_itself(toast: Toast) -> None:
    toast.say("Saved.")
    toast.done.click()
    assert not toast.isVisible()
    toast.say("Again.")
    (timer,) = toast.findChildren(QTimer)
    assert timer.isSingleShot()
    assert timer.isActive()
    assert timer.interval() == SHOWN
    timer.timeout.emit()
    assert not toast.isVisible()


def test_a_new_sentence_stays_as_long_as_the_first(toast: Toast) -> None:
    toast.say("One.")
    (timer,) = toast.findChildren(QTimer)
    timer.start(5)
    toast.say("Two.")
    assert timer.interval() == SHOWN
    assert toast.text.text() == "Two."


def test_p35_a_sentence_is_shown_as_it_is(toast: Toast) -> None:
    toast.say("<b>x</b> &amp; %1")
    assert toast.text.textFormat() is Qt.TextFormat.PlainText
    assert toast.text.text() == "<b>x</b> &amp; %1"


def test_it_takes_no_focus_and_its_button_has_a_name(toast: Toast, page: QWidget) -> None:
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.window().activateWindow()
    page.setFocus()
    toast.say("Saved.")
    settle()
    assert page.hasFocus()
    interface = QAccessible.queryAccessibleInterface(toast.done)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "Close"


def test_it_moves_the_page_down_and_lets_it_back_up(toast: Toast, page: QWidget) -> None:
    toast.say("Saved.")
    settle()
    moved = page.contentsRect().translated(page.pos())
    assert not moved.intersects(toast.geometry())
    toast.done.click()
    assert page.contentsRect() == page.rect()


def test_a_page_with_no_room_left_is_covered_and_stays_as_it_is(toast: Toast, page: QWidget) -> None:
    full = QVBoxLayout(page)
    held = QWidget()
    held.setMinimumHeight(page.height() - 10)
    full.addWidget(held)
    held.show()
    full.setContentsMargins(0, 0, 0, 0)
    toast.say("Saved.")
    settle()
    assert page.contentsRect() == page.rect()


def test_what_must_not_be_missed_stays_until_it_is_closed(toast: Toast) -> None:
    (timer,) = toast.findChildren(QTimer)
    toast.warn("The settings could not be read.", stay=True)
    assert not timer.isActive()
    toast.done.click()
    assert not toast.isVisible()
    toast.warn("No program could open the folder.")
    assert timer.isActive()


def test_what_went_wrong_looks_other_than_what_was_done(toast: Toast, page: QWidget) -> None:
    page.window().setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", 100))
    toast.say("Saved.")
    settle()
    calm = picture(toast)
    toast.warn("Saved.")
    settle()
    assert places(picture(toast), LIGHT.warn)
    assert not places(calm, LIGHT.warn)
    assert places(calm, LIGHT.panel)
