"""The screen stays awake while a session runs: on a bus of the test's own, and where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan
from massage_gui.core.safety import Clearance
from massage_gui.core.session_events import State
from massage_gui.services.awake import Awake
from massage_gui.services.player import Player
from massage_gui.services.screen_keepers import DesktopKeeper, Keeper, KeeperError
from tests.core.routines_for_tests import USUAL
from tests.fake_clock import FakeClock
from tests.pace import HANGS, PATIENCE_MS
from tests.services.desktop_bus import Command, DesktopBus, ScreenSaver, desktop_bus, silent_bus

ROOT = Path(__file__).parents[2]
SOON = 200
"""Milliseconds; the user is told so late that nothing keeps the screen awake."""

pytestmark = pytest.mark.usefixtures("qapp")


class FakeKeeper:
    """Keeps the screen awake, or refuses, and remembers what it did, and on which threads."""

    name = "fake"

    def __init__(self, refuses: bool = False) -> None:
        self.refuses = refuses
        self.did: list[str] = []
        self.threads: set[int] = set()

    def take(self) -> None:
        self.threads.add(threading.get_ident())
        self.did.append("take")
        if self.refuses:
            raise KeeperError("no")

    def release(self) -> None:
        self.threads.add(threading.get_ident())
        self.did.append("release")


def did_last(keeper: FakeKeeper, what: str, times: int | None = None) -> bool:
    """Whether this was the last that was done, and how often anything was."""
    return keeper.did[-1:] == [what] and times in (None, len(keeper.did))


class SlowKeeper(FakeKeeper):
    """Answers when it is let to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.may = threading.Event(), threading.Event()

    def take(self) -> None:
        self.asked.set()
        self.may.wait()
        super().take()


class WatchedKeeper(DesktopKeeper):
    """Says when it has let go."""

    def __init__(self, environ: dict[str, str]) -> None:
        super().__init__(environ)
        self.released = threading.Event()

    def release(self) -> None:
        super().release()
        self.released.set()


@pytest.fixture
def bus() -> Iterator[DesktopBus]:
    with desktop_bus() as made:
        yield made


@pytest.fixture
def saver(qtbot: QtBot, bus: DesktopBus) -> Iterator[ScreenSaver]:
    made = ScreenSaver(Command(qtbot, bus.environ), qtbot)
    yield made
    made.end()


def awake_on(environ: dict[str, str], patience: int = PATIENCE_MS) -> tuple[Awake, list[str]]:
    """One that asks the desktop, and what it tells the user."""
    return awake_by([DesktopKeeper(environ)], patience)


def awake_by(keepers: Sequence[Keeper], patience: int = PATIENCE_MS) -> tuple[Awake, list[str]]:
    made = Awake(lambda: keepers, patience)
    told: list[str] = []
    made.problem_found.connect(told.append)
    return made, told


# On the desktop


def test_s13_taken_on_start_and_released_on_pause_and_at_the_end(
    qtbot: QtBot, bus: DesktopBus, saver: ScreenSaver
) -> None:
    awake, told = awake_on(bus.environ)
    clock = FakeClock()
    player = Player(clock)
    player.state_changed.connect(awake.show_state)
    timeline = compile(USUAL, Plan())
    assert saver.asked == []
    player.play(timeline, Clearance(USUAL.id, USUAL.fingerprint, None))
    qtbot.waitUntil(lambda: len(saver.held) == 1)
    assert saver.asked == ["Massage: A massage session is running"]
    player.pause()
    qtbot.waitUntil(lambda: saver.held == [])
    clock.advance(1)
    player.resume()
    qtbot.waitUntil(lambda: len(saver.held) == 1)
    player.stop("")
    qtbot.waitUntil(lambda: saver.held == [])
    assert (len(saver.asked), told) == (2, [])


@pytest.mark.parametrize("end", [State.FINISHED, State.STOPPED, State.PAUSED])
def test_s13_released_whatever_ends_it(qtbot: QtBot, bus: DesktopBus, saver: ScreenSaver, end: State) -> None:
    awake, _ = awake_on(bus.environ)
    awake.show_state(State.RUNNING)
    qtbot.waitUntil(lambda: len(saver.held) == 1)
    awake.show_state(end)
    qtbot.waitUntil(lambda: saver.held == [])


