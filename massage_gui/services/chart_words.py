"""The words on a chart of ratings, and its numbers as sentences for who does not see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject


@dataclass(frozen=True, repr=False)
class RatingPoint:
    """The ratings of one session, from 0 (no soreness) to 10; None where it was not rated."""

    day: date
    before: int | None
    after: int | None

    @property
    def rated(self) -> bool:
        """Whether there is anything of it to draw."""
        return self.before is not None or self.after is not None


class ChartWords(QObject):
    """What is written on a chart, and said of it."""

    def title(self) -> str:
        """What is measured, and how far it goes."""
        return self.tr("Soreness, 0 to 10")

    def before(self) -> str:
        """The legend of the open circle."""
        return self.tr("before")

    def after(self) -> str:
        """The legend of the full circle."""
        return self.tr("after")

    def nothing(self) -> str:
        """What stands in a chart without ratings."""
        return self.tr("No ratings yet")

    def last(self, shown: int, of: int) -> str:
        """That a chart shows the newest sessions only; empty where it shows all."""
        if shown == of:
            return ""
        numbers = QLocale().toString(shown), QLocale().toString(of)
        return self.tr("the last {shown} of {all} rated sessions").format(shown=numbers[0], all=numbers[1])

    def line(self, point: RatingPoint) -> str:
        """The ratings of one session."""
        day = _day(point.day, "d MMMM yyyy")
        if point.after is None:
            return self.tr("{day}: {before} before").format(day=day, before=point.before)
        if point.before is None:
            return self.tr("{day}: {after} after").format(day=day, after=point.after)
        return self.tr("{day}: {before} before, {after} after").format(
            day=day, before=point.before, after=point.after
        )


def date_labels(days: Sequence[date]) -> list[str]:
    """The days as short as they can be told apart: with the year only where there is more than one."""
    form = "d MMM" if len({day.year for day in days}) < 2 else "d MMM yyyy"
    return [_day(day, form) for day in days]


def _day(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
