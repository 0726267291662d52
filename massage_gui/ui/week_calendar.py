"""The last twelve weeks as a calendar: a column for each week, a dot for each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.core.weeks import WEEKS, Day, Week
from massage_gui.ui.calendar_legend import CELL, dot_radius, paint_dot, paint_frame
from massage_gui.ui.history_words import HistoryWords
from massage_gui.ui.kept_picture import KeptPicture
from massage_gui.ui.theme import LIGHT, Theme

REST = 0.055
"""The radius of a rest day's dot, measured in its cell."""
_DAYS = 7
_ARROWS = {Qt.Key.Key_Left: -_DAYS, Qt.Key.Key_Right: _DAYS, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


class WeekCalendar(QWidget):
    """Tells what was done on each day, to the pointer and to the arrow keys."""

    #: str: what was done on the day that is pointed at
    day_told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._theme, self._words = LIGHT, HistoryWords()
        self._weeks: Sequence[Week] = ()
        self._today = date.min
        self._at: int | None = None
        self._picture = KeptPicture(self, self._paint)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Calendar of the last {weeks} weeks").format(weeks=WEEKS))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self._picture.forget()

    def show_weeks(self, weeks: Sequence[Week], today: date) -> None:
        """Show these weeks, the oldest first."""
        self._weeks, self._today, self._at = weeks, today, None
        said = (self._words.weeks(weeks), self._words.days(weeks), self.tr("Arrow keys tell each day."))
        self.setAccessibleDescription(" ".join(filter(None, said)))
        self._picture.forget()
        self._tell(None)

    @property
    def days(self) -> list[Day]:
        """Every day, the oldest first."""
        return [day for week in self._weeks for day in week]

    def day_at(self, where: QPointF) -> int | None:
        """The number of the day under a point in pixels, from 0."""
        column = int((where.x() - self._gutter) // self._cell)
        row = int((where.y() - self._head) // self._cell)
        inside = 0 <= column < len(self._weeks) and 0 <= row < _DAYS
        return column * _DAYS + row if inside else None

    def cell(self, number: int) -> QRectF:
        """Where a day is, in pixels."""
        column, row = divmod(number, _DAYS)
        side = self._cell
        return QRectF(self._gutter + column * side, self._head + row * side, side, side)

    @property
    def _line(self) -> float:
        return float(self.fontMetrics().height())

    @cached_property
    def _gutter(self) -> float:
        # Asked for with every cell: it changes with the font only.
        return max(map(self.fontMetrics().horizontalAdvance, map(_weekday, range(1, 8)))) + 0.6 * self._line

    @property
    def _head(self) -> float:
        return 1.4 * self._line

    @property
    def _cell(self) -> float:
        return self._cell_in(self.width())

    def _cell_in(self, width: int) -> float:
        return max(8.0, min(CELL * self._line, (width - self._gutter - 2) / WEEKS))

    def heightForWidth(self, width: int) -> int:
        return round(self._head + _DAYS * self._cell_in(width) + 2)

    def sizeHint(self) -> QSize:
        width = round(self._gutter + WEEKS * CELL * self._line + 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._gutter + WEEKS * 12), round(self._head + _DAYS * 12 + 2))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.__dict__.pop("_gutter", None)
            self.updateGeometry()

    def _tell(self, at: int | None) -> None:
        self._at = at
        days = self.days
        today = next((place for place, day in enumerate(days) if day.day == self._today), None)
        told = at if at is not None else today
        self.day_told.emit("" if told is None else self._words.day(days[told]))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.day_at(event.position())
        if at != self._at:
            self._tell(at)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._tell(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by, days = _ARROWS.get(Qt.Key(event.key())), self.days
        if by is None or not days:
            super().keyPressEvent(event)
            return
        start = self._at
        if start is None:
            start = next((place for place, day in enumerate(days) if day.day == self._today), 0) - by
        to = start + by
        if 0 <= to < len(days) and not days[to].ahead:
            self._tell(to)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words.day(days[to])))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._picture.draw()
        if self.hasFocus() or self._at is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_focus(painter)
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        self._paint_names(painter)
        for place, day in enumerate(self.days):
            self._paint_day(painter, self.cell(place), day)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.muted))
        step = 1 if self._cell >= 0.95 * self._line else 2
        for row in range(0, _DAYS if self._weeks else 0, step):
            box = self.cell(row)
            box.setLeft(0)
            painter.drawText(box, _LEFT, _weekday(self._weeks[0][row].day.isoweekday()))
        free = 0.0
        names = [_month(week[-1].day) for week in self._weeks]
        for column, name in enumerate(names):
            left = self.cell(column * _DAYS).left()
            # The oldest month makes way for the next, where only one week of it is left.
            squeezed = column == 0 and name != names[1]
            if name not in names[:column] and not squeezed and left >= free:
                painter.drawText(QRectF(left, 0, 9 * self._line, self._head), _LEFT, name)
                free = left + self.fontMetrics().horizontalAdvance(name) + 0.4 * self._line

    def _paint_day(self, painter: QPainter, cell: QRectF, day: Day) -> None:
        theme, side = self._theme, cell.width()
        if day.ahead:
            return
        radius = dot_radius(day.seconds / 60, side) if day.sessions else REST * side
        paint_dot(painter, cell.center(), radius, theme.primary if day.sessions else theme.faint)
        if day.day == self._today:
            paint_frame(painter, cell, theme.text, 0.08 * self._line)

    def _paint_focus(self, painter: QPainter) -> None:
        if self._at is not None:
            paint_frame(painter, self.cell(self._at), self._theme.focus, 2.0)
        elif self.days:
            cells = self.cell(0).united(self.cell(WEEKS * _DAYS - 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.focus), 3))
            painter.drawRoundedRect(cells.adjusted(-1, -1, 0, 1), 6, 6)


def first_weekday() -> int:
    """The day on which weeks begin here, 0 for Monday."""
    return int(QLocale().firstDayOfWeek().value) - 1


def _weekday(number: int) -> str:
    return QLocale().dayName(number, QLocale.FormatType.ShortFormat)


def _month(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "MMM")
