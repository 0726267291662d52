"""The full safety check on one page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel

from massage_gui.app import Parts
from massage_gui.core.library import Library
from massage_gui.core.safety import Check, full_check
from massage_gui.core.screening import Screening
from massage_gui.ui.safety_page import SafetyPage
from massage_gui.ui.tick import TickBox
from tests.ui.walk import choose, focused, press, settle


@pytest.fixture
def check(screening: Screening, library: Library) -> Check:
    """The questions for the lower back."""
    return full_check(screening, library.for_region("lower-back")[0])


@pytest.fixture
def page(qapp: object, library: Library, check: Check) -> Iterator[SafetyPage]:
    """The page that asks them, shown."""
    assert qapp is not None
    made = SafetyPage()
    made.ask(library.for_region("lower-back")[0], check)
    made.resize(1200, 800)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()


def answers(spy: QSignalSpy) -> list[tuple[str, ...]]:
    """The answers that were told."""
    return [spy.at(i)[0] for i in range(spy.count())]


def test_every_question_is_asked_in_three_groups_and_none_is_ticked(page: SafetyPage, check: Check) -> None:
    boxes = page.findChildren(TickBox)
    assert [box.accessibleName() for box in boxes] == [question.ask for question in check.questions]
    assert not any(box.isChecked() for box in boxes)
    groups = [frame for frame in page.findChildren(QFrame) if frame.objectName() == "panel"]
    counts = [len(group.findChildren(TickBox)) for group in groups]
    assert counts == [len(check.red_flags), len(check.ask_first), len(check.skip_area)]
    assert page.ticked == ()


def test_the_first_question_has_the_focus_and_enter_answers_nothing(page: SafetyPage, check: Check) -> None:
    told = QSignalSpy(page.answered)
    page.focus_first()
    assert focused() is page.tick(check.questions[0].code).box
    press(Qt.Key.Key_Return)
    assert answers(told) == []
    assert page.ticked == ()


def test_none_of_these_answers_once(page: SafetyPage) -> None:
    told = QSignalSpy(page.answered)
    page.none.setFocus()
    assert page.none.accessibleName() == "None of these"
    press(Qt.Key.Key_Return)
    assert answers(told) == [()]


def test_a_tick_swaps_the_button_and_unticking_swaps_it_back(page: SafetyPage, check: Check) -> None:
    told = QSignalSpy(page.answered)
    codes = [question.code for question in check.questions]
    page.tick(codes[2]).box.click()
    page.tick(codes[-1]).box.click()
    assert not page.none.isVisible()
    assert page.show_me.isVisible()
    page.show_me.click()
    assert answers(told) == [(codes[2], codes[-1])]
    page.tick(codes[2]).box.click()
    page.tick(codes[-1]).box.click()
    assert page.none.isVisible()
    assert not page.show_me.isVisible()


def test_back_answers_nothing(page: SafetyPage, check: Check) -> None:
    told, left = QSignalSpy(page.answered), QSignalSpy(page.left)
    page.tick(check.questions[0].code).box.click()
    page.back.click()
    assert left.count() == 1
    assert told.count() == 0


def test_asked_again_nothing_is_ticked(page: SafetyPage, library: Library, check: Check) -> None:
    page.tick(check.questions[0].code).box.click()
    page.ask(library.for_region("lower-back")[0], check)
    settle()
    assert page.ticked == ()
    assert page.none.isVisible()
    assert not page.show_me.isVisible()


def test_resizing_loses_no_tick(page: SafetyPage, check: Check) -> None:
    page.tick(check.questions[4].code).box.click()
    for size in ((700, 500), (1800, 1000), (1200, 800)):
        page.resize(*size)
        settle()
        assert page.ticked == (check.questions[4].code,)
        assert page.show_me.isVisible()


@pytest.mark.parametrize(("width", "columns"), [(700, 1), (1400, 3)])
def test_the_groups_stand_side_by_side_where_there_is_room(
    page: SafetyPage, width: int, columns: int
) -> None:
    page.resize(width, 700)
    settle()
    groups = [frame for frame in page.findChildren(QFrame) if frame.objectName() == "panel"]
    assert len({group.mapTo(page, QPoint(0, 0)).x() for group in groups}) == columns


def test_u05_tab_goes_from_back_through_the_questions_to_the_button(page: SafetyPage, check: Check) -> None:
    page.back.setFocus()
    seen = [focused()]
    for _ in range(len(check.questions) + 1):
        press(Qt.Key.Key_Tab)
        seen.append(focused())
    boxes = [page.tick(question.code).box for question in check.questions]
    assert seen == [page.back, *boxes, page.none]


def test_u05_a_question_reached_by_tab_is_scrolled_into_sight(page: SafetyPage, check: Check) -> None:
    page.resize(700, 400)
    settle()
    page.back.setFocus()
    for question in check.questions:
        press(Qt.Key.Key_Tab)
        box = page.tick(question.code).box
        assert focused() is box
        top = box.mapTo(page.area.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= page.area.viewport().height() - box.height()


def test_ticking_with_the_mouse_moves_nothing_under_the_pointer(page: SafetyPage, check: Check) -> None:
    page.resize(700, 420)
    settle()
    viewport = page.area.viewport()
    box = next(
        box
        for question in check.questions
        if viewport.height() - 20 > (box := page.tick(question.code).box).mapTo(viewport, QPoint(0, 0)).y()
        and box.mapTo(viewport, QPoint(0, box.height())).y() > viewport.height() - 30
    )
    before = page.area.verticalScrollBar().value()
    QTest.mousePress(box, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    assert page.area.verticalScrollBar().value() == before
    QTest.mouseRelease(box, Qt.MouseButton.LeftButton, pos=QPoint(10, 8))
    assert box.isChecked()


def test_u09_every_target_is_24_pixels_or_more(parts: Parts) -> None:
    choose(parts, "lower-back")
    parts.window.flow.start()
    settle()
    targets = [
        each for each in parts.window.flow.safety_page.findChildren(QAbstractButton) if each.isVisible()
    ]
    assert len(targets) > 20
    assert [each.size() for each in targets if min(each.width(), each.height()) < 24] == []


def test_back_leads_to_the_overview_and_start_asks_again(parts: Parts) -> None:
    choose(parts, "lower-back")
    flow = parts.window.flow
    flow.overview.start.click()
    flow.safety_page.back.click()
    assert parts.window.pages.currentWidget() is flow.home
    assert parts.desk.answers.checks == ()
    flow.overview.start.click()
    assert parts.window.pages.currentWidget() is flow.safety_page
    assert not parts.player.active


def test_questions_may_name_a_condition_and_the_results_never_do(parts: Parts) -> None:
    """What was answered is repeated as it was asked; nothing is concluded from it."""
    choose(parts, "lower-back")
    flow = parts.window.flow
    asked = {question.ask for question in parts.screening.questions}
    conditions = ("cancer", "clot", "osteoporosis", "stroke", "heart attack", "cauda", "infection", "tumour")
    for question in parts.desk.check(parts.watch.library.for_region("lower-back")[0]).questions:
        parts.desk.clear()
        parts.desk.take_check(parts.watch.library.for_region("lower-back")[0], (question.code,))
        settle()
        labels = [label.text() for label in flow.overview.advice.findChildren(QLabel) if label.isVisible()]
        concluded = [text for text in labels if text.removeprefix("You answered yes: ") not in asked]
        concluded = [text for text in concluded if text != question.advice]
        assert concluded
        for text in concluded:
            assert not any(word in text.casefold() for word in conditions), text
