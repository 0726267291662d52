"""A soft flash of a side's colour over a page when the sides change."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment
from massage_gui.ui.theme import LIGHT, Theme

LENGTH = 0.6
"""Seconds of one flash. The next can begin only when it is over, so that no second ever sees more than two:
three a second is the most that is safe (WCAG 2.2, 2.3.1)."""

RISE = 0.12
"""The part of a flash in which it grows."""

STRONGEST = 0.55
FRAME = 33


class SideFlash(QWidget):
    """Lies over the whole of its parent, lets every click through, and is hidden between flashes."""

    def __init__(self, parent: QWidget, clock: Callable[[], float]) -> None:
        super().__init__(parent)
        self._page = parent
        self._clock = clock
        self._theme = LIGHT
        self._side: Side | None = None
        self._smooth = True
        self._began = -math.inf
        self._colour = QColor()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME)
        self._frames.timeout.connect(self._move)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        parent.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def use_motion(self, smooth: bool) -> None:
        """Flash, or never: for people who asked for less motion."""
        self._smooth = smooth
        if not smooth:
            self.hide()

    def forget(self) -> None:
        """Take the next segment for the first of a session."""
        self._side = None

    def show_segment(self, segment: Segment) -> None:
        """Flash if this segment changes the sides, or is on another side than the one before."""
        side = segment.toward or segment.side
        if side not in (Side.LEFT, Side.RIGHT):
            return
        changed = self._side is not None and side is not self._side
        self._side = side
        if changed:
            self.flash(self._theme.side(side))

    def flash(self, colour: QColor) -> None:
        """Flash once in this colour; nothing happens while a flash is on, unseen, or with reduced motion."""
        if not self._smooth or not self._page.isVisible() or self._clock() - self._began < LENGTH:
            return
        self._began, self._colour = self._clock(), QColor(colour)
        self.setGeometry(self._page.rect())
        self.show()
        self.raise_()
        self._frames.start()

    def strength(self) -> float:
        """How much of the page the flash covers now, 0 to 1."""
        part = (self._clock() - self._began) / LENGTH
        if not 0 <= part < 1:
            return 0.0
        rest = part / RISE if part < RISE else (1 - part) / (1 - RISE)
        return STRONGEST * rest * rest * (3 - 2 * rest)

    def _move(self) -> None:
        if self._clock() - self._began >= LENGTH:
            self.hide()
        else:
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._frames.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._page.rect())
        elif watched is self._page and event.type() is QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self.strength())
        painter.fillRect(event.rect(), self._colour)
        painter.end()
