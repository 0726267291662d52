"""The words of the page for a therapist."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject

from massage_gui.core.entry import Outcome
from massage_gui.services.report import AreaReport, Ratings, ReportSource, Told


def short_day(day: date) -> str:
    """A day with its month as a word, in short."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def number(count: int) -> str:
    """A number as it is written where the user lives."""
    return QLocale().toString(count)


class ReportWords(QObject):
    """What the report says, in the user's language; a therapist reads it."""

    def title(self) -> str:
        """What it is."""
        return self.tr("Self-massage report")

    def span(self, source: ReportSource) -> str:
        """The days it tells of."""
        first, last = short_day(source.first), short_day(source.today)
        if first == last:
            return last
        if source.since is None:
            return self.tr("{first} to {last}, everything that was kept").format(first=first, last=last)
        return self.tr("{first} to {last}").format(first=first, last=last)

    def origin(self) -> str:
        """Where it is from, and what it is not."""
        return self.tr(
            "Made from the user's own notes in the program Massage GUI, for talking with a therapist. "
            "It is not a medical record, and nobody has checked it."
        )

    def total(self, source: ReportSource) -> str:
        """How many sessions, how long in all, and how they ended."""
        if not source.sessions:
            return self.tr("No session was kept in this time.")
        count = self.sessions(source.sessions)
        said = self.tr("{sessions}, {time} in all").format(sessions=count, time=self.time(source.seconds))
        if source.sessions == source.outcomes.get(Outcome.FINISHED, 0):
            return self.tr("{said}; done to the end").format(said=said)
        return self.tr("{said}: {outcomes}").format(said=said, outcomes=self._outcomes(source.outcomes))

    def _outcomes(self, outcomes: Mapping[Outcome, int]) -> str:
        words = {
            Outcome.FINISHED: self.tr("{number} done to the end"),
            Outcome.ENDED: self.tr("{number} ended early"),
            Outcome.STOPPED: self.tr("{number} stopped for what was felt"),
            Outcome.CUT_OFF: self.tr("{number} cut off"),
            Outcome.OPEN: self.tr("{number} not ended yet"),
        }
        found = [
            word.format(number=number(outcomes[each])) for each, word in words.items() if outcomes.get(each)
        ]
        return ", ".join(found)

    def sessions(self, count: int) -> str:
        """So many sessions."""
        return (
            self.tr("1 session") if count == 1 else self.tr("{number} sessions").format(number=number(count))
        )

    def time(self, seconds: float) -> str:
        """A length in minutes, or in hours and minutes."""
        minutes = round(seconds / 60)
        if minutes < 1:
            return self.tr("under 1 min")
        if minutes < 120:
            return self.tr("{minutes} min").format(minutes=minutes)
        hours, rest = divmod(minutes, 60)
        return self.tr("{hours} h {minutes} min").format(hours=number(hours), minutes=rest)

    def area(self, names: tuple[str, ...]) -> str:
        """The name of an area."""
        return " + ".join(names)

    def heads(self) -> tuple[str, ...]:
        """The heads of the columns: area, sessions, time, first and last day, rated, before, after."""
        return (
            self.tr("Area"),
            self.tr("Sessions"),
            self.tr("Time"),
            self.tr("First"),
            self.tr("Last"),
            self.tr("Rated"),
            self.tr("Before"),
            self.tr("After"),
        )

    def row(self, area: AreaReport) -> tuple[str, ...]:
        """One area, in the order of the heads."""
        return (
            self.area(area.names),
            number(area.sessions),
            self.time(area.seconds),
            short_day(area.first),
            short_day(area.last),
            number(area.rated),
            self.ratings(area.before),
            self.ratings(area.after),
        )

    def ratings(self, ratings: Ratings | None) -> str:
        """The middle rating, and the lowest and the highest."""
        if ratings is None:
            return "—"
        if ratings.lowest == ratings.highest:
            return str(ratings.middle)
        return self.tr("{middle} ({lowest} to {highest})").format(
            middle=ratings.middle, lowest=ratings.lowest, highest=ratings.highest
        )

    def how_rated(self) -> str:
        """What the ratings are, and are not."""
        return self.tr(
            "Soreness as the user gave it, 0 none to 10 the worst, right before and right after: the middle "
            "rating, and in brackets the lowest and the highest. It is no proof of an effect."
        )

    def more_areas(self, areas: int, sessions: int, seconds: float) -> str:
        """What the table has no room for."""
        return self.tr("More areas: {areas} ({sessions}, {time})").format(
            areas=number(areas), sessions=self.sessions(sessions), time=self.time(seconds)
        )

    def charts(self, shown: int, of: int) -> str:
        """That not every area has a chart; empty where each has one."""
        if shown == of:
            return ""
        return self.tr("the areas rated most often: {shown} of {all}").format(
            shown=number(shown), all=number(of)
        )

    def told(self, told: Told) -> str:
        """How often something was told, and when last."""
        day = short_day(told.last)
        often = self.sessions(told.sessions)
        if not told.stopped:
            return self.tr("{often}, last on {day}").format(often=often, day=day)
        if told.sessions == 1:
            return self.tr("{often}, which was stopped, on {day}").format(often=often, day=day)
        return self.tr("{often} ({stopped} stopped), last on {day}").format(
            often=often, stopped=number(told.stopped), day=day
        )

    def more_told(self, count: int) -> str:
        """What there is no room for."""
        return self.tr("and {count} more").format(count=number(count))

    def how_told(self) -> str:
        """What these lines are."""
        return self.tr("chosen by the user from a list, in a session or right after")

    def still_sore(self) -> str:
        """What was said of the session before."""
        return self.tr("Still sore two days after the last session")

    def notes(self, shown: int, of: int) -> str:
        """How many notes there are, beside their heading."""
        if shown == of:
            return self.tr("as the user wrote them, the newest first")
        return self.tr("the newest {shown} of {all}; the program shows the rest").format(
            shown=number(shown), all=number(of)
        )

    def foot(self, source: ReportSource) -> str:
        """The foot of the page."""
        return self.tr("Made on {day} from sessions kept on the user's own computer.").format(
            day=short_day(source.today)
        )
