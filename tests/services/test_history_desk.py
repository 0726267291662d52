"""The one owner of the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from massage_gui.core.compiler import compile
from massage_gui.core.entry import Outcome, Said
from massage_gui.core.history_file import FILE_NAME
from massage_gui.core.plan import Plan
from massage_gui.core.rating import Advice, Dose
from massage_gui.core.safety import Clearance
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Timeline
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.services.player import Player
from tests.fake_clock import FakeCalendar, FakeClock
from tests.open_files import open_files
from tests.shipped import routine

pytestmark = pytest.mark.usefixtures("qapp")
BACK = routine("lower-back")


@pytest.fixture
def calendar() -> FakeCalendar:
    return FakeCalendar(datetime(2026, 5, 4, 9, 0, tzinfo=UTC))


@pytest.fixture
def desk(tmp_path: Path, calendar: FakeCalendar) -> Iterator[HistoryDesk]:
    made = HistoryDesk(tmp_path, calendar)
    made.open()
    yield made
    made.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not tell what is open")
def test_a_desk_that_is_opened_again_lets_go_of_what_it_had(desk: HistoryDesk, tmp_path: Path) -> None:
    held = open_files(str(tmp_path))
    assert sum(held.values()) == 1
    desk.open()
    assert open_files(str(tmp_path)) == held


class Session:
    """A session on the real player, kept by a desk."""

    def __init__(self, desk: HistoryDesk, timeline: Timeline) -> None:
        self.desk, self.timeline, self.clock = desk, timeline, FakeClock()
        self.player = Player(self.clock)
        self.player.spent.connect(desk.spend)
        self.player.ended.connect(desk.end)

    def play(self, seconds: float = 10_000, before: int | None = None) -> None:
        made = self.timeline.routine
        self.desk.begin(self.timeline, before=before)
        self.player.play(self.timeline, Clearance(made.id, made.fingerprint, None))
        while self.player.active and seconds > 0:
            self.clock.advance(1)
            self.player.look()
            seconds -= 1


def _session(desk: HistoryDesk) -> Session:
    return Session(desk, compile(BACK, Plan()))


def _again(folder: Path, calendar: FakeCalendar) -> HistoryDesk:
    made = HistoryDesk(folder, calendar)
    made.open()
    return made


def test_a_whole_session_is_kept_with_every_second(desk: HistoryDesk) -> None:
    session = _session(desk)
    session.play(before=5)
    desk.rate_after(3)
    (entry,) = desk.entries()
    assert (entry.outcome, entry.before, entry.after) == (Outcome.FINISHED, 5, 3)
    assert entry.seconds == pytest.approx(session.timeline.total)
    steps = desk.steps(entry.uid)
    assert [step.segment for step in steps] == list(range(len(session.timeline.segments)))
    assert all(step.done for step in steps)


def test_f03_a_segment_is_on_the_disk_before_the_next_one_is_told(desk: HistoryDesk, tmp_path: Path) -> None:
    session = _session(desk)
    found: list[tuple[int, int]] = []

    def look(segment: object) -> None:
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as other:
            (kept,) = other.execute("SELECT count(*) FROM step").fetchone()
        found.append((kept, session.timeline.segments.index(segment)))

    session.player.segment_started.connect(look)
    session.play()
    assert found == [(index, index) for index in range(len(session.timeline.segments))]


def test_f02_what_is_cut_off_is_offered_and_goes_on_there(
    desk: HistoryDesk, tmp_path: Path, calendar: FakeCalendar
) -> None:
    session = _session(desk)
    session.play(150)
    assert desk.cut_off is None, "it runs"
    other = _again(tmp_path, calendar)
    entry = other.cut_off
    assert entry is not None
    past = other.past(entry)
    other.go_on(entry)
    again = Session(other, session.timeline)
    made = again.timeline.routine
    again.player.play(again.timeline, Clearance(made.id, made.fingerprint, None), past)
    assert again.player.session is not None
    assert again.player.session.index == entry.cursor > 0
    while again.player.active:
        again.clock.advance(1)
        again.player.look()
    (kept,) = other.entries()
    assert kept.outcome is Outcome.FINISHED
    # Only the seconds of the segment that was cut off were done twice.
    assert session.timeline.total <= kept.seconds < session.timeline.total + 1
    other.close()


def test_what_is_kept_as_it_is_is_not_offered_again(
    desk: HistoryDesk, tmp_path: Path, calendar: FakeCalendar
) -> None:
    _session(desk).play(100)
    other = _again(tmp_path, calendar)
    assert other.cut_off is not None
    other.keep_cut_off(other.cut_off)
    assert other.cut_off is None
    assert other.entries()[0].outcome is Outcome.CUT_OFF
    other.close()


def test_a_stop_is_kept_with_its_reason(desk: HistoryDesk) -> None:
    session = _session(desk)
    session.play(60)
    session.player.feel("ST9")
    session.player.stop("ST1")
    (entry,) = desk.entries()
    assert (entry.outcome, entry.code, entry.felt) == (Outcome.STOPPED, "ST1", ("ST9",))


def test_what_was_said_stays_with_its_step(desk: HistoryDesk) -> None:
    session = _session(desk)
    session.play(80)
    assert session.player.session is not None
    segment = session.player.session.segment
    desk.say(segment, Said.LESS)
    session.player.next()
    steps = {step.segment: step for step in desk.steps(desk.entries()[0].uid)}
    assert steps[segment.index].said is Said.LESS
    assert session.player.session.state is State.RUNNING


def test_a_session_that_was_skipped_through_is_not_kept_as_done(desk: HistoryDesk) -> None:
    session = _session(desk)
    session.play(seconds=30)
    while session.player.active:
        session.clock.advance(1)
        session.player.next()
    assert [entry.outcome for entry in desk.entries()] == [Outcome.ENDED]


def test_deletions_are_undone_one_after_another(desk: HistoryDesk) -> None:
    for _ in range(3):
        _session(desk).play()
    before = desk.entries()
    for entry in before:
        desk.delete(entry.uid)
    assert desk.entries() == ()
    for _ in before:
        desk.undo()
    assert desk.entries() == before


def test_a_deletion_is_undone_once(desk: HistoryDesk) -> None:
    _session(desk).play()
    before = desk.entries()
    steps = desk.steps(before[0].uid)
    desk.delete(before[0].uid)
    assert desk.entries() == ()
    desk.undo()
    desk.undo()
    assert desk.entries() == before
    assert desk.steps(before[0].uid) == steps


def test_f07_f22_a_disk_that_refuses_is_told_once_and_everything_is_kept_when_it_works(
    desk: HistoryDesk, tmp_path: Path
) -> None:
    told = QSignalSpy(desk.failed)
    session = _session(desk)
    with closing(sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        session.play(40)
        assert told.count() == 1
        assert "Another program is using it" in told.at(0)[0]
        other.execute("ROLLBACK")
    while session.player.active:
        session.clock.advance(1)
        session.player.look()
    (entry,) = desk.entries()
    assert entry.seconds == pytest.approx(session.timeline.total)
    assert told.count() == 1


def test_a_backup_is_made_on_each_day_it_is_opened(tmp_path: Path, calendar: FakeCalendar) -> None:
    for _ in range(3):
        desk = _again(tmp_path, calendar)
        _session(desk).play(30)
        desk.close()
        calendar.now += timedelta(days=1)
    assert len(list((tmp_path / "backups").iterdir())) == 3


def test_a_damaged_history_offers_the_backup_and_uses_it(tmp_path: Path, calendar: FakeCalendar) -> None:
    desk = _again(tmp_path, calendar)
    _session(desk).play()
    desk.close()
    calendar.now += timedelta(days=1)
    _again(tmp_path, calendar).close()
    (tmp_path / FILE_NAME).write_bytes(b"damage" * 5_000)
    desk = _again(tmp_path, calendar)
    assert desk.entries() == ()
    assert [path.name for path in desk.backups] == ["history-2026-05-05.db", "history-2026-05-04.db"]
    desk.use_backup(desk.backups[0])
    assert len(desk.entries()) == 1
    assert desk.backups == ()
    desk.close()


def test_everything_can_be_deleted_and_a_new_history_begins(desk: HistoryDesk, tmp_path: Path) -> None:
    _session(desk).play()
    desk.delete_all()
    assert desk.entries() == ()
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["history-2026-05-04.db"]
    with closing(sqlite3.connect(next((tmp_path / "backups").iterdir()))) as backup:
        assert backup.execute("SELECT count(*) FROM session").fetchone() == (0,)
    _session(desk).play(30)
    assert len(desk.entries()) == 1


def test_advice_dose_and_the_question_of_the_last_time_come_from_what_is_kept(
    desk: HistoryDesk, calendar: FakeCalendar
) -> None:
    assert (desk.advice(BACK), desk.dose(BACK), desk.last(BACK)) == (None, Dose.OPEN, None)
    for _ in range(2):
        _session(desk).play(before=4)
        desk.rate_after(5)
    assert desk.advice(BACK) is Advice.WORSE_TWICE
    assert desk.advice(routine("calf")) is None
    assert desk.dose(BACK) is Dose.DAY_DONE
    calendar.now += timedelta(days=3)
    assert desk.dose(BACK) is Dose.OPEN
    assert desk.last(BACK) is not None


def test_before_it_is_opened_nothing_is_kept(tmp_path: Path, calendar: FakeCalendar) -> None:
    desk = HistoryDesk(tmp_path / "new", calendar)
    _session(desk).play(30)
    assert (desk.is_open, desk.entries(), desk.cut_off) == (False, (), None)
    assert not (tmp_path / "new").exists()
