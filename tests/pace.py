"""How long a test may take: limits are set for a quiet machine, and most runs have company."""

from __future__ import annotations

import sys

COMPANY = 2
"""Other tests run at the same time, on the same processor."""

TRACED = 3
"""Measuring coverage makes every line dearer."""


def allowed(seconds: float) -> float:
    """The processor time in seconds that a test may take which takes `seconds` alone and unmeasured."""
    return seconds * COMPANY * (TRACED if sys.gettrace() is not None else 1)
