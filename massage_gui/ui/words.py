"""Words that several widgets say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject

from massage_gui.core.region import Region, Side
from massage_gui.core.routine import Breath, Hand, Position, Routine, Tool
from massage_gui.core.timeline import Segment, SegmentKind, Timeline


def clock_text(seconds: float) -> str:
    """Minutes and seconds, as 6:50."""
    whole = max(0, round(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def day_text(day: date) -> str:
    """A day with its month as a word, so that nobody takes one for the other."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


class Words(QObject):
    """The program's words for its enums, in the user's language."""

    def side(self, side: Side | None) -> str:
        """The word for a side; empty for none."""
        return (
            {
                Side.LEFT: self.tr("left"),
                Side.RIGHT: self.tr("right"),
                Side.BOTH: self.tr("both sides"),
            }.get(side, "")
            if side
            else ""
        )

    def side_loud(self, side: Side | None) -> str:
        """The word for a side as the player shows it; empty for none."""
        return (
            {
                Side.LEFT: self.tr("LEFT side"),
                Side.RIGHT: self.tr("RIGHT side"),
                Side.BOTH: self.tr("Both sides"),
            }.get(side, "")
            if side
            else ""
        )

    def coming(self, timeline: Timeline, segment: Segment) -> str:
        """What comes after a segment, with its side where that is another."""
        after = timeline.segments[segment.index + 1 : segment.index + 2]
        if not after:
            return self.tr("Next: the end")
        (then,) = after
        if then.kind is SegmentKind.CHANGE:
            return self.tr("Next: change to the {side}").format(side=self.side_loud(then.toward))
        here = segment.toward or segment.side
        sided = then.side in (Side.LEFT, Side.RIGHT) and then.side is not here
        title = f"{self.side_loud(then.side)}: {then.title}" if sided else then.title
        return self.tr("Next: {title}, {seconds} s").format(title=title, seconds=round(then.seconds))

    def order(self, sides: Sequence[Side]) -> str:
        """One side, or one and then the other."""
        first, *then = map(self.side, sides)
        return self.tr("{first}, then {second}").format(first=first, second=then[0]) if then else first

    def region(self, region: Region, side: Side | None) -> str:
        """The region's name, with the side where one is meant."""
        if side in (Side.LEFT, Side.RIGHT):
            return self.tr("{region}, {side}").format(region=region.name, side=self.side(side))
        return region.name

    def minutes(self, seconds: float) -> str:
        """A length to the nearest minute, as 7 min."""
        return self.tr("{number} min").format(number=max(1, round(seconds / 60)))

    def position(self, position: Position) -> str:
        """How the body is held."""
        return {
            Position.SITTING: self.tr("Sitting"),
            Position.STANDING: self.tr("Standing"),
            Position.LYING: self.tr("Lying down"),
        }[position]

    def kind(self, kind: SegmentKind) -> str:
        """What a segment is for."""
        return {
            SegmentKind.GET_READY: self.tr("Get ready"),
            SegmentKind.SETUP: self.tr("Set up"),
            SegmentKind.WORK: self.tr("Work"),
            SegmentKind.REST: self.tr("Rest"),
            SegmentKind.CHECK: self.tr("Check"),
            SegmentKind.CHANGE: self.tr("Change sides"),
            SegmentKind.FINISH: self.tr("Finish"),
        }[kind]

    def breath(self, breath: Breath) -> str:
        """How to breathe."""
        return {
            Breath.SLOW: self.tr("Breathe in for 5, out for 5"),
            Breath.WITH_STROKE: self.tr("Breathe in one way, out the other"),
            Breath.OUT_AS_YOU_SINK: self.tr("Long breath out as you sink in"),
            Breath.OUT_AS_YOU_SQUEEZE: self.tr("Breathe out as you squeeze"),
            Breath.OUT_AS_YOU_PRESS: self.tr("Breathe out as you press"),
            Breath.OUT_AS_YOU_GLIDE: self.tr("Breathe out as you glide"),
            Breath.OUT_ON_THE_WAY_DOWN: self.tr("Breathe out on the way down"),
        }[breath]

    def hand(self, hand: Hand, side: Side | None) -> str:
        """The hand that works; empty where the hands are free."""
        if hand is Hand.BOTH:
            return self.tr("Both hands")
        if hand is Hand.EITHER:
            return self.tr("Either hand")
        if hand is Hand.FREE or side not in (Side.LEFT, Side.RIGHT):
            return ""
        working = side if hand is Hand.SAME else side.other
        return self.tr("Left hand") if working is Side.LEFT else self.tr("Right hand")

    def tool(self, routine: Routine) -> str:
        """What the routine is done with, in two words."""
        tools = {step.motion.tool for step in routine.flat_steps() if step.motion}
        if Tool.BALL in tools:
            return self.tr("tennis ball")
        return self.tr("braided towels") if Tool.BRAID in tools else self.tr("your hands")

    def pressure(self, level: int) -> str:
        """The word for a pressure of 0 to 5."""
        return (
            self.tr("Off"),
            self.tr("Touch"),
            self.tr("Light"),
            self.tr("Medium"),
            self.tr("Firm"),
            self.tr("Too much"),
        )[level]
