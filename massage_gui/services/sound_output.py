"""Where sounds are played: one at a time, without waiting, and without an error ever reaching the caller."""

from __future__ import annotations

import atexit
import logging
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from massage_gui.services.pcm import Pcm
from massage_gui.services.sound_device import Device, DeviceError, Lost, Take, open_device
from massage_gui.services.sound_feed import Feed
from massage_gui.services.sound_words import SoundWords
from massage_gui.services.worker import Worker

_log = logging.getLogger(__name__)

YOUNG = 0.3
"""A sound asked for while the device opens is played if it is not older than this, in seconds."""

RETRY = 10.0
"""Seconds before a device is tried again that was not there, or that was lost soon."""

STALL = 1.0
"""Seconds after which a device that takes nothing is lost."""

CLOSING = 0.3
"""How long the program's end waits for a device to close, in seconds."""

Open = Callable[[Take, Lost], Device]


class Output(Protocol):
    """Plays one sound at a time; nothing here waits, and nothing is raised."""

    volume: float
    """0 to 1, as it is heard; a sound that plays follows without a jump."""

    @property
    def playing(self) -> bool:
        """Whether a sound goes on."""

    @property
    def problem(self) -> str:
        """Why nothing can be heard, one plain sentence; empty while all is well."""

    def play(self, pcm: Pcm) -> None:
        """Begin a sound; one that plays dies away in 10 ms first."""

    def silence(self) -> None:
        """Have what plays die away in 10 ms."""

    def close(self) -> None:
        """Give the device back; nothing is played any more."""


class SilentOutput:
    """Plays nothing; `problem` says why."""

    playing = False

    def __init__(self, problem: str = "") -> None:
        self.problem = problem
        self.volume = 1.0

    def play(self, pcm: Pcm) -> None:
        """Play nothing."""

    def silence(self) -> None:
        """There is nothing to end."""

    def close(self) -> None:
        """There is nothing to give back."""


class _State(Enum):
    OPENING = auto()
    OPEN = auto()
    FAILED = auto()
    CLOSED = auto()


class DeviceOutput:
    """Plays on the computer's device, which a worker opens, and opens again when it is lost.

    `on_problem` is told each new problem, in any thread. A device that is not there is tried again when
    something is to be played, but not within ten seconds.
    """

    def __init__(
        self,
        on_problem: Callable[[str], None],
        open_one: Open = open_device,
        worker: Worker | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_problem, self._open_one, self._clock = on_problem, open_one, clock
        self._worker = worker or Worker()
        self._words = SoundWords()
        self._feed = Feed(clock)
        self._lock = threading.RLock()
        self._device: Device | None = None
        self._waiting: tuple[Pcm, float] | None = None
        self._problem = ""
        self._played = False
        self._state, self._tried = _State.OPENING, clock()
        atexit.register(self.close)
        self._worker.do(self._open)

    @property
    def volume(self) -> float:
        """0 to 1, as it is heard."""
        return self._feed.volume

    @volume.setter
    def volume(self, volume: float) -> None:
        self._feed.volume = volume

    @property
    def playing(self) -> bool:
        """Whether a sound goes on."""
        return self._state is _State.OPEN and not self._stalled and self._feed.playing

    @property
    def problem(self) -> str:
        """Why nothing can be heard."""
        return self._problem

    def play(self, pcm: Pcm) -> None:
        """Begin a sound; while there is no device it waits, but not for long."""
        if self._stalled:
            self._lost()
        with self._lock:
            now = self._clock()
            if self._state is _State.OPEN:
                self._feed.play(pcm)
                return
            self._waiting = (pcm, now)
            if self._state is _State.FAILED and now - self._tried > RETRY:
                self._begin_opening()
            slow = self._state is _State.OPENING and now - self._tried > STALL
        if slow:
            self._tell(self._words.no_answer())

    def silence(self) -> None:
        """Have what plays die away."""
        with self._lock:
            self._waiting = None
            self._feed.silence()

    def close(self) -> None:
        """Give the device back; a sound server that hangs is not waited for."""
        atexit.unregister(self.close)
        with self._lock:
            if self._state is _State.CLOSED:
                return
            self._state = _State.CLOSED
        closed = threading.Event()
        self._worker.do(self._let_go)
        self._worker.do(closed.set)
        self._worker.end()
        closed.wait(CLOSING)

    @property
    def _stalled(self) -> bool:
        return self._clock() - self._feed.taken_at > STALL

    def _begin_opening(self) -> None:
        self._state, self._tried = _State.OPENING, self._clock()
        self._worker.do(self._open)

    def _open(self) -> None:
        self._let_go()
        try:
            device = self._open_one(self._feed.take, self._lost)
        except DeviceError as error:
            self._fail(self._words.device_lost() if self._played else str(error))
            return
        self._device = device
        with self._lock:
            # Closing comes next then, and gives it back.
            if self._state is not _State.CLOSED:
                self._state, self._problem, self._played = _State.OPEN, "", True
                self._feed.taken_at = self._clock()
                self._play_waiting()

    def _play_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._clock() - waiting[1] < YOUNG:
            self._feed.play(waiting[0])

    def _lost(self) -> None:
        """The device has gone away: take the one that is usual now, unless that was done a moment ago."""
        with self._lock:
            if self._state is not _State.OPEN:
                return
            _log.warning("The sound device was lost")
            self._feed.drop()
            if self._clock() - self._tried > RETRY:
                self._begin_opening()
                return
            self._tried = self._clock()
        self._fail(self._words.device_lost())

    def _fail(self, problem: str) -> None:
        with self._lock:
            if self._state is _State.CLOSED:
                return
            self._state = _State.FAILED
        self._tell(problem)

    def _tell(self, problem: str) -> None:
        new, self._problem = not self._problem, problem
        if new:
            self._on_problem(problem)

    def _let_go(self) -> None:
        device, self._device = self._device, None
        if device is not None:
            device.close()


def open_output(on_problem: Callable[[str], None] = lambda _problem: None) -> Output:
    """The computer's device; returns at once, and what is wrong is told later."""
    return DeviceOutput(on_problem)
