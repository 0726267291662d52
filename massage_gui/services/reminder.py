"""Waits for the time of a reminder while the program runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer

from massage_gui.core.reminders import Reminder, next_due

LATEST = timedelta(hours=1)
"""What was missed by so long, as the computer slept, is not told any more."""

LOOKS = timedelta(hours=1)
"""Sleep and a clock that is set stop no timer short: so often, at least, the time is looked at."""


class Notifier(Protocol):
    """Who tells the user."""

    def use(self, wanted: bool) -> None:
        """Get ready to tell, or stop."""

    def remind(self) -> None:
        """Tell that it is time."""


class ReminderWatch(QObject):
    """Has the user reminded, once for each time that is due; without a reminder no timer runs."""

    def __init__(
        self,
        notifier: Notifier,
        now: Callable[[], datetime],
        zone: tzinfo | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Tell through `notifier`; `now` has a zone; `zone` is the wall clock's, None the computer's."""
        super().__init__(parent)
        self._notifier, self._now, self._zone = notifier, now, zone
        self._reminder: Reminder | None = None
        self._seen = self._told = datetime.min.replace(tzinfo=UTC)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A coarse timer may be three minutes late after an hour.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def waits(self) -> bool:
        """Whether a timer runs."""
        return self._timer.isActive()

    def use(self, reminder: Reminder | None) -> None:
        """Wait for this reminder from now on, or for none."""
        self._reminder, self._seen = reminder, self._time()
        self._notifier.use(reminder is not None)
        self._timer.stop()
        self.look()

    def look(self) -> None:
        """Tell what has become due since the last look, and wait for what is next."""
        if self._reminder is None:
            return
        now = self._time()
        due = next_due(self._reminder, max(self._seen, now - LATEST), self._zone)
        # The clock may have been set back a little, over a time that was told.
        if due <= now and due != self._told:
            self._told = due
            self._notifier.remind()
        self._seen = now
        left = next_due(self._reminder, now, self._zone) - now
        self._timer.start(-(min(left, LOOKS) // timedelta(milliseconds=-1)))

    def _time(self) -> datetime:
        return self._now().astimezone(UTC)
