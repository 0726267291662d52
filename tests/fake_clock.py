"""A clock that goes only when it is told to."""

from __future__ import annotations

from datetime import UTC, datetime


class FakeClock:
    """Seconds since some moment in the past, as a session's clock."""

    def __init__(self, now: float = 1_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time go by; never back."""
        assert seconds >= 0
        self.now += seconds


class FakeCalendar:
    """A day and a time of day that stand still until they are set."""

    def __init__(self, now: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now
