"""Small pictures, kept so that what only moves or comes again is not drawn anew for each frame."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from massage_gui.services.figure_ink import FigureInk
from massage_gui.services.figure_picture import Picture
from massage_gui.services.figure_tools import Held
from massage_gui.services.figure_ways import paint_held

MOST = 40_000_000
"""Bytes of pictures that are kept."""

PRESSES = 20
"""How finely the signs of weight and squeeze are told apart."""

_Key = tuple[object, ...]


@dataclass(frozen=True)
class _Sprite:
    """A picture, and where it lies: a tool's from the point that it touches."""

    pixmap: QPixmap
    corner: QPointF

    @property
    def bytes(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * 4


class Sprites:
    """The pictures of one figure at one size; a new picture needs new sprites."""

    def __init__(self, picture: Picture, ink: FigureInk, ratio: float) -> None:
        self._picture, self._ink, self._ratio = picture, ink, ratio
        self._kept: OrderedDict[_Key, _Sprite] = OrderedDict()
        self._bytes = 0

    @property
    def kept_bytes(self) -> int:
        """How much is kept."""
        return self._bytes

    def paint(self, painter: QPainter, held: Held, press: float, alone: bool) -> None:
        """Paint a tool in the picture's rectangle."""
        press = round(press * PRESSES) / PRESSES
        sprite = self._found((held.look, press), lambda: self._tool(held.rounded(), press, alone))
        corner = (self._picture.transform.map(held.spot) + sprite.corner) * self._ratio
        # On whole pixels: between them a picture is blended anew, which costs ten times as much.
        painter.drawPixmap(QPointF(round(corner.x()), round(corner.y())) / self._ratio, sprite.pixmap)

    def paint_breath(self, painter: QPainter, look: _Key, paint: Callable[[QPainter], None]) -> None:
        """Paint the breath circle with this look as `paint` does."""
        box = QRectF(self._picture.breath_rect.toAlignedRect())
        sprite = self._found(look, lambda: _Sprite(self._made(box, paint), box.topLeft()))
        painter.drawPixmap(sprite.corner, sprite.pixmap)

    def _found(self, key: _Key, make: Callable[[], _Sprite]) -> _Sprite:
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = self._kept[key] = make()
        self._bytes += made.bytes
        while self._bytes > MOST and len(self._kept) > 1:
            self._bytes -= self._kept.popitem(last=False)[1].bytes
        return made

    def _tool(self, held: Held, press: float, alone: bool) -> _Sprite:
        transform, margin = self._picture.transform, 2 * self._picture.line
        box = QRectF(transform.mapRect(held.box.adjusted(-margin, -margin, margin, margin)).toAlignedRect())

        def paint(painter: QPainter) -> None:
            painter.setTransform(transform, True)
            paint_held(painter, self._picture, held, press, self._ink, alone)

        return _Sprite(self._made(box, paint), box.topLeft() - transform.map(held.spot))

    def _made(self, box: QRectF, paint: Callable[[QPainter], None]) -> QPixmap:
        pixmap = QPixmap((box.size() * self._ratio).toSize())
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.topLeft())
        paint(painter)
        painter.end()
        return pixmap
