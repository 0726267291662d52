"""How long a test may take, and how long it waits, on a slow machine as on a quick one, alone or not."""

from __future__ import annotations

import sys
import time

PATIENCE = 60.0
"""Seconds to wait for what comes at once: they end what would wait for ever, never what is only slow."""

PATIENCE_MS = round(PATIENCE * 1000)

HANGS = 600.0
"""Seconds after which a process that was to end hangs."""

COMPANY = 2
"""Other tests run at the same time, on the same processor."""

TRACED = 3
"""Measuring coverage makes every line dearer."""

YARDSTICK = 0.005
"""The processor time in seconds that the yardstick takes on the machine that limits are set for."""

_measured = {"at": float("-inf"), "slowness": 1.0}


def allowed(seconds: float) -> float:
    """The processor time that a test may take which takes `seconds` alone, unmeasured, on that machine."""
    return seconds * COMPANY * (TRACED if sys.gettrace() is not None else 1) * slowness()


def slowness() -> float:
    """How many times slower this machine is now; a quicker one gives no test less time."""
    # What shares the processor comes and goes, and measuring it for each of a thousand examples takes long.
    if time.process_time() - _measured["at"] > 1:
        _measured["slowness"] = max(1.0, min(_yardstick() for _ in range(3)) / YARDSTICK)
        _measured["at"] = time.process_time()
    return _measured["slowness"]


def _yardstick() -> float:
    """The processor time of a piece of work that is always the same, and none of the program's."""
    begun = time.process_time()
    words: dict[str, int] = {}
    for number in range(10_000):
        word = str(number % 977)
        words[word] = words.get(word, 0) + len(word)
    return time.process_time() - begun
