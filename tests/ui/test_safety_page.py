"""The full safety check on one page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QWidget

from massage_gui.app import Parts
from massage_gui.core.answers import Answers
from massage_gui.core.folders import resources
from massage_gui.core.library import Library
from massage_gui.core.safety import Check, full_check
from massage_gui.core.screening import Screening
from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.safety_page import SafetyPage
from massage_gui.ui.theme import LIGHT
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
    # Columns are told for the letters that the program has.
    made.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", 100))
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
    groups = [frame for frame in page.area.findChildren(QFrame) if frame.objectName() == "panel"]
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


def read(page: SafetyPage) -> None:
    """Read on to the end."""
    settle()
    while not page.all_read:
        page.none.click()
        settle()


def test_none_of_these_answers_once(page: SafetyPage) -> None:
    told = QSignalSpy(page.answered)
    read(page)
    page.none.setFocus()
    assert page.none.accessibleName() == "None of these"
    press(Qt.Key.Key_Return)
    assert answers(told) == [()]


def test_nobody_says_no_to_questions_that_were_never_in_sight(page: SafetyPage, check: Check) -> None:
    page.resize(800, 500)
    settle()
    told = QSignalSpy(page.answered)
    last = page.tick(check.questions[-1].code)
    while last.visibleRegion().isEmpty():
        assert page.none.text() == "Read on"
        page.none.click()
        settle()
        assert answers(told) == []
    read(page)
    assert page.none.text() == "None of these"
    page.area.verticalScrollBar().setValue(0)
    page.none.click()
    assert answers(told) == [()], "what was read is not asked for again"


def test_asked_again_it_is_to_be_read_again(page: SafetyPage, library: Library, check: Check) -> None:
    page.resize(800, 500)
    read(page)
    page.ask(library.for_region("lower-back")[0], check)
    settle()
    assert not page.all_read


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


@pytest.mark.parametrize(("text", "width"), [(100, 1000), (100, 1280), (125, 1280), (200, 1920)])
def test_the_groups_end_near_one_height_and_the_page_with_them(
    page: SafetyPage, text: int, width: int
) -> None:
    page.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", text))
    page.resize(width, 800)
    settle()
    ends = []
    for group in (each for each in page.area.findChildren(QFrame) if each.objectName() == "panel"):
        last = group.findChildren(TickBox)[-1].parentWidget()
        assert last is not None
        ends.append(last.geometry().bottom())
    content = page.area.widget()
    assert content is not None
    assert content.height() - max(ends) < 40, "nothing to scroll to but the last question"
    assert min(ends) > 0.7 * max(ends)


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
    groups = [frame for frame in page.area.findChildren(QFrame) if frame.objectName() == "panel"]
    assert len({group.mapTo(page, QPoint(0, 0)).x() for group in groups}) == columns


@pytest.fixture
def again(page: SafetyPage, screening: Screening, library: Library) -> Check:
    """The check of somebody who said yes to two questions, and stopped once, asked again on the page."""
    routine = library.for_region("lower-back")[0]
    first = full_check(screening, routine)
    answers = Answers().with_check(routine, first.questions, (NUMB, BLOOD), date(2026, 5, 3))
    chest = screening.stop_rule("ST4")
    assert chest is not None
    check = full_check(screening, routine, answers.with_stop(chest, routine, date(2026, 5, 4)))
    page.ask(routine, check)
    settle()
    return check


NUMB, BLOOD, CHEST = "RF01", "PA02", "RF05"


def said(page: QWidget) -> list[str]:
    """What can be read."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_what_was_said_before_stands_beside_its_question_and_nothing_is_ticked(
    page: SafetyPage, again: Check
) -> None:
    assert page.ticked == ()
    assert said(page).count("You said yes on 3 May 2026.") == 2
    assert len(again.earlier) == 3
    for code in (NUMB, BLOOD):
        assert page.tick(code).box.accessibleDescription() == "You said yes on 3 May 2026."
    assert any(text.startswith("You stopped on 4 May 2026: “Short of breath") for text in said(page))


@pytest.mark.usefixtures("again")
def test_enter_alone_never_clears_what_was_said_before(page: SafetyPage) -> None:
    told = QSignalSpy(page.answered)
    page.none.setFocus()
    for _ in range(6):
        press(Qt.Key.Key_Return)
    assert answers(told) == []
    read(page)
    page.none.click()
    page.over.over.setFocus()
    press(Qt.Key.Key_Return)
    assert answers(told) == []


def test_none_of_these_asks_by_name_whether_it_is_over(page: SafetyPage, again: Check) -> None:
    told = QSignalSpy(page.answered)
    read(page)
    page.none.click()
    settle()
    assert page.over.isVisible()
    assert focused() is page.over.back
    words = " ".join(said(page.over))
    for each in again.earlier:
        assert each.text in words
    assert answers(told) == []
    page.over.over.setFocus()
    back = QSignalSpy(page.taken_back)
    press(Qt.Key.Key_Space)
    assert answers(back) == [()]
    assert answers(told) == []


@pytest.mark.usefixtures("again")
def test_esc_and_back_lead_to_the_first_question_that_is_not_answered(page: SafetyPage) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        read(page)
        page.none.click()
        press(key)
        settle()
        assert not page.over.isVisible()
        assert focused() is page.tick(NUMB).box


@pytest.mark.usefixtures("again")
def test_another_yes_does_not_clear_it_either(page: SafetyPage) -> None:
    told = QSignalSpy(page.answered)
    page.tick("SK01").box.click()
    page.show_me.click()
    assert page.over.isVisible()
    assert answers(told) == []


@pytest.mark.usefixtures("again")
def test_what_is_still_so_needs_no_second_word(page: SafetyPage) -> None:
    told = QSignalSpy(page.answered)
    for code in (NUMB, BLOOD, CHEST):
        page.tick(code).box.click()
    page.show_me.click()
    assert answers(told) == [(NUMB, CHEST, BLOOD)]


def test_more_below_is_said_until_the_end_is_in_sight(page: SafetyPage) -> None:
    page.resize(700, 500)
    settle()
    (hint,) = page.findChildren(MoreBelow)
    bar = page.area.verticalScrollBar()
    assert bar.maximum() > 0
    assert hint.isVisible()
    bar.setValue(bar.maximum())
    assert not hint.isVisible()


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
