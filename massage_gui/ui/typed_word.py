"""Letters typed one after another become a word; after a pause a new one begins."""

from __future__ import annotations

import math
from collections.abc import Callable

TYPING_PAUSE = 1.0
"""Letters typed within this many seconds of each other are one word."""


class TypedWord:
    """The word being typed, by this clock."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._word, self._at = "", -math.inf

    def add(self, letter: str) -> str:
        """The word with this letter."""
        now = self._clock()
        self._word = self._word + letter if now - self._at < TYPING_PAUSE else letter
        self._at = now
        return self._word
