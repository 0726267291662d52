"""Segments that move, for the tests of the moving figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan
from massage_gui.core.region import Side
from massage_gui.core.routine import Breath, Hand, Motion, Pattern, Tool
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.services.figure_painter import FigurePainter
from massage_gui.services.figure_picture import Picture

RECT = QRectF(0, 0, 240, 320)


@dataclass(frozen=True)
class Shipped:
    """A segment of a routine that ships, and the region it is for."""

    segment: Segment
    region: str

    def __str__(self) -> str:
        return f"{self.region}: {self.segment.title} ({self.segment.side})"


def moving(library: Library) -> Iterator[Shipped]:
    """Every segment with a movement of every routine that ships, on each of its sides."""
    for routine in library.routines:
        for segment in compile(routine, Plan()).segments:
            if segment.motion is not None:
                yield Shipped(segment, routine.region)


def a_segment(
    pattern: Pattern | None,
    tool: Tool = Tool.BALL,
    pace: int = 15,
    *,
    side: Side | None = Side.LEFT,
    hand: Hand = Hand.FREE,
    breath: Breath = Breath.SLOW,
) -> Segment:
    """A segment with this movement."""
    motion = Motion(pattern, tool, pace) if pattern else None
    return Segment(
        30, SegmentKind.WORK, "Title", "Text.", "Say.", side=side, hand=hand, breath=breath, motion=motion
    )


def painted(painter: FigurePainter, picture: Picture, seconds: float | None) -> QImage:
    """A picture after so many seconds; only what stands still for None."""
    image = QImage(picture.rect.size().toSize(), QImage.Format.Format_RGB32)
    on = QPainter(image)
    painter.paint_background(on, picture)
    if seconds is not None:
        painter.paint_moment(on, picture, painter.moment(picture, seconds))
    on.end()
    return image


def _rows(image: QImage) -> list[bytes]:
    """The picture's bytes, row by row."""
    data, length = bytes(image.constBits()), image.bytesPerLine()
    return [data[start : start + length] for start in range(0, len(data), length)]


def differing(one: QImage, other: QImage, most: int = 40) -> list[tuple[int, int]]:
    """The places where two pictures differ by more than `most` of 255 in a colour."""
    found = []
    for y, (row, other_row) in enumerate(zip(_rows(one), _rows(other), strict=True)):
        if row == other_row:
            continue
        for x in range(one.width()):
            before, after = one.pixel(x, y), other.pixel(x, y)
            if (
                before != after
                and max(abs((before >> shift & 255) - (after >> shift & 255)) for shift in (0, 8, 16)) > most
            ):
                found.append((x, y))
    return found
