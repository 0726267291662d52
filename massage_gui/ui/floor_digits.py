"""Seconds left, in digits to be read from three metres."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

DRAWN_AT = 200
"""The size, in pixels, in which the digits are taken from the font before they are scaled."""


class FloorDigits(QWidget):
    """Fills its place with a number; on a narrow screen the digits grow narrower rather than lower."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._least = 0, 0.0
        self._colour = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def text(self) -> str:
        """What is written."""
        return str(self._number)

    def show_number(self, number: int) -> None:
        """Show these seconds."""
        if number != self._number:
            self._number = number
            self.setAccessibleName(self.text)
            self.update()

    def set_least(self, pixels: float) -> None:
        """Never let the digits be lower than this."""
        self._least = pixels
        self.update()

    def set_colour(self, colour: QColor | str) -> None:
        """Write in this colour."""
        self._colour = QColor(colour)
        self.update()

    def shape(self) -> QPainterPath:
        """The digits as they are painted."""
        font = QFont(self.font())
        font.setPixelSize(DRAWN_AT)
        font.setBold(True)
        # Every number stands on the same line and is as high as a 1, the lowest of the digits.
        wide, high = QFontMetricsF(font).horizontalAdvance(self.text), _height_of(font, "1")
        room = QRectF(self.rect())
        down = min(room.width() / wide, room.height() / (high * 1.06))
        down = max(down, self._least / high)
        across = min(down, room.width() / wide)
        path = QPainterPath()
        path.addText(-wide / 2, high / 2, font, self.text)
        place = QTransform.fromTranslate(room.center().x(), room.center().y()).scale(across, down)
        return place.map(path)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(self.shape(), self._colour)
        painter.end()


def _height_of(font: QFont, text: str) -> float:
    path = QPainterPath()
    path.addText(0, 0, font, text)
    return path.boundingRect().height()
