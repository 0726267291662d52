"""What the dots of the calendar mean, and how they are painted in both."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.ui.theme import LIGHT, Theme

MOST_MINUTES = 12
"""From so many minutes on the dot grows no more: a day's dose."""
CELL = 1.65
"""The side of a day at most, measured in lines of text."""
_ROW = 1.75
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


def dot_radius(minutes: float, cell: float) -> float:
    """The radius of a day's dot in a cell of this side: its area grows with the minutes."""
    return cell * max(0.14, 0.37 * sqrt(min(minutes, MOST_MINUTES) / MOST_MINUTES))


def paint_dot(painter: QPainter, at: QPointF, radius: float, colour: str) -> None:
    """Paint a dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(at, radius, radius)


def paint_frame(painter: QPainter, box: QRectF, colour: str, width: float) -> None:
    """Paint a frame just inside `box`."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), width))
    inner = box.adjusted(width, width, -width, -width)
    painter.drawRoundedRect(inner, 0.2 * box.width(), 0.2 * box.width())


class CalendarLegend(QWidget):
    """Samples with their words, on one line or two."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Legend: the larger the dot, the more minutes. A frame is today."))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    @property
    def _line(self) -> float:
        return float(self.fontMetrics().height())

    def _samples(self) -> Sequence[tuple[int | None, str]]:
        return (
            (1, self.tr("1 min")),
            (5, self.tr("5 min")),
            (MOST_MINUTES, self.tr("{minutes} min or more").format(minutes=MOST_MINUTES)),
            (None, self.tr("today")),
        )

    def _wide(self, text: str) -> float:
        return self.fontMetrics().horizontalAdvance(text) + 2.2 * self._line

    def _rows(self, width: int) -> int:
        return 1 if sum(self._wide(text) for _, text in self._samples()) <= width else 2

    def heightForWidth(self, width: int) -> int:
        return round(_ROW * self._rows(width) * self._line)

    def sizeHint(self) -> QSize:
        width = round(sum(self._wide(text) for _, text in self._samples())) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, round(_ROW * self._line))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        samples, rows = self._samples(), self._rows(self.width())
        each = len(samples) // rows
        for row in range(rows):
            self._paint_row(painter, row * _ROW * self._line, samples[row * each : (row + 1) * each])
        painter.end()

    def _paint_row(self, painter: QPainter, top: float, samples: Sequence[tuple[int | None, str]]) -> None:
        left = 0.7 * self._line
        for minutes, text in samples:
            box = QRectF(left + 0.9 * self._line, top, self.width(), _ROW * self._line)
            self._paint_sample(painter, QPointF(left, box.center().y()), minutes)
            painter.setPen(QColor(self._theme.muted))
            painter.drawText(box, _LEFT, text)
            left += self._wide(text)

    def _paint_sample(self, painter: QPainter, at: QPointF, minutes: int | None) -> None:
        if minutes is not None:
            paint_dot(painter, at, dot_radius(minutes, CELL * self._line), self._theme.primary)
            return
        half = 0.7 * self._line
        box = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
        paint_frame(painter, box, self._theme.text, 0.08 * self._line)
