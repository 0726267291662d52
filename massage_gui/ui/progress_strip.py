"""The whole session as a strip: one block a segment, in its side's colour, filled up to the cursor."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.core.timeline import SegmentKind, Timeline
from massage_gui.ui.theme import LIGHT, Theme

GAP = 2.0


class ProgressStrip(QWidget):
    """Shows where the session is; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._timeline: Timeline | None = None
        self._index, self._part = 0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def show_timeline(self, timeline: Timeline) -> None:
        """Show a timeline from its start."""
        self._timeline = timeline
        self._index, self._part = 0, 0.0
        self.update()

    def show_place(self, index: int, part: float) -> None:
        """Move the cursor to a segment, with this part (0 to 1) of it done."""
        self._index, self._part = index, part
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._timeline is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        segments = self._timeline.segments
        usable = self.width() - GAP * (len(segments) - 1)
        x = 0.0
        for segment in segments:
            width = usable * segment.seconds / self._timeline.total
            resting = segment.kind in (SegmentKind.REST, SegmentKind.CHANGE, SegmentKind.GET_READY)
            colour = QColor(self._theme.edge) if resting else self._theme.side(segment.side)
            self._paint_block(painter, segment.index, QRectF(x, 2, width, self.height() - 4), colour)
            x += width + GAP
        painter.end()

    def _paint_block(self, painter: QPainter, index: int, box: QRectF, colour: QColor) -> None:
        pale = QColor(colour)
        pale.setAlpha(70)
        painter.setBrush(pale)
        painter.drawRoundedRect(box, 3, 3)
        done = 1.0 if index < self._index else self._part if index == self._index else 0.0
        if done > 0:
            painter.setBrush(colour)
            painter.drawRoundedRect(
                QRectF(box.x(), box.y(), box.width() * min(done, 1.0), box.height()), 3, 3
            )
