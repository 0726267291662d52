"""The drawn body: the paths of resources/body.svg, by panel, region and side.

The file holds only absolute M, L, C and Z commands, so hit-testing and painting share exact paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from massage_gui.core.region import Side

_PIECE = re.compile("([A-Za-z])([^A-Za-z]*)")


class Panel(StrEnum):
    """A part of the drawing: a whole figure, or an inset drawn larger beside it."""

    FRONT = "front"
    BACK = "back"
    HEAD_FRONT = "head-front"
    HEAD_BACK = "head-back"
    HANDS = "hands"
    SOLES = "soles"

    @property
    def is_inset(self) -> bool:
        """Whether this panel enlarges what is too small on the figure."""
        return self not in (Panel.FRONT, Panel.BACK)


class DrawingError(Exception):
    """The drawing cannot be read: the sentence names the file."""


class Shape(NamedTuple):
    """One region, or one half of it, in one panel."""

    panel: Panel
    region: str
    side: Side | None
    path: QPainterPath

    @property
    def key(self) -> tuple[str, Side | None]:
        """The region and side, the same in every panel."""
        return self.region, self.side


class PanelDrawing(NamedTuple):
    """What a panel is painted from."""

    frames: list[QPainterPath]
    bodies: list[QPainterPath]
    lines: list[QPainterPath]
    shapes: list[Shape]
    anchors: dict[str, QPointF]

    @property
    def bounds(self) -> QRectF:
        """The box round all bodies and frames, in the units of the drawing."""
        box = QRectF()
        for path in (*self.frames, *self.bodies):
            box = box.united(path.boundingRect())
        return box


class BodyDrawing(NamedTuple):
    """The whole drawing; `size` is its canvas in its own units."""

    size: QRectF
    panels: dict[Panel, PanelDrawing]

    def shapes(self) -> Iterator[Shape]:
        """Every shape, panel by panel."""
        for panel in self.panels.values():
            yield from panel.shapes

    def shape_of(self, region: str, side: Side | None, panel: Panel) -> Shape | None:
        """The shape of a region's half in a panel, where the panel has it."""
        wanted = (region, side)
        return next((shape for shape in self.panels[panel].shapes if shape.key == wanted), None)


def path_from(text: str) -> QPainterPath:
    """The painter path of an SVG `d` text of absolute M, L, C and Z; ValueError or TypeError for others."""
    if not text.lstrip().startswith("M"):
        raise ValueError("a path must begin with M")
    path = QPainterPath()
    for command, words in _PIECE.findall(text):
        _draw(path, command, [*map(float, words.replace(",", " ").split())])
    return path


def _draw(path: QPainterPath, command: str, numbers: Sequence[float]) -> None:
    """Go on with a path; more numbers go on with the same command, after a move they are lines."""
    if command == "C":
        for place in range(0, len(numbers), 6):
            path.cubicTo(*numbers[place : place + 6])
    elif command in ("M", "L"):
        for place in range(0, len(numbers), 2):
            go = path.moveTo if command == "M" and not place else path.lineTo
            go(*numbers[place : place + 2])
    elif command == "Z" and not numbers:
        path.closeSubpath()
    else:
        raise ValueError(f"a path has no command {command}")


def load_drawing(file: Path) -> BodyDrawing:
    """Read the drawing; DrawingError where the file is missing or is not the drawing."""
    reader, parser = _Reader(), expat.ParserCreate()
    parser.StartElementHandler = reader.take
    try:
        parser.Parse(file.read_bytes(), True)
    except OSError as error:
        raise DrawingError(
            f"The drawing of the body could not be read: {file}. Please install the program again."
        ) from error
    except (expat.ExpatError, IndexError, KeyError, TypeError, ValueError) as error:
        raise DrawingError(_damaged(file)) from error
    if reader.size.isEmpty():
        raise DrawingError(_damaged(file))
    return BodyDrawing(reader.size, reader.panels)


def _damaged(file: Path) -> str:
    return f"The drawing of the body is damaged: {file}. Please install the program again."


class _Reader:
    """Takes one element of the file after the other."""

    def __init__(self) -> None:
        self.size = QRectF()
        self.panels = {panel: PanelDrawing([], [], [], [], {}) for panel in Panel}
        self._panel = Panel.FRONT

    def take(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element; IndexError, KeyError, TypeError or ValueError where it is not as it must be."""
        into = self.panels[self._panel]
        if name == "path":
            _take_path(attributes, into, self._panel)
        elif name == "svg":
            self.size = QRectF(*map(float, attributes["viewBox"].split()))
        elif name == "g" and attributes.get("id") in list(Panel):
            self._panel = Panel(attributes["id"])
        elif name == "circle":
            anchor = attributes["id"].split(".", 1)[1]
            into.anchors[anchor] = QPointF(float(attributes["cx"]), float(attributes["cy"]))


def _take_path(attributes: Mapping[str, str], into: PanelDrawing, panel: Panel) -> None:
    path = path_from(attributes["d"])
    kind = attributes.get("class", "")
    if kind == "region":
        _, region, *side = attributes["id"].split(".")
        into.shapes.append(Shape(panel, region, Side(side[0]) if side else None, path))
    elif kind == "body":
        into.bodies.append(path)
    elif kind == "frame":
        into.frames.append(path)
    else:
        into.lines.append(path)
