from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.reminders import Reminder, Weekday
from massage_gui.services.announcer import SoundChoices
from massage_gui.services.settings import Settings, ThemeChoice

DEFAULTS = Plan()
REMINDER = Reminder(frozenset({Weekday.MONDAY, Weekday.SUNDAY}), time(18, 30))


def test_everything_chosen_is_there_after_a_start(tmp_path: Path) -> None:
    plan = Plan(Sides.RIGHT_LEFT, get_ready=25, length=Length.LONG, optional_steps=False, wait_for_me=True)
    first = Settings(tmp_path)
    first.plan, first.letter_keys, first.reduced_motion = plan, False, True
    first.text_size, first.geometry = 150, QByteArray(b"\x00\x01place\xff")
    sound = SoundChoices(voice=False, chimes=False, muted=True, volume=15, rate=220)
    first.sound, first.theme, first.ratings = sound, ThemeChoice.DARK, False
    first.reminder, first.floor_screen = REMINDER, "HDMI-1#ä, 中"
    assert first.saved
    again = Settings(tmp_path)
    assert again.plan == plan
    assert (again.letter_keys, again.reduced_motion, again.text_size) == (False, True, 150)
    assert again.geometry == QByteArray(b"\x00\x01place\xff")
    assert (again.sound, again.theme, again.ratings) == (sound, ThemeChoice.DARK, False)
    assert (again.reminder, again.floor_screen) == (REMINDER, "HDMI-1#ä, 中")


def test_a_choice_holds_before_it_has_been_to_the_disk(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    plan = Plan(optional_steps=False, wait_for_me=True)
    settings.plan, settings.letter_keys, settings.reduced_motion = plan, False, True
    assert (settings.plan, settings.letter_keys, settings.reduced_motion) == (plan, False, True)


def test_at_first_everything_is_the_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.plan == DEFAULTS
    assert (settings.letter_keys, settings.reduced_motion, settings.text_size) == (True, False, 100)
    assert settings.geometry.isEmpty()
    assert (settings.sound, settings.theme, settings.ratings) == (SoundChoices(), ThemeChoice.SYSTEM, True)
    assert (settings.reminder, settings.floor_screen, settings.note) == (None, "", "")
    assert list(tmp_path.iterdir()) == []


def test_what_is_usual_is_told_by_the_setting_itself() -> None:
    assert (Settings.text_size.usual, Settings.theme.usual) == (100, ThemeChoice.SYSTEM)


def test_less_motion_is_what_was_chosen_or_else_what_the_system_asks_for(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.system_reduced_motion = True
    assert settings.reduced_motion
    settings.reduced_motion = False
    assert not settings.reduced_motion
    settings.own_motion = None
    assert settings.reduced_motion


def test_a_reminder_can_be_given_up(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.reminder = REMINDER
    settings.reminder = None
    assert settings.reminder is None
    settings.own_motion = None
    settings.text_size = 110
    assert settings.saved
    assert Settings(tmp_path).reminder is None
    assert (tmp_path / "settings.ini").read_text().split() == ["[look]", "text_size=110"]


@pytest.mark.parametrize(
    "value",
    ["", "nonsense", "-1", "61", "1e1", "٣٠", "²", "9" * 5000, "a, b", "@Variant(\\0\\0)", "@Invalid()"],
)
def test_f12_a_choice_that_cannot_be_read_is_its_default(tmp_path: Path, value: str) -> None:
    keys = ("plan/sides", "plan/get_ready", "plan/length", "plan/optional_steps", "plan/wait_for_me",
            "keys/letters", "look/reduced_motion", "look/text_size", "look/theme", "window/geometry",
            "sound/rate", "sound/muted", "sessions/ratings", "reminder/when")  # fmt: skip
    lines: dict[str, list[str]] = {}
    for key in keys:
        group, name = key.split("/")
        lines.setdefault(group, []).append(f"{name}={value}")
    text = "\n".join(f"[{group}]\n" + "\n".join(each) for group, each in lines.items())
    (tmp_path / "settings.ini").write_text(text, encoding="utf-8")
    settings = Settings(tmp_path)
    assert settings.plan == DEFAULTS
    assert (settings.letter_keys, settings.reduced_motion, settings.text_size) == (True, False, 100)
    assert settings.geometry.isEmpty()
    assert (settings.sound, settings.theme, settings.ratings) == (SoundChoices(), ThemeChoice.SYSTEM, True)
    assert settings.reminder is None


@pytest.mark.parametrize(("value", "volume"), [("0", 0), ("100", 100), ("101", 80), ("-1", 80), ("loud", 80)])
def test_a_number_is_within_its_range_or_its_default(tmp_path: Path, value: str, volume: int) -> None:
    (tmp_path / "settings.ini").write_text(f"[sound]\nvolume={value}\n")
    assert Settings(tmp_path).sound.volume == volume


def test_f12_a_folder_that_cannot_be_is_noticed_and_choices_hold_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = Settings(tmp_path / "file")
    settings.text_size = 130
    assert not settings.saved
    assert settings.text_size == 130
    # The fact this rests on: Qt tells it in a status and raises nothing.
    store = QSettings(str(tmp_path / "file" / "settings.ini"), QSettings.Format.IniFormat)
    store.setValue("a", 1)
    store.sync()
    assert store.status() is QSettings.Status.AccessError
