"""The keys of a session, as actions."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.player_actions import PlayerActions

KEYS = {
    "Start, pause, resume": {"Space"},
    "Next step": {"Right", "N"},
    "Step before": {"Left", "P"},
    "Restart this step": {"R"},
    "15 seconds more": {"+", "="},
    "Stop, it hurts": {"S"},
    "Say it again": {"V"},
    "Sound off and on": {"M"},
    "Say of this step: good": {"G"},
    "Say of this step: a little less": {"L"},
    "Floor mode": {"F11", "F"},
}


@pytest.fixture
def actions(qtbot: QtBot) -> PlayerActions:
    page = QWidget()
    qtbot.addWidget(page)
    return PlayerActions(page)


def keys(action: QAction) -> set[str]:
    return {key.toString() for key in action.shortcuts()}


def test_the_keys_are_those_that_are_told(actions: PlayerActions) -> None:
    assert {action.text(): keys(action) for action in actions.all} == KEYS


def test_u10_letters_go_and_come_back(actions: PlayerActions) -> None:
    actions.use_letters(False)
    left = set().union(*(keys(action) for action in actions.all))
    assert left == {"Space", "Right", "Left", "+", "=", "F11"}
    actions.use_letters(True)
    assert {action.text(): keys(action) for action in actions.all} == KEYS


def test_none_repeats_while_it_is_held(actions: PlayerActions) -> None:
    assert not any(action.autoRepeat() for action in actions.all)


def test_all_can_be_off_while_a_sheet_asks(actions: PlayerActions) -> None:
    actions.enable(False)
    assert not any(action.isEnabled() for action in actions.all)
    actions.enable(True)
    assert all(action.isEnabled() for action in actions.all)
