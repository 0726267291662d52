"""Where the insets of the map go: under lines for their captions, as high as the captions need."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTransform

from massage_gui.services.body_drawing import BodyDrawing, PanelDrawing

LINE = 1.35
"""The height of an inset's line, measured in its captions."""
LEAST_LINE = 26.0
"""The least height of such a line, in the drawing's units."""
FIRST = 26.0
"""Where the middle of the first line is: level with the captions of the figures."""
FOOT = 848.0
"""Where the last inset ends: level with the feet of the figures."""


def laid_out(drawing: BodyDrawing, caption: float) -> BodyDrawing:
    """The drawing with its insets below each other, smaller where captions of this size need the room.

    All lengths are in the drawing's units; the two figures stay as they are.
    """
    insets = {panel: drawn for panel, drawn in drawing.panels.items() if panel.is_inset}
    line = max(LEAST_LINE, LINE * caption)
    room = FOOT - FIRST + line / 2 - line * len(insets)
    scale = min(1.0, room / max(1.0, sum(drawn.bounds.height() for drawn in insets.values())))
    panels, top = dict(drawing.panels), FIRST - line / 2
    for panel, drawn in insets.items():
        panels[panel] = _moved(drawn, top + line, scale, line)
        top += line + drawn.bounds.height() * scale
    return drawing._replace(panels=panels)


def _moved(drawn: PanelDrawing, top: float, scale: float, line: float) -> PanelDrawing:
    bounds = drawn.bounds
    move = QTransform.fromTranslate(bounds.center().x(), top)
    move.scale(scale, scale)
    move.translate(-bounds.center().x(), -bounds.top())
    return PanelDrawing(
        frames=[move.map(path) for path in drawn.frames],
        bodies=[move.map(path) for path in drawn.bodies],
        lines=[move.map(path) for path in drawn.lines],
        shapes=[shape._replace(path=move.map(shape.path)) for shape in drawn.shapes],
        anchors={name: QPointF(move.map(at).x(), top - line / 2) for name, at in drawn.anchors.items()},
    )
