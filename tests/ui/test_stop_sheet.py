"""Stop, it hurts: what it asks, and what it says then."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.folders import resources
from massage_gui.core.screening import Offer, Screening, StopRule
from massage_gui.ui.stop_sheet import StopSheet
from massage_gui.ui.theme import LIGHT
from tests.ui.cut import cut
from tests.ui.walk import focused, settle


@pytest.fixture
def sheet(qtbot: QtBot, screening: Screening) -> Iterator[StopSheet]:
    page, under = QWidget(), QWidget()
    qtbot.addWidget(page)
    page.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", 100))
    QVBoxLayout(page).addWidget(under)
    made = StopSheet(page, under, screening.stop_rules)
    page.resize(900, 568)
    page.show()
    page.activateWindow()
    settle()
    yield made
    page.hide()


def buttons(sheet: StopSheet) -> dict[str, QPushButton]:
    settle()
    return {each.accessibleName(): each for each in sheet.findChildren(QPushButton) if each.isVisible()}


def said(sheet: StopSheet) -> str:
    settle()
    return "\n".join(each.text() for each in sheet.findChildren(QLabel) if each.isVisible())


def test_it_asks_for_every_rule_with_one_click(qtbot: QtBot, sheet: StopSheet, screening: Screening) -> None:
    sheet.ask()
    assert "Take the pressure off now" in said(sheet)
    assert focused() is buttons(sheet)[screening.stop_rules[0].notice]
    for rule in screening.stop_rules:
        assert rule.notice in said(sheet)
        with qtbot.waitSignal(sheet.felt, timeout=0) as felt:
            buttons(sheet)[rule.notice].click()
        assert felt.args == [rule]


@pytest.mark.parametrize("scale", [0.86, 1.0, 1.4, 2.0])
def test_every_feeling_is_in_sight_at_900_x_600_however_large_the_words_are_asked_for(
    sheet: StopSheet, scale: float
) -> None:
    sheet.set_scale(scale)
    sheet.ask()
    for name, each in buttons(sheet).items():
        corner = each.mapTo(sheet, each.rect().bottomRight())
        assert sheet.rect().contains(corner), name
        assert each.visibleRegion().boundingRect() == each.rect(), name
    assert cut(sheet) == []


@pytest.mark.parametrize("scale", [0.86, 1.4, 2.0])
def test_what_to_do_now_and_every_answer_are_in_sight_in_a_narrow_window(
    sheet: StopSheet, screening: Screening, scale: float
) -> None:
    sheet.window().setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", 200))
    sheet.set_scale(scale)
    for rule in screening.stop_rules:
        sheet.advise(rule)
        for name, each in buttons(sheet).items():
            assert each.visibleRegion().boundingRect() == each.rect(), name
        assert cut(sheet) == []


def test_shown_in_a_larger_window_the_words_are_as_large_as_they_were_asked_for(sheet: StopSheet) -> None:
    def letters() -> int:
        settle()
        assert all(each.visibleRegion().boundingRect() == each.rect() for each in buttons(sheet).values())
        return sheet.findChildren(QLabel)[-1].font().pixelSize()

    sheet.set_scale(2.0)
    sheet.ask()
    small = letters()
    sheet.window().resize(1900, 1300)
    assert letters() == 40 > small
    sheet.window().resize(900, 568)
    assert letters() == small


def mild(screening: Screening) -> StopRule:
    return next(rule for rule in screening.stop_rules if len(rule.offers) == len(Offer))


def test_it_says_what_to_do_and_offers_what_the_rule_allows(
    qtbot: QtBot, sheet: StopSheet, screening: Screening
) -> None:
    rule = mild(screening)
    sheet.advise(rule)
    assert rule.notice in said(sheet)
    assert rule.advice in said(sheet)
    names = ["Ease off and go on", "Skip this step", "End the session"]
    assert list(buttons(sheet)) == names
    for name, offer in zip(names, rule.offers, strict=True):
        with qtbot.waitSignal(sheet.chosen, timeout=0) as chosen:
            buttons(sheet)[name].click()
        assert chosen.args == [rule, offer]


def test_a_hasty_space_ends_rather_than_goes_on(sheet: StopSheet, screening: Screening) -> None:
    sheet.advise(mild(screening))
    assert focused() is buttons(sheet)["End the session"]


def test_pressed_by_mistake_it_goes_back(qtbot: QtBot, sheet: StopSheet) -> None:
    sheet.ask()
    mistake = next(each for name, each in buttons(sheet).items() if "mistake" in name)
    with qtbot.waitSignal(sheet.closed, timeout=0):
        mistake.click()
    assert not sheet.isVisible()


def test_asked_again_it_shows_the_questions_alone(sheet: StopSheet, screening: Screening) -> None:
    sheet.ask()
    sheet.advise(mild(screening))
    sheet.dismiss()
    sheet.ask()
    assert mild(screening).advice not in said(sheet)
    assert len(buttons(sheet)) == len(screening.stop_rules) + 1


def test_it_grows_with_the_page(sheet: StopSheet) -> None:
    sheet.window().resize(1900, 1300)
    sheet.set_scale(2.0)
    sheet.ask()
    settle()
    heading = next(each for each in sheet.findChildren(QLabel) if "pressure off" in each.text())
    assert heading.font().pixelSize() == 60
