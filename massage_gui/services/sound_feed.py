"""What a sound device is fed: the sound that plays, at its volume, and silence in between."""

from __future__ import annotations

import math
import threading
import time
from array import array
from collections.abc import Callable

from massage_gui.services.pcm import RATE, Pcm

FADE = 0.01
"""Seconds in which a sound that is ended dies away: at once, but without a click."""

_STEP = 1 / (FADE * RATE)
_NOTHING: array[int] = array("h")


class Feed:
    """One sound at a time, handed out piece by piece; may be used from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._sound, self._next = _NOTHING, _NOTHING
        self._at = 0
        self._leaving = False
        self._target = self._gain = 1.0
        self._volume = 1.0
        self.taken_at = clock()

    @property
    def volume(self) -> float:
        """0 to 1, as it is heard: half is half as loud to the ear, not half of the samples' size."""
        return self._volume

    @volume.setter
    def volume(self, volume: float) -> None:
        with self._lock:
            self._volume = max(0.0, min(1.0, volume))
            self._target = self._volume**2

    @property
    def playing(self) -> bool:
        """Whether a sound is to be handed out; one that dies away is over."""
        return bool(self._next or (self._sound and not self._leaving))

    def play(self, pcm: Pcm) -> None:
        """Begin a sound, after another one has died away."""
        with self._lock:
            self._next = pcm.values()
            if self._sound:
                self._leaving = True
            else:
                self._advance()

    def silence(self) -> None:
        """Let what plays die away."""
        with self._lock:
            self._next = _NOTHING
            self._leaving = bool(self._sound)

    def drop(self) -> None:
        """Forget what plays."""
        with self._lock:
            self._next = _NOTHING
            self._advance()

    def take(self, samples: int) -> bytes:
        """The next samples, in the machine's own byte order."""
        with self._lock:
            self.taken_at = self._clock()
            taken = array("h")
            while self._sound and len(taken) < samples:
                taken.extend(self._piece(samples - len(taken)))
        return taken.tobytes() + bytes(2 * (samples - len(taken)))

    def _piece(self, room: int) -> array[int]:
        """As many samples as there are of one kind: at an even volume, or at a changing one."""
        target = 0.0 if self._leaving else self._target
        ramp = math.ceil(abs(target - self._gain) / _STEP)
        piece = self._sound[self._at : self._at + min(room, ramp or room)]
        piece = self._louder(piece, target) if ramp else self._even(piece)
        self._at += len(piece)
        if self._at == len(self._sound) or (self._leaving and not self._gain):
            self._advance()
        return piece

    def _even(self, piece: array[int]) -> array[int]:
        gain = self._gain
        return piece if gain == 1 else array("h", [int(gain * value) for value in piece])

    def _louder(self, piece: array[int], target: float) -> array[int]:
        """The piece with its gain on the way to the target."""
        start, step = self._gain, math.copysign(_STEP, target - self._gain)
        nearest = min if step > 0 else max
        self._gain = nearest(target, start + step * len(piece))
        return array(
            "h", [int(nearest(target, start + step * at) * value) for at, value in enumerate(piece, 1)]
        )

    def _advance(self) -> None:
        self._sound, self._next = self._next, _NOTHING
        self._at, self._leaving, self._gain = 0, False, self._target
