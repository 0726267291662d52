"""The sounds of the voice, made before they are needed: a session never waits for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from massage_gui.services.pcm import Pcm

if TYPE_CHECKING:
    from massage_gui.services.voice import Voice

Run = Callable[[Callable[[], None]], object]
"""Has something done, soon, in another thread or at once."""

Find = Callable[[], tuple["Voice", tuple[str, ...]]]
"""Finds a voice, and says why each one before it in order could not be had."""


class Clips(QObject):
    """Spoken texts by text and speed; made by a worker, in the order they were asked for."""

    #: str: this text can be heard now
    made = Signal(str)
    #: str: why there is no voice, or why one fell silent
    failed = Signal(str)

    def __init__(self, find: Find, run: Run) -> None:
        super().__init__()
        self._find, self._run = find, run
        self._voice: Voice | None = None
        self._clips: dict[tuple[str, int], Pcm] = {}
        self._asked = 0
        self.problem = ""

    def prepare(self, texts: Iterable[str], rate: int) -> None:
        """Make these texts, spoken at `rate` words a minute, and forget what was asked for before."""
        self._asked += 1
        asked, wanted = self._asked, tuple(texts)
        self._run(lambda: self._make(wanted, rate, asked))

    def ask(self, texts: Iterable[str], rate: int) -> None:
        """Make texts that were not known before; `made` tells when."""
        asked, wanted = self._asked, tuple(texts)
        self._run(lambda: self._make(wanted, rate, asked))

    def get(self, text: str, rate: int) -> Pcm | None:
        """The sound of a text, or None while it is not made."""
        return self._clips.get((text, rate))

    def _make(self, texts: tuple[str, ...], rate: int, asked: int) -> None:
        for text in texts:
            if asked != self._asked:
                return
            if (text, rate) not in self._clips:
                self._clips[text, rate] = self._spoken(text, rate)
            self.made.emit(text)

    def _spoken(self, text: str, rate: int) -> Pcm:
        from massage_gui.services.voice import VoiceError

        try:
            return self._speaker().say(text, rate)
        except VoiceError as error:
            self._tell(str(error))
            return Pcm.silence(0)

    def _speaker(self) -> Voice:
        if self._voice is None:
            self._voice, why_not = self._find()
            self._tell(why_not[0] if why_not and self._voice.silent else "")
        return self._voice

    def _tell(self, problem: str) -> None:
        if problem and problem != self.problem:
            self.problem = problem
            self.failed.emit(problem)
