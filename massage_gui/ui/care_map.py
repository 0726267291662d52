"""The body, each region tinted by how often it was done lately; the number stands on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.core.weeks import Care
from massage_gui.services.body_drawing import BodyDrawing, Panel, Shape
from massage_gui.services.body_painter import paint_panel
from massage_gui.ui.body_labels import paint_captions
from massage_gui.ui.kept_picture import KeptPicture
from massage_gui.ui.map_places import MapPlaces
from massage_gui.ui.theme import LIGHT, Theme

SOME, MANY = 3, 10
"""From so many sessions on the tint is stronger."""
LATELY = timedelta(weeks=2)
"""A region that was done no longer ago has a thick edge."""
NEAR = 3.6
"""Halves that lie within so many times their own width have their number between them."""
NARROW = 26.0
"""From this width on, in the drawing's units, a shape is wide enough for its number."""
_LIGHTS = (QColor.redF, QColor.greenF, QColor.blueF)


class CareMap(QWidget):
    """A picture that can be clicked; what goes by keys has the list beside it."""

    #: str: the user chose this region
    region_chosen = Signal(str)

    def __init__(self, drawing: BodyDrawing) -> None:
        super().__init__()
        self._drawing, self._theme = drawing, LIGHT
        self._care: Mapping[str, Care] = {}
        self._today, self._chosen = date.min, ""
        self._places = MapPlaces(drawing, (), self.size(), self.font())
        self._picture = KeptPicture(self, self._paint)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Body, tinted by how often each area was done"))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._picture.forget()

    def show_care(self, care: Mapping[str, Care], today: date, description: str) -> None:
        """Show how often each region was done; `description` says the same in words."""
        self._care, self._today = care, today
        self.setAccessibleDescription(description)
        self._place()

    def choose(self, region: str) -> None:
        """Show this region as chosen, without saying so."""
        self._chosen = region
        self._picture.forget()

    def region_at(self, where: QPointF) -> str | None:
        """The region with sessions under a point in pixels."""
        shape = self._places.at(where)
        return None if shape is None else shape.region

    def centre_of(self, region: str) -> QPointF:
        """A point well inside a region with sessions, in pixels."""
        return self._places.centre((region, None))

    def sizeHint(self) -> QSize:
        side = 19 * self.fontMetrics().height()
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self.updateGeometry()
            self._place()

    def _place(self) -> None:
        self._places = MapPlaces(self._drawing, self._care, self.size(), self.font())
        self._picture.forget()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.region_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        region = self.region_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and region is not None:
            self.region_chosen.emit(region)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._picture.draw()

    def _paint(self, painter: QPainter) -> None:
        places = self._places
        painter.setTransform(places.transform, True)
        for panel in places.drawing.panels.values():
            paint_panel(painter, panel, self._theme.ink)
        for shape in sorted(places.shapes.all, key=lambda each: self._edge(each)[1]):
            self._paint_region(painter, shape)
        paint_captions(painter, places.drawing, self._theme, places.font, places.transform.m11())
        painter.resetTransform()
        self._paint_numbers(painter)

    def _paint_region(self, painter: QPainter, shape: Shape) -> None:
        colour, width = self._edge(shape)
        painter.setPen(QPen(colour, width / self._places.transform.m11()))
        painter.setBrush(tint(self._care[shape.region].sessions, self._theme))
        painter.drawPath(shape.path)

    def _edge(self, shape: Shape) -> tuple[QColor, float]:
        """The edge of a region, and its width in pixels."""
        if shape.region == self._chosen:
            return QColor(self._theme.focus), 3.0
        lately = self._today - self._care[shape.region].last <= LATELY
        return (QColor(self._theme.text), 2.0) if lately else (QColor(self._theme.region_edge), 0.8)

    def _paint_numbers(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(11, round(0.68 * self.fontMetrics().height())))
        font.setBold(True)
        painter.setFont(font)
        taken: list[QRectF] = []
        for region, care in self._care.items():
            self._paint_number(painter, region, care.sessions, taken)

    def _paint_number(self, painter: QPainter, region: str, number: int, taken: list[QRectF]) -> None:
        height = 1.35 * painter.fontMetrics().height()
        width = max(height, painter.fontMetrics().horizontalAdvance(str(number)) + 0.6 * height)
        boxes = [
            QRectF(spot.x() - width / 2, spot.y() - height / 2, width, height) for spot in self._spots(region)
        ]
        free = (box for box in boxes if not any(box.intersects(other) for other in taken))
        box = next(free, boxes[0] if boxes else None)
        if box is not None:
            taken.append(box)
            painter.setPen(QPen(QColor(self._theme.text), 1))
            painter.setBrush(QColor(self._theme.panel))
            painter.drawRoundedRect(box, height / 2, height / 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))

    def _spots(self, region: str) -> list[QPointF]:
        """Where a region's number may go, in pixels, the best place first."""
        found: dict[Panel, list[QRectF]] = {}
        for shape in sorted(self._places.shapes.of((region, None)), key=_weight, reverse=True):
            found.setdefault(shape.panel, []).append(QRectF(self._places.box(shape)))
        return [spot for boxes in found.values() for spot in _spots_on(boxes)]


def _spots_on(boxes: Sequence[QRectF]) -> list[QPointF]:
    """Between two halves, or on one of them, where they are far apart."""
    spots = [box.center() for box in boxes]
    if len(boxes) == 2:
        both = boxes[0].united(boxes[1])
        spots.insert(0 if both.width() < NEAR * boxes[0].width() else len(spots), both.center())
    return spots


def _weight(shape: Shape) -> float:
    """How well a shape bears a number: an inset only where the figure's is too narrow."""
    box = shape.path.boundingRect()
    return min(box.width(), box.height(), NARROW) * (0.95 if shape.panel.is_inset else 1.0)


def tint(sessions: int, theme: Theme) -> QColor:
    """The colour of a region that was done so often."""
    skin, strong = QColor(theme.skin), QColor(theme.lit if theme.dark else theme.region_edge)
    part = 0.4 if sessions < SOME else 0.7 if sessions < MANY else 1.0
    return QColor.fromRgbF(*(_between(one(skin), one(strong), part) for one in _LIGHTS))


def _between(one: float, other: float, part: float) -> float:
    return one + (other - one) * part
