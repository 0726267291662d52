"""The kept answers as sentences, and their page in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from massage_gui.app import Parts
from massage_gui.core.screening import Tier
from massage_gui.ui.kept_answers import kept_answers
from tests.ui.walk import choose, settle

REGION = "lower-back"


def click(parts: Parts, name: str) -> None:
    """Press a button of the answers page."""
    settle()
    found = parts.window.flow.answers_page.findChildren(QAbstractButton)
    next(each for each in found if each.isVisible() and each.text() == name).click()
    settle()


def test_a_yes_a_stop_and_a_check_are_told(parts: Parts) -> None:
    desk, routine = parts.desk, parts.watch.library.for_region(REGION)[0]
    question = desk.check(routine).ask_first[0]
    desk.take_check(routine, (question.code,))
    rule = next(rule for rule in parts.screening.stop_rules if rule.tier is Tier.EMERGENCY)
    desk.take_stop(routine, rule)
    yes, checks = kept_answers(desk, parts.watch.library)
    assert [(kept.code, kept.text, kept.liftable, kept.lifted) for kept in yes] == [
        (question.code, question.ask, True, None),
        (rule.code, f"Stopped: {rule.notice}", False, None),
    ]
    assert checks == [f"Safety check for “{routine.title}” taken on 5 January 2026."]


def test_a_check_of_a_routine_that_is_gone_is_told_by_its_id(parts: Parts) -> None:
    routine = parts.watch.library.for_region(REGION)[0]
    parts.desk.take_check(routine, ())
    empty = type(parts.watch.library)((), frozenset(), (), (), (), ())
    assert kept_answers(parts.desk, empty)[1] == ["Safety check for “lower-back” taken on 5 January 2026."]


def test_answers_are_reviewed_lifted_taken_back_and_cleared_on_their_page(parts: Parts) -> None:
    routine = parts.watch.library.for_region(REGION)[0]
    question = parts.desk.check(routine).ask_first[0]
    choose(parts, REGION)
    parts.desk.take_check(routine, (question.code,))
    parts.window.flow.look_ups.show_answers()
    click(parts, "I have asked, and it is fine")
    assert [yes.lifted is None for yes in parts.desk.answers.yes] == [False]
    click(parts, "Take that back")
    assert [yes.lifted is None for yes in parts.desk.answers.yes] == [True]
    click(parts, "Clear all answers")
    assert parts.desk.answers.yes == ()
    assert parts.desk.answers.checks == ()
    assert not parts.window.flow.answers_page.clear.isEnabled()
    click(parts, "‹ Back to the map")
    parts.window.flow.start()
    assert parts.window.pages.currentWidget() is parts.window.flow.safety_page
