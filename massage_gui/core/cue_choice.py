"""Which cues are heard: none talks over another, and none is cut in the middle of a word."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from massage_gui.core.timeline import Cue, CueKind, Seconds, SegmentKind

GAP: Seconds = 0.1
"""The least silence between two cues."""


class Priority(IntEnum):
    """What gives way to what.

    The early word that a change is coming gives way to the step: the change itself says it again.
    """

    HINT = 0
    HALFWAY = 1
    CHANGE_SOON = 2
    STEP = 3
    CHANGE = 4
    STOP = 5


def priority(cue: Cue, kind: SegmentKind) -> Priority:
    """How much a cue of a segment of this kind matters."""
    if cue.kind is CueKind.STEP:
        return Priority.CHANGE if kind is SegmentKind.CHANGE else Priority.STEP
    return {
        CueKind.HALFWAY: Priority.HALFWAY,
        CueKind.CHANGE_SOON: Priority.CHANGE_SOON,
        CueKind.COUNTDOWN: Priority.HINT,
    }[cue.kind]


def fits(
    length: Seconds, own: Priority, coming: Iterable[tuple[Seconds, Priority]], end: Seconds | None
) -> bool:
    """Whether a sound may begin now: it is over before the segment, and before what does not give way.

    `coming` tells in how many seconds other cues are due; `end` in how many the segment ends, None for never.
    """
    if length <= 0:
        return True
    free = [seconds for seconds, other in coming if other >= own]
    if end is not None:
        free.append(end)
    return all(length + GAP <= seconds for seconds in free)
