from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from massage_gui.ui.rating_page import RatingPage

WORST = 10


@pytest.fixture
def page(qapp: object) -> Iterator[RatingPage]:
    assert qapp is not None
    made = RatingPage()
    made.resize(1000, 640)
    made.ask("Lower back", 5, None)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_it_asks_for_the_area_and_names_the_limit_in_work(page: RatingPage) -> None:
    assert page.where.text() == "Lower back"
    assert "5" in page.limit.text()
    page.ask("Side of the neck", 3, None)
    assert "3" in page.limit.text()


@pytest.mark.parametrize("rating", range(7))
def test_up_to_six_a_click_starts(page: RatingPage, rating: int) -> None:
    spy = QSignalSpy(page.rated)
    page.row.buttons[rating].click()
    assert [spy.at(place) for place in range(spy.count())] == [[rating, False]]


@pytest.mark.parametrize("rating", range(7, WORST + 1))
def test_from_seven_on_nothing_starts_and_it_says_why(page: RatingPage, rating: int) -> None:
    spy = QSignalSpy(page.rated)
    page.row.buttons[rating].click()
    page.row.skipped.emit()
    page.skip.click()
    assert spy.count() == 0
    assert page.strong.isVisible()
    assert page.why.text()


def test_after_seven_a_lower_number_is_the_users_to_give(page: RatingPage) -> None:
    spy = QSignalSpy(page.rated)
    page.row.buttons[8].click()
    page.row.buttons[3].click()
    assert spy.count() == 1


def test_asked_anew_it_has_forgotten_the_time_before(page: RatingPage) -> None:
    page.row.buttons[9].click()
    page.ask("Calf", 5, None)
    assert not page.strong.isVisible()
    spy = QSignalSpy(page.rated)
    page.skip.click()
    assert spy.at(0) == [None, False]


def test_still_sore_from_the_last_time_is_asked_only_where_there_was_one(page: RatingPage) -> None:
    assert not page.still_sore.isVisible()
    page.ask("Lower back", 5, date(2026, 1, 3))
    assert page.still_sore.isVisible()
    page.still_sore.box.click()
    assert page.advice.isVisible()
    spy = QSignalSpy(page.rated)
    page.row.buttons[4].click()
    assert spy.at(0) == [4, True]


def test_escape_goes_back_before_and_after_a_rating_that_is_too_strong(page: RatingPage) -> None:
    spy = QSignalSpy(page.left)
    page.row.focus_first()
    QTest.keyClick(page.row.buttons[0], Qt.Key.Key_Escape)
    page.row.buttons[9].click()
    assert not page.skip.isVisible()
    QTest.keyClick(page.row.buttons[9], Qt.Key.Key_Escape)
    assert spy.count() == 2
