"""The record: what is kept of a session when it has ended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from massage_gui.core.region import Side
from massage_gui.core.timeline import Seconds, SegmentKind, Timeline

LITTLE = 0.5
"""The part of the work from which on a session that went to its end counts as done."""


@dataclass(frozen=True)
class Record:
    """What was done in a session; all times in seconds.

    `sides` are the sides worked, in order. `worked`, `planned` (seconds of work), `done` and `skipped`
    (numbers of steps) are told for left, right and both. `spent` is the time in which the session ran, by
    side, with None for getting ready and changing sides; pauses, waits and sleep are not in it. `code` is the
    stop rule that ended it, or empty; `felt` are the stop rules that were told in it, each once, in order.
    """

    routine: str
    version: str
    sides: tuple[Side, ...]
    worked: Mapping[Side, Seconds]
    planned: Mapping[Side, Seconds]
    done: Mapping[Side, tuple[int, ...]]
    skipped: Mapping[Side, tuple[int, ...]]
    spent: Mapping[Side | None, Seconds]
    finished: bool
    code: str
    felt: tuple[str, ...] = ()

    @property
    def active(self) -> Seconds:
        """The whole time in which the session ran."""
        return sum(self.spent.values())

    @property
    def part(self) -> float:
        """How much of the work that was planned was done: 1 for all of it."""
        return sum(self.worked.values()) / (sum(self.planned.values()) or 1)

    @property
    def whole(self) -> bool:
        """Whether it went to its end, and not by skipping most of it."""
        return self.finished and self.part >= LITTLE


def make_record(
    timeline: Timeline,
    spent: Mapping[int, Seconds],
    done: Collection[int],
    skipped: Collection[int],
    *,
    finished: bool,
    code: str,
    felt: Iterable[str] = (),
) -> Record:
    """Sum up a session: seconds spent by segment, the segments played to their end, those left before."""
    return Record(
        routine=timeline.routine.id,
        version=timeline.routine.version,
        sides=timeline.sides,
        worked={side: _spent(timeline, spent, side, work_only=True) for side in Side},
        planned={side: timeline.work_seconds(side) for side in Side},
        done={side: _numbers(timeline, done, side) for side in Side},
        skipped={side: _numbers(timeline, set(skipped) - set(done), side) for side in Side},
        spent={side: _spent(timeline, spent, side, work_only=False) for side in (*Side, None)},
        finished=finished,
        code=code,
        felt=tuple(dict.fromkeys(felt)),
    )


def _spent(
    timeline: Timeline, spent: Mapping[int, Seconds], side: Side | None, *, work_only: bool
) -> Seconds:
    return sum(
        spent.get(segment.index, 0.0)
        for segment in timeline.segments
        if segment.side is side and not (work_only and segment.kind is not SegmentKind.WORK)
    )


def _numbers(timeline: Timeline, indexes: Collection[int], side: Side) -> tuple[int, ...]:
    return tuple(
        segment.number
        for segment in timeline.segments
        if segment.index in indexes and segment.side is side and segment.number is not None
    )
