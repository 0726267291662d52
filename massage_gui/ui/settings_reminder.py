"""On which days, and when, the user wants to be reminded."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QTimeEdit, QWidget

from massage_gui.core.reminders import Reminder, Weekday
from massage_gui.ui.parts import label
from massage_gui.ui.settings_rows import INDENT, LEAST, Group, Row
from massage_gui.ui.tick import TickBox

USUAL_TIME = QTime(18, 0)
"""What is offered first."""

IN_A_LINE = 4
"""So many days stand in a line, which fits at twice the size of text."""


class ReminderGroup(Group):
    """Days to tick and a time; with no day ticked there is no reminder."""

    #: Reminder or None: when the user wants to be reminded, if at all
    chosen = Signal(object)

    def __init__(self, has_tray: bool) -> None:
        """`has_tray` tells whether the desktop has a place to show reminders in."""
        super().__init__(self.tr("Reminder"))
        self.days = {day: self._tick(day) for day in _week()}
        self.at = QTimeEdit(USUAL_TIME)
        self.at.setDisplayFormat(QLocale().timeFormat(QLocale.FormatType.ShortFormat))
        self.at.timeChanged.connect(self._take)
        rows = [label(self.tr("Remind me on these days")), self._days(), Row(self.tr("At"), self.at)]
        for row in rows:
            # There is nothing to choose without a tray.
            row.setVisible(has_tray)
        told = self.tr("Shown while this program is open. With no day ticked there is none, as usual.")
        if not has_tray:
            told = self.tr("Reminders need a desktop with a tray. This one shows none, so they are off.")
        self.note = label(told, "small")
        for text in (rows[0], self.note):
            text.setContentsMargins(INDENT, 0, 0, 0)
        self.add(*rows, self.note)

    def _tick(self, day: Weekday) -> TickBox:
        name = QLocale().standaloneDayName(day + 1, QLocale.FormatType.LongFormat)
        made = TickBox(QLocale().standaloneDayName(day + 1, QLocale.FormatType.ShortFormat))
        made.setAccessibleName(self.tr("Remind me on {day}").format(day=name))
        made.setMinimumHeight(LEAST)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(self._take)
        return made

    def _days(self) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for place, tick in enumerate(self.days.values()):
            grid.addWidget(tick, place // IN_A_LINE, place % IN_A_LINE)
        return made

    def show_reminder(self, reminder: Reminder | None) -> None:
        """Show what was chosen, without choosing it."""
        for day, tick in self.days.items():
            tick.setChecked(reminder is not None and day in reminder.days)
        self.at.blockSignals(True)
        self.at.setTime(USUAL_TIME if reminder is None else QTime(reminder.at.hour, reminder.at.minute))
        self.at.blockSignals(False)

    @property
    def reminder(self) -> Reminder | None:
        """What is shown."""
        days = frozenset(day for day, tick in self.days.items() if tick.isChecked())
        at = self.at.time()
        return Reminder(days, time(at.hour(), at.minute())) if days else None

    def _take(self) -> None:
        self.chosen.emit(self.reminder)


def _week() -> list[Weekday]:
    """The days of the week from the one that it begins with here."""
    first = QLocale().firstDayOfWeek().value - 1
    return [Weekday((first + n) % 7) for n in range(7)]
