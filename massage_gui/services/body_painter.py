"""Paints the drawn body, on screen and on paper alike."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from massage_gui.core.region import Side
from massage_gui.services.body_drawing import BodyDrawing, Panel, PanelDrawing, Shape
from massage_gui.services.figure_marks import paint_no_go

NEAR = 330.0
"""How much of the figure's height is shown from near, in the drawing's units."""

_ROUND = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


class Mark(Enum):
    """How a region at rest is drawn: with a routine, without one, never to be pressed."""

    TINTED = auto()
    PLAIN = auto()
    HATCHED = auto()


class BodyInk(NamedTuple):
    """The colours of the body: skin, edge, inner lines, tinted regions, outlines, insets and their ground."""

    skin: QColor
    edge: QColor
    line: QColor
    region: QColor
    quiet: QColor
    frame: QColor
    ground: QColor
    region_edge: QColor = QColor()


def paint_panel(
    painter: QPainter, panel: PanelDrawing, ink: BodyInk, marks: Mapping[str, Mark] | None = None
) -> None:
    """Paint one panel in the drawing's units, its regions as `marks` say; without marks only the body."""
    for frame in panel.frames:
        _fill(painter, frame, ink.ground, ink.frame, 1.0)
    for body in panel.bodies:
        _fill(painter, body, ink.skin, ink.edge, 1.6)
    for shape in panel.shapes if marks is not None else ():
        paint_mark(painter, shape.path, (marks or {}).get(shape.region, Mark.TINTED), ink)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink.line, 1.2, *_ROUND))
    for line in panel.lines:
        painter.drawPath(line)


def paint_mark(painter: QPainter, path: QPainterPath, mark: Mark, ink: BodyInk) -> None:
    """Paint a region at rest: told apart without colour too. A plain one is the body's own skin."""
    if mark is Mark.TINTED:
        _fill(painter, path, ink.region, ink.region_edge, 1.3)
    elif mark is Mark.HATCHED:
        paint_no_go(painter, path, ink.quiet, 1.1)


def paint_lit(painter: QPainter, shape: Shape, fill: QColor, edge: QColor) -> None:
    """Paint one region lit."""
    _fill(painter, shape.path, fill, edge, 2.0)


def fit(painter: QPainter, box: QRectF, into: QRectF) -> None:
    """Scale and centre the drawing's `box` in the painter's rectangle `into`."""
    scale = min(into.width() / box.width(), into.height() / box.height())
    painter.translate(into.center())
    painter.scale(scale, scale)
    painter.translate(-box.center())


def best_panel(drawing: BodyDrawing, region: str) -> Panel | None:
    """The panel that shows a region best: the back or the front figure, else the inset that has it."""
    having = [
        panel for panel, drawn in drawing.panels.items() if any(s.region == region for s in drawn.shapes)
    ]
    return max(having, key=lambda panel: _area(drawing.panels[panel], region), default=None)


def _area(panel: PanelDrawing, region: str) -> float:
    boxes = (shape.path.boundingRect() for shape in panel.shapes if shape.region == region)
    return sum(box.width() * box.height() for box in boxes)


def paint_figure(
    painter: QPainter,
    into: QRectF,
    drawing: BodyDrawing,
    region: str,
    ink: BodyInk,
    lit: Mapping[Side | None, QColor],
    whole: bool = True,
) -> None:
    """Paint the panel that shows `region` best, with the sides named in `lit` in their colours.

    A region without halves is lit where `lit` has None. The panel is shown `whole`, or from near the region.
    """
    panel = best_panel(drawing, region)
    if panel is None:
        return
    painter.save()
    painter.setClipRect(into, Qt.ClipOperation.IntersectClip)
    fit(painter, _around(drawing.panels[panel], region, into, whole), into)
    paint_panel(painter, drawing.panels[panel], ink)
    for shape in drawing.panels[panel].shapes:
        if shape.region == region and shape.side in lit:
            paint_lit(painter, shape, lit[shape.side], lit[shape.side])
    painter.restore()


def _around(panel: PanelDrawing, region: str, into: QRectF, whole: bool) -> QRectF:
    bounds = panel.bounds.adjusted(-4, -4, 4, 4)
    height = NEAR
    width = height * into.width() / max(into.height(), 1.0)
    if whole or height > bounds.height():
        return bounds
    boxes = [shape.path.boundingRect() for shape in panel.shapes if shape.region == region]
    centre = (boxes[0].united(boxes[-1])).center()
    top = min(max(centre.y() - height / 2, bounds.top()), bounds.bottom() - height)
    return QRectF(bounds.center().x() - width / 2, top, width, height)


def _fill(painter: QPainter, path: QPainterPath, fill: QColor, edge: QColor | None, width: float) -> None:
    painter.setPen(QPen(edge, width, *_ROUND) if edge is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(fill)
    painter.drawPath(path)
