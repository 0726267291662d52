"""The clock that sessions are timed by."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

Clock = Callable[[], float]


def boot_clock() -> Clock:
    """A clock in seconds that never goes back, ignores changes of the wall clock, and goes on during sleep.

    That is CLOCK_BOOTTIME on Linux, CLOCK_MONOTONIC on macOS; elsewhere `time.monotonic`, which includes
    sleep on Windows.
    """
    if sys.platform == "darwin":
        return _reader("CLOCK_MONOTONIC")
    return _reader("CLOCK_BOOTTIME")


def _reader(name: str) -> Clock:
    clock: int | None = getattr(time, name, None)
    if clock is None:
        return time.monotonic
    try:
        time.clock_gettime(clock)
    except OSError:
        return time.monotonic
    return lambda: time.clock_gettime(clock)
