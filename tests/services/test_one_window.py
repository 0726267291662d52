from __future__ import annotations

import errno
import fcntl
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from massage_gui.services.one_window import ANSWERS, ROOM, STARTS, TOKEN, Answer, Door, Doorbell
from tests.fake_clock import FakeClock
from tests.pace import allowed
from tests.refusing import ORDINARY, read_only_mount

ROOT = Path(__file__).parents[2]
START = Path(__file__).with_name("one_window_start.py")


@dataclass
class Starts:
    """Starts of the program with one data folder, each in a process of its own."""

    folder: Path
    prefix: list[str] = field(default_factory=list)
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    def begin(self, region: str = "", **environ: str) -> subprocess.Popen[str]:
        """A start that goes on."""
        process = subprocess.Popen(
            [*self.prefix, sys.executable, str(START), str(self.folder), region],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
        )
        self.running.append(process)
        return process

    def window(self) -> subprocess.Popen[str]:
        """The first start, once it hears others."""
        process = self.begin()
        assert [self.line(process), self.line(process)] == ["ALONE", "listens"]
        return process

    def second(self, region: str = "", **environ: str) -> str:
        """What another start finds."""
        return self.line(self.begin(region, **environ))

    def line(self, process: subprocess.Popen[str]) -> str:
        """The next line that it prints."""
        assert process.stdout is not None
        return process.stdout.readline().strip()

    def end(self) -> None:
        """Kill them all."""
        for process in self.running:
            process.kill()
            process.communicate()


class SleepClock(FakeClock):
    """Counts what was slept, not what a busy machine takes beside it."""

    def sleep(self, seconds: float) -> None:
        """Sleep really."""
        time.sleep(seconds)
        self.advance(seconds)


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    made = Starts(tmp_path / "data")
    yield made
    made.end()


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[Callable[[], Door]]:
    """Makes doors to one folder: each opens the lock for itself, as a process does."""
    made: list[Door] = []

    def make(clock: FakeClock | None = None) -> Door:
        clock = clock or FakeClock()
        made.append(Door(tmp_path, {}, clock, clock.advance))
        return made[-1]

    yield make
    for door in made:
        door.close()


@pytest.fixture
def bell(doors: Callable[[], Door], qtbot: QtBot) -> Iterator[Doorbell]:
    """The bell of the first window, which listens."""
    door = doors()
    assert door.knock() is Answer.ALONE
    made = Doorbell(door)
    qtbot.waitUntil(lambda: (door.room / "lock").stat().st_size > 0)
    yield made
    made.close()
    made.deleteLater()


def rung(spy: QSignalSpy) -> list[str]:
    return [spy.at(index)[0] for index in range(spy.count())]


def ask(room: Path, content: bytes, name: str = "show-1") -> Path:
    """A request, whole from its first moment."""
    beside = room / "beside"
    beside.write_bytes(content)
    return beside.rename(room / name)


def test_f_23_a_second_start_shows_the_first_window_at_its_region(starts: Starts) -> None:
    window = starts.window()
    assert starts.second("lower-back") == "RAISED"
    assert starts.line(window) == "rung lower-back"
    assert starts.second() == "RAISED"
    assert starts.line(window) == "rung"


def test_what_lets_the_window_come_to_the_front_is_handed_over(starts: Starts) -> None:
    window = starts.window()
    assert starts.second("feet", **{TOKEN: "shell/Massage-7_TIME42"}) == "RAISED"
    assert starts.line(window) == "rung feet shell/Massage-7_TIME42"


def test_of_starts_at_once_one_opens_and_hears_all_others(starts: Starts) -> None:
    regions = ("hands", "feet", "neck", "calves")
    begun = {region: starts.begin(region) for region in regions}
    found = {region: starts.line(process) for region, process in begun.items()}
    assert sorted(found.values()) == ["ALONE", "RAISED", "RAISED", "RAISED"]
    (first,) = (region for region, answer in found.items() if answer == "ALONE")
    heard = [starts.line(begun[first]) for _ in regions]
    assert sorted(heard) == sorted(["listens", *(f"rung {each}" for each in regions if each != first)])


def test_f_23_a_first_that_stands_still_does_not_answer(starts: Starts) -> None:
    window = starts.window()
    window.send_signal(signal.SIGSTOP)
    # Its clock is fast, so that nobody waits here; how long it waits is another test's.
    second = Door(starts.folder, {}, lambda: 5 * monotonic())
    assert second.knock("feet") is Answer.SILENT
    assert [each.name for each in second.room.iterdir()] == ["lock"]
    window.send_signal(signal.SIGCONT)
    assert starts.second("hands") == "RAISED"
    assert starts.line(window) == "rung hands", "what nobody waits for any more is not done"


