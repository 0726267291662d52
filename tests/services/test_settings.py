from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from massage_gui.core.timeline import Length, Plan, Sides
from massage_gui.services.settings import Settings

DEFAULTS = Plan()


def test_everything_chosen_is_there_after_a_start(tmp_path: Path) -> None:
    plan = Plan(Sides.RIGHT_LEFT, get_ready=25, length=Length.LONG, optional_steps=False, wait_for_me=True)
    first = Settings(tmp_path)
    first.plan, first.letter_keys, first.reduced_motion = plan, False, True
    first.text_size, first.geometry = 150, QByteArray(b"\x00\x01place\xff")
    assert first.saved
    again = Settings(tmp_path)
    assert again.plan == plan
    assert (again.letter_keys, again.reduced_motion, again.text_size) == (False, True, 150)
    assert again.geometry == QByteArray(b"\x00\x01place\xff")


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
    assert list(tmp_path.iterdir()) == []


def test_less_motion_is_what_was_chosen_or_else_what_the_system_asks_for(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.system_reduced_motion = True
    assert settings.reduced_motion
    settings.reduced_motion = False
    assert not settings.reduced_motion


@pytest.mark.parametrize(
    "value",
    ["", "nonsense", "-1", "61", "1e1", "٣٠", "²", "9" * 5000, "a, b", "@Variant(\\0\\0)", "@Invalid()"],
)
def test_f12_a_choice_that_cannot_be_read_is_its_default(tmp_path: Path, value: str) -> None:
    keys = ("plan/sides", "plan/get_ready", "plan/length", "plan/optional_steps", "plan/wait_for_me",
            "keys/letters", "look/reduced_motion", "look/text_size", "window/geometry")  # fmt: skip
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


@pytest.mark.parametrize("content", [b"", b"\x00" * 500, b"\xff\xfe garbage [[[", b"[plan\nsides", b"<html>"])
def test_f12_a_garbled_file_gives_defaults_and_can_be_written_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.ini").write_bytes(content)
    settings = Settings(tmp_path)
    assert settings.plan == DEFAULTS
    settings.text_size = 120
    assert settings.saved
    assert Settings(tmp_path).text_size == 120


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


def test_f12_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").mkdir()
    settings = Settings(tmp_path)
    assert settings.plan == DEFAULTS
    settings.text_size = 130
    assert (settings.saved, settings.text_size) == (False, 130)
