from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from massage_gui.app import Parts
from massage_gui.core.timeline import SegmentKind
from massage_gui.services.announcer import SoundChoices
from tests.fake_clock import FakeClock
from tests.ui.walk import go_to, play, press


def test_m_switches_the_sound_off_and_on_and_it_is_kept(parts: Parts, clock: FakeClock) -> None:
    play(parts, "calf")
    go_to(parts, clock, SegmentKind.WORK)
    usual = parts.settings.sound
    press(Qt.Key.Key_M)
    assert parts.settings.sound == replace(usual, muted=True)
    assert parts.announcer.choices.muted
    assert parts.flow.player_page.sounds.sound.accessibleName() == "Sound, off"
    press(Qt.Key.Key_M)
    assert parts.settings.sound == usual


def test_v_says_the_step_again(parts: Parts, clock: FakeClock) -> None:
    play(parts, "calf")
    now = go_to(parts, clock, SegmentKind.WORK)
    page = parts.flow.player_page
    clock.advance(1)
    parts.player.look()
    page.show_caption("")
    press(Qt.Key.Key_V)
    assert now.segment.say in page.words.caption.text()


def test_the_panel_changes_what_is_heard_while_the_session_goes_on(parts: Parts) -> None:
    play(parts, "calf")
    row = parts.flow.player_page.sounds
    row.sound.click()
    assert row.panel.isVisible()
    row.panel.volume.setValue(20)
    assert parts.announcer.choices == replace(SoundChoices(), volume=20)
    assert parts.settings.sound.volume == 20
    moment = parts.player.moment()
    assert moment is not None
    assert moment.state == "running"
    press(Qt.Key.Key_Escape)
    assert not row.panel.isVisible()
    assert parts.player.active


def test_every_button_of_the_row_has_a_name_and_is_large_enough(parts: Parts) -> None:
    play(parts, "calf")
    row = parts.flow.player_page.sounds
    for made in (row.again, row.sound, row.floor):
        assert made.accessibleName()
        assert min(made.width(), made.height()) >= 44