def test_where_other_programs_have_all_watches_the_first_still_answers(starts: Starts) -> None:
    none_left = 'echo 0 > /proc/sys/user/max_inotify_instances && exec "$0" "$@"'
    prefix = ["unshare", "--user", "--map-root-user", "sh", "-c", none_left]
    # Where this cannot be made, the watch must answer as well.
    if shutil.which("unshare") and not subprocess.run([*prefix, "true"], capture_output=True).returncode:
        starts.prefix = prefix
    starts.window()
    clock = SleepClock()
    assert Door(starts.folder, {}, clock, clock.sleep).knock("feet") is Answer.RAISED


def test_f_23_after_a_kill_the_next_start_opens(starts: Starts) -> None:
    window = starts.window()
    window.kill()
    window.wait()
    assert (starts.folder / ROOM / "lock").exists()
    assert starts.second() == "ALONE"


def test_who_waits_opens_when_the_first_is_killed_meanwhile(starts: Starts) -> None:
    window = starts.window()
    window.send_signal(signal.SIGSTOP)
    second = starts.begin()
    while not list((starts.folder / ROOM).glob("show-*")):
        assert second.poll() is None
    window.kill()
    assert starts.line(second) == "ALONE"


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 5000, b"1\nmassage-gui\nhere\n", f"{os.getpid()}\nanother-host\n".encode()],
    ids=range(4),
)
def test_f_23_what_the_lock_says_never_blocks(doors: Callable[[], Door], content: bytes) -> None:
    door = doors()
    door.room.mkdir()
    (door.room / "lock").write_bytes(content)
    assert door.knock() is Answer.ALONE
    assert door.held


def test_f_23_a_lock_held_from_another_host_asks(tmp_path: Path) -> None:
    """Its lock is seen, and what is written here does not reach its watch."""
    (tmp_path / ROOM).mkdir()
    clock = FakeClock()
    with (tmp_path / ROOM / "lock").open("w") as other:
        other.write("listens\n")
        other.flush()
        fcntl.flock(other, fcntl.LOCK_EX)
        door = Door(tmp_path, {}, clock, clock.advance)
        begun = clock.now
        assert door.knock("feet") is Answer.SILENT
    assert ANSWERS <= clock.now - begun < ANSWERS + 0.1
    assert not door.held
    assert [each.name for each in door.room.iterdir()] == ["lock"]


def test_a_first_that_has_only_begun_is_given_more_time(tmp_path: Path) -> None:
    clock = FakeClock()
    first, second = (Door(tmp_path, {}, clock, clock.advance) for _ in range(2))
    first.room.mkdir()
    (first.room / "lock").write_text("listens\n", encoding="utf-8")
    first.knock()
    begun = clock.now
    assert second.knock() is Answer.SILENT
    assert STARTS <= clock.now - begun < STARTS + 0.1
    first.listen()
    begun = clock.now
    assert second.knock() is Answer.SILENT
    assert clock.now - begun < ANSWERS + 0.1
    first.close()
    assert second.knock() is Answer.ALONE
    second.close()


def test_a_window_hears_who_asked_before_it_listened(doors: Callable[[], Door], qtbot: QtBot) -> None:
    door = doors()
    door.knock()
    ask(door.room, b"neck\n")
    made = Doorbell(door)
    spy = QSignalSpy(made.rung)
    qtbot.waitUntil(lambda: rung(spy) == ["neck"])
    made.close()


def test_what_was_asked_of_a_window_long_gone_is_not_done(doors: Callable[[], Door], qtbot: QtBot) -> None:
    door = doors()
    door.room.mkdir()
    for left in (door.room / "lock", ask(door.room, b"neck\n")):
        left.touch()
        # By the clock of the disk, which need not be ours, this is long ago.
        os.utime(left, (1, 1))
    door.knock()
    ask(door.room, b"feet\n", "show-2")
    made = Doorbell(door)
    spy = QSignalSpy(made.rung)
    qtbot.waitUntil(lambda: spy.count() > 0)
    assert rung(spy) == ["feet"]
    made.close()


def test_each_data_folder_has_its_own_window(tmp_path: Path) -> None:
    ours, others = (Door(tmp_path / name, {}) for name in ("a", "b"))
    assert [ours.knock(), others.knock()] == [Answer.ALONE, Answer.ALONE]
    assert ours.held
    assert others.held
    ours.close()
    others.close()


def test_a_closed_window_makes_room_for_the_next(bell: Doorbell, doors: Callable[[], Door]) -> None:
    bell.close()
    assert doors().knock() is Answer.ALONE
    bell.close()


def test_a_second_window_hears_nobody(bell: Doorbell, doors: Callable[[], Door], qtbot: QtBot) -> None:
    silent = doors()
    other = Doorbell(silent)
    spies = [QSignalSpy(each.rung) for each in (bell, other)]
    ask(silent.room, b"feet\n")
    qtbot.waitUntil(lambda: spies[0].count() > 0)
    assert [rung(spy) for spy in spies] == [["feet"], []]
    other.close()


