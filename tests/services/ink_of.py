"""What letters leave on a picture: measured in what is painted, not in what a font says of itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

DARK = 128
"""What is darker than this is ink."""


def grey(paint: Callable[[QPainter], object], width: int, height: int, scale: float = 1.0) -> list[bytes]:
    """The rows of a picture of what is painted on white, each a byte for every pixel."""
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint(painter)
    painter.end()
    whole, line = bytes(image.constBits()), image.bytesPerLine()
    return [whole[y * line : y * line + width] for y in range(height)]


def inked_rows(rows: list[bytes]) -> list[int]:
    """The rows with ink in them."""
    return [y for y, row in enumerate(rows) if min(row) < DARK]
