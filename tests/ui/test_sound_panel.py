from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from massage_gui.services.announcer import SoundChoices
from massage_gui.ui.sound_panel import SoundPanel
from tests.ui.walk import settle

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def panel() -> Iterator[SoundPanel]:
    window = QWidget()
    window.resize(900, 600)
    made = SoundPanel(window)
    yield made
    window.deleteLater()


def test_what_was_chosen_is_shown_and_not_chosen_again(panel: SoundPanel) -> None:
    told: list[SoundChoices] = []
    panel.chosen.connect(told.append)
    choices = SoundChoices(voice=False, chimes=True, muted=True, volume=30, rate=180)
    panel.show_choices(choices)
    assert panel.choices == choices
    assert (panel.volume.value(), panel.rate.value()) == (30, 180)
    assert (panel.voice.isChecked(), panel.mute.isChecked()) == (False, True)
    assert told == []


def test_each_choice_is_told_alone(panel: SoundPanel) -> None:
    told: list[SoundChoices] = []
    panel.chosen.connect(told.append)
    usual = SoundChoices()
    panel.show_choices(usual)
    panel.voice.click()
    panel.chimes.click()
    panel.mute.click()
    panel.volume.setValue(50)
    panel.rate.setValue(120)
    wanted = [
        replace(usual, voice=False),
        replace(usual, voice=False, chimes=False),
        replace(usual, voice=False, chimes=False, muted=True),
        replace(usual, voice=False, chimes=False, muted=True, volume=50),
        replace(usual, voice=False, chimes=False, muted=True, volume=50, rate=120),
    ]
    assert told == wanted


def test_it_opens_inside_the_window_and_esc_closes_it(panel: SoundPanel) -> None:
    window = panel.parentWidget()
    assert window is not None
    place = QPushButton(window)
    place.setGeometry(840, 560, 50, 40)
    window.show()
    window.activateWindow()
    settle()
    panel.open_above(place)
    assert window.rect().contains(panel.geometry())
    assert panel.volume.hasFocus()
    QTest.keyClick(panel.volume, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert place.hasFocus()
    panel.open_above(place)
    place.setFocus()
    assert not panel.isVisible()
    window.hide()


def test_it_says_why_nothing_is_heard(panel: SoundPanel) -> None:
    panel.show_problem("No speakers were found.")
    assert panel.note.text() == "No speakers were found."
    assert panel.note.isVisibleTo(panel)
    panel.show_problem("")
    assert not panel.note.isVisibleTo(panel)


def test_everything_has_a_name(panel: SoundPanel) -> None:
    for part in (
        panel,
        panel.volume,
        panel.rate,
        panel.mute,
        panel.voice,
        panel.chimes,
        panel.sample,
    ):
        assert part.accessibleName()
