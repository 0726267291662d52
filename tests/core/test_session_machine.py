"""Random verbs, gaps and looks, held against a plain model that counts whole milliseconds."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from massage_gui.core import compiler
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.routine import Kind, Pattern, Routine
from massage_gui.core.session import Session
from massage_gui.core.session_events import CueReached, Event, SegmentStarted, Slept, State, StateChanged
from massage_gui.core.timeline import CueKind, Segment, SegmentKind, Timeline
from tests.core.routines_for_tests import USUAL, each_side, once, plans, play, routine, routines, step
from tests.fake_clock import FakeClock

VERBS = ("start", "pause", "resume", "next", "back", "restart", "more_time", "take_offer", "look")
OPEN = (State.RUNNING, State.PAUSED, State.WAITING)
SHORT = routine(
    once(3),
    each_side(step(2, Kind.SETUP), step(31), step(1, Kind.REST), step(57, pattern=Pattern.HOLD), step(11)),
    once(4, Kind.FINISH),
)
NECK = routine(each_side(step(8, Kind.SETUP), step(12)), region="side-of-neck")


class Model:
    """What a session must do, said the slow way: time is taken away millisecond by millisecond."""

    def __init__(self, made: Timeline) -> None:
        self.timeline = made
        self.state = State.READY
        self.index = self.position = self.lead_in = self.active = 0
        self.added: dict[int, int] = {}
        self.done: set[int] = set()
        self.started: list[int] = []

    @property
    def segment(self) -> Segment:
        return self.timeline.segments[self.index]

    @property
    def length(self) -> int:
        return round(self.segment.seconds * 1_000) + self.added.get(self.index, 0)

    def pass_time(self, gap: int) -> None:
        if self.state is State.RUNNING and gap > 5_000:
            self.state, self.lead_in = State.PAUSED, 0
        elif self.state is State.RUNNING:
            waited = min(gap, self.lead_in)
            self.lead_in -= waited
            self._play(gap - waited)

    def _play(self, left: int) -> None:
        while self.state is State.RUNNING and left >= self.length - self.position:
            left -= self.length - self.position
            self.active += self.length - self.position
            self.position = self.length
            self.done.add(self.index)
            if self.segment.waits:
                self.state = State.WAITING
            else:
                self._forward()
        if self.state is State.RUNNING:
            self.position += left
            self.active += left

    def _forward(self) -> None:
        if self.index + 1 == len(self.timeline.segments):
            self.state, self.position, self.lead_in = State.FINISHED, self.length, 0
        else:
            self._visit(self.index + 1)

    def _visit(self, index: int) -> None:
        self.index, self.position, self.lead_in = index, 0, 0
        self.started.append(index)
        if self.state is State.WAITING:
            self.state = State.RUNNING

    def do(self, verb: str) -> None:
        match verb:
            case "start":
                self._start()
            case "pause":
                self._pause()
            case "resume":
                self._resume()
            case "next":
                self._next()
            case "back" | "restart":
                self._again(-1 if verb == "back" else 0)
            case "more_time" | "take_offer":
                self._stretch(15_000 if verb == "more_time" else self.offer)

    def _start(self) -> None:
        if self.state is State.READY:
            self.state = State.RUNNING
            self._visit(0)

    def _pause(self) -> None:
        if self.state in (State.RUNNING, State.WAITING):
            self.state, self.lead_in = State.PAUSED, 0

    def _resume(self) -> None:
        if self.state is State.WAITING:
            self._forward()
        elif self.state is State.PAUSED and self.position == self.length:
            self.state = State.WAITING
        elif self.state is State.PAUSED:
            self.state = State.RUNNING
            ready = self.segment.kind is SegmentKind.GET_READY
            self.lead_in = 0 if ready else self.timeline.plan.resume_ready * 1_000

    def _next(self) -> None:
        if self.state in OPEN:
            self._forward()

    def _again(self, offset: int) -> None:
        if self.state in OPEN:
            self._visit(max(0, self.index + offset))

    @property
    def offer(self) -> int:
        first = self.timeline.counterpart(self.index)
        missing = 0 if first is None else self.added.get(first, 0) - self.added.get(self.index, 0)
        return max(0, min(missing, self.room))

    @property
    def room(self) -> int:
        if self.state not in OPEN or self.position == self.length:
            return 0
        longest = self.segment.longest
        return 10**9 if longest is None else round(longest * 1_000) - self.length

    def _stretch(self, more: int) -> None:
        self.added[self.index] = self.added.get(self.index, 0) + min(more, self.room)


class Play:
    """A session and its model, side by side."""

    def __init__(self, made: Routine, plan: Plan) -> None:
        self.clock = FakeClock(12_345.678)
        self.timeline = compiler.compile(made, plan)
        self.session = Session(self.timeline, clock=self.clock)
        self.model = Model(self.timeline)
        self.started: list[int] = []
        self.given: set[tuple[CueKind, float]] = set()
        self.state = State.READY

    def act(self, gap: int, verb: str) -> None:
        """Let milliseconds go by, unseen, and use a verb."""
        self.clock.advance(gap / 1_000)
        slept = self.session.state is State.RUNNING and gap > 5_000
        do: Callable[[], list[Event]] = getattr(self.session, verb)
        events = do()
        self.model.pass_time(gap)
        self.model.do(verb)
        assert any(isinstance(event, Slept) for event in events) == slept
        self._hear(events)
        self.check()

    def _hear(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, SegmentStarted):
                self.started.append(event.index)
                self.given = set()
            elif isinstance(event, StateChanged):
                assert event.state is not self.state, "a state was entered twice"
                self.state = event.state
            elif isinstance(event, CueReached):
                self._hear_cue(event)
        assert sum(isinstance(event, CueReached) for event in events) <= 1, "a burst of cues"

    def _hear_cue(self, event: CueReached) -> None:
        session, cue = self.session, event.cue
        assert event.index == session.index, "a cue of a segment that was left"
        assert session.state in (State.RUNNING, State.WAITING), "a cue while paused"
        length = session.length(session.index)
        stretched = session.added(session.index) / 2 if cue.kind is CueKind.HALFWAY else 0
        at = length - cue.offset if cue.from_end else cue.offset + stretched
        position = length - session.remaining
        assert at <= position + 1e-5, "a cue came early"
        assert cue.kind is CueKind.STEP or position - at <= 1 + 1e-5, "a cue came late"
        key = (cue.kind, 0 if cue.kind in (CueKind.STEP, CueKind.HALFWAY) else at)
        assert key not in self.given, "a cue came twice"
        self.given.add(key)

    def check(self) -> None:
        session, model = self.session, self.model
        assert (session.state, session.index) == (model.state, model.index)
        assert self.state is session.state, "a change of state was not told"
        assert self.started == model.started
        assert _same(session.remaining, (model.length - model.position) / 1_000)
        assert _same(session.lead_in, model.lead_in / 1_000)
        assert _same(session.offer, model.offer / 1_000)
        assert session.can_stretch == (model.room > 0)
        self.check_sums()
        self.check_shown()
        if session.state is State.RUNNING:
            assert (CueKind.STEP, 0) in self.given, "the step's own cue was lost"

    def check_sums(self) -> None:
        session = self.session
        assert 0 <= session.remaining <= session.length(session.index)
        assert _same(session.elapsed + session.time_left, session.total)
        assert 0 <= session.elapsed <= session.total + 1e-5
        limit = session.segment.longest
        assert limit is None or session.length(session.index) <= limit
        record = session.record()
        assert _same(record.active, self.model.active / 1_000)
        told = {(each.number, each.side) for each in self.timeline.segments if each.index in self.model.done}
        assert {(n, side) for side in Side for n in record.done[side]} == told - {(None, None)}

    def check_shown(self) -> None:
        session = self.session
        assert session.shown == math.ceil(session.remaining - 1e-6)
        assert (session.shown > 0) == (session.remaining > 0)
        ahead = session.next_look
        assert (ahead is not None) == (session.state is State.RUNNING)
        assert ahead is None or 0 < ahead <= 1 + 1e-5

    def play_to_the_end(self) -> None:
        """Whatever was done before, the rest plays to its end."""
        session = self.session
        if session.state is State.STOPPED:
            return
        if session.state is State.READY:
            session.start()
        if session.state is State.PAUSED:
            session.resume()
        index, began, active = session.index, self.clock.now, session.record().active
        due = session.time_left + session.lead_in
        heard = [event.index for event in play(session, self.clock) if isinstance(event, SegmentStarted)]
        assert session.state is State.FINISHED
        assert heard == list(range(index + 1, len(self.timeline.segments)))
        assert _same(self.clock.now - began, due)
        assert session.record().finished
        assert session.record().active - active <= due + 1e-4
        assert (session.elapsed, session.time_left) == (session.total, 0)


def _same(one: float, two: float) -> bool:
    return abs(one - two) < 1e-4


GAPS = st.one_of(
    st.sampled_from((0, 1, 250, 999, 1_000, 3_000, 5_000, 5_001)),
    st.integers(0, 5_000),
    st.integers(5_001, 10**8),
)


class SessionMachine(RuleBasedStateMachine):
    """Plays any routine with any plan, in any way."""

    @initialize(made=st.one_of(st.sampled_from((USUAL, SHORT, NECK)), routines()), plan=plans())
    def begin(self, made: Routine, plan: Plan) -> None:
        self.play = Play(made, plan)
        self.play.act(0, "start")

    @rule(verb=st.sampled_from(VERBS), gap=GAPS)
    def act(self, verb: str, gap: int) -> None:
        self.play.act(gap, verb)

    @precondition(lambda self: self.play.session.state is State.RUNNING)
    @rule()
    def look_when_asked(self) -> None:
        ahead = self.play.session.next_look
        assert ahead is not None
        self.play.act(math.ceil(ahead * 1_000 - 1e-3), "look")

    @rule(looks=st.integers(1, 40))
    def look_for_a_while(self, looks: int) -> None:
        for _ in range(looks):
            self.play.act(1_000, "look")

    def teardown(self) -> None:
        if hasattr(self, "play"):
            self.play.play_to_the_end()


SessionMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=25)
TestSessionMachine = SessionMachine.TestCase


@pytest.mark.parametrize("seed", range(10))
def test_s02_a_thousand_random_sessions_add_up(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - test data, not a secret
    for number in range(100):
        plan = Plan(
            sides=chance.choice(list(Sides)),
            get_ready=chance.choice((0, 5)),
            wait_for_me=chance.random() < 0.3,
            resume_ready=chance.choice((0, 3)),
        )
        played = Play(chance.choice((USUAL, SHORT, NECK)), plan)
        played.act(0, "start")
        for _ in range(20):
            gap = chance.choice((0, 40, 1_000, chance.randrange(5_000), chance.randrange(5_000), 9_000))
            played.act(gap, chance.choice(VERBS))
        if number % 10 == 0:
            played.play_to_the_end()
