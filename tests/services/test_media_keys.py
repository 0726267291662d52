"""Media keys and remotes: the player on a bus of the test's own, asked by real remotes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan
from massage_gui.core.region import Side
from massage_gui.core.safety import Clearance
from massage_gui.core.session_events import State
from massage_gui.core.timeline import SegmentKind
from massage_gui.services import mpris
from massage_gui.services.media_keys import HELD, MediaKeys, Wish
from massage_gui.services.mpris import enter_bus
from massage_gui.services.player import Player
from massage_gui.services.session_bus import PrivateBus
from tests.core.routines_for_tests import USUAL
from tests.fake_clock import FakeClock
from tests.services.desktop_bus import Command, DesktopBus, desktop_bus, silent_bus

NAME = "org.mpris.MediaPlayer2.massage_gui"
PATH = "/org/mpris/MediaPlayer2"
PROGRAM, PLAYER = "org.mpris.MediaPlayer2", "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
APART = HELD + 0.01
"""Seconds between two presses that both count."""

pytestmark = pytest.mark.usefixtures("qapp")


class Playing:
    """A session of the usual routine, with media keys connected as in the program, on a bus or on none."""

    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self.clock = FakeClock()
        self.player = Player(self.clock)
        self.keys = keys = MediaKeys(self.clock, self.player.remaining, environ or {})
        self.raised: list[bool] = []
        self.player.segment_started.connect(keys.show_segment)
        if environ is not None:
            self.player.state_changed.connect(keys.show_state)
        self.player.ticked.connect(keys.show_moment)
        keys.toggle_requested.connect(self.player.toggle)
        keys.play_requested.connect(self.player.resume)
        keys.pause_requested.connect(self.player.pause)
        keys.next_requested.connect(self.player.next)
        keys.back_requested.connect(self.player.back)
        keys.raise_requested.connect(lambda: self.raised.append(True))

    def start(self, plan: Plan | None = None) -> None:
        """Begin a session; two seconds pass, so that a press of a key is a new one."""
        timeline = compile(USUAL, plan or Plan())
        self.keys.show_timeline(timeline)
        self.player.play(timeline, Clearance(USUAL.id, USUAL.fingerprint, None))
        self.go_on(2)

    def go_on(self, seconds: float) -> None:
        """Let so many seconds go by, a look at least every second."""
        while seconds > 0:
            self.clock.advance(min(1.0, seconds))
            self.player.look()
            seconds -= 1.0

    def go_to(self, kind: SegmentKind, side: Side | None = None) -> None:
        """Skip to the start of the first such segment, on this side where one is meant."""
        while True:
            assert self.player.session is not None
            segment = self.player.session.segment
            if segment.kind is kind and side in (None, segment.side):
                return
            self.clock.advance(APART)
            self.player.next()

    @property
    def index(self) -> int:
        assert self.player.session is not None
        return self.player.session.index

    @property
    def state(self) -> State:
        assert self.player.session is not None
        return self.player.session.state


class Desktop:
    """Asks the player over the bus."""

    def __init__(self, qtbot: QtBot, bus: DesktopBus) -> None:
        self.command = Command(qtbot, bus.environ)

    def send(self, method: str, *words: str, service: str = NAME) -> str:
        """Call a method of the player with texts."""
        texts = [f"string:{word}" for word in words]
        address = ("dbus-send", "--session", "--print-reply", f"--dest={service}", PATH)
        return self.command.run(*address, method, *texts)

    def read(self, name: str, interface: str = PLAYER, service: str = NAME) -> str:
        """A property, with its type."""
        told = self.send(f"{PROPERTIES}.Get", interface, name, service=service)
        return told.partition("variant")[2].strip()

    def players(self) -> list[str]:
        """The media players on the bus."""
        bus = "org.freedesktop.DBus"
        told = self.command.run(
            "dbus-send", "--session", "--print-reply", f"--dest={bus}", "/", f"{bus}.ListNames"
        )
        return sorted(re.findall(rf'"({re.escape(PROGRAM)}[^"]*)"', told))


class Remote(Protocol):
    """Something with keys and a small screen; `shown` is status, title, routine, length and position."""

    def press(self, key: str) -> None: ...

    def shown(self) -> tuple[str, str, str, float, float]: ...


class PlainRemote:
    """Calls the player itself."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    def press(self, key: str) -> None:
        names = {"play-pause": "PlayPause", "previous": "Previous"}
        self._desktop.send(f"{PLAYER}.{names.get(key, key.capitalize())}")

    def shown(self) -> tuple[str, str, str, float, float]:
        metadata = self._desktop.read("Metadata")
        title, routine = (self._entry(metadata, name) for name in ("xesam:title", "xesam:album"))
        length = int(self._entry(metadata, "mpris:length")) / 1e6
        status = self._desktop.read("PlaybackStatus").split('"')[1]
        return status, title, routine, length, int(self._desktop.read("Position").split()[1]) / 1e6

    def _entry(self, metadata: str, name: str) -> str:
        found = re.search(rf'"{name}"\s+variant\s+\w+ "?([^"\n]*)', metadata)
        assert found, (name, metadata)
        return found[1]


