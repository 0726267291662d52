from __future__ import annotations

import pytest

from massage_gui.app import Parts
from massage_gui.services.settings import Settings, ThemeChoice
from massage_gui.ui.theme import DARK, LIGHT
from massage_gui.ui.window_choices import LARGEST, SMALLEST


@pytest.mark.parametrize(("asked", "used"), [(10, SMALLEST), (130, 130), (900, LARGEST)])
def test_the_size_of_text_stays_within_its_limits_and_is_kept(parts: Parts, asked: int, used: int) -> None:
    parts.window.flow.choices.use_text_size(asked)
    assert Settings(parts.folders.config).text_size == used


def test_larger_and_smaller_meet_where_they_began(parts: Parts) -> None:
    actions = parts.window.actions_
    actions.larger.trigger()
    actions.smaller.trigger()
    assert parts.settings.text_size == 100


def test_colours_are_worn_at_once_and_kept(parts: Parts) -> None:
    for choice, theme in ((ThemeChoice.DARK, DARK), (ThemeChoice.LIGHT, LIGHT)):
        parts.window.flow.choices.use_theme(choice)
        assert parts.window.theme == theme
        assert Settings(parts.folders.config).theme is choice


def test_motion_goes_by_the_system_until_the_user_chooses(parts: Parts) -> None:
    choices, still = parts.window.flow.choices, parts.window.actions_.still
    choices.follow_system_motion(True)
    assert still.isChecked()
    choices.use_stillness(False)
    assert not still.isChecked()
    choices.follow_system_motion(True)
    assert not still.isChecked()
    choices.use_stillness(None)
    assert still.isChecked()


def test_letters_that_are_off_are_off_in_menu_and_player(parts: Parts) -> None:
    parts.window.flow.choices.use_letters(False)
    assert not parts.window.actions_.letters.isChecked()
    shown = {key.toString() for key in parts.window.flow.player_page.actions_.stop.shortcuts()}
    assert "S" not in shown
    assert not Settings(parts.folders.config).letter_keys