CRASHING = """
import sys
from PySide6.QtCore import QCoreApplication
from massage_gui.core.session_events import State
from massage_gui.services.awake import Awake
app = QCoreApplication([])
awake = Awake()
awake.show_state(State.RUNNING)
app.exec()
"""


def test_s13_released_when_the_program_is_killed(qtbot: QtBot, bus: DesktopBus, saver: ScreenSaver) -> None:
    environ = {**os.environ, **bus.environ}
    with subprocess.Popen([sys.executable, "-c", CRASHING], cwd=ROOT, env=environ) as program:
        qtbot.waitUntil(lambda: len(saver.held) == 1)
        program.kill()
    qtbot.waitUntil(lambda: saver.held == [])


@pytest.mark.parametrize("environ", [None, {}, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}])
def test_s13_without_a_bus_or_a_screen_saver_one_line_says_so(
    qtbot: QtBot, bus: DesktopBus, environ: dict[str, str] | None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "massage_gui")
    awake, told = awake_on(bus.environ if environ is None else environ)
    with qtbot.waitSignal(awake.problem_found):
        awake.show_state(State.RUNNING)
    assert len(told) == 1
    assert "may go dark" in told[0]
    assert [each.message.split(":")[0] for each in caplog.records] == [
        "org.freedesktop.ScreenSaver does not keep the screen awake"
    ]


def test_a_screen_saver_that_comes_later_is_found_after_a_pause(qtbot: QtBot, bus: DesktopBus) -> None:
    awake, _ = awake_on(bus.environ)
    with qtbot.waitSignal(awake.problem_found):
        awake.show_state(State.RUNNING)
    saver = ScreenSaver(Command(qtbot, bus.environ), qtbot)
    awake.show_state(State.PAUSED)
    awake.show_state(State.RUNNING)
    qtbot.waitUntil(lambda: len(saver.held) == 1)
    saver.end()


def test_s13_a_screen_saver_that_never_answers_is_told_and_left(qtbot: QtBot, bus: DesktopBus) -> None:
    saver = ScreenSaver(Command(qtbot, bus.environ), qtbot, answers=False)
    awake, told = awake_on(bus.environ, SOON)
    with qtbot.waitSignal(awake.problem_found):
        awake.show_state(State.RUNNING)
    assert (len(saver.asked), len(told)) == (1, 1)
    saver.end()


def test_s13_a_bus_that_never_answers_does_not_hold_up_the_countdown(qtbot: QtBot) -> None:
    ticks: list[bool] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(True))
    timer.start(10)
    with silent_bus() as environ:
        awake, told = awake_on(environ, SOON)
        with qtbot.waitSignal(awake.problem_found):
            awake.show_state(State.RUNNING)
        for state in (State.PAUSED, State.RUNNING, State.STOPPED):
            awake.show_state(state)
    assert len(ticks) > 5
    assert len(told) == 1


def test_s13_a_bus_that_dies_does_not_end_the_session(
    qtbot: QtBot, bus: DesktopBus, saver: ScreenSaver
) -> None:
    keeper = WatchedKeeper(bus.environ)
    awake, told = awake_by([keeper])
    awake.show_state(State.RUNNING)
    qtbot.waitUntil(lambda: len(saver.held) == 1)
    bus.end()
    awake.show_state(State.PAUSED)
    qtbot.waitUntil(keeper.released.is_set)
    with qtbot.waitSignal(awake.problem_found):
        awake.show_state(State.RUNNING)
    assert len(told) == 1


def test_s13_a_bus_that_never_answers_does_not_hold_up_the_end_of_the_program() -> None:
    ending = CRASHING.replace("app.exec()", "print('over')")
    with silent_bus() as environ:
        command = [sys.executable, "-c", ending]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, **environ}, capture_output=True, text=True, timeout=HANGS
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, "over\n", "")


# Whatever the system


def test_it_is_taken_once_and_on_one_thread_that_is_not_the_windows(qtbot: QtBot) -> None:
    keeper = FakeKeeper()
    awake, told = awake_by([keeper])
    for state in (State.RUNNING, State.WAITING, State.RUNNING, State.PAUSED, State.PAUSED):
        awake.show_state(state)
        wanted = "release" if state is State.PAUSED else "take"
        qtbot.waitUntil(partial(did_last, keeper, wanted))
    awake.show_state(State.RUNNING)
    awake.release()
    qtbot.waitUntil(lambda: keeper.did[-1] == "release" and len(keeper.did) % 2 == 0)
    assert keeper.did[:2] == ["take", "release"]
    assert len(keeper.threads) == 1
    assert threading.get_ident() not in keeper.threads
    assert told == []


