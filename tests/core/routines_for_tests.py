"""Routines built for the tests of timelines and sessions, and ways to play them."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.routine import (
    Change,
    EachSide,
    Hand,
    Kind,
    Motion,
    Pattern,
    Position,
    Routine,
    Step,
    Tool,
)
from massage_gui.core.session import Session
from massage_gui.core.session_events import CueReached, Event, SegmentStarted, Spent, State
from tests.fake_clock import FakeClock

CHANGE = Change(
    "Let go of the {side}. Get ready for the {other_side} side.", "Change to the {other_side}.", 10
)


def step(
    seconds: int = 20,
    kind: Kind = Kind.WORK,
    pattern: Pattern | None = None,
    *,
    optional: bool = False,
    pressure: int = 2,
    title: str = "Roll",
) -> Step:
    motion = None if pattern is None else Motion(pattern, Tool.BALL)
    return Step(
        title, "Work the {side} side.", "{side} side.", seconds, kind, Hand.SAME, pressure,
        optional=optional, motion=motion, caution="Not the {other_side}.",
    )  # fmt: skip


def once(seconds: int = 20, kind: Kind = Kind.SETUP) -> Step:
    return Step("Sit tall", "Sit tall.", "Sit tall.", seconds, kind)


def each_side(*steps: Step) -> EachSide:
    return EachSide(steps, CHANGE)


def routine(*steps: Step | EachSide, region: str = "upper-back", equipment: tuple[str, ...] = ()) -> Routine:
    return Routine(
        id=region, title="A routine", version="2026-11-22", regions=(region,), summary="Slow.",
        position=Position.STANDING, set_up="Stand by a wall.", equipment=equipment, how_often="Once a day.",
        feel="Mild.", avoid_feeling="Sharp.", safety=("Gentle only.",), screening=(), sources=(), steps=steps,
    )  # fmt: skip


USUAL = routine(
    once(15),
    each_side(step(10, Kind.SETUP), step(40), step(10, Kind.REST), step(30, optional=True), step(20)),
    once(20, Kind.FINISH),
)
"""Get ready, set-up, five steps a side with a change between, finish: 15 segments from the usual plan."""

USUAL_PLAN = Plan()


def steps() -> st.SearchStrategy[Step]:
    return st.builds(
        step,
        st.one_of(st.integers(1, 12), st.integers(1, 90)),
        st.sampled_from(Kind),
        st.one_of(st.none(), st.sampled_from(Pattern)),
        optional=st.booleans(),
        pressure=st.integers(0, 3),
    )


def routines() -> st.SearchStrategy[Routine]:
    once_only = st.lists(st.builds(once, st.integers(1, 40), st.sampled_from(Kind)), max_size=2)
    block = st.lists(steps(), min_size=1, max_size=5).map(lambda inner: [each_side(*inner)])
    return st.builds(
        lambda before, middle, after, region: routine(*before, *middle, *after, region=region),
        once_only,
        st.one_of(block, block, st.lists(steps().map(_without_sides), min_size=1, max_size=4)),
        once_only,
        st.sampled_from(("upper-back", "upper-back", "upper-back", "side-of-neck")),
    )


def _without_sides(each: Step) -> Step:
    return once(each.seconds, each.kind)


def plans() -> st.SearchStrategy[Plan]:
    return st.builds(
        Plan,
        sides=st.sampled_from(Sides),
        get_ready=st.sampled_from((0, 5, 10)),
        length=st.sampled_from(Length),
        optional_steps=st.booleans(),
        resume_ready=st.sampled_from((0, 3)),
        wait_for_me=st.booleans(),
        more_change=st.sampled_from((0, 0, 10)),
        max_pressure=st.sampled_from((None, 0, 1, 2)),
    )


def play(session: Session, clock: FakeClock, seconds: float = float("inf")) -> Iterator[Event]:
    """Look whenever the session asks to be looked at, for so many seconds, going past every wait."""
    end = clock.now + seconds
    while session.state in (State.RUNNING, State.WAITING):
        if session.state is State.WAITING:
            yield from session.resume()
            continue
        step_ahead = session.next_look
        assert step_ahead, "a running session must ask to be looked at, later"
        if clock.now + step_ahead > end:
            clock.now = end
            yield from session.look()
            return
        clock.advance(step_ahead)
        yield from session.look()


def starts(events: list[Event]) -> list[int]:
    return [event.index for event in events if isinstance(event, SegmentStarted)]


def seen(events: list[Event]) -> list[Event]:
    """What can be noticed of events: the time spent is for the history."""
    return [event for event in events if not isinstance(event, Spent)]


def cues(events: list[Event]) -> list[tuple[int, str, float]]:
    return [
        (event.index, event.cue.kind.value, event.cue.offset)
        for event in events
        if isinstance(event, CueReached)
    ]


WORKED = (Side.LEFT, Side.RIGHT)
