"""The drawn body that is clicked: paints, hit-tests, and moves the focus from region to region."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from massage_gui.core.region import Region, Side, search
from massage_gui.services.body_drawing import BodyDrawing, Panel, Shape
from massage_gui.services.body_painter import Mark
from massage_gui.ui.map_layers import ground, paint_chosen, paint_no_go, paint_pointed
from massage_gui.ui.map_places import MapPlaces
from massage_gui.ui.region_button import RegionButton
from massage_gui.ui.region_shapes import Key
from massage_gui.ui.theme import LIGHT, Theme
from massage_gui.ui.typed_word import TypedWord


class BodyMap(QWidget):
    """Front and back of the body with regions that light up."""

    #: Region, Side or None: the user chose this region, on this half of it
    region_chosen = Signal(object, object)
    #: Region or None, Side or None: the pointer or the focus is on this region
    region_pointed = Signal(object, object)

    def __init__(
        self,
        drawing: BodyDrawing,
        regions: Iterable[Region] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._drawing = drawing
        self._word = TypedWord(clock)
        self._theme = LIGHT
        self._captions: Mapping[Key, str] = {}
        self._quiet: frozenset[str] = frozenset()
        self._pointed: Key | None = None
        self._at: Panel | None = None
        self._focused: Key | None = None
        self._chosen: Key | None = None
        self._found: tuple[str, ...] = ()
        self._bubble: QRectF | None = None
        self._ground = QPixmap()
        self._regions: dict[str, Region] = {}
        self._places = MapPlaces(drawing, (), self.size(), self.font())
        self._buttons: dict[Key, RegionButton] = {}
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(300, 300)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Body map"))
        self.set_regions(regions)

    def set_regions(self, regions: Iterable[Region]) -> None:
        """Let these regions be pointed at and chosen; before that the map is only a picture."""
        self._regions = {region.id: region for region in regions}
        self._buttons = self._make_buttons()
        self._place()

    def _make_buttons(self) -> dict[Key, RegionButton]:
        drawn = {shape.key for shape in self._drawing.shapes()}
        buttons = {}
        for region in self._regions.values():
            for side in (Side.LEFT, Side.RIGHT, None):
                if (region.id, side) in drawn:
                    buttons[(region.id, side)] = self._make_button(region.id, side)
                    buttons[(region.id, side)].show()
        return buttons

    def _make_button(self, region: str, side: Side | None) -> RegionButton:
        made = RegionButton(region, side, self, self._takes_space)
        made.focused.connect(lambda: self._focus((region, side)))
        made.unfocused.connect(lambda: self._focus(None))
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
        self._bubble = self._make_bubble()
        self.update()

    def choose(self, region: str, side: Side | None) -> None:
        """Show this region as chosen, without saying so."""
        self._chosen = (region, side)
        self._forget_pointer()
        self.update()

    def clear_choice(self) -> None:
        """Show no region as chosen."""
        self._chosen = None
        self.update()

    def point(self, region: str | None) -> None:
        """Light a region up from elsewhere, both halves of it; None for none."""
        self._point((region, None) if region in self._regions else None, None, tell=False)

    def show_found(self, regions: tuple[str, ...]) -> None:
        """Light up, quietly, the regions that a search has found."""
        # What must not be pressed keeps its hatching.
        self._found = tuple(each for each in regions if not self._regions[each].no_go)
        self.update()

    def focus_region(self, region: str, side: Side | None = None) -> None:
        """Give a region the keyboard focus."""
        key = (region, side) if (region, side) in self._buttons else self._first_key(region)
        if key is not None:
            self._buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def buttons(self) -> list[RegionButton]:
        """The button of each region and half, head to foot."""
        return list(self._buttons.values())

    def button(self, region: str, side: Side | None = None) -> RegionButton:
        """The button of a region's half; KeyError where the drawing has none."""
        return self._buttons[(region, side)]

    def centre_of(self, region: str, side: Side | None = None) -> QPointF:
        """A point well inside the region, in the widget's pixels."""
        return self._places.centre((region, side))

    def region_at(self, where: QPointF) -> Shape | None:
        """The shape under a point in pixels; small regions also catch what is just beside them."""
        return self._places.at(where)

    def sizeHint(self) -> QSize:
        return QSize(720, 720)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._place()
        super().changeEvent(event)

    def _place(self) -> None:
        self._places = MapPlaces(self._drawing, self._regions, self.size(), self.font())
        self._ground = QPixmap()
        for key, button in self._buttons.items():
            button.setGeometry(self._places.box(self._places.shapes.main(key)).adjusted(-2, -2, 2, 2))
        self._forget_pointer()
        self._bubble = self._make_bubble()

    def _first_key(self, region: str) -> Key | None:
        return next((key for key in self._buttons if key[0] == region), None)

    @property
    def pointed(self) -> Key | None:
        """The region that the pointer is on, or else the one that has the focus."""
        return self._pointed or self._focused

    def _point(self, key: Key | None, panel: Panel | None, tell: bool = True) -> None:
        if (key, panel) != (self._pointed, self._at):
            before, area = self.pointed, self._lit_area()
            self._pointed, self._at = key, panel
            self._show_pointed(before, area, tell)

    def _focus(self, key: Key | None) -> None:
        if not isValid(self):
            # The focus goes once more when the map itself goes.
            return
        before, area = self.pointed, self._lit_area()
        self._focused = key
        if key is not None:
            # Whoever goes by keys looks there, wherever the mouse was left lying.
            self._pointed, self._at = None, None
        self._show_pointed(before, area, tell=True)

    def _show_pointed(self, before: Key | None, area: QRegion, tell: bool) -> None:
        self._bubble = self._make_bubble()
        self.update(area.united(self._lit_area()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self.pointed else Qt.CursorShape.ArrowCursor)
        if tell and self.pointed != before:
            region = self._regions[self.pointed[0]] if self.pointed else None
            self.region_pointed.emit(region, self.pointed[1] if self.pointed else None)

    def _forget_pointer(self) -> None:
        # What lay under the pointer does so no longer; the next move of the mouse tells what does.
        self._point(None, None, tell=False)

    def _lit_area(self) -> QRegion:
        """What is painted otherwise for the region pointed at and the one with the focus."""
        area = QRegion()
        for key in (self._pointed, self._focused):
            for shape in self._places.shapes.of(key) if key else ():
                area = area.united(self._places.box(shape).adjusted(-4, -4, 4, 4))
        if self._bubble is None:
            return area
        return area.united(self._bubble.toAlignedRect().adjusted(-2, -2, 2, 2))

    def _make_bubble(self) -> QRectF | None:
        if self.pointed is None or self.pointed not in self._captions:
            return None
        panel = self._at if self._pointed is not None else None
        return self._places.bubble(self._captions[self.pointed], self.pointed, panel)

    def _choose(self, key: Key) -> None:
        region = self._regions[key[0]]
        self._buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self._chosen = None if region.no_go else key
        self._forget_pointer()
        self.update()
        self.region_chosen.emit(region, key[1])

    def _go(self, key: Key, x: int, y: int) -> None:
        beyond = self._places.neighbours.beyond(key, (x, y))
        if beyond is not None:
            self._buttons[beyond].setFocus(Qt.FocusReason.OtherFocusReason)

    def _takes_space(self) -> bool:
        """Whether a space goes on with what is typed: "back" may become "back of thigh", "calf" nothing."""
        begun = f"{self._word.word} ".casefold()
        return any(region.name.casefold().startswith(begun) for region in self._regions.values())

    def _type(self, letter: str) -> None:
        word = self._word.add(letter)
        names = (key for key in self._buttons if self._is_called(key, word))
        found = next(names, self._first_key(self._first_match(word)))
        if found is not None:
            self._buttons[found].setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_called(self, key: Key, letters: str) -> bool:
        return self._regions[key[0]].name.casefold().startswith(letters.casefold())

    def _first_match(self, letters: str) -> str:
        regions = [region for region in self._regions.values() if region.matches(letters)]
        found = search(regions, letters, self._regions.keys() - self._quiet)
        return found[0].id if found else ""

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

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._forget_pointer()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground.isNull():
            self._ground = ground(self._places, self.devicePixelRatio(), self._theme, self._marks())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self._places.transform, True)
        self._paint_regions(painter, event.region())
        painter.resetTransform()
        if self._bubble is not None and self.pointed is not None:
            from massage_gui.ui.map_bubble import paint_bubble

            paint_bubble(painter, self._captions[self.pointed], self._bubble, self._theme, self.font())
        painter.end()

    def _marks(self) -> dict[str, Mark]:
        if not self._regions:
            return {}
        quiet = dict.fromkeys(self._quiet, Mark.PLAIN)
        return quiet | {region.id: Mark.HATCHED for region in self._regions.values() if region.no_go}

    def _paint_regions(self, painter: QPainter, where: QRegion) -> None:
        theme, chosen = self._theme, self._chosen
        if chosen is None:
            for found in self._found:
                paint_pointed(painter, self._shapes_in((found, None), where), theme.region_edge, None, theme)
        else:
            for region in self._regions[chosen[0]].beside:
                paint_no_go(painter, self._shapes_in((region, None), where), theme)
            paint_chosen(painter, self._shapes_in((chosen[0], None), where), chosen, theme)
        for key, edge in ((self._pointed, theme.lit), (self._focused, theme.focus)):
            if key is not None and self._regions[key[0]].no_go:
                paint_no_go(painter, self._shapes_in(key, where), theme, edge)
            elif key is not None:
                paint_pointed(painter, self._shapes_in(key, where), edge, chosen, theme)

    def _shapes_in(self, key: Key, where: QRegion) -> list[Shape]:
        return [each for each in self._places.shapes.of(key) if where.intersects(self._places.box(each))]
