"""The small triangle that says that there is more: drawn as a path, for many fonts lack it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPolygonF


def wide(metrics: QFontMetricsF) -> float:
    """How wide it is beside letters of a font."""
    return metrics.xHeight() * 1.1


def triangle(metrics: QFontMetricsF, left: float, middle: float, up: bool = False) -> QPolygonF:
    """Pointing down, or up, in the middle of the height of a line."""
    half = wide(metrics) / 2
    foot, tip = (half / 2, -half / 2) if up else (-half / 2, half / 2)
    corners = ((0.0, foot), (2 * half, foot), (half, tip))
    return QPolygonF([QPointF(left + x, middle + y) for x, y in corners])
