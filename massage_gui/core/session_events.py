"""The states of a session, and what can happen in one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from massage_gui.core.timeline import Cue, Seconds


class State(StrEnum):
    """What a session is doing; waiting is standing at the end of a segment that waits for the user."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    WAITING = "waiting"
    FINISHED = "finished"
    STOPPED = "stopped"


OPEN = (State.RUNNING, State.PAUSED, State.WAITING)


@dataclass(frozen=True)
class Spent:
    """So much time was spent on a segment in all, and the session would go on at the segment `cursor`."""

    index: int
    seconds: Seconds
    done: bool
    cursor: int


@dataclass(frozen=True)
class SegmentStarted:
    """The cursor has come to the start of a segment."""

    index: int


@dataclass(frozen=True)
class CueReached:
    """The cursor has passed a cue of a segment."""

    index: int
    cue: Cue


@dataclass(frozen=True)
class StateChanged:
    """The session has entered a state."""

    state: State


@dataclass(frozen=True)
class Slept:
    """The computer was away for so many seconds; they are not counted."""

    seconds: Seconds


Event = Spent | SegmentStarted | CueReached | StateChanged | Slept
