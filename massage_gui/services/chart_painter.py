"""Paints ratings before and after over time, on screen and on paper alike.

Each session is a column: an open circle for the rating before, a full one for after, and a line between.
Every length is measured in the font, so that a chart is the same at every size of text and on every device.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from massage_gui.core.rating import STRONGEST
from massage_gui.services.chart_words import ChartWords, RatingPoint, date_labels

MOST_SHOWN = 30
"""The newest sessions that are drawn: more are no longer told apart."""
WIDEST = 4.5
"""The widest column, measured in lines of text: a few sessions stay together."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True)
class ChartLook:
    """The font of a chart, and its colours: ground, title and numbers, quieter text, grid, and both marks."""

    font: QFont
    ground: QColor
    text: QColor
    muted: QColor
    grid: QColor
    before: QColor
    after: QColor


def paper_look(font: QFont) -> ChartLook:
    """The look on white paper, whatever it is printed with."""
    ink, muted = QColor("#1F1A16"), QColor("#574D45")
    return ChartLook(font, QColor("#FFFFFF"), ink, muted, QColor("#CFC6BC"), ink, ink)


def shown_points(points: Sequence[RatingPoint]) -> tuple[RatingPoint, ...]:
    """The points that a chart draws, of points in the order of time: the newest that have a rating."""
    newest: list[RatingPoint] = []
    for point in reversed(points):
        if point.rated:
            newest.append(point)
        if len(newest) == MOST_SHOWN:
            break
    return tuple(reversed(newest))


def paint_ratings(painter: QPainter, rect: QRectF, points: Sequence[RatingPoint], look: ChartLook) -> None:
    """Paint a chart of ratings into `rect`, of points in the order of time."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(look.font)
    _Chart(painter, rect, points, look).paint()
    painter.restore()


class _Chart:
    """One chart while it is painted."""

    def __init__(
        self, painter: QPainter, rect: QRectF, points: Sequence[RatingPoint], look: ChartLook
    ) -> None:
        self._painter, self._look, self._words = painter, look, ChartWords()
        self._points = shown_points(points)
        device = painter.device()
        self._metrics = QFontMetricsF(look.font, device) if device is not None else QFontMetricsF(look.font)
        self._line = self._metrics.height()
        self._rect = rect
        self._plot = rect.adjusted(
            self._wide(str(STRONGEST)) + 0.7 * self._line,
            self._head + 0.8 * self._line,
            -0.3 * self._line,
            -1.7 * self._line,
        )
        self._column = min(self._plot.width() / max(len(self._points), 1), WIDEST * self._line)
        self._radius = min(0.34 * self._line, 0.42 * self._column)

    def paint(self) -> None:
        self._paint_head()
        self._paint_scale()
        if not self._points:
            self._text(self._plot, _CENTRE, self._words.nothing(), self._look.muted)
            return
        self._paint_days()
        for place, point in enumerate(self._points):
            self._paint_point(self._x(place), point)

    @property
    def _stacked(self) -> bool:
        return self._wide(self._words.title()) + self._legend + 2 * self._line > self._rect.width()

    @property
    def _legend(self) -> float:
        words = self._wide(self._words.before()) + self._wide(self._words.after())
        return words + 3.8 * self._line

    @property
    def _head(self) -> float:
        return (2.5 if self._stacked else 1.2) * self._line

    def _wide(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    def _x(self, place: int) -> float:
        return self._plot.left() + (place + 0.5) * self._column

    def _y(self, rating: int) -> float:
        return self._plot.bottom() - rating * self._plot.height() / STRONGEST

    def _text(self, box: QRectF, where: int, text: str, colour: QColor) -> None:
        self._painter.setPen(colour)
        self._painter.drawText(box, where | int(Qt.TextFlag.TextDontClip), text)

    def _paint_head(self) -> None:
        row = QRectF(self._rect.left(), self._rect.top(), self._rect.width(), 1.2 * self._line)
        self._text(row, _LEFT, self._words.title(), self._look.text)
        left = row.right() - self._legend
        if self._stacked:
            row.translate(0, 1.3 * self._line)
            left = row.left()
        for full, word in ((False, self._words.before()), (True, self._words.after())):
            self._mark(QPointF(left + 0.5 * self._line, row.center().y()), full, 0.34 * self._line)
            row.setLeft(left + 1.2 * self._line)
            self._text(row, _LEFT, word, self._look.text)
            left = row.left() + self._wide(word) + 0.9 * self._line

    def _paint_scale(self) -> None:
        step = 2 if self._plot.height() >= 7 * self._line else 5
        for rating in range(0, STRONGEST + 1, step):
            y = self._y(rating)
            self._painter.setPen(QPen(self._look.muted if rating == 0 else self._look.grid, self._thin))
            self._painter.drawLine(QPointF(self._plot.left(), y), QPointF(self._plot.right(), y))
            right = self._plot.left() - 0.4 * self._line
            box = QRectF(self._rect.left(), y - self._line, right - self._rect.left(), 2 * self._line)
            self._text(box, _RIGHT, str(rating), self._look.muted)

    def _paint_days(self) -> None:
        labels = date_labels([point.day for point in self._points])
        top, free = self._plot.bottom() + 0.4 * self._line, self._rect.right() + self._line
        # From the newest on: today's is the one that is looked for.
        for place in range(len(labels) - 1, -1, -1):
            wide = self._wide(labels[place])
            left = max(min(self._x(place) - wide / 2, self._rect.right() - wide), self._rect.left())
            again = labels[place] in labels[place + 1 : place + 2]
            if left + wide + self._line <= free and not again:
                row = QRectF(left, top, wide, 1.2 * self._line)
                self._text(row, _CENTRE, labels[place], self._look.muted)
                free = left

    def _paint_point(self, x: float, point: RatingPoint) -> None:
        if point.before is not None and point.after is not None:
            self._painter.setPen(QPen(self._look.muted, 1.5 * self._thin))
            self._painter.drawLine(QPointF(x, self._y(point.before)), QPointF(x, self._y(point.after)))
        if point.before is not None:
            self._mark(QPointF(x, self._y(point.before)), False, self._radius)
        if point.after is not None:
            # Inside the open circle there is room for a full one, where nothing changed.
            same = 0.5 if point.before == point.after else 1.0
            self._mark(QPointF(x, self._y(point.after)), True, same * self._radius)

    @property
    def _thin(self) -> float:
        return 0.06 * self._line

    def _mark(self, at: QPointF, full: bool, radius: float) -> None:
        edge = min(0.1 * self._line, 0.35 * radius)
        self._painter.setPen(QPen(self._look.after if full else self._look.before, edge))
        self._painter.setBrush(self._look.after if full else self._look.ground)
        self._painter.drawEllipse(at, radius - edge / 2, radius - edge / 2)
