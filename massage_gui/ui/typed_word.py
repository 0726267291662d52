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

    @property
    def goes_on(self) -> bool:
        """Whether the next letter belongs to the same word."""
        return bool(self._word) and self._clock() - self._at < TYPING_PAUSE

    @property
    def word(self) -> str:
        """What is typed so far; empty after a pause."""
        return self._word if self.goes_on else ""

    def add(self, letter: str) -> str:
        """The word with this letter."""
        self._word = self._word + letter if self.goes_on else letter
        self._at = self._clock()
        return self._word
