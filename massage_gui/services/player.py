"""Plays a timeline: a session, one timer, and signals that say what happened."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from massage_gui.core.safety import Clearance
from massage_gui.core.session import Session
from massage_gui.core.session_events import (
    CueReached,
    Event,
    SegmentStarted,
    Slept,
    Spent,
    State,
    StateChanged,
)
from massage_gui.core.timeline import Segment, Timeline

SAME_PRESS = 0.3
"""Two presses of one transport control within this many seconds count once."""


@dataclass(frozen=True)
class Moment:
    """What can be seen of a session now; all times in seconds."""

    segment: Segment
    state: State
    shown: int
    remaining: float
    length: float
    elapsed: float
    time_left: float
    total: float
    lead_in: float
    can_stretch: bool
    offer: float


@dataclass(frozen=True)
class Times:
    """What tells the time, in seconds: the clock, what is left of the segment, and how much of it is over."""

    clock: Callable[[], float]
    remaining: Callable[[], float]
    position: Callable[[], float]


class Player(QObject):
    """Leads through one session at a time; nothing is counted by ticks, the session asks the clock."""

    #: Segment: this segment has begun
    segment_started = Signal(object)
    #: Moment: what is shown has changed
    ticked = Signal(object)
    #: Segment, Cue: this cue is due now
    cue_reached = Signal(object, object)
    #: State: the session has entered this state
    state_changed = Signal(object)
    #: float: the computer was away for so many seconds, and the session has paused
    slept = Signal(float)
    #: Segment, Spent: so much time was spent on it; told before the next segment begins
    spent = Signal(object, object)
    #: Record: the session is over
    ended = Signal(object)

    def __init__(self, clock: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._session: Session | None = None
        self._pressed: tuple[str, float] = ("", -math.inf)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def session(self) -> Session | None:
        """The session being played, or None."""
        return self._session

    @property
    def active(self) -> bool:
        """Whether a session has begun and has not ended."""
        return self._session is not None

    @property
    def times(self) -> Times:
        """What those look at who move with a session."""
        return Times(self._clock, self.remaining, self.position)

    def play(self, timeline: Timeline, clearance: Clearance, past: Sequence[Spent] = ()) -> None:
        """Start a session, or go on with one that was cut off after `past`.

        Raises ValueError where the clearance is for another routine or a lighter pressure.
        """
        routine = timeline.routine
        if (clearance.routine, clearance.fingerprint) != (routine.id, routine.fingerprint):
            raise ValueError("the safety check was answered for another routine")
        limit = clearance.max_pressure
        if limit is not None and any(segment.pressure > limit for segment in timeline.segments):
            raise ValueError("the timeline presses harder than the safety check allows")
        session = Session(timeline, clock=self._clock)
        self._session = session
        self._tell(session, session.start(past))

    def moment(self) -> Moment | None:
        """What can be seen now, or None without a session."""
        session = self._session
        if session is None:
            return None
        return Moment(
            segment=session.segment,
            state=session.state,
            shown=session.shown,
            remaining=session.remaining,
            length=session.length(session.index),
            elapsed=session.elapsed,
            time_left=session.time_left,
            total=session.total,
            lead_in=session.lead_in,
            can_stretch=session.can_stretch,
            offer=session.offer,
        )

    def remaining(self) -> float:
        """Seconds left of this segment, 0 without a session."""
        return self._session.remaining if self._session is not None else 0.0

    def position(self) -> float:
        """Seconds since this segment's start, 0 without a session."""
        session = self._session
        return session.length(session.index) - session.remaining if session is not None else 0.0

    def look(self) -> None:
        """Bring the session up to the clock."""
        self._do(lambda session: session.look())

    def toggle(self) -> None:
        """Pause a running session, and let a paused or waiting one go on."""
        if self._is_new_press("toggle"):
            running = self._session is not None and self._session.state is State.RUNNING
            self._do((lambda session: session.pause()) if running else (lambda session: session.resume()))

    def pause(self) -> None:
        """Stop the clock, in every segment."""
        self._is_new_press("pause")
        self._do(lambda session: session.pause())

    def resume(self) -> None:
        """Go on after a pause, or past the end of a segment that waits."""
        # The key that has just paused is the one that resumes.
        if self._is_new_press("toggle"):
            self._do(lambda session: session.resume())

    def next(self) -> None:
        """Go to the next segment."""
        if self._is_new_press("next"):
            self._do(lambda session: session.next())

    def back(self) -> None:
        """Go to the segment before."""
        if self._is_new_press("back"):
            self._do(lambda session: session.back())

    def restart(self) -> None:
        """Begin this segment again."""
        if self._is_new_press("restart"):
            self._do(lambda session: session.restart())

    def more_time(self) -> None:
        """Stretch this segment by 15 seconds, where that is allowed."""
        if self._is_new_press("more"):
            self._do(lambda session: session.more_time())

    def take_offer(self) -> None:
        """Stretch this segment as the same step was stretched on the first side."""
        self._do(lambda session: session.take_offer())

    def feel(self, code: str) -> None:
        """Keep what was felt, as its stop rule's code."""
        self._do(lambda session: session.feel(code))

    def stop(self, code: str) -> None:
        """End the session now; `code` is the stop rule, or empty where the user just ended it."""
        self._do(lambda session: session.stop(code))

    def _is_new_press(self, name: str) -> bool:
        before, at = self._pressed
        now = self._clock()
        if name == before and now - at < SAME_PRESS:
            return False
        self._pressed = (name, now)
        return True

    def _do(self, verb: Callable[[Session], list[Event]]) -> None:
        if self._session is not None:
            self._tell(self._session, verb(self._session))

    def _tell(self, session: Session, events: list[Event]) -> None:
        for event in events:
            self._tell_one(session, event)
        self.ticked.emit(self.moment())
        if session.state in (State.FINISHED, State.STOPPED):
            self._timer.stop()
            self._session = None
            self.ended.emit(session.record())
        else:
            self._wait(session.next_look)

    def _tell_one(self, session: Session, event: Event) -> None:
        if isinstance(event, Spent):
            self.spent.emit(session.timeline.segments[event.index], event)
        elif isinstance(event, SegmentStarted):
            self.segment_started.emit(session.timeline.segments[event.index])
        elif isinstance(event, CueReached):
            self.cue_reached.emit(session.timeline.segments[event.index], event.cue)
        elif isinstance(event, StateChanged):
            self.state_changed.emit(event.state)
        elif isinstance(event, Slept):
            self.slept.emit(event.seconds)

    def _wait(self, seconds: float | None) -> None:
        if seconds is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, math.ceil(seconds * 1000)))
