"""What is seen of a painted widget, as colours at places."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QApplication, QWidget


def picture(widget: QWidget) -> QImage:
    """The widget as it is painted now."""
    return widget.grab().toImage()


def count(image: QImage, colour: QColor | str) -> int:
    """How many pixels have exactly this colour."""
    return len(places(image, colour))


def places(image: QImage, colour: QColor | str) -> list[tuple[int, int]]:
    """Where the picture has exactly this colour."""
    wanted = QColor(colour).rgb()
    return [
        (x, y) for y in range(image.height()) for x in range(image.width()) if image.pixel(x, y) == wanted
    ]


def height_at(found: list[tuple[int, int]], x: int) -> int:
    """How high a coloured shape is in one column."""
    column = [y for at, y in found if at == x]
    return max(column) - min(column) + 1 if column else 0


def inked(image: QImage, box: QRectF) -> bool:
    """Whether something dark is painted in a box."""
    part = image.copy(box.toAlignedRect())
    return any(
        part.pixelColor(x, y).lightness() < 200 for x in range(part.width()) for y in range(part.height())
    )


def sized(pixels: int) -> QFont:
    """The font of the window at a size."""
    made = QFont(QApplication.font())
    made.setPixelSize(pixels)
    return made
