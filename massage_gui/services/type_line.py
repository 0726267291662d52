"""How a line of type stands: close to the next one, and no letter is cut or in the way of another.

Fonts ask for very different room between two lines, some for a third more than their letters take. What is
laid out by that is loose with one font, and with another its letters leave the line that they were given.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextLayout

CLOSE = 1.17
"""From one line to the next, measured in the size of the letters."""

_LETTERS = "bdfhklgjpqyQ,;()|"
"""The highest and the deepest of plain text; a mark over a capital may reach a hair higher."""


@dataclass(frozen=True)
class TypeLine:
    """From one line to the next, and from the top of a line to the foot of its letters, in pixels.

    `ascent` and `descent` are what the font itself asks for.
    """

    pitch: float
    baseline: float
    ascent: float
    descent: float

    def taller(self, ascent: float, descent: float) -> tuple[float, float]:
        """What a line that borrows letters of a taller font needs besides: over, and under the others."""
        return max(0.0, ascent - self.ascent), max(0.0, descent - self.descent)


def type_line(font: QFont, close: float = CLOSE) -> TypeLine:
    """How lines in this font stand, no closer than its letters allow; alike in bold, for both share lines."""
    # A copy: what is looked up by must not be changed by its owner.
    return _measured(QFont(font), close)


def set_lines(layout: QTextLayout, font: QFont, width: float) -> float:
    """Break a text into lines of a width, one close under the other; how high they are."""
    usual, top = type_line(font), 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        over, under = usual.taller(line.ascent(), line.descent())
        line.setPosition(QPointF(0, top + over + usual.baseline - line.ascent()))
        top += over + usual.pitch + under
    layout.endLayout()
    return top


@lru_cache(maxsize=512)
def _measured(font: QFont, close: float) -> TypeLine:
    metrics = QFontMetricsF(font)
    reaches = [_reach(font, weight) for weight in (QFont.Weight.Normal, QFont.Weight.Bold)]
    rise, drop = max(up for up, _ in reaches), max(down for _, down in reaches)
    pitch = max(close * QFontInfo(font).pixelSize(), rise + drop)
    # In the middle, but never so low that a letter reaches into the next line.
    middle = (pitch + metrics.ascent() - metrics.descent()) / 2
    return TypeLine(pitch, max(rise, min(middle, pitch - drop)), metrics.ascent(), metrics.descent())


def _reach(font: QFont, weight: QFont.Weight) -> tuple[float, float]:
    """How far letters reach over the line that they stand on, and under it."""
    weighted = QFont(font)
    weighted.setWeight(weight)
    ink = QFontMetricsF(weighted).tightBoundingRect(_LETTERS)
    return -ink.top(), ink.bottom()
