from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu

from massage_gui.app import Parts
from massage_gui.core.folders import UserFolders
from massage_gui.services.settings import Settings
from massage_gui.ui.card_dialog import CardDialog
from tests.fake_clock import FakeClock
from tests.ui.walk import choose, go_on, play, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def press(parts: Parts, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(parts.window.focusWidget() or parts.window, key, modifier)
    settle()


@pytest.fixture
def read(parts: Parts) -> Parts:
    """The parts, with the statement read."""
    parts.window.flow.show_statement_if_due()
    parts.window.flow.statement.accept.click()
    settle()
    return parts


def test_every_action_can_be_reached_by_keys(read: Parts) -> None:
    bar = read.window.menuBar()
    menus = [menu for menu in read.window.findChildren(QMenu) if menu.menuAction() in bar.actions()]
    reached = [action for menu in menus for action in menu.actions() if not action.isSeparator()]
    assert reached == read.window.actions_.all
    for texts in (
        [action.text() for action in bar.actions()],
        *([a.text() for a in m.actions() if a.text()] for m in menus),
    ):
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(set(letters)) == len(letters), texts


def test_no_key_stands_for_two_things(read: Parts) -> None:
    actions = [*read.window.actions_.all, *read.window.flow.player_page.actions_.all]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(set(keys)) == len(keys)
    assert {"Ctrl+F", "Ctrl+P", "Ctrl+Q", "Ctrl+W", "F5", "Ctrl++", "Ctrl+-", "Ctrl+0", "F1", "?"} <= set(
        keys
    )
    assert all(not action.autoRepeat() for action in actions)


def test_ctrl_f_finds_an_area_from_every_page(read: Parts) -> None:
    window = read.window
    ways: list[Callable[[], None]] = [
        window.flow.go_home,
        partial(choose, read, "calf"),
        window.flow.look_ups.show_problems,
    ]
    for show in (*ways, window.flow.look_ups.show_answers):
        show()
        press(read, Qt.Key.Key_F, CTRL)
        assert read.window.pages.currentWidget() is read.window.home
        assert read.window.flow.areas.search.hasFocus()


def test_f5_reads_the_files_again(read: Parts) -> None:
    told = QSignalSpy(read.watch.library_changed)
    press(read, Qt.Key.Key_F5)
    assert told.count() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_f1_and_question_mark_show_all_keys_and_esc_closes_them(read: Parts, key: Qt.Key) -> None:
    read.window.body.setFocus()
    press(read, key)
    assert read.window.flow.keys.isVisible()
    press(read, Qt.Key.Key_Escape)
    assert not read.window.flow.keys.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_W])
def test_ctrl_q_and_ctrl_w_close_the_window(read: Parts, key: Qt.Key) -> None:
    press(read, key, CTRL)
    assert not read.window.isVisible()


def test_ctrl_q_while_the_safety_check_is_open_closes_without_asking(read: Parts) -> None:
    choose(read, "calf")
    read.window.flow.overview.start.click()
    assert read.window.pages.currentWidget() is read.window.flow.safety_page
    press(read, Qt.Key.Key_Q, CTRL)
    assert not read.window.isVisible()
    assert read.desk.answers.checks == ()


def test_ctrl_p_prints_only_what_is_chosen(read: Parts) -> None:
    asked = QSignalSpy(read.window.flow.card_requested)
    press(read, Qt.Key.Key_P, CTRL)
    assert asked.count() == 0
    choose(read, "calf")
    press(read, Qt.Key.Key_P, CTRL)
    assert asked.count() == 1
    for dialog in read.window.findChildren(CardDialog):
        dialog.reject()
    read.window.flow.go_home()
    press(read, Qt.Key.Key_P, CTRL)
    assert asked.count() == 1


def test_text_grows_to_twice_its_size_and_shrinks_to_four_fifths(read: Parts, folders: UserFolders) -> None:
    def height() -> int:
        return read.window.flow.areas.search.fontInfo().pixelSize()

    usual = height()
    for _ in range(15):
        press(read, Qt.Key.Key_Plus, CTRL)
    assert (read.settings.text_size, height()) == (200, 2 * usual)
    press(read, Qt.Key.Key_0, CTRL)
    assert (read.settings.text_size, height()) == (100, usual)
    for _ in range(15):
        press(read, Qt.Key.Key_Minus, CTRL)
    assert (read.settings.text_size, height()) == (80, round(usual * 0.8))
    press(read, Qt.Key.Key_Equal, CTRL)
    assert read.settings.saved
    assert Settings(folders.config).text_size == 90


def test_while_a_session_runs_nothing_leads_out_of_it(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 30)
    for key in (Qt.Key.Key_F, Qt.Key.Key_F5):
        press(parts, key, CTRL if key is Qt.Key.Key_F else Qt.KeyboardModifier.NoModifier)
        assert parts.window.pages.currentWidget() is parts.window.flow.player_page
    off = [action.text() for action in parts.window.actions_.all if not action.isEnabled()]
    assert off == [
        "&Find an area",
        "Check the s&ound…",
        "Se&ttings…",
        "Your &history",
        "Your safety &answers",
        "Pro&blems",
    ]
    parts.player.stop("")
    assert all(action.isEnabled() for action in parts.window.actions_.all)


def test_single_letters_can_be_switched_off_and_stay_off(read: Parts) -> None:
    def letters() -> list[str]:
        keys = [
            key.toString()
            for action in read.window.flow.player_page.actions_.all
            for key in action.shortcuts()
        ]
        return [key for key in keys if len(key) == 1 and key.isalpha()]

    assert letters() == ["N", "P", "R", "S", "V", "M", "G", "L", "F"]
    read.window.actions_.letters.trigger()
    assert letters() == []
    assert not read.settings.letter_keys


def test_the_menu_tells_how_many_problems_there_are(folders: UserFolders, read: Parts) -> None:
    assert read.window.actions_.problems.text() == "Pro&blems"
    folders.routines.mkdir(parents=True)
    (folders.routines / "bad.yaml").write_text("id: [")
    read.watch.reload()
    assert read.window.actions_.problems.text() == "Pro&blems (1)"
    (folders.routines / "bad.yaml").unlink()
    read.watch.reload()
    assert read.window.actions_.problems.text() == "Pro&blems"


def test_keys_are_written_as_the_system_writes_them(read: Parts) -> None:
    assert QKeySequence("Ctrl+P") in read.window.actions_.card.shortcuts()
    assert Path(read.folders.data).exists()
