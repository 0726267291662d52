from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QSignalSpy

from massage_gui.app import Parts
from massage_gui.services.announcer import SoundChoices
from massage_gui.services.settings import Settings


def test_a_choice_is_heard_at_once_and_kept(parts: Parts) -> None:
    sound, wanted = parts.window.flow.sound, replace(SoundChoices(), voice=False, volume=35)
    spy = QSignalSpy(sound.chosen)
    sound.choose(wanted)
    assert [spy.at(place)[0] for place in range(spy.count())] == [wanted]
    assert Settings(parts.folders.config).sound == wanted


def test_muted_and_back_all_else_is_as_it_was(parts: Parts) -> None:
    sound = parts.window.flow.sound
    before = parts.settings.sound
    sound.mute()
    assert parts.settings.sound == replace(before, muted=True)
    sound.mute()
    assert parts.settings.sound == before


def test_what_is_missing_is_told_once(parts: Parts) -> None:
    sound, toast = parts.window.flow.sound, parts.window.toast
    sound.tell_problem("No speaker was found.")
    assert "No speaker was found." in toast.text.text()
    assert "on the screen too" in toast.text.text()
    toast.hide()
    sound.tell_problem("No speaker was found.")
    assert not toast.isVisible()


def test_the_sound_check_is_asked_for_until_it_is_answered(parts: Parts) -> None:
    sound, sheet = parts.window.flow.sound, parts.window.flow.sheets.sound_check
    sound.use(SoundChoices(), asked=False)
    spy = QSignalSpy(sound.checked)
    parts.window.flow.sheets.check_sound()
    sheet.yes.click()
    assert spy.count() == 1
    assert sound.asked
    assert Settings(parts.folders.config).sound_checked
