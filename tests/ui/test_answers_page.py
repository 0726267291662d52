"""The page of the kept answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel

from massage_gui.ui.answers_page import AnswersPage, KeptAnswer
from tests.ui.walk import settle

DAY, LATER = date(2026, 1, 5), date(2026, 2, 11)
ASKED = KeptAnswer("PA02", "You take blood thinners.", DAY, liftable=True, lifted=None)
LIFTED = KeptAnswer("PA03", "You have weak bones.", DAY, liftable=True, lifted=LATER)
GRAVE = KeptAnswer("RF01", "You feel numb.", DAY, liftable=False, lifted=None)


@pytest.fixture
def page(qapp: object) -> Iterator[AnswersPage]:
    """The page, shown."""
    assert qapp is not None
    made = AnswersPage()
    made.resize(800, 600)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def texts(page: AnswersPage) -> list[str]:
    """What can be read."""
    settle()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def buttons(page: AnswersPage) -> dict[str, QAbstractButton]:
    """The buttons by their text."""
    return {each.text(): each for each in page.findChildren(QAbstractButton) if each.isVisible()}


def test_with_no_answers_it_says_so_and_clears_nothing(page: AnswersPage) -> None:
    page.show_answers((), ())
    assert "Nothing yet. Answers appear here after your first safety check." in texts(page)
    assert not page.clear.isEnabled()


def test_each_answer_says_what_and_when(page: AnswersPage) -> None:
    page.show_answers((ASKED, LIFTED, GRAVE), ("Safety check for “Calf” taken on 5 January 2026.",))
    told = texts(page)
    assert told.count("Yes, on 5 January 2026") == 3
    assert told.count("Asked about, and fine, on 11 February 2026") == 1
    assert told[-1] == "Safety check for “Calf” taken on 5 January 2026."
    assert page.clear.isEnabled()


def test_an_answer_can_be_lifted_a_lifted_one_taken_back_a_grave_one_neither(page: AnswersPage) -> None:
    lift, revoke = QSignalSpy(page.lift_requested), QSignalSpy(page.revoke_requested)
    page.show_answers((GRAVE,), ())
    settle()
    assert set(buttons(page)) == {"‹ Back to the map", "Clear all answers"}
    page.show_answers((ASKED,), ())
    settle()
    buttons(page)["I have asked, and it is fine"].click()
    page.show_answers((LIFTED,), ())
    settle()
    buttons(page)["Take that back"].click()
    assert [lift.at(i)[0] for i in range(lift.count())] == ["PA02"]
    assert [revoke.at(i)[0] for i in range(revoke.count())] == ["PA03"]


def test_clearing_and_going_back_are_told(page: AnswersPage) -> None:
    cleared, left = QSignalSpy(page.clear_requested), QSignalSpy(page.left)
    page.show_answers((ASKED,), ())
    page.clear.click()
    page.back.click()
    assert (cleared.count(), left.count()) == (1, 1)
