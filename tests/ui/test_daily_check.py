"""The check of every session, in place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel

from massage_gui.core.library import Library
from massage_gui.core.safety import daily_flags
from massage_gui.core.screening import Question, Screening
from massage_gui.ui.daily_check import DailyCheck
from massage_gui.ui.tick import TickBox
from tests.ui.walk import focused, settle

Flags = tuple[tuple[Question, ...], tuple[Question, ...]]


@pytest.fixture
def flags(screening: Screening, library: Library) -> Flags:
    """The red flags of the lower back."""
    return daily_flags(screening, library.for_region("lower-back")[0])


@pytest.fixture
def daily(qapp: object, flags: Flags) -> Iterator[DailyCheck]:
    """The check of today, shown."""
    assert qapp is not None
    made = DailyCheck()
    made.show_flags(*flags)
    made.resize(460, 700)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()


def texts(daily: DailyCheck) -> list[str]:
    """What can be read."""
    return [label.text() for label in daily.findChildren(QLabel) if label.isVisible()]


def unfold(daily: DailyCheck) -> None:
    """Say that one of it is true."""
    (opens,) = [each for each in daily.findChildren(QAbstractButton) if each.isVisible()]
    opens.click()
    settle()


def test_it_says_what_starting_means_and_every_flag(daily: DailyCheck, flags: Flags) -> None:
    means, own, general = texts(daily)
    assert means == "Starting means: none of these today."
    assert own.split(" · ") == [question.short for question in flags[0]]
    assert general.removeprefix("And none of these: ").split(" · ") == [
        question.short for question in flags[1]
    ]


def test_nothing_is_ticked_beforehand_and_a_tick_tells_its_code_once(daily: DailyCheck, flags: Flags) -> None:
    told = QSignalSpy(daily.flag_ticked)
    unfold(daily)
    boxes = daily.findChildren(TickBox)
    assert not any(box.isChecked() for box in boxes)
    assert focused() is boxes[0]
    assert told.count() == 0
    boxes[3].click()
    assert [told.at(i)[0] for i in range(told.count())] == [(flags[0] + flags[1])[3].code]


def test_another_routine_folds_it_again(daily: DailyCheck, flags: Flags) -> None:
    unfold(daily)
    daily.show_flags(flags[0][:1], ())
    settle()
    assert texts(daily) == ["Starting means: none of these today.", flags[0][0].short]
    unfold(daily)
    assert len([box for box in daily.findChildren(TickBox) if box.isVisible()]) == 1


def test_it_tells_that_it_takes_more_room_when_it_does(daily: DailyCheck) -> None:
    heights: list[int] = []
    daily.unfolded.connect(lambda: heights.append(daily.heightForWidth(460)))
    before = daily.heightForWidth(460)
    unfold(daily)
    assert heights
    assert heights[0] > before + 100


def test_only_the_names_of_questions_are_said(daily: DailyCheck, screening: Screening) -> None:
    unfold(daily)
    asked = {question.ask for question in screening.questions}
    assert set(texts(daily)) - asked == {"Tick what is true today"}
