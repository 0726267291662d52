"""How each movement goes: small pictures in a row, where the last page has room for them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.card import CardSource
from massage_gui.services.card_text import MM, RULE, Paragraph, Style
from massage_gui.services.figure_ink import PAPER
from massage_gui.services.figure_painter import FigurePainter

MOST = 4
"""Pictures in the row."""

_GAP = 4 * MM
_TALL = 0.8
"""The height of a picture, measured in its width."""


class Stills:
    """A picture for each of the first movements, as on the first side, with the step's name under it."""

    def __init__(self, source: CardSource, drawing: BodyDrawing, width: float, style: Style) -> None:
        self._segments = source.movements[:MOST]
        self._region = source.routine.region
        self._painter = FigurePainter(drawing, source.no_go, PAPER)
        self._wide = min((width - (MOST - 1) * _GAP) / MOST, 40 * MM)
        self._names = [
            Paragraph(f"{segment.number}. {segment.title}", self._wide, style.small)
            for segment in self._segments
        ]
        self._tall = self._wide * _TALL
        self.height = self._tall + 0.8 * MM + max((name.height for name in self._names), default=0.0)

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        for number, (segment, name) in enumerate(zip(self._segments, self._names, strict=True)):
            left = number * (self._wide + _GAP)
            box = QRectF(left, 0, self._wide, self._tall)
            painter.save()
            frame = QPainterPath()
            frame.addRoundedRect(box, 1.5 * MM, 1.5 * MM)
            painter.setClipPath(frame)
            self._painter.paint_still(painter, box, segment, self._region)
            painter.restore()
            painter.setPen(QPen(RULE, 0.2 * MM))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(frame)
            name.paint(painter, left, self._tall + 0.8 * MM)
