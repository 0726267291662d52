"""What the card of a routine says, before it has a shape on paper."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from massage_gui.core.region import Side
from massage_gui.core.routine import Routine, Step
from massage_gui.core.safety import full_check
from massage_gui.core.screening import Question, Screening, Tier
from massage_gui.core.timeline import Segment, SegmentKind, Timeline

_ODD = re.compile(r"[^a-z0-9]+")


class Paper(StrEnum):
    """The sizes of paper that a card is laid out for."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True)
class CardOptions:
    """How a card is printed; large print has a body of 18 points."""

    paper: Paper = Paper.A4
    large_print: bool = False


@dataclass(frozen=True)
class CardStep:
    """A step as the card prints it: once, also where it is done on each side.

    `seconds` are per side. `title`, `text` and `caution` hold `{side}` and `{other_side}` where they change
    with the side and both are worked; `two_sided` tells that the step is done on one side, then the other.
    """

    number: int
    title: str
    text: str
    caution: str
    seconds: float
    pressure: int
    optional: bool
    side: Side | None
    two_sided: bool


@dataclass(frozen=True)
class CardChange:
    """The change to the side `toward`, and which steps, first and last, are then done again."""

    text: str
    seconds: float
    toward: Side
    first: int
    last: int


@dataclass(frozen=True)
class Warnings:
    """Statements that mean no session: those that the region's gate asks, and those asked of everybody."""

    own: tuple[Question, ...]
    general: tuple[Question, ...]

    def of(self, *tiers: Tier, full: bool) -> tuple[str, ...]:
        """The statements of these tiers, the region's own first; those for everybody only if `full`."""
        asked = self.own + self.general if full else self.own
        return tuple(question.short for question in asked if question.tier in tiers)


@dataclass(frozen=True)
class CardSource:
    """All that stands on a card.

    `total` is in seconds, as the overview says it, with the time to get ready; `sides` are those worked one
    after the other, in their order, empty where the routine works both at once; `movements` has the first
    segment of each movement; `no_go` are the ids of the regions to be hatched beside it.
    """

    routine: Routine
    total: float
    sides: tuple[Side, ...]
    before: tuple[CardStep, ...]
    each_side: tuple[CardStep, ...]
    change: CardChange | None
    after: tuple[CardStep, ...]
    warnings: Warnings
    stop_if: tuple[str, ...]
    movements: tuple[Segment, ...] = ()
    no_go: frozenset[str] = frozenset()

    @property
    def steps(self) -> tuple[CardStep, ...]:
        """Every step, in the order of its number."""
        return self.before + self.each_side + self.after

    @property
    def most_pressure(self) -> int:
        """The strongest pressure of any step, 0 to 5."""
        return max((step.pressure for step in self.steps), default=0)


def card_source(timeline: Timeline, screening: Screening, no_go: Collection[str] = ()) -> CardSource:
    """What the card of this timeline says; numbers, seconds and pressures are the timeline's own."""
    sides = tuple(side for side in timeline.sides if side is not Side.BOTH)
    steps = tuple(_steps(timeline, sides))
    sided = [step.number for step in steps if step.side in sides]
    first, last = (min(sided), max(sided)) if sided else (len(steps) + 1, len(steps) + 1)
    return CardSource(
        routine=timeline.routine,
        total=timeline.total,
        sides=sides,
        before=tuple(step for step in steps if step.number < first),
        each_side=tuple(step for step in steps if first <= step.number <= last),
        change=_change(timeline, first, last),
        after=tuple(step for step in steps if step.number > last),
        warnings=_warnings(screening, timeline.routine),
        stop_if=tuple(rule.notice for rule in screening.stop_rules),
        movements=tuple({each.motion: each for each in reversed(timeline.segments) if each.motion}.values())[
            ::-1
        ],
        no_go=frozenset(no_go),
    )


def proposed_name(routine: Routine) -> str:
    """A file name for the card that every system takes, as `lower-back-card.pdf`."""
    plain = _ODD.sub("-", routine.id.casefold())[:60].strip("-")
    return f"{plain}-card.pdf" if plain else "card.pdf"


def _steps(timeline: Timeline, sides: tuple[Side, ...]) -> Iterator[CardStep]:
    segments = {each.number: each for each in reversed(timeline.segments) if each.number is not None}
    for number, step in enumerate(_written(timeline.routine, len(segments)), start=1):
        segment = segments[number]
        two_sided = len(sides) == 2 and segment.side in sides
        said = step if two_sided else segment
        yield CardStep(
            number,
            said.title,
            said.text,
            said.caution,
            seconds=segment.seconds,
            pressure=segment.pressure,
            optional=step.optional,
            side=segment.side,
            two_sided=two_sided,
        )


def _written(routine: Routine, count: int) -> list[Step]:
    # The timeline numbers only the steps it plays: all of them, or those that are not optional.
    steps = list(routine.flat_steps())
    return steps if len(steps) == count else [step for step in steps if not step.optional]


def _change(timeline: Timeline, first: int, last: int) -> CardChange | None:
    for segment in timeline.segments:
        if segment.kind is SegmentKind.CHANGE and segment.toward is not None:
            return CardChange(segment.text, segment.seconds, segment.toward, first, last)
    return None


def _warnings(screening: Screening, routine: Routine) -> Warnings:
    gates = screening.gates_of(routine.regions)
    codes = {*routine.screening, *(code for gate in gates for code in (*gate.red_flags, *gate.ask_first))}
    asked = full_check(screening, routine).questions
    own = tuple(each for each in asked if each.code in codes or each.tier is Tier.SKIP_AREA)
    return Warnings(own, tuple(each for each in asked if each not in own))
