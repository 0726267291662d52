"""The timeline: a flat list of segments, each with a start, a length, a side and its cues."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from massage_gui.core.plan import Plan
from massage_gui.core.region import Side
from massage_gui.core.routine import Breath, Hand, Motion, Routine

Seconds = float


class SegmentKind(StrEnum):
    """What a segment is for."""

    GET_READY = "get-ready"
    SETUP = "setup"
    WORK = "work"
    REST = "rest"
    CHECK = "check"
    CHANGE = "change"
    FINISH = "finish"


class CueKind(StrEnum):
    """What a cue tells."""

    STEP = "step"
    HALFWAY = "halfway"
    CHANGE_SOON = "change-soon"
    COUNTDOWN = "countdown"


class Cue(NamedTuple):
    """Something said or sounded `offset` seconds after a segment's start, or before its end (`from_end`)."""

    kind: CueKind
    offset: Seconds
    from_end: bool = False


@dataclass(frozen=True)
class Segment:
    """A stretch of a timeline.

    `side` is None while getting ready and changing sides; `toward` is the side that a change leads to;
    `number` is the step's number on the card, from 1, the same on both sides; `waits` tells that the clock
    holds at its end; `longest` is the length it may be stretched to, in seconds, or None for no limit.
    """

    seconds: Seconds
    kind: SegmentKind
    title: str
    text: str
    say: str
    index: int = 0
    start: Seconds = 0
    side: Side | None = None
    toward: Side | None = None
    number: int | None = None
    hand: Hand = Hand.FREE
    pressure: int = 0
    breath: Breath = Breath.SLOW
    motion: Motion | None = None
    caution: str = ""
    waits: bool = False
    longest: Seconds | None = None
    cues: tuple[Cue, ...] = ()

    @property
    def end(self) -> Seconds:
        """When it ends, in seconds from the timeline's start."""
        return self.start + self.seconds


@dataclass(frozen=True)
class Timeline:
    """A routine unrolled for a plan; it never changes."""

    routine: Routine
    plan: Plan
    segments: tuple[Segment, ...]

    @property
    def total(self) -> Seconds:
        """The length of the whole, in seconds."""
        return self.segments[-1].end

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The sides worked, in order; both alone where the routine is done once."""
        found = dict.fromkeys(segment.side for segment in self.segments)
        return tuple(side for side in found if side in (Side.LEFT, Side.RIGHT)) or (Side.BOTH,)

    def at(self, elapsed: Seconds) -> int:
        """The index of the segment that is on at `elapsed` seconds; the last one at and after the end."""
        return max(0, bisect_right(self.segments, elapsed, key=lambda segment: segment.start) - 1)

    def counterpart(self, index: int) -> int | None:
        """The index of the same step on the first side, for a step of the second side; otherwise None."""
        here = self.segments[index]
        if here.side not in self.sides[1:]:
            return None
        return next(
            each.index for each in self.segments if (each.number, each.side) == (here.number, self.sides[0])
        )

    def work_seconds(self, side: Side) -> Seconds:
        """The seconds of work on a side."""
        return sum(
            each.seconds for each in self.segments if (each.kind, each.side) == (SegmentKind.WORK, side)
        )
