"""The drawn body: the paths of resources/body.svg, by panel, region and side.

The file holds only absolute M, L, C and Z commands, so hit-testing and painting share exact paths.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFile, QIODevice, QPointF, QRectF, QXmlStreamReader
from PySide6.QtGui import QPainterPath

from massage_gui.core.region import Side

_NUMBERS = {"M": 2, "L": 2, "C": 6}


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


@dataclass
class PanelDrawing:
    """What a panel is painted from."""

    frames: list[QPainterPath] = field(default_factory=list)
    bodies: list[QPainterPath] = field(default_factory=list)
    lines: list[QPainterPath] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    anchors: dict[str, QPointF] = field(default_factory=dict)

    @property
    def bounds(self) -> QRectF:
        """The box round all bodies and frames, in the units of the drawing."""
        box = QRectF()
        for path in (*self.frames, *self.bodies):
            box = box.united(path.boundingRect())
        return box


@dataclass
class BodyDrawing:
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
    """The painter path of an SVG `d` text of M, L, C and Z with spaces between; ValueError for any other."""
    path = QPainterPath()
    words = iter(text.replace(",", " ").split())
    command = ""
    for word in words:
        if word == "Z":
            path.closeSubpath()
        elif word in _NUMBERS:
            command = word
            _draw(path, command, map(float, islice(words, _NUMBERS[command])))
        else:
            # More numbers go on with the same command; after a move they are lines.
            command = "L" if command == "M" else command
            _draw(path, command, map(float, (word, *islice(words, _NUMBERS.get(command, 1) - 1))))
    return path


def _draw(path: QPainterPath, command: str, numbers: Iterable[float]) -> None:
    if command == "C":
        path.cubicTo(*numbers)
    elif command == "L":
        path.lineTo(*numbers)
    elif command == "M":
        path.moveTo(*numbers)
    else:
        raise ValueError("a path must begin with M")


def load_drawing(file: Path) -> BodyDrawing:
    """Read the drawing; DrawingError where the file is missing or is not the drawing."""
    source = QFile(str(file))
    if not source.open(QIODevice.OpenModeFlag.ReadOnly):
        raise DrawingError(
            f"The drawing of the body could not be read: {file}. Please install the program again."
        )
    reader = QXmlStreamReader(source)
    try:
        drawing = _read(reader)
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise DrawingError(_damaged(file)) from error
    finally:
        source.close()
    if reader.hasError() or drawing.size.isEmpty():
        raise DrawingError(_damaged(file))
    return drawing


def _damaged(file: Path) -> str:
    return f"The drawing of the body is damaged: {file}. Please install the program again."


def _read(reader: QXmlStreamReader) -> BodyDrawing:
    drawing = BodyDrawing(QRectF(), {panel: PanelDrawing() for panel in Panel})
    panel = Panel.FRONT
    while not reader.atEnd():
        if reader.readNext() is QXmlStreamReader.TokenType.StartElement:
            panel = _take(reader, drawing, panel)
    return drawing


def _take(reader: QXmlStreamReader, drawing: BodyDrawing, panel: Panel) -> Panel:
    found = reader.attributes()
    attributes = {found.at(i).name(): found.at(i).value() for i in range(found.size())}
    name = reader.name()
    if name == "svg":
        drawing.size = QRectF(*(float(number) for number in attributes["viewBox"].split()))
    elif name == "g" and attributes.get("id") in list(Panel):
        return Panel(attributes["id"])
    elif name == "path":
        _take_path(attributes, drawing.panels[panel], panel)
    elif name == "circle":
        anchor = attributes["id"].split(".", 1)[1]
        drawing.panels[panel].anchors[anchor] = QPointF(float(attributes["cx"]), float(attributes["cy"]))
    return panel


def _take_path(attributes: dict[str, str], into: PanelDrawing, panel: Panel) -> None:
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
