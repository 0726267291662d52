"""Puts the window where it was, on a screen that is there."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

SIZE = QSize(1280, 840)
LEAST = QSize(880, 560)


def place(window: QWidget, geometry: QByteArray) -> None:
    """Show a window with the place and size that Qt saved, where they can be used."""
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        window.resize(SIZE)
    _fit(window)
    window.show()
    # Only now is the frame known that the desktop puts around it.
    _fit(window)


def _fit(window: QWidget) -> None:
    """Keep a window on a screen that is there, no larger than it."""
    frame = window.frameGeometry()
    room = _room(frame)
    most = room.size() - (frame.size() - window.size())
    window.setMinimumSize(LEAST.boundedTo(most))
    window.resize(window.size().boundedTo(most))
    frame = window.frameGeometry()
    corner = QPoint(
        min(max(frame.x(), room.left()), max(room.left(), room.right() - frame.width() + 1)),
        min(max(frame.y(), room.top()), max(room.top(), room.bottom() - frame.height() + 1)),
    )
    # Before the frame is known, moving a window to where it is would shift it by the frame's edge.
    if corner != frame.topLeft():
        window.move(corner)


def _room(frame: QRect) -> QRect:
    """What windows may cover of the screen that holds most of the frame, or of the first screen."""
    screens = [QGuiApplication.primaryScreen(), *QGuiApplication.screens()]
    rooms = [screen.availableGeometry() for screen in screens]
    return max(rooms, key=lambda room: _area(room.intersected(frame)))


def _area(part: QRect) -> int:
    return max(0, part.width()) * max(0, part.height())
