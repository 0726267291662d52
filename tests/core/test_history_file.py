"""The file of the history, under faults: whatever it is, the program starts, and nothing is deleted."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from massage_gui.core.entry import Entry, Outcome
from massage_gui.core.history import HistoryError
from massage_gui.core.history_backup import FOLDER, is_sound, restore, sessions_in
from massage_gui.core.history_file import BUSY, FILE_NAME, Opened, open_history, remove_all
from massage_gui.core.history_look import look_at_history
from massage_gui.core.history_schema import MIGRATIONS
from tests.core.past import NOW, begun, whole
from tests.open_files import open_files

ASIDE = f"{FILE_NAME}.damaged-20261122-170509"
TODAY = NOW.date()


def _kept(folder: Path, sessions: int = 3) -> list[str]:
    """Make a history with so many sessions in a folder; their uids."""
    history = open_history(folder, NOW).history
    entries = [begun() for _ in range(sessions)]
    history.add([(entry, whole()) for entry in entries])
    history.close()
    return [entry.uid for entry in entries]


def _backed_up(folder: Path) -> list[str]:
    """Make a history, and a backup of it."""
    uids = _kept(folder)
    history = open_history(folder, NOW).history
    history.back_up(folder, TODAY)
    history.close()
    return uids


def _entries(opened: Opened) -> tuple[Entry, ...]:
    with closing(opened.history):
        return opened.history.entries()


def _uids(opened: Opened) -> list[str]:
    return [entry.uid for entry in _entries(opened)]


def _works(folder: Path) -> bool:
    """Whether a session can be kept in what is there now, and is found again."""
    opened = open_history(folder, NOW)
    before = len(opened.history.entries())
    opened.history.begin(begun())
    opened.history.close()
    return len(_entries(open_history(folder, NOW))) == before + 1


def test_a_new_history_is_private_and_marked_as_ours(tmp_path: Path) -> None:
    opened = open_history(tmp_path / "data", NOW)
    opened.history.close()
    path = tmp_path / "data" / FILE_NAME
    assert (opened.note, opened.backups, opened.kept) == ("", (), True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert database.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert database.execute("PRAGMA application_id").fetchone() != (0,)


def test_a_history_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    _kept(tmp_path)
    (tmp_path / FILE_NAME).chmod(0o644)
    open_history(tmp_path, NOW).history.close()
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


# Kills

_WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from massage_gui.core.entry import Outcome
from massage_gui.core.history_file import open_history
from tests.core.past import NOW, begun, whole
history = open_history(Path(sys.argv[1]), NOW).history
while True:
    entry = begun()
    history.begin(entry)
    for step in whole():
        history.spend(entry.uid, step, step.segment + 1)
        print(entry.uid, step.segment, flush=True)
    history.end(entry.uid, Outcome.FINISHED)
"""


