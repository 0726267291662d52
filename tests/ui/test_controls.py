"""The controls: their names, their faces, and room for large letters."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from massage_gui.core.folders import resources
from massage_gui.core.session_events import State
from massage_gui.ui.controls import Controls
from massage_gui.ui.theme import LIGHT
from tests.ui.walk import settle


def controls_at(qtbot: QtBot, width: int, text_size: int = 100) -> Controls:
    made = Controls()
    qtbot.addWidget(made)
    made.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", text_size))
    made.set_theme(LIGHT)
    made.resize(width, 60)
    made.show()
    settle()
    return made


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (State.READY, "Start"),
        (State.RUNNING, "Pause"),
        (State.PAUSED, "Resume"),
        (State.WAITING, "Resume"),
    ],
)
def test_the_first_button_is_named_for_what_it_does(qtbot: QtBot, state: State, text: str) -> None:
    controls = controls_at(qtbot, 900)
    controls.show_state(state)
    assert (controls.toggle.text(), controls.toggle.accessibleName()) == (text, text)
    assert not controls.toggle.icon().isNull()
    controls.hide()


def test_the_others_have_their_names(qtbot: QtBot) -> None:
    controls = controls_at(qtbot, 900)
    others = (controls.back, controls.next, controls.restart, controls.more, controls.stop)
    names = [each.accessibleName() for each in others]
    assert names == ["Back", "Next", "Restart step", "15 seconds more", "Stop it hurts"]
    controls.hide()


def test_pause_and_resume_have_different_pictures(qtbot: QtBot) -> None:
    controls = controls_at(qtbot, 900)
    controls.show_state(State.RUNNING)
    pause = controls.toggle.icon().pixmap(24, 24).toImage()
    controls.show_state(State.PAUSED)
    assert controls.toggle.icon().pixmap(24, 24).toImage() != pause
    controls.hide()


def test_each_wish_is_one_signal(qtbot: QtBot) -> None:
    controls = controls_at(qtbot, 900)
    for made, wish in (
        (controls.toggle, controls.toggle_requested),
        (controls.next, controls.next_requested),
        (controls.back, controls.back_requested),
        (controls.restart, controls.restart_requested),
        (controls.more, controls.more_requested),
        (controls.stop, controls.stop_requested),
    ):
        with qtbot.waitSignal(wish, timeout=0):
            made.click()
    controls.hide()


def test_more_time_says_why_it_is_refused(qtbot: QtBot) -> None:
    controls = controls_at(qtbot, 900)
    controls.allow_more(False)
    assert not controls.more.isEnabled()
    assert controls.more.toolTip() == "This step may not be made longer."
    controls.allow_more(True)
    assert controls.more.isEnabled()
    assert controls.more.toolTip() == ""
    controls.hide()


@pytest.mark.parametrize(
    ("width", "text_size", "rows"), [(864, 100, 1), (1244, 100, 1), (864, 200, 2), (1900, 200, 1)]
)
def test_large_letters_stand_in_two_rows_and_none_is_cut(
    qtbot: QtBot, width: int, text_size: int, rows: int
) -> None:
    controls = controls_at(qtbot, width, text_size)
    controls.resize(width, controls.sizeHint().height())
    settle()
    buttons = controls.findChildren(QPushButton)
    assert len({each.y() for each in buttons}) == rows
    assert controls.minimumSizeHint().width() <= width
    for each in buttons:
        assert each.width() >= each.minimumSizeHint().width() - 1, each.text()
        assert each.x() + each.width() <= width
    controls.hide()


def test_back_in_one_row_when_there_is_room_again(qtbot: QtBot) -> None:
    controls = controls_at(qtbot, 864, 200)
    controls.resize(1900, 80)
    settle()
    assert len({each.y() for each in controls.findChildren(QPushButton)}) == 1
    controls.hide()


def test_on_a_large_page_the_buttons_are_larger(qtbot: QtBot) -> None:
    controls = controls_at(qtbot, 1900)
    before = controls.next.sizeHint().height()
    controls.set_scale(1.6)
    assert controls.next.sizeHint().height() > before
    controls.set_scale(1.0)
    assert controls.next.sizeHint().height() == before
    controls.hide()
