from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from massage_gui.app import Parts
from massage_gui.ui.parts import label
from massage_gui.ui.sound_check import SoundCheck
from tests.ui.walk import answer_none, choose, press, settle

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def sheet() -> Iterator[SoundCheck]:
    window = QWidget()
    window.resize(900, 600)
    under = QWidget()
    QVBoxLayout(window).addWidget(under)
    window.show()
    made = SoundCheck(window, under)
    yield made
    window.hide()
    window.deleteLater()


def words(sheet: QWidget) -> str:
    return " ".join(part.text() for part in sheet.findChildren(type(label())))


def test_it_plays_the_sample_and_yes_goes_on(sheet: SoundCheck) -> None:
    told: list[str] = []
    sheet.sample_requested.connect(lambda: told.append("sample"))
    sheet.answered.connect(lambda: told.append("on"))
    sheet.ask()
    assert "Do you hear this?" in words(sheet)
    sheet.again.click()
    sheet.yes.click()
    assert told == ["sample", "sample", "on"]
    assert sheet.isHidden()


def test_no_says_where_to_look_and_lets_go_on(sheet: SoundCheck) -> None:
    sheet.ask()
    sheet.no.click()
    assert "muted" in words(sheet)
    assert "without sound" in words(sheet)
    assert sheet.yes.text() == "Go on"
    sheet.yes.click()
    sheet.ask()
    assert "muted" not in words(sheet)


def test_f30_f31_what_is_wrong_is_said_at_once(sheet: SoundCheck) -> None:
    sheet.ask()
    sheet.show_problem("No speakers were found.")
    assert "No speakers were found." in words(sheet)
    assert "There is no sound" in words(sheet)
    assert "Do you hear" not in words(sheet)
    assert sheet.again.text() == "Try again"
    assert sheet.no.isHidden()


def not_asked(parts: Parts) -> None:
    parts.flow.sound.use(parts.settings.sound, asked=False)


def start(parts: Parts) -> None:
    choose(parts, "calf")
    parts.flow.overview.start.click()
    answer_none(parts)
    settle()


def test_before_the_first_session_it_is_asked_once(parts: Parts) -> None:
    not_asked(parts)
    start(parts)
    check = parts.flow.sheets.sound_check
    assert check.isVisible()
    assert not parts.player.active
    press(Qt.Key.Key_Return)
    assert parts.player.active
    assert parts.settings.sound_checked
    parts.flow.stop_requested.emit("")
    parts.flow.go_home()
    choose(parts, "calf")
    parts.flow.overview.start.click()
    assert parts.player.active
    assert not check.isVisible()


def test_esc_goes_back_to_the_overview_and_nothing_starts(parts: Parts) -> None:
    not_asked(parts)
    start(parts)
    QTest.keyClick(parts.flow.sheets.sound_check, Qt.Key.Key_Escape)
    settle()
    assert not parts.player.active
    assert parts.window.pages.currentWidget() is parts.flow.home
    assert not parts.settings.sound_checked


def test_from_the_menu_it_starts_nothing(parts: Parts) -> None:
    choose(parts, "calf")
    parts.flow.actions_.sound.trigger()
    assert parts.flow.sheets.sound_check.isVisible()
    parts.flow.sheets.sound_check.yes.click()
    assert not parts.player.active
