"""Paints the moving figure: the part of the body that is worked, and the tool that moves on it.

All is painted as for the left side; the picture's transform makes the mirror image for the right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from massage_gui.core.region import Side
from massage_gui.core.timeline import Seconds, Segment
from massage_gui.services.body_drawing import BodyDrawing, PanelDrawing
from massage_gui.services.figure_ink import FigureInk
from massage_gui.services.figure_layout import held_tools, task_of
from massage_gui.services.figure_leg import leg_box, paint_ground, paint_leg
from massage_gui.services.figure_marks import paint_no_go
from massage_gui.services.figure_motion import Breathing, Pose, breathing, pose, still
from massage_gui.services.figure_picture import Picture, picture_of
from massage_gui.services.figure_place import Place
from massage_gui.services.figure_places import bodies_at, shapes_of, shown_region
from massage_gui.services.figure_sprites import Sprites
from massage_gui.services.figure_tools import Held
from massage_gui.services.figure_ways import paint_held, paint_ways

_LIT = 165
"""How strong, of 255, a region is lit: the tool on it stays the strongest thing in the picture."""

BREATH_GROWS = 0.44
"""How much the inner circle of the breath grows, measured in the radius of the outer one."""

_ROUND = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


@dataclass(frozen=True)
class BreathWords:
    """What stands in the breath circle, translated by who paints."""

    inward: str = ""
    outward: str = ""


@dataclass(frozen=True)
class Moment:
    """What of a picture can change: the pose and the breath, None where there is none, and the tools."""

    pose: Pose | None = None
    breath: Breathing | None = None
    tools: tuple[Held, ...] = ()


NO_MOMENT = Moment()


class FigurePainter:
    """Paints segments in one set of colours; `no_go` are the ids of the regions that are hatched."""

    def __init__(
        self, drawing: BodyDrawing, no_go: Collection[str], ink: FigureInk, words: BreathWords = BreathWords()
    ) -> None:
        self._drawing = drawing
        self._no_go = frozenset(no_go)
        self._ink = ink
        self._words = words

    def picture(self, rect: QRectF, segment: Segment, region: str) -> Picture:
        """The picture of a segment of a routine for a region; made once, painted often."""
        return picture_of(self._drawing, self._no_go, rect, task_of(segment, region))

    def paint_still(self, painter: QPainter, rect: QRectF, segment: Segment, region: str) -> None:
        """Paint a segment as a picture that does not move, with arrows; as vectors, for paper too."""
        picture = self.picture(rect, segment, region)
        self.paint_background(painter, picture)
        self.paint_moment(painter, picture, self.standing(picture))

    def standing(self, picture: Picture) -> Moment:
        """The moment that tells most where nothing moves."""
        pattern = picture.task.pattern
        return self._moment(picture, still(pattern), None) if pattern else Moment()

    def moment(self, picture: Picture, seconds: Seconds, before: Moment = NO_MOMENT) -> Moment:
        """What is to be seen so many seconds after the segment's start.

        `before` is another moment of the same picture: its tools are taken where they have not moved.
        """
        task = picture.task
        if task.pattern is None:
            return Moment()
        now = pose(task.pattern, task.pace, seconds)
        breath = breathing(task.breath, task.pattern, task.pace, seconds)
        if now == before.pose:
            return Moment(now, breath, before.tools)
        return self._moment(picture, now, breath)

    def _moment(self, picture: Picture, now: Pose, breath: Breathing | None) -> Moment:
        if picture.leg is not None or picture.place is None:
            return Moment(now, breath)
        return Moment(now, breath, held_tools(picture.task, picture.place, now, picture.middle))

    def paint_background(self, painter: QPainter, picture: Picture) -> None:
        """Paint what stands still: the body, the region lit, the no-go areas, the arrows."""
        with _within(painter, picture):
            painter.fillRect(picture.rect, self._ink.body.ground)
            painter.setTransform(picture.transform, True)
            if picture.leg is not None:
                paint_ground(painter, picture.leg, self._ink, picture.task.side)
            elif picture.place is not None:
                self._paint_body(painter, picture, picture.place)
                paint_ways(painter, picture, picture.place, self._ink)

    def paint_moment(self, painter: QPainter, picture: Picture, moment: Moment) -> None:
        """Paint what moves: the tool, and the breath circle."""
        self.paint_tools(painter, picture, moment)
        if moment.breath is not None:
            self.paint_breath(painter, picture, moment.breath)

    def sprites(self, picture: Picture, ratio: float) -> Sprites:
        """Kept pictures for `paint_tools`, at a screen's device pixel ratio."""
        return Sprites(picture, self._ink, ratio)

    def paint_tools(
        self, painter: QPainter, picture: Picture, moment: Moment, sprites: Sprites | None = None
    ) -> None:
        """Paint the tools, as vectors or with kept pictures; all of it lies in `tools_rect`."""
        if moment.pose is None:
            return
        with _within(painter, picture):
            if picture.leg is not None:
                painter.setTransform(picture.transform, True)
                paint_leg(painter, picture.leg, moment.pose, self._ink)
            else:
                self._paint_tools(painter, picture, moment, moment.pose.press, sprites)

    def tools_rect(self, picture: Picture, moment: Moment) -> QRectF:
        """Where the tools are painted, in the picture's rectangle."""
        box = leg_box(picture.leg) if picture.leg else QRectF()
        for held in moment.tools:
            box |= held.box
        margin = picture.line * 2
        return picture.transform.mapRect(box.adjusted(-margin, -margin, margin, margin)) & picture.rect

    def paint_breath(self, painter: QPainter, picture: Picture, breath: Breathing) -> None:
        """Paint the breath circle; all of it lies in the picture's `breath_rect`."""
        with _within(painter, picture):
            spot, most = picture.breath_spot, picture.breath_radius
            painter.setPen(QPen(self._ink.breath, most * 0.05))
            painter.setBrush(self._ink.body.ground)
            painter.drawEllipse(spot, most, most)
            radius = most * (0.5 + BREATH_GROWS * breath.full)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._ink.breath)
            painter.drawEllipse(spot, radius, radius)
            self._paint_word(painter, picture, breath)

    def _paint_body(self, painter: QPainter, picture: Picture, place: Place) -> None:
        panel = self._drawing.panels[place.panel]
        body = bodies_at(self._drawing, place, picture.task.side)
        self._paint_skin(painter, panel, body, picture.line)
        region = shown_region(picture.task.region, place)
        colour = self._ink.side(picture.task.side)
        side = Side.LEFT if picture.task.side is Side.RIGHT else picture.task.side
        for shape in shapes_of(self._drawing, region, place.panel, side):
            fill = QColor(colour)
            fill.setAlpha(_LIT)
            painter.setPen(QPen(colour, picture.line * 1.2, *_ROUND))
            painter.setBrush(fill)
            painter.drawPath(shape.path)
        self._paint_lines(painter, panel, body, picture.line)
        for shape in panel.shapes:
            if shape.region in self._no_go:
                paint_no_go(painter, shape.path, self._ink.no_go, picture.line * 0.9)

    def _paint_skin(self, painter: QPainter, panel: PanelDrawing, body: QRectF, width: float) -> None:
        painter.setPen(QPen(self._ink.body.edge, width * 1.1, *_ROUND))
        painter.setBrush(self._ink.body.skin)
        for path in panel.bodies:
            if body.contains(path.boundingRect()):
                painter.drawPath(path)

    def _paint_lines(self, painter: QPainter, panel: PanelDrawing, body: QRectF, width: float) -> None:
        painter.setPen(QPen(self._ink.body.line, width * 0.8, *_ROUND))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in panel.lines:
            if body.contains(line.boundingRect().center()):
                painter.drawPath(line)

    def _paint_tools(
        self, painter: QPainter, picture: Picture, moment: Moment, press: float, sprites: Sprites | None
    ) -> None:
        if picture.place is not None and picture.place.over:
            # The arm lies before the body, out of sight.
            body = self._drawing.panels[picture.place.panel].bodies[0]
            painter.setClipPath(picture.transform.map(body), Qt.ClipOperation.IntersectClip)
        alone = len(moment.tools) == 1
        if sprites is not None:
            for held in moment.tools:
                sprites.paint(painter, held, press, alone)
            return
        painter.setTransform(picture.transform, True)
        for held in moment.tools:
            paint_held(painter, picture, held, press, self._ink, alone)

    def _paint_word(self, painter: QPainter, picture: Picture, breath: Breathing) -> None:
        spot, most = picture.breath_spot, picture.breath_radius
        font = QFont(painter.font())
        font.setPixelSize(max(8, round(most * 0.46)))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._ink.on_breath)
        box = QRectF(spot.x() - most, spot.y() - most, 2 * most, 2 * most)
        word = self._words.inward if breath.inward else self._words.outward
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)


def breath_look(picture: Picture, breath: Breathing, ratio: float) -> tuple[bool, int]:
    """What the eye can tell of the breath circle, to half a pixel of a screen with this pixel ratio."""
    grows = BREATH_GROWS * picture.breath_radius * ratio
    return breath.inward, round(2 * grows * breath.full)


@contextmanager
def _within(painter: QPainter, picture: Picture) -> Iterator[None]:
    """Paint inside the picture's rectangle, and leave the painter as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(picture.rect, Qt.ClipOperation.IntersectClip)
    yield
    painter.restore()
