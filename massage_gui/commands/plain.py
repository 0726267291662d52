"""Numbers and times as plain text."""

from __future__ import annotations


def whole(seconds: float) -> float:
    """The same number, an int where it is whole."""
    return int(seconds) if seconds == int(seconds) else seconds


def in_words(seconds: float) -> str:
    """A length of time such as "6 min 5 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return " ".join(f"{number} {unit}" for number, unit in ((minutes, "min"), (rest, "s")) if number) or "0 s"


def on_clock(seconds: float) -> str:
    """A moment or a length such as "6:05"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
