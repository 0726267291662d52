from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from massage_gui.app import Parts, save_recording
from massage_gui.core.compiler import compile
from massage_gui.services.pcm import RATE
from massage_gui.services.sound_parts import no_sound
from massage_gui.ui.sound_saver import SoundSaver
from tests.shipped import routine

CALF = compile(routine("calf"))


def begin(parts: Parts, path: Path) -> tuple[SoundSaver, list[str]]:
    save_recording(parts, CALF, no_sound(), choose=lambda _parent, _name, then: then(path))
    saver = parts.window.findChildren(SoundSaver)[-1]
    told: list[str] = []
    saver.told.connect(told.append)
    return saver, told


def until(told: list[str], saver: SoundSaver) -> str:
    for _ in range(10_000):
        if told:
            return told[0]
        saver.go_on()
    raise AssertionError("it never ends")


def test_it_saves_the_whole_session_and_says_where(parts: Parts, tmp_path: Path) -> None:
    file = tmp_path / "calf.wav"
    saver, told = begin(parts, file)
    assert saver.progress.isVisible()
    assert until(told, saver) == f"Saved: {file}"
    assert file.read_bytes()[:4] == b"RIFF"
    assert file.stat().st_size > 2 * RATE * CALF.total
    assert not saver.progress.isVisible()


def test_cancel_leaves_nothing(parts: Parts, tmp_path: Path) -> None:
    saver, told = begin(parts, tmp_path / "calf.wav")
    saver.go_on()
    saver.progress.cancel()
    assert until(told, saver) == "Nothing was saved."
    assert list(tmp_path.glob("*.wav")) == []
    assert list(tmp_path.glob(".*")) == []


def test_a_path_that_cannot_be_written_is_told_and_the_old_file_stays(parts: Parts, tmp_path: Path) -> None:
    saver, told = begin(parts, tmp_path / "nowhere" / "calf.wav")
    assert "was not saved. There is no such folder." in until(told, saver)


def test_a_full_disk_leaves_the_old_file(
    parts: Parts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "calf.wav"
    file.write_bytes(b"old")

    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    saver, told = begin(parts, file)
    monkeypatch.setattr(os, "write", full)
    assert "The disk is full." in until(told, saver)
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if each.suffix in (".wav", ".tmp")] == ["calf.wav"]


def test_who_leaves_the_file_dialog_gets_nothing(parts: Parts) -> None:
    parts.flow.choose_id("calf")
    parts.flow.actions_.take_along.trigger()
    dialog = parts.window.findChildren(QFileDialog)[-1]
    assert dialog.isVisible()
    dialog.reject()
    assert parts.window.findChildren(SoundSaver) == []


@pytest.mark.parametrize(("name", "saved"), [("mine.wav", "mine.wav"), ("mine.mp3", "mine.mp3.wav")])
def test_the_file_chosen_is_written(parts: Parts, tmp_path: Path, name: str, saved: str) -> None:
    parts.flow.choose_id("calf")
    parts.flow.actions_.take_along.trigger()
    dialog = parts.window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path / name))
    saver = parts.window.findChildren(SoundSaver)[-1]
    told: list[str] = []
    saver.told.connect(told.append)
    assert until(told, saver) == f"Saved: {tmp_path / saved}"
    assert (tmp_path / saved).read_bytes()[:4] == b"RIFF"
    dialog.reject()
