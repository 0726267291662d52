"""The countdown: large digits in a ring that empties."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.ui.theme import LIGHT, Theme

FRAME = 66
"""Milliseconds between two looks at the ring while it empties smoothly."""

SMALL_MOVE = 0.05
"""A part of the ring so short that it lies within the box round its ends."""


class Ring(QWidget):
    """Shows seconds left, and the part of the segment that is left."""

    def __init__(self, remaining: Callable[[], float]) -> None:
        super().__init__()
        self._remaining = remaining
        self._theme = LIGHT
        self._colour = QColor(LIGHT.primary)
        self._shown, self._length, self._part = 0, 1.0, 0.0
        self._under = ""
        self._running = False
        self._smooth = QTimer(self)
        self._smooth.setInterval(FRAME)
        self._smooth.timeout.connect(self._move)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(150, 150)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def set_colour(self, colour: QColor) -> None:
        """Take the colour of the side."""
        self._colour = colour
        self.update()

    def show_time(self, shown: int, length: float, under: str) -> None:
        """Show whole seconds, of a segment this long, with a word under the digits."""
        self._shown, self._length, self._under = shown, max(length, 0.001), under
        self._move()
        self.update()

    def run(self, running: bool) -> None:
        """Empty the ring smoothly, or let it stand."""
        self._running = running
        self._keep_time()

    def _keep_time(self) -> None:
        if self._running and self.isVisible():
            self._smooth.start()
        else:
            self._smooth.stop()

    def _move(self) -> None:
        part = min(1.0, max(0.0, self._remaining() / self._length))
        if abs(part - self._part) * self._side() * math.pi >= 0.5:
            # Only where its end moves: painting all of it costs five times as much.
            small = abs(part - self._part) < SMALL_MOVE
            moved = self._end_at(self._part).united(self._end_at(part)).toAlignedRect()
            self._part = part
            self.update(moved if small else self.rect())

    def _end_at(self, part: float) -> QRectF:
        """Where the ring ends when this part of it is left."""
        box, width = self._box()
        angle = math.radians(90 + part * 360)
        x = box.center().x() + box.width() / 2 * math.cos(angle)
        y = box.center().y() - box.height() / 2 * math.sin(angle)
        return QRectF(x - width, y - width, 2 * width, 2 * width)

    def _box(self) -> tuple[QRectF, float]:
        """The circle's square, and how wide the ring is."""
        side = self._side()
        width = max(8.0, side * 0.055)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        return box.adjusted(width, width, -width, -width), width

    def _side(self) -> float:
        return float(min(self.width(), self.height()))

    def showEvent(self, event: QShowEvent) -> None:
        self._keep_time()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep_time()

    def sizeHint(self) -> QSize:
        return QSize(300, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        box, width = self._box()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.line), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawEllipse(box)
        painter.setPen(QPen(self._colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, 90 * 16, round(self._part * 360 * 16))
        if event.rect().intersects(self._inside(box)):
            self._write(painter, box)
        painter.end()

    def _inside(self, box: QRectF) -> QRect:
        """Where the digits and the word stand: the square in the circle."""
        margin = box.width() * 0.1464
        return box.adjusted(margin, margin, -margin, -margin).toAlignedRect()

    def _write(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QColor(self._theme.text))
        painter.setFont(self._font(box.height() * (0.5 if self._shown < 100 else 0.37), bold=True))
        above = box.adjusted(0, 0, 0, -box.height() * (0.07 if self._under else 0))
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(self._shown))
        if self._under:
            painter.setPen(QColor(self._theme.muted))
            painter.setFont(self._font(box.height() * 0.09, bold=False))
            low = box.adjusted(0, box.height() * 0.66, 0, -box.height() * 0.14)
            painter.drawText(low, Qt.AlignmentFlag.AlignCenter, self._under)

    def _font(self, pixels: float, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(pixels)))
        font.setBold(bold)
        return font
