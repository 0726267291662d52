"""A sound output that takes note of what it plays, and when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from massage_gui.services.pcm import Pcm


@dataclass
class Heard:
    """A sound that began `at` a moment of the clock, and when it was cut, if it was."""

    at: float
    pcm: Pcm
    cut_at: float | None = None

    @property
    def end(self) -> float:
        """When it was over."""
        return self.at + self.pcm.seconds if self.cut_at is None else self.cut_at


class HeardOutput:
    """An output for tests."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.heard: list[Heard] = []
        self.volume = 1.0
        self.problem = ""
        self.closed = False

    @property
    def playing(self) -> bool:
        """Whether the last sound goes on."""
        return bool(self.heard) and self._clock() < self.heard[-1].end - 1e-9

    def play(self, pcm: Pcm) -> None:
        """Begin a sound; one that still plays is cut by it."""
        self.silence()
        self.heard.append(Heard(self._clock(), pcm))

    def silence(self) -> None:
        """Cut what plays."""
        if self.playing:
            self.heard[-1].cut_at = self._clock()

    def close(self) -> None:
        """Give the device back."""
        self.silence()
        self.closed = True