def test_f02_after_kill_9_at_any_moment_every_step_that_was_told_is_there(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - moments, no secret
    for run in range(12):
        folder = tmp_path / str(run)
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            told = [writer.stdout.readline().split() for _ in range(chance.randrange(1, 25))]
            # Into the middle of whatever it does next.
            time.sleep(chance.random() * 0.004)
            writer.send_signal(signal.SIGKILL)
            told += [line.split() for line in writer.stdout]
        opened = open_history(folder, NOW)
        assert opened.note == ""
        with closing(opened.history) as history:
            found = {
                (entry.uid, step.segment) for entry in history.entries() for step in history.steps(entry.uid)
            }
            assert {(uid, int(segment)) for uid, segment in told if segment} <= found
            last = history.entries()[-1]
            assert last.outcome in (Outcome.OPEN, Outcome.FINISHED)


# Damage


def _damage_of(path: Path, kind: str) -> None:
    data = bytearray(path.read_bytes())
    if kind == "truncated":
        data = data[: len(data) // 2 + 7]
    elif kind == "a page zeroed":
        data[4096:8192] = bytes(4096)
    elif kind == "two pages swapped":
        data[4096:8192], data[8192:12288] = data[8192:12288], data[4096:8192]
    elif kind == "random":
        data = bytearray(random.Random(1).randbytes(len(data)))  # noqa: S311
    elif kind == "a text":
        data = bytearray(b"These are not the sessions you are looking for.\n" * 40)
    elif kind == "of another program":
        path.unlink()
        with closing(sqlite3.connect(path)) as database:
            database.execute("CREATE TABLE bookmarks (url TEXT)")
        return
    elif kind == "empty":
        data = bytearray()
    path.write_bytes(data)


KINDS = ("truncated", "a page zeroed", "two pages swapped", "random", "a text", "of another program", "empty")


@pytest.mark.parametrize("kind", KINDS)
def test_f14_f15_f17_a_damaged_history_is_set_aside_and_the_backup_offered(tmp_path: Path, kind: str) -> None:
    uids = _backed_up(tmp_path)
    path = tmp_path / FILE_NAME
    _damage_of(path, kind)
    damaged = path.read_bytes()
    opened = open_history(tmp_path, NOW)
    assert _entries(opened) == ()
    assert (tmp_path / ASIDE).read_bytes() == damaged
    assert str(path) in opened.note
    assert ASIDE in opened.note
    assert [backup.name for backup in opened.backups] == ["history-2026-11-22.db"]
    assert restore(opened.backups[0], path, NOW) == f"{FILE_NAME}.replaced-20261122-170509"
    assert _uids(open_history(tmp_path, NOW)) == uids
    assert _works(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_history_without_a_backup_is_set_aside_too(tmp_path: Path, kind: str) -> None:
    _kept(tmp_path)
    _damage_of(tmp_path / FILE_NAME, kind)
    opened = open_history(tmp_path, NOW)
    assert (_entries(opened), opened.backups) == ((), ())
    assert _works(tmp_path)
    assert (tmp_path / ASIDE).exists() is (kind != "empty"), "an empty file is as good as none"


def test_f15_a_history_that_is_gone_while_its_backups_are_there_is_told_of(tmp_path: Path) -> None:
    _backed_up(tmp_path)
    (tmp_path / FILE_NAME).unlink()
    opened = open_history(tmp_path, NOW)
    opened.history.close()
    assert "is gone" in opened.note
    assert len(opened.backups) == 1


def test_f14_truncated_anywhere_it_is_never_taken_for_sound(tmp_path: Path) -> None:
    _kept(tmp_path, sessions=30)
    whole_file = (tmp_path / FILE_NAME).read_bytes()
    chance = random.Random(2)  # noqa: S311
    places = [*range(4096, len(whole_file), 4096), *(chance.randrange(1, len(whole_file)) for _ in range(60))]
    for number, place in enumerate(places):
        folder = tmp_path / f"cut-{number}"
        folder.mkdir()
        (folder / FILE_NAME).write_bytes(whole_file[:place])
        opened = open_history(folder, NOW)
        assert _entries(opened) == ()
        assert "is damaged" in opened.note


def test_f16_with_any_bit_flipped_the_program_starts_and_what_is_shown_can_be_true(tmp_path: Path) -> None:
    uids = set(_kept(tmp_path, sessions=12))
    whole_file = (tmp_path / FILE_NAME).read_bytes()
    chance = random.Random(3)  # noqa: S311
    set_aside = 0
    for number in range(150):
        folder = tmp_path / f"flip-{number}"
        folder.mkdir()
        flipped = bytearray(whole_file)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        (folder / FILE_NAME).write_bytes(flipped)
        opened = open_history(folder, NOW)
        with closing(opened.history) as history:
            for entry in history.entries():
                assert 0 <= entry.seconds < 1e6
                assert entry.before is None or 0 <= entry.before <= 10
                assert all(step.seconds >= 0 for step in history.steps(entry.uid))
        set_aside += opened.note != ""
    assert set_aside > 0
    assert uids


def test_f17_a_folder_in_its_place_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    opened = open_history(tmp_path, NOW)
    opened.history.close()
    assert (tmp_path / ASIDE).is_dir()
    assert "not an ordinary file" in opened.note
    assert _works(tmp_path)


@pytest.mark.parametrize("beside", ["-journal", "-wal"])
def test_f18_garbage_beside_a_good_history_hides_nothing(tmp_path: Path, beside: str) -> None:
    uids = _kept(tmp_path)
    (tmp_path / f"{FILE_NAME}{beside}").write_bytes(os.urandom(4096))
    assert _uids(open_history(tmp_path, NOW)) == uids
    assert _works(tmp_path)


# Other people's edits, and other formats


@pytest.mark.parametrize(
    "edit",
    [
        "ALTER TABLE session DROP COLUMN note",
        "ALTER TABLE session DROP COLUMN after",
        "ALTER TABLE step DROP COLUMN said",
        "DROP TABLE step",
    ],
)
def test_f19_what_can_be_put_back_is(tmp_path: Path, edit: str) -> None:
    uids = _kept(tmp_path)
    _edit(tmp_path, edit)
    opened = open_history(tmp_path, NOW)
    assert "was put back empty" in opened.note
    assert _uids(opened) == uids
    assert _works(tmp_path)
    assert not (tmp_path / ASIDE).exists()


@pytest.mark.parametrize(
    "edit",
    ["ALTER TABLE session DROP COLUMN day", "ALTER TABLE session RENAME TO sessions", "DROP TABLE session"],
)
def test_f19_what_cannot_be_put_back_is_set_aside(tmp_path: Path, edit: str) -> None:
    _kept(tmp_path)
    _edit(tmp_path, edit)
    opened = open_history(tmp_path, NOW)
    assert _entries(opened) == ()
    assert (tmp_path / ASIDE).exists()
    assert _works(tmp_path)


def test_f19_a_table_more_is_nothing(tmp_path: Path) -> None:
    uids = _kept(tmp_path)
    _edit(tmp_path, "CREATE TABLE mine (what TEXT)")
    opened = open_history(tmp_path, NOW)
    assert (_uids(opened), opened.note) == (uids, "")


def _edit(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as database:
        database.execute(sql)


def test_f20_a_newer_format_is_looked_at_and_not_written(tmp_path: Path) -> None:
    uids = _kept(tmp_path)
    _edit(tmp_path, "PRAGMA user_version = 99")
    before = (tmp_path / FILE_NAME).read_bytes()
    opened = open_history(tmp_path, NOW)
    assert "newer version" in opened.note
    assert not opened.kept
    assert [entry.uid for entry in opened.history.entries()] == uids
    with pytest.raises(Exception, match="read-only"):
        opened.history.begin(begun())
    with pytest.raises(Exception, match="read-only"):
        opened.history.close()
    assert (tmp_path / FILE_NAME).read_bytes() == before


NEXT = (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN mood TEXT", "UPDATE session SET mood = 'calm'"))

SAMPLE = Path(__file__).parent / "history-1.db"


def test_f21_the_sample_of_each_released_format_is_brought_up_to_date(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / FILE_NAME)
    (entry,) = _entries(open_history(tmp_path, NOW, NEXT))
    assert (entry.routine, entry.before, entry.after, entry.note) == ("upper-back", 6, 4, "Softer ball.")
    assert (tmp_path / FOLDER / "history-2026-11-22.db").exists(), "a backup is made before"
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as database:
        assert database.execute("SELECT mood FROM session").fetchone() == ("calm",)
        assert database.execute("PRAGMA user_version").fetchone() == (2,)


@pytest.mark.parametrize("after", range(3))
def test_f21_a_migration_cut_off_after_any_statement_leaves_the_old_or_the_new(
    tmp_path: Path, after: int
) -> None:
    shutil.copy(SAMPLE, tmp_path / FILE_NAME)
    statements = [*NEXT[-1][:after], "SELECT no_such_function()", *NEXT[-1][after:]]
    opened = open_history(tmp_path, NOW, (*MIGRATIONS, tuple(statements)))
    opened.history.close()
    assert not opened.kept
    assert "was left as it is" in opened.note
    (entry,) = _entries(open_history(tmp_path, NOW))
    assert entry.after == 4


# Folders that refuse


def test_f11_a_read_only_history_can_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uids = _kept(tmp_path)
    # Root, as which some of us run, may write everywhere: only this answer of the system is made up.
    real = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and real(path, mode))
    opened = open_history(tmp_path, NOW)
    assert "read-only" in opened.note
    assert [entry.uid for entry in opened.history.entries()] == uids
    with pytest.raises(Exception, match="read-only"):
        opened.history.begin(begun())
    with pytest.raises(Exception, match="read-only"):
        opened.history.close()


def test_a_data_folder_that_is_a_file_leaves_a_history_in_memory(tmp_path: Path) -> None:
    place = tmp_path / "data"
    place.write_text("mine")
    opened = open_history(place, NOW)
    opened.history.begin(begun())
    assert len(_entries(opened)) == 1
    assert not opened.kept
    assert "data" in opened.note
    assert place.read_text() == "mine"


def _took(what: Callable[[], object]) -> float:
    began = time.monotonic()
    what()
    return time.monotonic() - began


def _one_try(path: Path) -> None:
    """Wait for a lock once, as long as the history does."""
    with (
        closing(sqlite3.connect(path, timeout=BUSY)) as database,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        database.execute("SELECT * FROM session")


def test_f22_who_finds_a_locked_history_waits_for_one_moment(tmp_path: Path) -> None:
    assert BUSY <= 0.2
    _kept(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        # Both are as late as the machine is; only a standstill of one of them needs another look.
        assert any(
            _took(lambda: open_history(tmp_path, NOW).history.close())
            < 3 * _took(lambda: _one_try(tmp_path / FILE_NAME))
            for _ in range(5)
        )


def test_f22_a_history_locked_by_another_program_is_left_alone_and_the_program_starts(tmp_path: Path) -> None:
    uids = _kept(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        opened = open_history(tmp_path, NOW)
        assert "Close other programs" in opened.note
        assert _entries(opened) == ()
        other.execute("ROLLBACK")
    assert _uids(open_history(tmp_path, NOW)) == uids


GARBAGE = {
    "encrypted": random.Random(6).randbytes(8192),  # noqa: S311
    "a header of ours and nothing after it": b"SQLite format 3\0" + b"\xff" * 8176,
    "a text": b"These are not the sessions you are looking for.\n" * 40,
}


@pytest.mark.parametrize("kind", GARBAGE)
def test_f17_a_file_that_is_no_database_is_let_go_of_at_once(tmp_path: Path, kind: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(GARBAGE[kind])
    with pytest.raises(HistoryError):
        look_at_history(tmp_path)
    assert not is_sound(tmp_path / FILE_NAME)
    assert sessions_in(tmp_path / FILE_NAME) == 0
    assert open_files(str(tmp_path)) == {}
    opened = open_history(tmp_path, NOW)
    assert "is damaged" in opened.note
    opened.history.close()
    assert open_files(str(tmp_path)) == {}


_HOLDER = """
import sqlite3, sys
sqlite3.connect(sys.argv[1], isolation_level=None).execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""


def test_f22_a_history_locked_by_another_program_is_let_go_of_at_once(tmp_path: Path) -> None:
    _kept(tmp_path)
    # In this process, SQLite would keep the file open until the lock is gone.
    words = [sys.executable, "-c", _HOLDER, str(tmp_path / FILE_NAME)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        open_history(tmp_path, NOW).history.close()
        with pytest.raises(HistoryError):
            look_at_history(tmp_path)
        assert open_files(str(tmp_path)) == {}


def test_everything_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    _backed_up(tmp_path)
    _damage_of(tmp_path / FILE_NAME, "random")
    open_history(tmp_path, NOW).history.close()
    (tmp_path / "answers.json").write_text("{}")
    (tmp_path / FOLDER / "mine.txt").write_text("mine")
    remove_all(tmp_path)
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"answers.json", f"{FOLDER}/mine.txt"}
