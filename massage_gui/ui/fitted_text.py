"""A text in letters as large as its place allows: never cut off, never shortened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_WRAP = int(Qt.TextFlag.TextWordWrap)
CENTRE = Qt.AlignmentFlag.AlignCenter


def fitting(font: QFont, text: str, room: QRectF, most: float) -> int:
    """The largest size of letters, in pixels and at most `most`, in which the wrapped text fits `room`."""
    low, high = 1, max(1, int(most))
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(font, text, room, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _fits(font: QFont, text: str, room: QRectF, pixels: int) -> bool:
    painted = painted_in(font, text, room, pixels)
    return painted.width() <= room.width() and painted.height() <= room.height()


def painted_in(font: QFont, text: str, room: QRectF, pixels: int) -> QRectF:
    """The room that the wrapped text takes in letters of this size."""
    tried = QFont(font)
    tried.setPixelSize(pixels)
    return QFontMetricsF(tried).boundingRect(room, _WRAP, text)


def even(font: QFont, text: str, room: QRectF, pixels: int) -> QRectF:
    """The narrowest room in which the text has no more lines: none of them is left with one word."""
    least = painted_in(font, text, room, pixels)
    low, high = 1, int(room.width())
    while low < high:
        middle = (low + high) // 2
        painted = painted_in(font, text, _narrowed(room, middle), pixels)
        if painted.height() <= least.height() and painted.width() <= middle:
            high = middle
        else:
            low = middle + 1
    return _narrowed(room, high) if high < int(room.width()) else room


def _narrowed(room: QRectF, width: int) -> QRectF:
    rest = (room.width() - width) / 2
    return room.adjusted(rest, 0, -rest, 0)


class FittedText(QWidget):
    """One plain text, wrapped where that makes its letters larger."""

    def __init__(self, parent: QWidget, bold: bool = False, align: Qt.AlignmentFlag = CENTRE) -> None:
        super().__init__(parent)
        self._text, self._bold, self._align = "", bold, align
        self._most = 40.0
        self._colour = QColor()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def text(self) -> str:
        """What is written."""
        return self._text

    @property
    def letters(self) -> int:
        """The size of the letters in pixels."""
        return fitting(self._font(), self._text, QRectF(self.rect()), self._most)

    def set_text(self, text: str) -> None:
        """Write this."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def set_most(self, pixels: float) -> None:
        """Let the letters be no larger than this."""
        self._most = pixels
        self.update()

    def set_colour(self, colour: QColor | str) -> None:
        """Write in this colour."""
        self._colour = QColor(colour)
        self.update()

    def set_align(self, align: Qt.AlignmentFlag) -> None:
        """Write at this side of the place."""
        self._align = align
        self.update()

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self._bold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._text:
            return
        font, room, letters = self._font(), QRectF(self.rect()), self.letters
        if self._align == CENTRE:
            room = even(font, self._text, room, letters)
        font.setPixelSize(letters)
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(self._colour)
        painter.drawText(room, int(self._align) | _WRAP, self._text)
        painter.end()
