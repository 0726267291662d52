"""The end of a session: what was done, and what to do now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from massage_gui.core.folders import resources
from massage_gui.core.record import Record
from massage_gui.core.region import Side
from massage_gui.core.screening import Screening, StopRule, Tier
from massage_gui.ui.choice_button import ChoiceButton
from massage_gui.ui.end_page import EndPage
from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.theme import LIGHT
from tests.ui.pixels import count, picture
from tests.ui.walk import focused, press, settle

NONE: dict[Side, tuple[int, ...]] = {Side.LEFT: (), Side.RIGHT: (), Side.BOTH: ()}

DONE = Record(
    routine="lower-back",
    version="2026-11-22",
    sides=(Side.LEFT, Side.RIGHT),
    worked={Side.LEFT: 135, Side.RIGHT: 60, Side.BOTH: 0},
    planned={Side.LEFT: 135, Side.RIGHT: 135, Side.BOTH: 0},
    done=NONE,
    skipped={Side.LEFT: (), Side.RIGHT: (3, 5), Side.BOTH: ()},
    spent={},
    finished=True,
    code="",
)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[EndPage]:
    made = EndPage()
    qtbot.addWidget(made)
    made.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", 100))
    made.resize(900, 568)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.hide()


def said(page: EndPage) -> str:
    settle()
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def cut_off(page: EndPage) -> list[str]:
    return [
        each.text()
        for each in page.findChildren(QLabel)
        if each.isVisible() and each.heightForWidth(each.width()) > each.height()
    ]


def test_it_says_what_was_done_on_each_side(page: EndPage) -> None:
    page.show_record(DONE, "Lower back, ball on the floor", None)
    words = said(page)
    for told in (
        "You did a part of it",
        "Lower back, ball on the floor",
        "2:15 of 2:15 done",
        "1:00 of 2:15 done",
    ):
        assert told in words
    assert "Skipped: step 3, 5" in words
    assert words.index("LEFT") < words.index("RIGHT")
    assert "Get up slowly" in words
    assert focused() is page.to_map


def test_the_sides_wear_their_colours(page: EndPage) -> None:
    page.show_record(DONE, "", None)
    settle()
    for colour in (LIGHT.left, LIGHT.right):
        assert count(picture(page), colour) > 30


def test_the_side_done_first_comes_first(page: EndPage) -> None:
    page.show_record(replace(DONE, sides=(Side.RIGHT, Side.LEFT)), "", None)
    assert said(page).index("RIGHT") < said(page).index("LEFT")


def test_ended_early_it_does_not_praise(page: EndPage) -> None:
    page.show_record(replace(DONE, finished=False), "", None)
    assert "Ended early" in said(page)
    assert "Well done" not in said(page)


def worked(left: float, right: float) -> Record:
    return replace(DONE, worked={Side.LEFT: left, Side.RIGHT: right, Side.BOTH: 0})


@pytest.mark.parametrize(
    ("record", "heading"),
    [
        (worked(135, 135), "Well done"),
        (worked(135, 120), "Well done"),
        (worked(135, 60), "You did a part of it"),
        (worked(5, 0), "Ended early"),
        (worked(0, 0), "Ended early"),
        (replace(worked(135, 135), finished=False), "Ended early"),
    ],
)
def test_the_heading_is_fair(page: EndPage, record: Record, heading: str) -> None:
    page.show_record(record, "", None)
    assert said(page).split("\n")[0] == heading


def test_what_was_felt_on_the_way_is_told_once_and_not_praised(page: EndPage, screening: Screening) -> None:
    sharp, over, ended = screening.stop_rules[0], screening.stop_rules[5], screening.stop_rules[9]
    page.show_record(worked(135, 135), "", None, (sharp, over, sharp))
    words = said(page)
    assert words.split("\n")[0] == "Finished"
    assert [words.count(rule.notice) for rule in (sharp, over)] == [1, 1]
    page.show_record(replace(DONE, finished=False), "", ended, (sharp, ended))
    assert said(page).count(ended.notice) == 1
    assert sharp.notice in said(page)


def test_a_key_pressed_once_too_often_does_not_take_away_what_to_do_now(
    page: EndPage, screening: Screening
) -> None:
    rule, left = screening.stop_rule("ST4"), QSignalSpy(page.map_requested)
    assert rule is not None
    page.show_record(replace(DONE, finished=False), "", rule)
    settle()
    assert rule.advice in focused().accessibleName()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        press(key)
    assert left.count() == 0


def test_what_is_under_the_buttons_is_hinted_at(page: EndPage, screening: Screening) -> None:
    page.show_record(worked(135, 135), "", None)
    settle()
    (hint,) = page.findChildren(MoreBelow)
    assert not hint.isVisible()
    page.show_record(replace(DONE, finished=False), "", screening.stop_rule("ST2"))
    settle()
    assert hint.isVisible()


@pytest.mark.parametrize("code", [f"ST{number}" for number in range(1, 11)])
def test_after_a_stop_it_says_first_what_to_do(page: EndPage, screening: Screening, code: str) -> None:
    rule = screening.stop_rule(code)
    assert rule is not None
    page.show_record(replace(DONE, finished=False, code=code), "Lower back", rule)
    words = said(page)
    assert words.index(rule.advice) < words.index("LEFT side")
    for each in rule.follow_ups:
        assert each.notice in words
        assert each.advice in words
    assert "Get up slowly" not in words
    assert cut_off(page) == []
    assert frames(page) == (["danger"] if is_grave(rule) else ["warn"])


def is_grave(rule: StopRule) -> bool:
    return rule.tier in (Tier.EMERGENCY, Tier.SAME_DAY)


def frames(page: EndPage) -> list[str]:
    names = [each.objectName() for each in page.findChildren(QFrame) if each.isVisible()]
    return [name for name in names if name in ("warn", "danger")]


def test_shown_again_it_forgets_the_last_session(page: EndPage, screening: Screening) -> None:
    rule = screening.stop_rules[0]
    page.show_record(replace(DONE, finished=False), "", rule)
    page.show_record(DONE, "", None)
    assert rule.advice not in said(page)


def test_it_grows_with_the_window(page: EndPage) -> None:
    page.show_record(worked(135, 135), "", None)
    settle()
    heading = next(each for each in page.findChildren(QLabel) if each.text() == "Well done")
    small = heading.font().pixelSize()
    page.resize(1920, 1050)
    settle()
    assert heading.font().pixelSize() > small * 1.5


def test_it_grows_with_the_text_size(page: EndPage) -> None:
    page.show_record(worked(135, 135), "", None)
    settle()
    words = [each for each in page.findChildren(QLabel) if each.isVisible()]
    small = [each.font().pixelSize() for each in words]
    page.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", 200))
    settle()
    assert all(each.font().pixelSize() >= was * 1.4 for each, was in zip(words, small, strict=True))
    assert not cut_off(page)


def test_both_ways_on_are_signals(page: EndPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.map_requested, timeout=0):
        page.to_map.click()
    with qtbot.waitSignal(page.card_requested, timeout=0):
        page.card.click()
    assert page.card.accessibleName() == "Print card"


def test_what_shows_after_a_stop_is_told_on_top_and_said(
    page: EndPage, screening: Screening, qtbot: QtBot
) -> None:
    rule = screening.stop_rule("ST2")
    assert rule is not None
    page.show_record(DONE, "Calf", rule)
    grave = next(each for each in rule.follow_ups if each.tier is Tier.EMERGENCY)
    told = next(each for each in page.findChildren(ChoiceButton) if grave.notice in each.accessibleName())
    with qtbot.waitSignal(page.follow_up_felt) as felt:
        told.click()
    assert felt.args == [grave]
    first = page.findChildren(QFrame, "danger")[-1]
    assert grave.advice in [each.text() for each in first.findChildren(QLabel)]
