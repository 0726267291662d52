"""Looking at the history changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from massage_gui.core.history import HistoryError
from massage_gui.core.history_file import FILE_NAME, open_history
from massage_gui.core.history_look import look_at_history
from tests.core.past import NOW, begun


def make(folder: Path) -> Path:
    with closing(open_history(folder, NOW).history) as history:
        history.begin(begun(5))
    return folder / FILE_NAME


def test_where_there_is_none_none_is_made(tmp_path: Path) -> None:
    assert look_at_history(tmp_path / "data") is None
    assert list(tmp_path.iterdir()) == []


def test_it_can_be_read_and_not_be_written(tmp_path: Path) -> None:
    before = make(tmp_path).read_bytes()
    history = look_at_history(tmp_path)
    assert history is not None
    with closing(history):
        assert [entry.before for entry in history.entries()] == [5]
    again = look_at_history(tmp_path)
    assert again is not None
    with pytest.raises(HistoryError, match="read-only"), closing(again):
        again.begin(begun())
    assert (tmp_path / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("damage", ["empty", "garbage", "truncated", "flipped", "other", "folder"])
def test_damage_is_told_and_left_for_the_window(damage: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    data = path.read_bytes()
    match damage:
        case "empty":
            path.write_bytes(b"")
        case "garbage":
            path.write_bytes(b"garbage" * 999)
        case "truncated":
            path.write_bytes(data[: len(data) // 2])
        case "flipped":
            path.write_bytes(data[:4096] + b"\xff" * 200 + data[4296:])
        case "other":
            path.unlink()
            with closing(sqlite3.connect(path)) as other:
                other.execute("CREATE TABLE x (y)")
        case "folder":
            path.unlink()
            path.mkdir()
    there = sorted(each.name for each in tmp_path.iterdir())
    with pytest.raises(HistoryError, match="It was left as it is"):
        look_at_history(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == there
