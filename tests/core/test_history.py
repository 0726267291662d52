"""The history: what is kept of sessions, and what a disk that refuses does to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_gui.core.entry import Entry, Outcome, Said, StepDone
from massage_gui.core.history import History, HistoryError
from massage_gui.core.history_file import FILE_NAME, open_history
from massage_gui.core.region import Side
from tests.core.past import NOW, TIMELINE, begun, entries, steps, whole


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    made = open_history(tmp_path, NOW).history
    yield made
    made.close()


def _again(history: History) -> tuple[Entry, ...]:
    """What another reader of the file finds now."""
    assert history.path is not None
    other = open_history(history.path.parent, NOW).history
    with closing(other):
        return other.entries()


def test_a_session_is_on_the_disk_when_it_has_begun(history: History) -> None:
    entry = begun(before=5)
    history.begin(entry)
    assert _again(history) == (entry._replace(id=1),)


def test_each_segment_is_on_the_disk_when_it_is_told(history: History) -> None:
    entry = begun()
    history.begin(entry)
    total = 0.0
    for step in whole():
        history.spend(entry.uid, step, step.segment + 1)
        total += step.seconds
        (kept,) = _again(history)
        assert (kept.cursor, kept.seconds) == (step.segment + 1, total)
    assert history.steps(entry.uid) == whole()


def test_a_segment_told_again_counts_once_and_stays_done(history: History) -> None:
    entry = begun()
    history.begin(entry)
    history.spend(entry.uid, StepDone(3, 2, Side.LEFT, 40, True), 4)
    history.spend(entry.uid, StepDone(3, 2, Side.LEFT, 52, False), 3)
    assert history.steps(entry.uid) == (StepDone(3, 2, Side.LEFT, 52, True),)
    assert history.entries()[0].seconds == 52


def test_what_was_said_of_a_step_stays_with_it(history: History) -> None:
    entry = begun()
    history.begin(entry)
    history.say(entry.uid, 3, 2, Side.LEFT, Said.LESS)
    history.spend(entry.uid, StepDone(3, 2, Side.LEFT, 40, True), 4)
    assert history.steps(entry.uid) == (StepDone(3, 2, Side.LEFT, 40, True, Said.LESS),)
    history.say(entry.uid, 3, 2, Side.LEFT, Said.GOOD)
    assert history.steps(entry.uid) == (StepDone(3, 2, Side.LEFT, 40, True, Said.GOOD),)


def test_the_end_the_rating_and_a_note_are_kept(history: History) -> None:
    entry = begun(before=6)
    history.begin(entry)
    history.end(entry.uid, Outcome.STOPPED, "ST1", ("ST9", "ST1"))
    history.rate_after(entry.uid, 4)
    history.write_note(entry.uid, "Softer ball; 'quoted', ünïcode ✓")
    (kept,) = _again(history)
    assert (kept.outcome, kept.code, kept.felt) == (Outcome.STOPPED, "ST1", ("ST9", "ST1"))
    assert (kept.before, kept.after, kept.note) == (6, 4, "Softer ball; 'quoted', ünïcode ✓")


def test_a_deleted_session_is_gone_with_its_steps_and_comes_back_in_its_place(history: History) -> None:
    first, second = begun(), begun()
    history.add([(first, whole()), (second, whole())])
    kept = history.entries()
    history.delete(first.uid)
    assert [each.uid for each in _again(history)] == [second.uid]
    assert history.steps(first.uid) == ()
    history.add([(kept[0], whole())])
    assert _again(history) == kept
    assert history.steps(first.uid) == whole()


def test_adding_is_all_or_nothing(history: History) -> None:
    entry = begun()
    with pytest.raises(HistoryError):
        history.add([(begun(), ()), (entry, ()), (entry, ())])
    assert _again(history) == ()
    history.begin(entry)
    assert len(_again(history)) == 1


@settings(max_examples=40)
@given(st.lists(st.tuples(entries(), steps()), max_size=3, unique_by=lambda each: each[0].uid))
def test_any_session_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, sessions: list[tuple[Entry, tuple[StepDone, ...]]]
) -> None:
    with closing(open_history(tmp_path_factory.mktemp("data"), NOW).history) as made:
        made.add(sessions)
        found = made.entries()
        by_day = sorted(sessions, key=lambda session: session[0].day)
        assert [each._replace(id=0) for each in found] == [entry for entry, _ in by_day]
        assert [made.steps(entry.uid) for entry, _ in sessions] == [each for _, each in sessions]


def test_sessions_from_elsewhere_stand_on_their_days(history: History) -> None:
    today, before = begun(), NOW - timedelta(days=40)
    history.begin(today)
    older = begun()._replace(started=before, day=before.date())
    history.add([(older, ())])
    assert [each.uid for each in history.entries()] == [older.uid, today.uid]


def test_sessions_of_a_day_are_in_the_order_they_were_begun_whatever_the_clock_says(history: History) -> None:
    late, early = begun(), begun()._replace(started=NOW - timedelta(hours=3), day=NOW.date())
    history.begin(late)
    history.begin(early)
    assert [each.uid for each in history.entries()] == [late.uid, early.uid]


def test_sessions_since_a_day(history: History) -> None:
    old = begun()._replace(day=NOW.date() - timedelta(days=3))
    history.add([(old, ()), (begun(), ())])
    assert len(history.entries()) == 2
    assert [each.day for each in history.entries(since=NOW.date())] == [NOW.date()]


def test_nothing_of_what_was_deleted_stays_in_the_file(history: History) -> None:
    entry = begun()
    history.begin(entry)
    history.write_note(entry.uid, "a very private sentence")
    assert history.path is not None
    assert b"a very private sentence" in history.path.read_bytes()
    history.delete(entry.uid)
    assert b"a very private sentence" not in history.path.read_bytes()


# Rows that cannot be true


@pytest.mark.parametrize(
    "edit",
    [
        "seconds = -1", "seconds = 9e9", "seconds = 'x'", "day = '1026-11-22'", "offset = 99999",
        "day = 'soon'",
        "started = 'x'", "started = '2026-11-22T16:05:09'", "outcome = 'flying'", "plan = '{}'", "plan = '['",
        "sides = 'up'", "regions = ''", "round = 77", "cursor = -4", "still_sore = 7", "note = x'ff00'",
        "uid = ''",
    ],
)  # fmt: skip
def test_f16_a_row_that_cannot_be_true_is_passed_over_and_counted(history: History, edit: str) -> None:
    bad, good = begun(), begun()
    history.add([(bad, ()), (good, ())])
    assert history.path is not None
    with closing(sqlite3.connect(history.path)) as other:
        other.execute(f"UPDATE session SET {edit} WHERE uid = ?", (bad.uid,))  # noqa: S608 - edits of this test
        other.commit()
    assert [each.uid for each in history.entries()] == [good.uid]
    assert history.damaged == 1


def test_f16_a_hidden_row_makes_room_for_its_own_copy(history: History) -> None:
    entry = begun()
    history.add([(entry, whole())])
    assert history.path is not None
    with closing(sqlite3.connect(history.path)) as other:
        other.execute("UPDATE session SET seconds = -1")
        other.commit()
    assert history.entries() == ()
    history.add([(entry, whole())])
    assert [each.uid for each in history.entries()] == [entry.uid]
    assert history.steps(entry.uid) == whole()


def test_f16_a_step_that_cannot_be_true_is_passed_over(history: History) -> None:
    entry = begun()
    history.add([(entry, whole())])
    assert history.path is not None
    with closing(sqlite3.connect(history.path)) as other:
        other.execute("UPDATE step SET side = 'up' WHERE segment = 3")
        other.execute("UPDATE step SET seconds = -1 WHERE segment = 4")
        other.commit()
    left = [each.segment for each in history.steps(entry.uid)]
    assert left == [each.index for each in TIMELINE.segments if each.index not in (3, 4)]


# Disks and others that refuse


def test_f22_while_another_program_writes_changes_wait_and_are_kept_later(history: History) -> None:
    entry = begun()
    assert history.path is not None
    with closing(sqlite3.connect(history.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryError, match="Another program is using it"):
            history.begin(entry)
        with pytest.raises(HistoryError):
            history.spend(entry.uid, whole()[0], 1)
        assert history.waiting == 2
        other.execute("ROLLBACK")
    history.spend(entry.uid, whole()[1], 2)
    assert history.waiting == 0
    assert _again(history)[0].cursor == 2
    assert history.steps(entry.uid) == whole()[:2]


def test_f07_on_a_full_disk_what_was_there_stays_whole_and_what_is_new_waits(history: History) -> None:
    kept, entry = begun(), begun()
    history.begin(kept)
    assert history.path is not None
    database = history._database
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(HistoryError, match="The disk is full"):
        history.write_note(kept.uid, "long " * 4_000)
    with pytest.raises(HistoryError, match="as soon as that works"):
        history.begin(entry)
    assert [each.uid for each in _again(history)] == [kept.uid]
    database.execute("PRAGMA max_page_count = 100000")
    history.retry()
    assert [each.uid for each in _again(history)] == [kept.uid, entry.uid]


def test_a_history_deleted_while_it_is_open_is_told_of(tmp_path: Path) -> None:
    history = open_history(tmp_path, NOW).history
    (tmp_path / FILE_NAME).unlink()
    with pytest.raises(HistoryError, match=FILE_NAME):
        history.begin(begun())
    with pytest.raises(HistoryError, match=FILE_NAME):
        history.close()


def test_changes_that_wait_are_written_on_closing(tmp_path: Path) -> None:
    history = open_history(tmp_path, NOW).history
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(HistoryError):
            history.begin(begun())
        other.execute("ROLLBACK")
    history.close()
    with closing(open_history(tmp_path, NOW).history) as again:
        assert len(again.entries()) == 1


def test_an_entry_prints_nothing_of_what_it_holds() -> None:
    assert repr(begun()._replace(note="lower back")) == "<Entry 0>"
    # An address may hold any number, the seconds among them.
    step = whole()[3]
    assert repr(step) == object.__repr__(step)
