"""The chart of a region's ratings on the page, its numbers told to a screen reader too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.services.chart_painter import ChartLook, paint_ratings, shown_points
from massage_gui.services.chart_words import ChartWords, RatingPoint
from massage_gui.ui.kept_picture import KeptPicture
from massage_gui.ui.theme import LIGHT, Theme


class RatingChart(QWidget):
    """Shows the newest ratings before and after."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._points: Sequence[RatingPoint] = ()
        self._picture = KeptPicture(self, self._paint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._picture.forget()

    def show_points(self, points: Sequence[RatingPoint], name: str) -> None:
        """Show ratings in the order of time; `name` is what they are of."""
        self._points = shown_points(points)
        words = ChartWords()
        self.setAccessibleName(self.tr("Ratings: {name}").format(name=name))
        lines = [words.title(), *map(words.line, self._points)]
        self.setAccessibleDescription(". ".join(lines) if self._points else words.nothing())
        self._picture.forget()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(22 * line, 13 * line)

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(9 * line, 11 * line)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._picture.draw()

    def _paint(self, painter: QPainter) -> None:
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_ratings(painter, room, self._points, self._look(self.font()))

    def _look(self, font: QFont) -> ChartLook:
        theme = self._theme
        names = (theme.panel, theme.text, theme.muted, theme.line, theme.text, theme.primary)
        return ChartLook(font, *map(QColor, names))
