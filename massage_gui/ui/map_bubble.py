"""The bubble beside the region that is pointed at: where it goes, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from massage_gui.ui.letters import letter_width
from massage_gui.ui.theme import Theme

WIDTHS = (34, 24, 17)
"""How wide the text may be, in letters; a narrower bubble is taken where it hides less."""
GAP = 12.0
"""How far the bubble is from its region, in pixels."""
EDGE = 6.0
"""How far it stays from the edge of the map, in pixels."""
TOUCHED = 1500.0
"""How bad it is to touch what is to be spared, in square pixels of what is hidden."""
NOWHERE = QRectF()
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class Box(NamedTuple):
    """A rectangle in pixels; plain numbers, for hundreds are compared at each move of the mouse."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, box: QRectF) -> Box:
        """The same rectangle."""
        return cls(box.left(), box.top(), box.right(), box.bottom())

    def shared(self, other: Box) -> float:
        """The area that two boxes have in common."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0

    def apart(self, other: Box) -> float:
        """How far it is from one box to another, along the edges."""
        x = max(self.left - other.right, other.left - self.right, 0.0)
        return x + max(self.top - other.bottom, other.top - self.bottom, 0.0)


@dataclass(frozen=True)
class Surroundings:
    """The map: all of it, its insets, and the middles of its figures."""

    map: Box
    insets: tuple[Box, ...] = ()
    figures: tuple[Box, ...] = ()

    def beside(self, region: Box) -> Box:
        """What a bubble has to be beside: the region, or the width of the inset that it lies in."""
        inset = next((box for box in self.insets if box.shared(region)), region)
        return Box(inset.left, region.top, inset.right, region.bottom)


def bubble_box(
    text: str, region: QRectF, around: Surroundings, font: QFont, twin: QRectF = NOWHERE
) -> QRectF:
    """Where the bubble with `text` goes: inside the map, without hiding its region, clear of the insets.

    `twin` is the region's other half: it stays in sight where it can.
    """
    here = Box.of(region)
    beside = around.beside(here)
    spared = ((10.0, beside), *((1.0, each) for each in (Box.of(twin), *around.insets)))

    def cost(box: Box) -> float:
        # What is to be spared is not even to be touched, if there is another place within reach.
        hidden = sum(weight * (TOUCHED + 4 * area) for weight, each in spared if (area := box.shared(each)))
        return hidden + 0.4 * sum(map(box.shared, around.figures)) + 20 * box.apart(here)

    tried: list[Box] = []
    for size in _sizes(text, around.map, font):
        # Of equals the first: to the right, and on one line.
        tried.append(min(_places(*size, beside, around.map), key=cost))
        if cost(tried[-1]) < TOUCHED:
            break
    best = min(tried, key=cost)
    return QRectF(best.left, best.top, best.right - best.left, best.bottom - best.top)


def _sizes(text: str, within: Box, font: QFont) -> Iterator[tuple[float, float]]:
    metrics = QFontMetricsF(font)
    for letters in WIDTHS:
        widest = min(letters * letter_width(metrics), within.right - within.left - 40)
        words = metrics.boundingRect(QRectF(0, 0, widest, 4000), _WRAP, text)
        yield words.width() + 24, words.height() + 16


def _places(wide: float, high: float, beside: Box, within: Box) -> Iterator[Box]:
    right, left = beside.right + GAP, beside.left - wide - GAP
    below, above = beside.bottom + GAP, beside.top - high - GAP
    x_middle = (beside.left + beside.right - wide) / 2
    y_middle = (beside.top + beside.bottom - high) / 2
    for x, y in (
        *product((right, left), (y_middle, beside.top, beside.bottom - high)),
        *product((x_middle, beside.left, beside.right - wide), (below, above)),
    ):
        inside_x = max(min(x, within.right - EDGE - wide), within.left + EDGE)
        inside_y = max(min(y, within.bottom - EDGE - high), within.top + EDGE)
        yield Box(inside_x, inside_y, inside_x + wide, inside_y + high)


def paint_bubble(painter: QPainter, text: str, box: QRectF, theme: Theme, font: QFont) -> None:
    """Write `text` in its bubble."""
    painter.setPen(QPen(QColor(theme.edge), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(QColor(theme.text))
    painter.setFont(font)
    painter.drawText(box.adjusted(12, 8, -8, -8), _WRAP, text)
