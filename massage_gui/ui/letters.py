"""How wide letters are: by this, pages decide how much stands side by side."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QFontMetricsF

USUAL = 8
"""A letter in pixels, for which the widths of pages are told."""

_TEXT = "abcde fghij klmno pqrst uvwxyz"


def letter_width(metrics: QFontMetrics | QFontMetricsF) -> float:
    """How wide a letter of a text is.

    What a font tells of itself is no measure: some count all their signs, which are wider than letters.
    """
    return metrics.horizontalAdvance(_TEXT) / len(_TEXT)
