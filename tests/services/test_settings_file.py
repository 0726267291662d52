"""A file of settings that cannot be used is set aside, never deleted and never written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from massage_gui.services.settings import Settings
from massage_gui.services.settings_file import open_settings
from tests.fake_clock import FakeCalendar

ASIDE = "settings.ini.damaged-20260105-090000"
GOOD = b"[look]\ntext_size=150\n"

GARBAGE = {
    "zeros": b"\x00" * 500,
    "noise": b"\xff\xfe garbage [[[",
    "an open section": b"[plan\nsides",
    "another kind of file": b"<html>",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a hole in a good file": GOOD + b"[a]\nb=\x00\x00\x00\n",
    "not UTF-8": GOOD + b"[a]\nb=\xe4\n",
    "a line that says nothing": GOOD + b"hello\n",
    "too much": GOOD + b"[a]\nb=" + b"x" * 300_000,
}


def opened(folder: Path) -> Settings:
    return Settings(folder, FakeCalendar())


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.mark.parametrize("content", GARBAGE.values(), ids=GARBAGE.keys())
def test_garbage_is_kept_aside_and_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.ini").write_bytes(content)
    settings = opened(tmp_path)
    assert settings.text_size == 100
    assert (tmp_path / ASIDE).read_bytes() == content
    assert str(tmp_path / "settings.ini") in settings.note
    assert ASIDE in settings.note
    settings.text_size = 120
    assert settings.saved
    again = opened(tmp_path)
    assert (again.text_size, again.note) == (120, "")
    assert names(tmp_path) == ["settings.ini", ASIDE]


def test_qt_by_itself_writes_over_what_it_cannot_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(GARBAGE["noise"])
    store = QSettings(str(path), QSettings.Format.IniFormat)
    assert store.status() is QSettings.Status.NoError
    store.setValue("a", 1)
    store.sync()
    assert b"garbage" not in path.read_bytes()


@pytest.mark.parametrize(
    "content", [b"", GOOD, b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n"), b"; mine\n"]
)
def test_a_good_file_stays(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.ini").write_bytes(content)
    settings = opened(tmp_path)
    assert settings.note == ""
    assert settings.text_size == (150 if b"150" in content else 100)
    assert names(tmp_path) == ["settings.ini"]


def test_a_second_damage_in_the_same_second_overwrites_nothing(tmp_path: Path) -> None:
    for content in (b"\x00one", b"\x00two"):
        (tmp_path / "settings.ini").write_bytes(content)
        opened(tmp_path)
    assert [(tmp_path / name).read_bytes() for name in names(tmp_path)] == [b"\x00one", b"\x00two"]


def test_f12_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").mkdir()
    (tmp_path / "settings.ini" / "inside").write_text("kept")
    settings = opened(tmp_path)
    assert ASIDE in settings.note
    assert (tmp_path / ASIDE / "inside").read_text() == "kept"
    settings.text_size = 130
    assert settings.saved


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_does_not_make_the_start_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.ini")
    assert ASIDE in opened(tmp_path).note


def test_where_nothing_can_be_set_aside_it_is_left_and_choices_hold_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "read-only")

    (tmp_path / "settings.ini").write_bytes(GARBAGE["zeros"])
    monkeypatch.setattr(Path, "rename", refused)
    settings = opened(tmp_path)
    assert "The file was left as it was." in settings.note
    settings.text_size = 130
    assert (settings.saved, settings.text_size) == (False, 130)
    assert (tmp_path / "settings.ini").read_bytes() == GARBAGE["zeros"]


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    _, note = open_settings(tmp_path / "none", FakeCalendar())
    assert note == ""
    assert not (tmp_path / "none").exists()
