"""The moving figure: what to do in a segment, drawn, in step with the timeline."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.core.timeline import Segment
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.figure_ink import CLOTHS, FigureInk
from massage_gui.services.figure_motion import Breathing
from massage_gui.services.figure_painter import FigurePainter, Moment, breath_look
from massage_gui.services.figure_picture import Picture
from massage_gui.services.figure_sprites import PRESSES, Sprites
from massage_gui.ui.figure_words import FigureWords
from massage_gui.ui.theme import LIGHT, Theme

FRAME = 16
"""Milliseconds between two looks at the time: sixty frames a second."""

ROUND = 14.0
"""The radius of the corners, in pixels."""

CLOSE = 180
"""How finely the pose of a leg is told apart."""


_Look = tuple[object, ...]
_NOTHING: _Look = ()


def figure_ink(theme: Theme) -> FigureInk:
    """The figure's colours in a theme."""
    return FigureInk(
        body=theme.ink,
        left=QColor(theme.left),
        right=QColor(theme.right),
        both=QColor(theme.lit),
        no_go=QColor(theme.stop_text),
        arrow=QColor(theme.text),
        halo=QColor(theme.panel),
        breath=QColor(theme.primary),
        on_breath=QColor(theme.on_primary),
        hand=QColor("#F3D9C2" if theme.dark else "#FBEADB"),
        ball=QColor("#DDE66B"),
        seam=QColor("#FFFFFF"),
        cloths=CLOTHS,
        edge=QColor("#1A1410" if theme.dark else "#3A2C22"),
    )


class FigureView(QWidget):
    """Shows a segment; `elapsed` tells the seconds since its start."""

    def __init__(self, drawing: BodyDrawing, no_go: Collection[str], elapsed: Callable[[], float]) -> None:
        super().__init__()
        self._round = ROUND
        self._drawing, self._no_go, self._elapsed = drawing, frozenset(no_go), elapsed
        self._words = FigureWords()
        self._theme = LIGHT
        self._segment: Segment | None = None
        self._region = ""
        self._running, self._moves = False, True
        self._picture: Picture | None = None
        self._ground = QPixmap()
        self._sprites: Sprites | None = None
        self._now, self._look, self._place = Moment(), _NOTHING, QRect()
        self._painter = self._new_painter()
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(FRAME)
        self._frames.timeout.connect(self.refresh)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 150)
        # What lies behind need not be painted again for every frame.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self._words.name())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._painter = self._new_painter()
        self._forget()

    def show_segment(self, segment: Segment | None, region: str) -> None:
        """Show a segment of a routine for a region; nothing for none."""
        if (segment, region) != (self._segment, self._region):
            self._segment, self._region = segment, region
            self.setAccessibleDescription(self._words.told(segment))
            self._forget()
        self._keep_time()

    def run(self, running: bool) -> None:
        """Let the figure go with the time, or let it stand where it is."""
        self._running = running
        self._keep_time()

    def use_corners(self, radius: float) -> None:
        """Round the corners by so many pixels."""
        self._round = radius
        self._forget()

    def use_motion(self, moves: bool) -> None:
        """Move, or show a picture that stands still, with arrows."""
        if moves is not self._moves:
            self._moves = moves
            self._forget()
        self._keep_time()

    def refresh(self) -> None:
        """Look at the time again, and paint only what has moved since."""
        picture = self._picture
        if picture is None or self._ground.isNull():
            return
        before, now = self._now, self._moment(picture)
        look = _looks(picture, now, self.devicePixelRatioF())
        if look != self._look:
            self.update(self._place)
            self._take(picture, Moment(now.pose, before.breath, now.tools), look)
            self.update(self._place)
        if self._breathed(picture, before.breath, now.breath):
            self.update(picture.breath_rect.toAlignedRect())
            self._now = Moment(self._now.pose, now.breath, self._now.tools)

    def _breathed(self, picture: Picture, before: Breathing | None, now: Breathing | None) -> bool:
        if before is None or now is None:
            return before is not now
        ratio = self.devicePixelRatioF()
        return breath_look(picture, before, ratio) != breath_look(picture, now, ratio)

    def _take(self, picture: Picture, now: Moment, look: _Look) -> None:
        self._now, self._look = now, look
        self._place = self._painter.tools_rect(picture, now).toAlignedRect()

    def _new_painter(self) -> FigurePainter:
        return FigurePainter(self._drawing, self._no_go, figure_ink(self._theme), self._words.breath())

    def _forget(self) -> None:
        """The picture behind what moves is another one now."""
        self._picture, self._ground, self._now = None, QPixmap(), Moment()
        self.update()

    def _keep_time(self) -> None:
        moving = self._segment is not None and self._segment.motion is not None
        if self._running and self._moves and moving and self.isVisible():
            self._frames.start()
        else:
            self._frames.stop()
        self.refresh()

    def _moment(self, picture: Picture) -> Moment:
        if not self._moves:
            return self._painter.standing(picture)
        return self._painter.moment(picture, self._elapsed(), self._now)

    def _prepare(self, segment: Segment) -> Picture:
        """The picture of a segment, its ground painted once for this size and screen."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._ground.isNull() or self._ground.devicePixelRatio() != ratio:
            self._picture = self._painter.picture(QRectF(self.rect()), segment, self._region)
            self._sprites = self._painter.sprites(self._picture, ratio)
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(QColor(self._theme.window))
            painter = QPainter(self._ground)
            outline = QPainterPath()
            outline.addRoundedRect(QRectF(self.rect()), self._round, self._round)
            painter.setClipPath(outline)
            self._painter.paint_background(painter, self._picture)
            painter.end()
            now = self._moment(self._picture)
            self._take(self._picture, now, _looks(self._picture, now, ratio))
        return self._picture

    def showEvent(self, event: QShowEvent) -> None:
        self._keep_time()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget()

    def sizeHint(self) -> QSize:
        return QSize(300, 400)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._segment is None:
            painter.fillRect(self.rect(), QColor(self._theme.window))
            painter.end()
            return
        picture = self._prepare(self._segment)
        ratio = self._ground.devicePixelRatio()
        for rect in _rects(event.region()):
            part = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
            painter.drawPixmap(QRectF(rect), self._ground, part)
        if event.region().intersects(self._place):
            self._painter.paint_tools(painter, picture, self._now, self._sprites)
        breath = self._now.breath
        if breath and event.region().intersects(picture.breath_rect.toAlignedRect()):
            self._paint_breath(painter, picture, breath)
        painter.end()

    def _paint_breath(self, painter: QPainter, picture: Picture, breath: Breathing) -> None:
        def paint(on: QPainter) -> None:
            on.setFont(self.font())
            self._painter.paint_breath(on, picture, breath)

        if self._sprites is not None:
            look = breath_look(picture, breath, self.devicePixelRatioF())
            self._sprites.paint_breath(painter, look, paint)


def _rects(region: QRegion) -> Iterator[QRect]:
    """The rectangles of a region, which can be walked through but is not typed so."""
    yield from cast("Iterable[QRect]", region)


def _looks(picture: Picture, moment: Moment, ratio: float) -> _Look:
    """What the eye can tell of the tools: places to a pixel of a screen with this ratio."""
    if moment.pose is None:
        return _NOTHING
    if picture.leg is not None:
        pose = moment.pose
        return tuple(round(part * CLOSE) for part in (pose.along, pose.press, pose.round))
    looks: list[object] = [round(moment.pose.press * PRESSES)]
    for held in moment.tools:
        spot = picture.transform.map(held.spot)
        looks += [round(ratio * spot.x()), round(ratio * spot.y()), held.look]
    return tuple(looks)
