"""What the history says: of a session, of a day, of a region."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject, QTime

from massage_gui.core.entry import Entry, Outcome
from massage_gui.core.region import Side
from massage_gui.core.trend import Trend
from massage_gui.core.weeks import WEEKS, Care, Day, Week, weeks_with_care
from massage_gui.ui.words import Words, day_text


def weekday_text(day: date) -> str:
    """A day with the name of its weekday, as short as the language has it."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


def day_in_list(day: date) -> str:
    """A day in short, its month still a word."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


class HistoryWords(QObject):
    """The sentences of the history page."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words()

    def minutes(self, seconds: float) -> str:
        """A time; less than a minute is no minute."""
        return self.tr("under 1 min") if seconds < 60 else self._words.minutes(seconds)

    def sides(self, sides: Sequence[Side]) -> str:
        """The sides worked, in order."""
        left_and_right = {(Side.LEFT, Side.RIGHT), (Side.RIGHT, Side.LEFT)}
        if tuple(sides) in left_and_right:
            return self.tr("{first} and {second}").format(
                first=self._words.side(sides[0]), second=self._words.side(sides[1])
            )
        return ", ".join(self._words.side(side) for side in sides)

    def outcome(self, outcome: Outcome) -> str:
        """How a session ended."""
        return {
            Outcome.OPEN: self.tr("Not ended"),
            Outcome.FINISHED: self.tr("Finished"),
            Outcome.ENDED: self.tr("Ended early"),
            Outcome.STOPPED: self.tr("Stopped"),
            Outcome.CUT_OFF: self.tr("Cut off"),
        }[outcome]

    def ratings(self, entry: Entry) -> str:
        """The ratings in the list, as 6 to 4; empty where there are none."""
        match entry.before, entry.after:
            case None, None:
                return ""
            case before, None:
                return self.tr("{before} before").format(before=before)
            case None, after:
                return self.tr("{after} after").format(after=after)
        return self.tr("{before} to {after}").format(before=entry.before, after=entry.after)

    def rated(self, entry: Entry) -> str:
        """The ratings as a sentence."""
        match entry.before, entry.after:
            case None, None:
                return self.tr("Not rated.")
            case before, None:
                return self.tr("Your rating before was {before}.").format(before=before)
            case None, after:
                return self.tr("Your rating after was {after}.").format(after=after)
            case before, after if before == after:
                return self.tr("Your rating stayed at {after}.").format(after=after)
        return self.tr("Your rating went from {before} to {after}.").format(before=before, after=after)

    def when(self, entry: Entry) -> str:
        """The day and the time at which a session began, where it was."""
        at = QLocale().toString(
            QTime(entry.started.hour, entry.started.minute), QLocale.FormatType.ShortFormat
        )
        return self.tr("{day}, {time}").format(day=weekday_text(entry.day), time=at)

    def line(self, entry: Entry) -> str:
        """Sides, minutes, and how a session ended."""
        parts = (self.sides(entry.sides), self.minutes(entry.seconds), self.outcome(entry.outcome))
        return " · ".join(part for part in parts if part)

    def mark(self, entry: Entry) -> str:
        """The mark of a session with a note; empty where there is none."""
        return self.tr("Note") if entry.note else ""

    def spoken(self, entry: Entry) -> str:
        """A session in the list, for a screen reader."""
        what = (weekday_text(entry.day), entry.title, self.sides(entry.sides), self.minutes(entry.seconds))
        how = (self.outcome(entry.outcome), self.rated(entry), self.tr("has a note") if entry.note else "")
        return ", ".join(part.rstrip(".") for part in what + how if part)

    def weeks(self, weeks: Sequence[Week]) -> str:
        """In how many weeks care was taken."""
        number = weeks_with_care(weeks)
        if not number:
            return self.tr("Nothing in the last {all} weeks. Begin again whenever you like.").format(
                all=WEEKS
            )
        return self.tr(
            "You took care of yourself in {number} of the last {all} weeks. Rest days are fine."
        ).format(number=number, all=WEEKS)

    def day(self, day: Day) -> str:
        """What was done on a day."""
        name = weekday_text(day.day)
        if day.ahead:
            return self.tr("{day}: still to come").format(day=name)
        if not day.sessions:
            return self.tr("{day}: a rest day").format(day=name)
        done = self.sessions(day.sessions)
        return self.tr("{day}: {minutes}, {sessions}").format(
            day=name, minutes=self.minutes(day.seconds), sessions=done
        )

    def sessions(self, number: int) -> str:
        """So many sessions."""
        if number == 1:
            return self.tr("1 session")
        return self.tr("{number} sessions").format(number=QLocale().toString(number))

    def days(self, weeks: Iterable[Week]) -> str:
        """Every day with a session, for a screen reader."""
        return ". ".join(self.day(day) for week in weeks for day in week if day.sessions)

    def care(self, care: Care | None) -> str:
        """How often and when a region was done last."""
        if care is None:
            return self.tr("Not in the last {all} weeks").format(all=WEEKS)
        return self.tr("{sessions} in {all} weeks, last on {day}").format(
            sessions=self.sessions(care.sessions), all=WEEKS, day=day_text(care.last)
        )

    def trend(self, trend: Trend) -> str:
        """What a region's ratings show."""
        if trend.before is None:
            said = self.tr("Rate a few more sessions to see how it goes.")
        else:
            said = self.tr(
                "In your last {number} rated sessions, the middle rating was {before} before "
                "and {after} after."
            ).format(number=trend.sessions, before=trend.before, after=trend.after)
        if trend.see_someone:
            said += " " + self.tr("If it is no better after two to three weeks, see a professional.")
        return said
