from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from massage_gui.core.routine import Routine
from massage_gui.ui.player_foot import PlayerFoot
from tests.shipped import ROUTINES, routine


@pytest.fixture
def foot(qtbot: QtBot) -> PlayerFoot:
    made = PlayerFoot()
    qtbot.addWidget(made)
    made.show_routine(routine("lower-back"))
    made.show_offer(0)
    made.resize(1000, 140)
    made.show()
    return made


def _texts(foot: PlayerFoot) -> str:
    return "\n".join(each.text() for each in foot.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize("each", ROUTINES, ids=lambda each: each.id)
def test_every_safety_note_of_a_routine_is_in_sight(foot: PlayerFoot, each: Routine) -> None:
    foot.show_routine(each)
    for note in each.safety:
        assert note.rstrip(".") in _texts(foot)


def test_the_stop_line_stands_beside_the_notes(foot: PlayerFoot) -> None:
    assert "Stop if it hurts, tingles or makes you dizzy." in _texts(foot)


def test_time_of_the_first_side_is_offered_only_where_there_is_some(foot: PlayerFoot) -> None:
    assert not foot.offer.isVisible()
    foot.show_offer(15)
    assert foot.offer.isVisible()
    assert "15 s" in foot.offer.accessibleName()


def test_answers_come_and_go_without_moving_anything(foot: PlayerFoot) -> None:
    foot.allow_answers(True)
    before = foot.sounds.geometry(), foot.minimumSizeHint()
    foot.allow_answers(False)
    assert not foot.good.isVisible()
    assert not foot.less.isVisible()
    assert (foot.sounds.geometry(), foot.minimumSizeHint()) == before


def test_each_answer_is_said_once_and_leaves_the_focus_alone(qtbot: QtBot, foot: PlayerFoot) -> None:
    for answer, said in ((foot.good, foot.good_said), (foot.less, foot.less_said)):
        with qtbot.waitSignal(said):
            QTest.mouseClick(answer, Qt.MouseButton.LeftButton)
        assert not answer.hasFocus()


def test_letters_grow_with_the_page(foot: PlayerFoot) -> None:
    foot.set_sizes(7, 1.0, 16)
    small = _notes(foot)
    foot.set_sizes(14, 2.0, 24)
    assert _notes(foot).height() > small.height()


def _notes(foot: PlayerFoot) -> QSize:
    return max((each.sizeHint() for each in foot.findChildren(QLabel)), key=lambda size: size.width())
