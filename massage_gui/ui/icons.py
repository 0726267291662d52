"""Transport icons, drawn as paths: fonts lack the pause sign."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from massage_gui.services.body_drawing import path_from

SIZE = 24
_PATHS = {
    "play": "M 7 4 L 20 12 L 7 20 Z",
    "pause": "M 6 4 L 10 4 L 10 20 L 6 20 Z M 14 4 L 18 4 L 18 20 L 14 20 Z",
    "next": "M 4 5 L 14 12 L 4 19 Z M 16 5 L 19 5 L 19 19 L 16 19 Z",
    "back": "M 20 5 L 10 12 L 20 19 Z M 8 5 L 5 5 L 5 19 L 8 19 Z",
    "restart": "M 12 5 C 16 5 19 8 19 12 C 19 16 16 19 12 19 C 8 19 5 16 5 12 L 7.5 12 "
    "C 7.5 14.5 9.5 16.5 12 16.5 "
    "C 14.5 16.5 16.5 14.5 16.5 12 C 16.5 9.5 14.5 7.5 12 7.5 L 12 11 L 6.5 6.2 L 12 1.5 Z",
    "more": "M 10.5 4 L 13.5 4 L 13.5 10.5 L 20 10.5 L 20 13.5 L 13.5 13.5 L 13.5 20 L 10.5 20 L 10.5 13.5 "
    "L 4 13.5 L 4 10.5 L 10.5 10.5 Z",
    "again": "M 4 4 L 20 4 L 20 16 L 11 16 L 6 21 L 6 16 L 4 16 Z",
    "sound": "M 3 9 L 7 9 L 12 4 L 12 20 L 7 15 L 3 15 Z M 14.5 8 C 16.6 9.6 16.6 14.4 14.5 16 "
    "L 15.7 17.6 C 19 15 19 9 15.7 6.4 Z M 17.2 4.4 C 21.4 8 21.4 16 17.2 19.6 "
    "L 18.4 21.2 C 23.8 16.8 23.8 7.2 18.4 2.8 Z",
    "muted": "M 3 9 L 7 9 L 12 4 L 12 20 L 7 15 L 3 15 Z M 14.5 9.9 L 15.9 8.5 L 22.5 15.1 L 21.1 16.5 Z "
    "M 21.1 8.5 L 22.5 9.9 L 15.9 16.5 L 14.5 15.1 Z",
    "floor": "M 3 3 L 10 3 L 10 5.4 L 5.4 5.4 L 5.4 10 L 3 10 Z M 14 3 L 21 3 L 21 10 L 18.6 10 L 18.6 5.4 "
    "L 14 5.4 Z M 3 14 L 5.4 14 L 5.4 18.6 L 10 18.6 L 10 21 L 3 21 Z "
    "M 18.6 14 L 21 14 L 21 21 L 14 21 L 14 18.6 L 18.6 18.6 Z",
    "stop": "M 8 3 L 16 3 L 21 8 L 21 16 L 16 21 L 8 21 L 3 16 L 3 8 Z",
}


def icon(name: str, colour: str, faint: str) -> QIcon:
    """The icon in a colour, and fainter where its button is off; sharp up to three times its size."""
    made = QIcon()
    made.addPixmap(_paint(name, colour), QIcon.Mode.Normal)
    made.addPixmap(_paint(name, faint), QIcon.Mode.Disabled)
    return made


def _paint(name: str, colour: str) -> QPixmap:
    pixmap = QPixmap(QSize(SIZE, SIZE) * 3)
    pixmap.setDevicePixelRatio(3)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path_from(_PATHS[name]), QColor(colour))
    painter.end()
    return pixmap