def fifo(path: Path) -> None:
    os.mkfifo(path)


def full_folder(path: Path) -> None:
    path.mkdir()
    (path / "mine").touch()


ODD: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: path.write_bytes(b""),
    "garbage": lambda path: path.write_bytes(b"\xff\x00\r\n" * 99),
    "10 MB": lambda path: path.write_bytes(b"feet\n" * 2_000_000),
    "a path": lambda path: path.write_bytes(b"../../etc\n"),
    "capitals": lambda path: path.write_bytes(b"FEET\n"),
    "too long": lambda path: path.write_bytes(b"f" * 65 + b"\n"),
    "three lines": lambda path: path.write_bytes(b"feet\nx\ny"),
    "a token with a space": lambda path: path.write_bytes(b"feet\na b"),
    "a folder": full_folder,
    "a pipe": fifo,
    "a link": lambda path: path.symlink_to(path.with_name("lock")),
    "a link to nothing": lambda path: path.symlink_to("nothing"),
}


@pytest.mark.parametrize("kind", ODD)
def test_what_is_no_request_is_left_alone_and_blocks_nobody(
    bell: Doorbell, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    room = tmp_path / ROOM
    odd = room / "show-0"
    spy = QSignalSpy(bell.rung)
    ODD[kind](odd)
    ask(room, b"feet\n")
    qtbot.waitUntil(lambda: spy.count() > 0)
    assert rung(spy) == ["feet"]
    assert os.path.lexists(odd)


@pytest.mark.parametrize("region", ["../x", "FEET", "a\nb", "x" * 65, "é"])
def test_only_the_name_of_a_region_is_asked_for(starts: Starts, region: str) -> None:
    window = starts.window()
    assert starts.second(region) == "RAISED"
    assert starts.line(window) == "rung"


@pytest.mark.parametrize("name", [ROOM, f"{ROOM}/lock"])
@pytest.mark.parametrize("kind", ["a folder", "a pipe", "a link", "garbage"])
def test_what_has_the_name_is_set_aside_never_deleted(tmp_path: Path, name: str, kind: str) -> None:
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    ODD[kind](place)
    state = place.lstat()
    first, second = (Door(tmp_path, {}, FakeClock(), lambda _: first.close()) for _ in range(2))
    assert first.knock() is Answer.ALONE
    assert first.held
    assert state.st_ino in {each.lstat().st_ino for each in (*tmp_path.iterdir(), *place.parent.iterdir())}
    assert second.knock() is Answer.ALONE, "the lock holds: it was free only when the first was closed"
    second.close()


def test_a_long_folder_is_as_good(starts: Starts) -> None:
    starts.folder = starts.folder / ("long " * 40) / ("ü" * 100)
    window = starts.window()
    assert starts.second("feet") == "RAISED"
    assert starts.line(window) == "rung feet"


def test_only_the_user_can_ask(doors: Callable[[], Door]) -> None:
    door = doors()
    door.knock()
    assert stat.S_IMODE(door.room.stat().st_mode) == 0o700
    assert stat.S_IMODE((door.room / "lock").stat().st_mode) == 0o600


def median_knock(folder: Path) -> float:
    """The processor time that a start needs to find out that it is alone."""
    times = []
    for _ in range(51):
        door = Door(folder, {})
        begun = time.process_time()
        assert door.knock() is Answer.ALONE
        times.append(time.process_time() - begun)
        door.close()
    return sorted(times)[25]


def test_the_question_is_cheap_where_nobody_is(tmp_path: Path) -> None:
    assert median_knock(tmp_path) < allowed(0.001)


def read_only(folder: Path) -> list[str]:
    """Make the folder read-only; what to write before a command that root must see it so."""
    folder.mkdir()
    mount = read_only_mount(folder)
    if not mount:
        # Where nothing may be mounted, the mode stops it as well.
        folder.chmod(0o500)
    return mount or ORDINARY


def test_a_read_only_folder_stops_no_start(starts: Starts) -> None:
    starts.prefix = read_only(starts.folder)
    for process in [starts.begin(), starts.begin()]:
        assert [starts.line(process), starts.line(process)] == ["ALONE", "listens"]
    starts.folder.chmod(0o700)


def test_a_file_in_place_of_the_data_folder_stops_no_start(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")
    door = Door(tmp_path / "data", {})
    assert door.knock() is Answer.ALONE
    assert not door.held
    assert (tmp_path / "data").read_text() == "mine"


def test_where_nothing_can_be_written_any_more_the_second_does_not_wait(
    doors: Callable[[], Door], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert doors().knock() is Answer.ALONE

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert doors().knock("feet") is Answer.SILENT


def test_a_disk_without_locks_stops_no_start(
    doors: Callable[[], Door], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    door = doors()
    assert (door.knock(), door.held) == (Answer.ALONE, False)
