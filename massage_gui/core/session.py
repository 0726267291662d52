"""The session: one run along a timeline, a cursor and a state.

Nothing is counted down: while the session runs, the cursor stands at a base plus the time since an anchor, so
that a late look costs no accuracy. A lead-in is an anchor that lies ahead.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence

from massage_gui.core.record import Record, make_record
from massage_gui.core.session_events import (
    OPEN,
    CueReached,
    Event,
    SegmentStarted,
    Slept,
    Spent,
    State,
    StateChanged,
)
from massage_gui.core.timeline import Cue, CueKind, Seconds, Segment, SegmentKind, Timeline

MORE_TIME: Seconds = 15

LONGEST_STALL: Seconds = 5
"""A longer gap between two looks is the computer's sleep, on clocks that go on in sleep."""

LATEST_CUE: Seconds = 1

SAME: Seconds = 1e-6
"""Moments closer than this are one: sums of floats differ by less."""


class Session:
    """One run along a timeline; `clock` gives seconds, never goes back, and goes on during sleep.

    Every verb first brings the session up to the clock, and returns what happened, in order; a verb that
    makes no sense in the present state does nothing more. State and index are as of the last look; times are
    true for now.
    """

    def __init__(self, timeline: Timeline, *, clock: Callable[[], float]) -> None:
        self.timeline = timeline
        self._clock = clock
        self._state = State.READY
        self._index = 0
        self._base: Seconds = 0.0
        self._anchor = self._looked = clock()
        self._given: set[Cue] = set()
        self._added: defaultdict[int, Seconds] = defaultdict(float)
        self._spent: defaultdict[int, Seconds] = defaultdict(float)
        self._done: set[int] = set()
        self._skipped: set[int] = set()
        self._felt: list[str] = []
        self._code = ""

    @property
    def state(self) -> State:
        """What the session is doing."""
        return self._state

    @property
    def index(self) -> int:
        """The index of the segment under the cursor."""
        return self._index

    @property
    def segment(self) -> Segment:
        """The segment under the cursor."""
        return self.timeline.segments[self._index]

    @property
    def remaining(self) -> Seconds:
        """What is left of this segment, with what was added to it; never negative."""
        return self.length(self._index) - self._position(self._now)

    @property
    def shown(self) -> int:
        """The whole seconds to show: 0 only at the end."""
        return math.ceil(self.remaining - SAME)

    @property
    def elapsed(self) -> Seconds:
        """Where the cursor stands on the whole, with what was added."""
        return sum(map(self.length, range(self._index))) + self._position(self._now)

    @property
    def time_left(self) -> Seconds:
        """What is left of the whole session."""
        return sum(map(self.length, range(self._index + 1, len(self.timeline.segments)))) + self.remaining

    @property
    def total(self) -> Seconds:
        """The length of the whole session, with what was added."""
        return self.timeline.total + sum(self._added.values())

    @property
    def coming(self) -> tuple[tuple[Seconds, Cue], ...]:
        """The cues of this segment that were not given: in how many seconds each is due, the soonest first.

        While the session stands, as if it went on now.
        """
        position, wait = self._position(self._now), self.lead_in
        open_ = [
            (self._when(cue) - position + wait, cue) for cue in self.segment.cues if cue not in self._given
        ]
        return tuple(sorted(open_, key=lambda each: each[0]))

    @property
    def lead_in(self) -> Seconds:
        """What is left of getting ready again after a pause; the cursor stands still meanwhile."""
        left = self._anchor - self._now
        return left if self._state is State.RUNNING and left > SAME else 0.0

    @property
    def can_stretch(self) -> bool:
        """Whether this segment may be given more time now."""
        return self._state in OPEN and self.remaining > 0 and self._room() > 0

    @property
    def offer(self) -> Seconds:
        """What was added to this step on the first side and is missing on this one."""
        first = self.timeline.counterpart(self._index)
        if first is None or not self.can_stretch:
            return 0.0
        return max(0.0, min(self.added(first) - self.added(self._index), self._room()))

    @property
    def next_look(self) -> Seconds | None:
        """The time to the next change of what is shown, cue or end; None while nothing moves."""
        if self._state is not State.RUNNING:
            return None
        if lead_in := self.lead_in:
            return lead_in - math.ceil(lead_in - SAME) + 1
        ahead = [seconds for seconds, _ in self.coming]
        return max(0.0, min(self.remaining - max(0, self.shown - 1), *ahead, math.inf))

    def added(self, index: int) -> Seconds:
        """The time added to a segment."""
        return self._added.get(index, 0.0)

    def length(self, index: int) -> Seconds:
        """The length of a segment, with what was added to it."""
        return self.timeline.segments[index].seconds + self.added(index)

    def record(self) -> Record:
        """What has been done so far."""
        spent = dict(self._spent)
        spent[self._index] = spent.get(self._index, 0.0) + self._position(self._now) - self._base
        finished = self._state is State.FINISHED
        return make_record(
            self.timeline, spent, self._done, self._skipped,
            finished=finished, code=self._code, felt=self._felt,
        )  # fmt: skip

    def look(self) -> list[Event]:
        """Bring the session up to the clock."""
        return [*self._catch_up(), *self._cue()]

    def start(self, past: Sequence[Spent] = ()) -> list[Event]:
        """Begin, or go on, after getting ready, where a session was cut off; `past` tells its segments.

        The last of them tells the segment to go on at, which must be one of the timeline's.
        """
        events = self._catch_up()
        if self._state is State.READY:
            for each in past:
                self._spent[each.index] = each.seconds
                (self._done if each.done else self._skipped).add(each.index)
            first = past[-1].cursor if past else 0
            self._skipped.discard(first)
            # Who comes back after a crash must lie down again.
            lead_in = self.timeline.plan.get_ready if first else 0
            events += [*self._enter(State.RUNNING), *self._visit(first, self._looked + lead_in)]
        return events + self._cue()

    def pause(self) -> list[Event]:
        """Stop the clock, in any segment, in a lead-in too; a cue due now is kept for later."""
        events = self._catch_up()
        if self._state in (State.RUNNING, State.WAITING):
            self._settle(self._looked)
            over = self._state is State.WAITING
            events += [self._told(self._index + over), *self._enter(State.PAUSED)]
        return events

    def resume(self) -> list[Event]:
        """Go on after a pause, with a lead-in, or past a segment that waits.

        A pause made while waiting goes back to waiting: nothing starts before the user says so.
        """
        events = self._catch_up()
        if self._state is State.WAITING:
            events += self._advance(self._looked)
        elif self._state is State.PAUSED:
            again = self.segment.kind is not SegmentKind.GET_READY
            self._anchor = self._looked + (self.timeline.plan.resume_ready if again else 0)
            events += self._enter(State.RUNNING if self.remaining > 0 else State.WAITING)
        return events + self._cue()

    def next(self) -> list[Event]:
        """Go to the next segment; past the last one the session is finished."""
        events = self._catch_up()
        if self._state in OPEN:
            self._settle(self._looked)
            self._skipped.add(self._index)
            events += self._advance(self._looked)
        return events + self._cue()

    def back(self) -> list[Event]:
        """Go to the segment before; the first one begins again."""
        return self._return_to(-1)

    def restart(self) -> list[Event]:
        """Begin this segment again."""
        return self._return_to(0)

    def more_time(self) -> list[Event]:
        """Stretch this segment by 15 seconds, as far as it may be stretched."""
        events = self._catch_up()
        self._stretch(MORE_TIME)
        return events + self._cue()

    def take_offer(self) -> list[Event]:
        """Stretch this segment as the same step was stretched on the first side."""
        events = self._catch_up()
        self._stretch(self.offer)
        return events + self._cue()

    def feel(self, code: str) -> list[Event]:
        """Keep for the record that this stop rule was told, also where the user then goes on."""
        events = self._catch_up()
        self._felt.append(code)
        return events

    def stop(self, code: str) -> list[Event]:
        """End the session now; `code` is the stop rule, or empty where the user just ended it."""
        events = self._catch_up()
        if self._state in (State.READY, *OPEN):
            self._settle(self._looked)
            self._code = code
            events += [self._told(self._index), *self._enter(State.STOPPED)]
        return events

    @property
    def _now(self) -> float:
        now = self._clock()
        return self._looked if now - self._looked > LONGEST_STALL else now

    def _position(self, at: float) -> Seconds:
        """Where the cursor stands in its segment at a moment of the clock."""
        if self._state is not State.RUNNING:
            return self._base
        return min(self.length(self._index), self._base + max(0.0, at - self._anchor))

    def _when(self, cue: Cue) -> Seconds:
        """Where in its segment, as stretched, a cue lies."""
        if cue.from_end:
            return self.length(self._index) - cue.offset
        return cue.offset + (self.added(self._index) / 2 if cue.kind is CueKind.HALFWAY else 0)

    def _room(self) -> Seconds:
        longest = self.segment.longest
        return math.inf if longest is None else longest - self.length(self._index)

    def _catch_up(self) -> list[Event]:
        now = self._clock()
        gap = now - self._looked
        if self._state is State.RUNNING and gap > LONGEST_STALL:
            self._settle(self._looked)
            self._looked = now
            return [self._told(self._index), *self._enter(State.PAUSED), Slept(gap)]
        self._looked = now
        return self._pass_ends()

    def _pass_ends(self) -> list[Event]:
        """Play the segments that have ended; each begins at the deadline of the one before, not now."""
        events: list[Event] = []
        while self._state is State.RUNNING:
            end = self._anchor + self.length(self._index) - self._base
            if end > self._looked + SAME:
                break
            self._settle(end)
            self._base = self.length(self._index)
            self._done.add(self._index)
            if self.segment.waits:
                events += [self._told(self._index + 1), *self._enter(State.WAITING)]
            else:
                events += self._advance(end)
        return events

    def _settle(self, at: float) -> None:
        """Write down the time spent up to a moment, and stand there."""
        position = self._position(at)
        self._spent[self._index] += position - self._base
        self._base = position
        self._anchor = max(at, self._anchor)

    def _told(self, cursor: int) -> Spent:
        return Spent(self._index, self._spent[self._index], self._index in self._done, cursor)

    def _enter(self, state: State) -> list[Event]:
        self._state = state
        return [StateChanged(state)]

    def _advance(self, at: float) -> list[Event]:
        left = self._told(self._index + 1)
        if left.cursor < len(self.timeline.segments):
            return [left, *self._visit(left.cursor, at)]
        self._base = self.length(self._index)
        return [left, *self._enter(State.FINISHED)]

    def _return_to(self, offset: int) -> list[Event]:
        events = self._catch_up()
        if self._state in OPEN:
            self._settle(self._looked)
            to = max(0, self._index + offset)
            events += [self._told(to), *self._visit(to, self._looked)]
        return events + self._cue()

    def _visit(self, index: int, at: float) -> list[Event]:
        woken = self._enter(State.RUNNING) if self._state is State.WAITING else []
        self._index, self._base, self._anchor = index, 0.0, at
        self._given = set()
        return [*woken, SegmentStarted(index)]

    def _stretch(self, seconds: Seconds) -> None:
        if seconds > 0 and self.can_stretch:
            self._added[self._index] += min(seconds, self._room())
            position = self._position(self._looked)
            # The new end is counted down anew.
            self._given = {c for c in self._given if not c.from_end or self._when(c) <= position}

    def _cue(self) -> list[Event]:
        """The cue that is due, if any: the step's own first, else the last; what is too late is let go."""
        if self._state not in (State.RUNNING, State.WAITING):
            return []
        position = self._position(self._looked)
        due = [c for c in self.segment.cues if c not in self._given and self._when(c) <= position + SAME]
        if self._state is State.WAITING or self._anchor > self._looked + SAME:
            due = [cue for cue in due if cue.kind is CueKind.STEP]
        self._given.update(due)
        timely = [c for c in due if c.kind is CueKind.STEP or position - self._when(c) <= LATEST_CUE + SAME]
        if not timely:
            return []
        chosen = timely[0] if timely[0].kind is CueKind.STEP else timely[-1]
        return [CueReached(self._index, chosen)]