class PlayerctlRemote:
    """The program that desktops bind their media keys to."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    def press(self, key: str) -> None:
        self._desktop.command.run("playerctl", key)

    def shown(self) -> tuple[str, str, str, float, float]:
        wanted = "{{status}}|{{title}}|{{album}}|{{mpris:length}}|{{position}}"
        status, title, routine, length, position = self._desktop.command.run(
            "playerctl", "metadata", "--format", wanted
        ).split("|")
        return status, title, routine, int(length) / 1e6, int(position) / 1e6


REMOTES: list[Callable[[Desktop], Remote]] = [PlainRemote]
if shutil.which("playerctl"):
    REMOTES.append(PlayerctlRemote)


@pytest.fixture
def bus() -> Iterator[DesktopBus]:
    with desktop_bus() as made:
        yield made


@pytest.fixture
def desktop(qtbot: QtBot, bus: DesktopBus) -> Desktop:
    return Desktop(qtbot, bus)


@pytest.fixture
def playing(bus: DesktopBus) -> Iterator[Playing]:
    made = Playing(bus.environ)
    yield made
    made.player.stop("")
    made.keys.end()


def open_session(playing: Playing, desktop: Desktop, plan: Plan | None = None) -> None:
    """Begin a session, and wait until it stands on the bus."""
    playing.start(plan)
    while NAME not in desktop.players():
        pass


# Keys


@pytest.mark.parametrize("make", REMOTES)
def test_every_key_of_a_remote(
    playing: Playing,
    desktop: Desktop,
    make: Callable[[Desktop], Remote],
) -> None:
    open_session(playing, desktop)
    remote = make(desktop)
    for key, state, index in (
        ("play-pause", State.PAUSED, 0),
        ("play-pause", State.RUNNING, 0),
        ("pause", State.PAUSED, 0),
        ("pause", State.PAUSED, 0),
        ("play", State.RUNNING, 0),
        ("play", State.RUNNING, 0),
        ("next", State.RUNNING, 1),
        ("next", State.RUNNING, 2),
        ("previous", State.RUNNING, 1),
        ("stop", State.PAUSED, 1),
        ("play", State.RUNNING, 1),
    ):
        playing.clock.advance(APART)
        remote.press(key)
        assert (playing.state, playing.index) == (state, index), key
    assert playing.player.active


@pytest.mark.parametrize("make", REMOTES)
def test_what_a_remote_shows(
    playing: Playing,
    desktop: Desktop,
    make: Callable[[Desktop], Remote],
) -> None:
    open_session(playing, desktop)
    remote = make(desktop)
    *shown, position = remote.shown()
    assert shown == ["Playing", "Get ready", "A routine", 10]
    # While it plays, a remote counts on by itself.
    assert 2 <= position < 3
    for kind, side, title in (
        (SegmentKind.WORK, Side.LEFT, "Roll, left side"),
        (SegmentKind.CHANGE, None, "Change to the right side"),
        (SegmentKind.WORK, Side.RIGHT, "Roll, right side"),
        (SegmentKind.FINISH, None, "Sit tall"),
    ):
        playing.go_to(kind, side)
        playing.go_on(1.5)
        assert remote.shown()[1] == title
        assert 1.5 <= remote.shown()[4] < 2.5
    playing.player.pause()
    assert remote.shown() == ("Paused", "Sit tall", "A routine", 20, 1.5)


def test_time_that_was_added_is_shown(playing: Playing, desktop: Desktop) -> None:
    open_session(playing, desktop)
    playing.go_to(SegmentKind.WORK)
    playing.go_on(3)
    playing.player.more_time()
    assert PlainRemote(desktop).shown()[3:] == (55, 3)


def test_the_program_says_what_it_can_and_shows_its_window_when_asked(
    playing: Playing, desktop: Desktop
) -> None:
    open_session(playing, desktop)
    for name, value in {
        "Identity": 'string "Massage"',
        "DesktopEntry": 'string "massage-gui"',
        "CanRaise": "boolean true",
        "CanQuit": "boolean false",
        "HasTrackList": "boolean false",
        "SupportedUriSchemes": "array [",
    }.items():
        assert desktop.read(name, PROGRAM).startswith(value)
    for name in ("CanControl", "CanPlay", "CanPause", "CanGoNext", "CanGoPrevious"):
        assert desktop.read(name) == "boolean true"
    assert desktop.read("CanSeek") == "boolean false"
    assert desktop.read("Position") == "int64 2000000"
    metadata = desktop.read("Metadata")
    assert 'object path "/massage_gui/segment/0"' in metadata
    assert "int64 10000000" in metadata
    told = desktop.send("org.freedesktop.DBus.Introspectable.Introspect")
    assert re.findall('<interface name="([^"]*)"', told) == [PROGRAM, PLAYER]
    assert '<property name="Metadata" type="a{sv}" access="read"/>' in told
    desktop.send(f"{PROGRAM}.Raise")
    assert playing.raised == [True]
    desktop.send(f"{PROGRAM}.Quit")
    assert playing.player.active


def test_changes_are_told_to_those_who_listen(qtbot: QtBot, playing: Playing, desktop: Desktop) -> None:
    open_session(playing, desktop)
    listening = desktop.command.start("dbus-monitor", "--session", f"path={PATH}")
    heard: list[str] = []

    def hears(*words: str) -> bool:
        heard.append(bytes(listening.readAllStandardOutput().data()).decode())
        return all(word in "".join(heard) for word in words)

    qtbot.waitUntil(lambda: hears("NameAcquired"))
    playing.player.pause()
    qtbot.waitUntil(lambda: hears("PropertiesChanged", f'string "{PLAYER}"', "PlaybackStatus", "Paused"))
    assert not hears("xesam:title")
    playing.clock.advance(APART)
    playing.player.next()
    qtbot.waitUntil(lambda: hears("Sit tall", "member=Seeked", "int64 0"))
    heard.clear()
    playing.player.resume()
    playing.go_on(2.5)
    qtbot.waitUntil(lambda: hears('"Playing"'))
    assert not hears("Seeked")
    playing.go_on(1)
    # The lead-in is over.
    qtbot.waitUntil(lambda: hears("member=Seeked"))
    listening.kill()
    listening.waitForFinished()


# Held keys


@pytest.mark.parametrize("delay", [0.2, 0.5, 0.66])
@pytest.mark.parametrize(
    ("wish", "index"), [(Wish.NEXT, 4), (Wish.BACK, 2), (Wish.TOGGLE, 3), (Wish.PLAY, 3), (Wish.PAUSE, 3)]
)
def test_a_key_that_is_held_is_pressed_once(delay: float, wish: Wish, index: int) -> None:
    playing = Playing()
    playing.start()
    playing.go_to(SegmentKind.WORK)
    playing.clock.advance(APART)
    playing.keys.take(wish)
    state = playing.state
    playing.clock.advance(delay)
    for _ in range(int(2 / 0.03)):
        playing.keys.take(wish)
        playing.clock.advance(0.03)
    assert (playing.index, playing.state) == (index, state)
    playing.clock.advance(APART)
    playing.keys.take(Wish.NEXT)
    assert playing.index == index + 1


def test_different_keys_are_different_presses() -> None:
    playing = Playing()
    playing.start()
    playing.keys.take(Wish.NEXT)
    playing.keys.take(Wish.PAUSE)
    playing.keys.take(Wish.BACK)
    assert (playing.index, playing.state) == (0, State.PAUSED)


def test_play_goes_on_where_the_session_waits() -> None:
    playing = Playing()
    playing.start(Plan(wait_for_me=True))
    while playing.state is not State.WAITING:
        playing.go_on(1)
    waited = playing.index
    playing.keys.take(Wish.PLAY)
    assert (playing.index, playing.state) == (waited + 1, State.RUNNING)


# The bus


def test_it_stands_on_the_bus_only_while_a_session_is_open(
    qtbot: QtBot, playing: Playing, desktop: Desktop
) -> None:
    assert desktop.players() == []
    for end in ("stopped", "finished"):
        open_session(playing, desktop)
        playing.player.pause()
        assert desktop.players() == [NAME]
        playing.player.resume()
        if end == "stopped":
            playing.player.stop("")
        while playing.player.active:
            playing.clock.advance(APART)
            playing.player.next()
        qtbot.waitUntil(lambda: desktop.players() == [])
        playing.clock.advance(APART)


def test_a_second_program_has_a_name_of_its_own(
    qtbot: QtBot, bus: DesktopBus, playing: Playing, desktop: Desktop
) -> None:
    open_session(playing, desktop)
    second = Playing(bus.environ)
    second.start()
    qtbot.waitUntil(lambda: len(desktop.players()) == 2)
    (name,) = [each for each in desktop.players() if each != NAME]
    assert re.fullmatch(re.escape(NAME) + r"\.instance\d+", name)
    desktop.send(f"{PLAYER}.Pause", service=name)
    assert (playing.state, second.state) == (State.RUNNING, State.PAUSED)
    second.player.stop("")
    qtbot.waitUntil(lambda: desktop.players() == [NAME])
    desktop.send(f"{PLAYER}.Pause")
    assert playing.state is State.PAUSED


@pytest.mark.parametrize(
    "environ",
    [{}, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}, {"XDG_RUNTIME_DIR": "/nonexistent"}],
)
def test_f32_without_a_bus_a_session_runs_and_the_log_has_one_line(
    qtbot: QtBot, environ: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "massage_gui")
    playing = Playing(environ)
    playing.start()
    qtbot.waitUntil(lambda: len(caplog.records) == 1)
    assert caplog.records[0].message.startswith("media keys do not work: ")
    while playing.player.active:
        playing.go_on(1)
    assert len(caplog.records) == 1


def test_f32_a_bus_that_never_answers_does_not_hold_up_the_countdown(qtbot: QtBot) -> None:
    ticks: list[bool] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(True))
    with silent_bus() as environ:
        playing = Playing(environ)
        playing.start()
        timer.start(10)
        qtbot.waitUntil(lambda: len(ticks) > 20)
        playing.player.stop("")
        playing.start()
        playing.player.stop("")


def test_a_bus_that_dies_leaves_the_session_as_it_is(
    qtbot: QtBot, bus: DesktopBus, playing: Playing, desktop: Desktop, caplog: pytest.LogCaptureFixture
) -> None:
    open_session(playing, desktop)
    caplog.set_level("INFO", "massage_gui")
    bus.end()
    qtbot.waitUntil(lambda: len(caplog.records) == 1)
    assert "any more" in caplog.records[0].message
    playing.clock.advance(APART)
    playing.player.next()
    playing.go_on(3)
    assert (playing.index, playing.state) == (1, State.RUNNING)
    playing.player.stop("")


def test_a_session_that_ended_before_the_bus_answered_is_not_shown(
    qtbot: QtBot, playing: Playing, desktop: Desktop
) -> None:
    playing.start()
    playing.player.stop("")
    for _ in range(5):
        desktop.players()
    assert desktop.players() == []
    open_session(playing, desktop)
    playing.player.stop("")
    qtbot.waitUntil(lambda: desktop.players() == [])


def test_a_key_pressed_while_the_name_was_taken_is_not_lost(
    qtbot: QtBot, playing: Playing, bus: DesktopBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enter_slowly(environ: Mapping[str, str]) -> PrivateBus:
        made = enter_bus(environ)
        press = ["dbus-send", "--session", "--type=method_call", f"--dest={NAME}", PATH, f"{PLAYER}.Pause"]
        subprocess.run(press, env={**os.environ, **bus.environ}, check=True)
        # Waiting for this answer takes the press off the wire.
        made.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.GetId")
        return made

    monkeypatch.setattr(mpris, "enter_bus", enter_slowly)
    playing.start()
    qtbot.waitUntil(lambda: playing.state is State.PAUSED)
