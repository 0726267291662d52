"""One page of all figures: every pattern with every tool that the routines use, in four moments each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QImage, QPainter

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan
from massage_gui.core.region import Side
from massage_gui.core.routine import Pattern, Routine, Tool
from massage_gui.core.timeline import Segment
from massage_gui.services.figure_ink import FigureInk
from massage_gui.services.figure_motion import strokes
from massage_gui.services.figure_painter import FigurePainter

MOMENTS = 4
ACROSS = 3
WIDE, HIGH, LABEL, GAP = 120, 160, 22, 14
"""The size of one moment, of the line over it, and of the room between two figures, in pixels."""

SHOWN_TWICE = ((Pattern.UP_DOWN, Tool.BALL), (Pattern.SQUEEZE_HOLD, Tool.HAND), (Pattern.SLIDE_UP, Tool.PALM))
"""What is shown on both sides, to be compared."""


@dataclass(frozen=True)
class Shown:
    """One figure of the sheet."""

    segment: Segment
    region: str


def shown_figures(routines: Iterable[Routine]) -> list[Shown]:
    """The first step of each pattern and tool, in the order of the enums; a few of them on both sides."""
    found: dict[tuple[Pattern, Tool, Side], Shown] = {}
    for routine in routines:
        for segment in compile(routine, Plan()).segments:
            if segment.motion is not None and segment.side is not None:
                kind = (segment.motion.pattern, segment.motion.tool, segment.side)
                if segment.side is not Side.RIGHT or kind[:2] in SHOWN_TWICE:
                    found.setdefault(kind, Shown(segment, routine.region))
    patterns, tools = list(Pattern), list(Tool)
    return [found[kind] for kind in sorted(found, key=lambda k: (patterns.index(k[0]), tools.index(k[1])))]


def figure_sheet(routines: Iterable[Routine], painter: FigurePainter, ink: FigureInk) -> QImage:
    """The page as a picture, in the colours of the painter."""
    figures = shown_figures(routines)
    rows = -(-len(figures) // ACROSS)
    cell = QSize(MOMENTS * WIDE + GAP, HIGH + LABEL + GAP)
    image = QImage(ACROSS * cell.width() + GAP, rows * cell.height() + GAP, QImage.Format.Format_RGB32)
    image.fill(ink.body.quiet)
    on = QPainter(image)
    for number, shown in enumerate(figures):
        corner = QPointF(GAP + number % ACROSS * cell.width(), GAP / 2 + number // ACROSS * cell.height())
        _paint_figure(on, corner, shown, painter, ink)
    on.end()
    return image


def _paint_figure(
    on: QPainter, corner: QPointF, shown: Shown, painter: FigurePainter, ink: FigureInk
) -> None:
    font = QFont(on.font())
    font.setPixelSize(13)
    on.setFont(font)
    on.setPen(ink.arrow)
    on.drawText(corner + QPointF(0, LABEL - 6), _label(shown))
    for number, seconds in enumerate(_times(shown.segment)):
        rect = QRectF(corner.x() + number * WIDE, corner.y() + LABEL, WIDE - 3, HIGH)
        picture = painter.picture(rect, shown.segment, shown.region)
        painter.paint_background(on, picture)
        painter.paint_moment(on, picture, painter.moment(picture, seconds))


def _label(shown: Shown) -> str:
    motion, side = shown.segment.motion, shown.segment.side
    if motion is None or side is None:
        return shown.region
    pace = f" {motion.pace}/min" if motion.pace else ""
    return f"{motion.pattern} · {motion.tool}{pace} · {shown.region} · {side}"


def _times(segment: Segment) -> Iterator[float]:
    """Moments spread over two strokes where they go there and back, over one or one breath where not."""
    motion = segment.motion
    rhythm = strokes(motion.pattern, motion.pace, 1.0) if motion else 0.0
    there_and_back = motion is not None and motion.pattern in (Pattern.UP_DOWN, Pattern.SIDE_TO_SIDE)
    length = (2 if there_and_back else 1) / rhythm if rhythm else 10.0
    yield from (length * number / MOMENTS for number in range(MOMENTS))