def test_what_refuses_is_passed_over_and_the_next_is_tried(qtbot: QtBot) -> None:
    first, second, third = FakeKeeper(refuses=True), FakeKeeper(), FakeKeeper()
    awake, told = awake_by([first, second, third])
    awake.show_state(State.RUNNING)
    qtbot.waitUntil(lambda: second.did == ["take"])
    awake.release()
    qtbot.waitUntil(lambda: second.did == ["take", "release"])
    assert (first.did, third.did, told) == (["take"], [], [])


def test_a_problem_is_told_once_in_many_tries(qtbot: QtBot) -> None:
    keeper = FakeKeeper(refuses=True)
    awake, told = awake_by([keeper])
    for tries in range(1, 4):
        awake.show_state(State.RUNNING)
        qtbot.waitUntil(partial(did_last, keeper, "take", tries))
        qtbot.waitUntil(lambda: len(told) == 1)
        awake.show_state(State.PAUSED)


def test_a_system_without_any_way_is_told(qtbot: QtBot) -> None:
    awake, told = awake_by([])
    with qtbot.waitSignal(awake.problem_found):
        awake.show_state(State.RUNNING)
    assert len(told) == 1


def test_an_answer_that_comes_after_the_pause_keeps_nothing_awake(qtbot: QtBot) -> None:
    keeper = SlowKeeper()
    awake, told = awake_by([keeper])
    awake.show_state(State.RUNNING)
    qtbot.waitUntil(keeper.asked.is_set)
    for state in (State.PAUSED, State.RUNNING, State.PAUSED):
        awake.show_state(state)
    keeper.may.set()
    qtbot.waitUntil(lambda: keeper.did == ["take", "release"])
    assert told == []


def test_a_pause_too_short_to_be_noticed_is_no_problem(qtbot: QtBot) -> None:
    keeper = SlowKeeper()
    awake, told = awake_by([keeper], SOON)
    awake.show_state(State.RUNNING)
    qtbot.waitUntil(keeper.asked.is_set)
    awake.show_state(State.PAUSED)
    awake.show_state(State.RUNNING)
    keeper.may.set()
    (silence,) = [timer for timer in awake.findChildren(QTimer) if timer.interval() == SOON]
    qtbot.waitUntil(lambda: not silence.isActive())
    assert (keeper.did, told) == (["take"], [])


def test_a_session_that_waits_keeps_the_screen_awake_for_ten_minutes(qtbot: QtBot) -> None:
    keeper = FakeKeeper()
    awake, _ = awake_by([keeper])
    awake.show_state(State.RUNNING)
    awake.show_state(State.WAITING)
    (limit,) = [timer for timer in awake.findChildren(QTimer) if timer.interval() == 600_000]
    assert limit.isActive()
    qtbot.waitUntil(lambda: keeper.did == ["take"])
    limit.timeout.emit()
    qtbot.waitUntil(lambda: keeper.did == ["take", "release"])
    awake.show_state(State.RUNNING)
    qtbot.waitUntil(lambda: keeper.did == ["take", "release", "take"])
    assert not limit.isActive()


def test_nothing_is_asked_before_a_session() -> None:
    keeper = FakeKeeper()
    before = threading.active_count()
    awake, _ = awake_by([keeper])
    for state in (State.READY, State.PAUSED, State.FINISHED):
        awake.show_state(state)
    assert (keeper.did, threading.active_count()) == ([], before)


def test_the_start_does_not_load_what_only_a_session_needs() -> None:
    code = (
        "import sys\nimport massage_gui.services.awake, massage_gui.services.media_keys\n"
        "late = ('PySide6.QtDBus', 'ctypes', *('massage_gui.services.' + name for name in "
        "('libdbus', 'mpris', 'screen_keepers', 'session_bus')))\n"
        "assert not {*late} & {*sys.modules}, {*late} & {*sys.modules}"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
