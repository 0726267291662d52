"""Backups of the history: made daily, thinned, never of damage, and put back without a gap."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.history_backup import (
    DAYS,
    FOLDER,
    MONTHS,
    WEEKS,
    BackupError,
    backups,
    is_sound,
    restore,
    sessions_in,
    sound_backups,
    thin,
    to_keep,
)
from massage_gui.core.history_file import FILE_NAME, open_history
from massage_gui.core.saving import SaveError
from tests.core.past import NOW, begun, whole

TODAY = NOW.date()


def _history(folder: Path, sessions: int = 2) -> None:
    with closing(open_history(folder, NOW).history) as history:
        history.add([(begun(), whole()) for _ in range(sessions)])


def _back_up(folder: Path, day: date = TODAY) -> None:
    with closing(open_history(folder, NOW).history) as history:
        history.back_up(folder, day)


def _sessions(folder: Path) -> int:
    with closing(open_history(folder, NOW).history) as history:
        return len(history.entries())


def test_a_backup_is_whole_private_and_made_once_a_day(tmp_path: Path) -> None:
    _history(tmp_path)
    _back_up(tmp_path)
    (backup,) = backups(tmp_path)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert is_sound(backup)
    before = backup.read_bytes()
    _history(tmp_path)
    _back_up(tmp_path)
    assert backup.read_bytes() == before
    _back_up(tmp_path, TODAY + timedelta(days=1))
    assert len(backups(tmp_path)) == 2
    assert [each.name for each in (tmp_path / FOLDER).iterdir() if each.suffix == ".tmp"] == []


@given(st.sets(st.dates(date(2024, 1, 1), date(2026, 11, 22)), max_size=200))
def test_the_newest_of_each_day_week_and_month_stay(days: set[date]) -> None:
    kept = to_keep(days)
    newest = sorted(days, reverse=True)
    assert kept <= days
    assert set(newest[:DAYS]) <= kept
    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert to_keep(kept) == kept
    for day in newest:
        if (newest[0] - day).days < 7 * (WEEKS - 1):
            assert any(each.isocalendar()[:2] == day.isocalendar()[:2] for each in kept)


def test_a_year_of_backups_is_thinned_and_nothing_else_is_deleted(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    for back in range(365):
        (folder / f"history-{TODAY - timedelta(days=back)}.db").touch()
    others = ("mine.db", "history-soon.db", f"history-{TODAY + timedelta(days=400)}.db")
    for name in others:
        (folder / name).touch()
    thin(tmp_path, TODAY)
    assert {each.name for each in folder.iterdir()} > set(others)
    assert len(list(folder.iterdir())) - len(others) <= DAYS + WEEKS + MONTHS
    assert (folder / f"history-{TODAY}.db").exists()


def test_f27_a_backup_folder_that_refuses_is_told_of(tmp_path: Path) -> None:
    _history(tmp_path)
    (tmp_path / FOLDER).write_text("mine")
    with closing(open_history(tmp_path, NOW).history) as history:
        with pytest.raises(BackupError, match="The history itself is safe"):
            history.back_up(tmp_path, TODAY)
        assert len(history.entries()) == 2
    assert (tmp_path / FOLDER).read_text() == "mine"


def test_f28_a_damaged_history_is_not_backed_up_and_old_backups_stay(tmp_path: Path) -> None:
    _history(tmp_path)
    _back_up(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"damage" * 4_000)
    opened = open_history(tmp_path, NOW + timedelta(days=1))
    opened.history.close()
    assert [each.name for each in backups(tmp_path)] == [f"history-{TODAY}.db"]
    assert is_sound(backups(tmp_path)[0])


def test_a_backup_tells_how_many_sessions_it_holds(tmp_path: Path) -> None:
    _history(tmp_path, sessions=3)
    _back_up(tmp_path)
    (kept,) = backups(tmp_path)
    assert sessions_in(kept) == 3
    kept.write_bytes(b"damage" * 100)
    assert sessions_in(kept) == 0
    assert sessions_in(tmp_path / "none.db") == 0


def test_a_damaged_backup_is_not_offered(tmp_path: Path) -> None:
    _history(tmp_path)
    _back_up(tmp_path, TODAY - timedelta(days=1))
    _back_up(tmp_path)
    (tmp_path / FOLDER / f"history-{TODAY}.db").write_bytes(b"damage")
    assert [each.name for each in sound_backups(tmp_path)] == [f"history-{TODAY - timedelta(days=1)}.db"]


def test_a_backup_put_back_keeps_what_was_there(tmp_path: Path) -> None:
    _history(tmp_path)
    _back_up(tmp_path)
    _history(tmp_path, sessions=3)
    name = restore(backups(tmp_path)[0], tmp_path / FILE_NAME, NOW)
    assert _sessions(tmp_path) == 2
    with closing(sqlite3.connect(tmp_path / name)) as database:
        assert database.execute("SELECT count(*) FROM session").fetchone() == (5,)


@pytest.mark.parametrize("failing", ["replace", "fsync"])
def test_f29_a_restore_that_fails_half_way_leaves_the_old_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    _history(tmp_path)
    _back_up(tmp_path)
    _history(tmp_path, sessions=3)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, failing, refuse)
        with pytest.raises(SaveError, match="disk is full"):
            restore(backups(tmp_path)[0], tmp_path / FILE_NAME, NOW)
    assert _sessions(tmp_path) == 5


def test_a_backup_that_is_gone_is_told_of_and_changes_nothing(tmp_path: Path) -> None:
    _history(tmp_path)
    with pytest.raises(SaveError, match="cannot be read"):
        restore(tmp_path / "gone.db", tmp_path / FILE_NAME, NOW)
    assert _sessions(tmp_path) == 2
