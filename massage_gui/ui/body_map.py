"""The drawn body that is clicked: paints, hit-tests, and moves the focus from region to region."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.core.region import Region, Side
from massage_gui.services.body_drawing import BodyDrawing, Panel, Shape
from massage_gui.services.body_painter import paint_hatched, paint_lit, paint_panel
from massage_gui.ui.body_labels import paint_bubble, paint_captions
from massage_gui.ui.region_button import RegionButton
from massage_gui.ui.theme import LIGHT, Theme

Key = tuple[str, Side | None]
CATCH = 9.0
"""How far beside a small region a click still counts, in pixels."""
SMALL = 34.0
"""A region narrower than this many pixels is small."""
TYPING_PAUSE = 1.0
"""Letters typed within this many seconds of each other are one word."""


class BodyMap(QWidget):
    """Front and back of the body with regions that light up."""

    #: Region, Side or None: the user chose this region, on this half of it
    region_chosen = Signal(object, object)
    #: Region or None, Side or None: the pointer or the focus is on this region
    region_pointed = Signal(object, object)

    def __init__(
        self, drawing: BodyDrawing, regions: Iterable[Region], clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._drawing = drawing
        self._regions = {region.id: region for region in regions}
        self._clock = clock
        self._theme = LIGHT
        self._captions: Mapping[Key, str] = {}
        self._quiet: frozenset[str] = frozenset()
        self._pointed: Key | None = None
        self._at: Panel | None = None
        self._chosen: Key | None = None
        self._typed, self._typed_at = "", -math.inf
        self._ground = QPixmap()
        self._transform = QTransform()
        self._buttons = self._make_buttons()
        self.setMouseTracking(True)
        self.setMinimumSize(300, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Body map"))

    def _make_buttons(self) -> dict[Key, RegionButton]:
        drawn = {shape.key for shape in self._drawing.shapes()}
        buttons = {}
        for region in self._regions.values():
            for side in (Side.LEFT, Side.RIGHT, None):
                if (region.id, side) in drawn:
                    buttons[(region.id, side)] = self._make_button(region.id, side)
        return buttons

    def _make_button(self, region: str, side: Side | None) -> RegionButton:
        made = RegionButton(region, side, self)
        made.focused.connect(lambda: self._point((region, side), None))
        made.unfocused.connect(lambda: self._leave((region, side)))
        made.clicked.connect(lambda: self._choose((region, side)))
        made.arrow_pressed.connect(lambda x, y: self._go((region, side), x, y))
        made.typed.connect(self._type)
        return made

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._ground = QPixmap()
        self.update()

    def set_captions(
        self, names: Mapping[Key, str], captions: Mapping[Key, str], quiet: frozenset[str]
    ) -> None:
        """Take the names and bubbles of the regions; `quiet` are those without a routine."""
        self._captions, self._quiet = captions, quiet
        for key, button in self._buttons.items():
            button.setAccessibleName(names[key])
            button.setAccessibleDescription(captions[key])
        self._ground = QPixmap()
        self.update()

    def choose(self, region: str, side: Side | None) -> None:
        """Show this region as chosen, without saying so."""
        self._chosen = (region, side)
        self.update()

    def clear_choice(self) -> None:
        """Show no region as chosen."""
        self._chosen = None
        self.update()

    def point(self, region: str | None) -> None:
        """Light a region up from elsewhere, both halves of it; None for none."""
        self._point(None if region is None else self._first_key(region), None, tell=False)

    def focus_region(self, region: str, side: Side | None = None) -> None:
        """Give a region the keyboard focus."""
        key = (region, side) if (region, side) in self._buttons else self._first_key(region)
        if key is not None:
            self._buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def button(self, region: str, side: Side | None = None) -> RegionButton:
        """The button of a region's half; KeyError where the drawing has none."""
        return self._buttons[(region, side)]

    def centre_of(self, region: str, side: Side | None = None) -> QPointF:
        """A point well inside the region, in the widget's pixels."""
        shape = self._main_shape((region, side))
        return self._transform.map(_inside(shape.path))

    def region_at(self, where: QPointF) -> Shape | None:
        """The shape under a point in pixels; small regions also catch what is just beside them."""
        inverse, _ = self._transform.inverted()
        point = inverse.map(where)
        for shape in self._drawing.shapes():
            if shape.path.boundingRect().contains(point) and shape.path.contains(point):
                return shape
        return self._near(point)

    def _near(self, point: QPointF) -> Shape | None:
        scale = self._transform.m11() or 1.0
        reach = CATCH / scale
        spot = QPainterPath()
        spot.addEllipse(point, reach, reach)
        near = [
            shape
            for shape in self._drawing.shapes()
            if shape.path.boundingRect().width() * scale < SMALL and shape.path.intersects(spot)
        ]
        return min(near, key=lambda shape: _distance(shape.path.boundingRect().center(), point), default=None)

    def sizeHint(self) -> QSize:
        return QSize(720, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._ground = QPixmap()
        super().changeEvent(event)

    def _place(self) -> None:
        box, size = QRectF(self.rect()).adjusted(4, 4, -4, -4), self._drawing.size
        scale = max(0.05, min(box.width() / size.width(), box.height() / size.height()))
        self._transform = QTransform.fromTranslate(box.center().x(), box.center().y())
        self._transform.scale(scale, scale)
        self._transform.translate(-size.center().x(), -size.center().y())
        self._ground = QPixmap()
        for key, button in self._buttons.items():
            button.setGeometry(self._box_of(self._main_shape(key)).adjusted(-2, -2, 2, 2))

    def _box_of(self, shape: Shape) -> QRect:
        return self._transform.mapRect(shape.path.boundingRect()).toAlignedRect()

    def _main_shape(self, key: Key) -> Shape:
        having = [shape for shape in self._drawing.shapes() if shape.key == key]
        return max(having, key=_size)

    def _first_key(self, region: str) -> Key | None:
        return next((key for key in self._buttons if key[0] == region), None)

    def _point(self, key: Key | None, panel: Panel | None, tell: bool = True) -> None:
        if (key, panel) == (self._pointed, self._at):
            return
        self._pointed, self._at = key, panel
        self.setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
        self.update()
        if tell:
            region = self._regions[key[0]] if key else None
            self.region_pointed.emit(region, key[1] if key else None)

    def _leave(self, key: Key) -> None:
        if self._pointed == key:
            self._point(None, None)

    def _choose(self, key: Key) -> None:
        region = self._regions[key[0]]
        self._chosen = None if region.no_go else key
        self.update()
        self.region_chosen.emit(region, key[1])

    def _go(self, key: Key, x: int, y: int) -> None:
        start = _inside(self._main_shape(key).path)

        def cost(other: Key) -> float:
            way = _inside(self._main_shape(other).path) - start
            along, across = way.x() * x + way.y() * y, abs(way.x() * y) + abs(way.y() * x)
            return along + 2.5 * across if along > 1 and across < 3 * along else math.inf

        best = min(self._buttons, key=cost)
        if cost(best) < math.inf:
            self._buttons[best].setFocus(Qt.FocusReason.OtherFocusReason)

    def _type(self, letter: str) -> None:
        now = self._clock()
        self._typed = self._typed + letter if now - self._typed_at < TYPING_PAUSE else letter
        self._typed_at = now
        found = next((key for key in self._buttons if self._regions[key[0]].matches(self._typed)), None)
        if found is not None:
            self._buttons[found].setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = self.region_at(event.position())
        self._point(shape.key if shape else None, shape.panel if shape else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            shape = self.region_at(event.position())
            if shape is not None:
                self._buttons[shape.key].setFocus(Qt.FocusReason.MouseFocusReason)
                self._point(shape.key, shape.panel)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        shape = self.region_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and shape is not None and shape.key == self._pointed:
            self._choose(shape.key)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None, None)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground.isNull():
            self._ground = self._paint_ground()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._transform, True)
        self._paint_no_go(painter)
        self._paint_chosen(painter)
        self._paint_pointed(painter)
        painter.resetTransform()
        self._paint_bubble(painter)
        painter.end()

    def _paint_ground(self) -> QPixmap:
        ground = QPixmap(self.size() * self.devicePixelRatio())
        ground.setDevicePixelRatio(self.devicePixelRatio())
        ground.fill(QColor(self._theme.window))
        painter = QPainter(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._transform, True)
        for panel in self._drawing.panels.values():
            paint_panel(painter, panel, self._theme.ink, self._quiet)
        paint_captions(painter, self._drawing, self._theme, self.font(), self._transform.m11())
        painter.end()
        return ground

    def _paint_no_go(self, painter: QPainter) -> None:
        beside = self._regions[self._chosen[0]].beside if self._chosen else ()
        for shape in self._drawing.shapes():
            if shape.region in beside:
                paint_hatched(painter, shape, QColor(self._theme.stop_text))

    def _paint_chosen(self, painter: QPainter) -> None:
        if self._chosen is None:
            return
        for shape in self._drawing.shapes():
            if shape.region == self._chosen[0]:
                colour = self._theme.side(shape.side)
                fill = QColor(colour)
                fill.setAlpha(225 if self._chosen[1] in (shape.side, None) else 120)
                paint_lit(painter, shape, fill, colour)

    def _paint_pointed(self, painter: QPainter) -> None:
        if self._pointed is None:
            return
        focused = any(button.hasFocus() for button in self._buttons.values())
        edge = QColor(self._theme.focus if focused else self._theme.lit)
        for shape in self._drawing.shapes():
            if shape.key == self._pointed:
                chosen = self._chosen is not None and shape.region == self._chosen[0]
                fill = self._theme.side(shape.side) if chosen else QColor(self._theme.lit)
                paint_lit(painter, shape, fill, edge)

    def _paint_bubble(self, painter: QPainter) -> None:
        if self._pointed is None or self._pointed not in self._captions:
            return
        at = None if self._at is None else self._drawing.shape_of(*self._pointed, self._at)
        shape = at or self._main_shape(self._pointed)
        beside = QRectF(self._box_of(shape))
        paint_bubble(
            painter, self._captions[self._pointed], beside, QRectF(self.rect()), self._theme, self.font()
        )


def _inside(path: QPainterPath) -> QPointF:
    centre = path.boundingRect().center()
    if path.contains(centre):
        return centre
    box = path.boundingRect()
    grid = (
        QPointF(box.x() + box.width() * i / 12, box.y() + box.height() * j / 12)
        for i in range(1, 12)
        for j in range(1, 12)
    )
    within = [point for point in grid if path.contains(point)]
    return min(within, key=lambda point: _distance(point, centre), default=centre)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def _size(shape: Shape) -> float:
    box = shape.path.boundingRect()
    # The figure is where people look first: an inset counts only where the figure has nothing to click.
    return box.width() * box.height() * (0.05 if shape.panel.is_inset else 1.0)
