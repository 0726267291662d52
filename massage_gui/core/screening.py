"""What is asked before a session and what to do when something is felt in one, as screening.yaml says it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from massage_gui.core import strict_yaml
from massage_gui.core.fields import Fields
from massage_gui.core.problem import Problems
from massage_gui.core.routine import Tool

ALL = "all"
AREA = "area"
MOST_PRESSURE = 5


class Tier(StrEnum):
    """What a yes means, the gravest first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    ASK_FIRST = "ask-first"
    SKIP_AREA = "skip-area"

    @property
    def red_flag(self) -> bool:
        """Whether it means no massage at all, whatever the routine."""
        return self in (Tier.EMERGENCY, Tier.SAME_DAY)


class Offer(StrEnum):
    """What may be done after something was felt."""

    EASE_OFF = "ease-off"
    SKIP_STEP = "skip-step"
    END = "end"


@dataclass(frozen=True)
class Question:
    """A statement to tick.

    It is asked for every routine if `general`, else for `regions`, for what it locks, and wherever a gate
    names it. `locks` holds region ids, `ALL` or `AREA`; `max_pressure` is 1 to 5 and holds for every routine.
    """

    code: str
    tier: Tier
    ask: str
    short: str
    general: bool = False
    regions: tuple[str, ...] = ()
    locks: tuple[str, ...] = ()
    tool: Tool | None = None
    max_pressure: int | None = None
    advice: str = ""
    sources: tuple[str, ...] = ()

    @property
    def of_area(self) -> bool:
        """Whether it asks about the area, not the person: a no there says nothing about other areas."""
        return self.tier is Tier.SKIP_AREA or AREA in self.locks


@dataclass(frozen=True)
class Gate:
    """What is asked each time and what locks for some regions; no OK from anybody opens a `hard` one."""

    regions: tuple[str, ...]
    red_flags: tuple[str, ...]
    ask_first: tuple[str, ...]
    no_go: tuple[str, ...]
    hard: bool = False


@dataclass(frozen=True)
class FollowUp:
    """What can still show after a stop, and what to do then."""

    notice: str
    tier: Tier
    advice: str


@dataclass(frozen=True)
class StopRule:
    """Something felt in a session, and what to do now.

    A tier locks every routine, `locks` only those regions; `asks` are codes of the questions that must be
    asked again before what is locked opens.
    """

    code: str
    notice: str
    advice: str
    offers: tuple[Offer, ...]
    tier: Tier | None = None
    locks: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True)
class Screening:
    """All questions, gates (from head to foot) and stop rules; `like` has the regions without a gate."""

    questions: tuple[Question, ...]
    gates: tuple[Gate, ...]
    like: Mapping[str, tuple[str, ...]]
    stop_rules: tuple[StopRule, ...]

    def question(self, code: str) -> Question | None:
        """The question of this code, if there is one."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> dict[str, Question]:
        return {question.code: question for question in self.questions}

    def stop_rule(self, code: str) -> StopRule | None:
        """The stop rule of this code, if there is one."""
        return next((rule for rule in self.stop_rules if rule.code == code), None)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The regions that have a gate, from head to foot."""
        return tuple(region for gate in self.gates for region in gate.regions)

    def areas(self, regions: Iterable[str]) -> frozenset[str]:
        """The regions with a gate that speak for these; none for a region that must not be pressed."""
        return frozenset(area for region in regions for area in self._areas(region))

    def _areas(self, region: str) -> tuple[str, ...]:
        return (region,) if region in self.order else self.like.get(region, ())

    def gates_of(self, regions: Iterable[str]) -> tuple[Gate, ...]:
        """The gates that a routine for these regions must pass."""
        areas = self.areas(regions)
        return tuple(gate for gate in self.gates if areas.intersection(gate.regions))


def read_screening(data: bytes, file: str, *, regions: Collection[str]) -> Screening:
    """The screening in these bytes of `file`, format 1; raises FileError with every problem there is.

    `regions` are the ids that it may name.
    """
    problems = Problems(file)
    top = Fields(strict_yaml.read(data, problems, kind="screening"), problems)
    top.whole("format", 1, 1)
    questions = tuple(_question(item, regions) for item in top.groups("questions"))
    tiers = {question.code: question.tier for question in questions}
    screening = Screening(
        questions=questions,
        gates=tuple(_gate(item, regions, tiers) for item in top.groups("gates")),
        like=dict(_like(item, regions) for item in top.groups("like")),
        stop_rules=tuple(_stop_rule(item, regions, tiers) for item in top.groups("stop_rules")),
    )
    if len(tiers) < len(questions):
        top.problem("two questions have one code", "questions")
    top.finish()
    problems.check()
    return screening


def _question(item: Fields, regions: Collection[str]) -> Question:
    question = Question(
        code=item.one_line("code"),
        tier=item.choice("tier", Tier),
        ask=item.text("ask"),
        short=item.one_line("short"),
        general=item.yes_no("general", False),
        regions=item.words("regions", regions, ()),
        locks=item.words("locks", (*regions, ALL, AREA), ()),
        tool=item.choice("tool", Tool) if "tool" in item else None,
        max_pressure=item.whole("max_pressure", 1, MOST_PRESSURE) if "max_pressure" in item else None,
        advice=item.text("advice", ""),
        sources=item.texts("sources", at_least=1),
    )
    item.finish()
    return question


def _gate(item: Fields, regions: Collection[str], tiers: Mapping[str, Tier]) -> Gate:
    gate = Gate(
        regions=item.words("regions", regions, at_least=1),
        hard=item.yes_no("hard", False),
        red_flags=item.words("red_flags", [code for code, tier in tiers.items() if tier.red_flag]),
        ask_first=item.words("ask_first", [code for code, tier in tiers.items() if tier is Tier.ASK_FIRST]),
        no_go=item.texts("no_go", at_least=1),
    )
    item.finish()
    return gate


def _like(item: Fields, regions: Collection[str]) -> tuple[str, tuple[str, ...]]:
    like = item.word("region", regions), item.words("regions", regions, at_least=1)
    item.finish()
    return like


def _stop_rule(item: Fields, regions: Collection[str], tiers: Mapping[str, Tier]) -> StopRule:
    rule = StopRule(
        code=item.one_line("code"),
        notice=item.one_line("notice"),
        advice=item.text("advice"),
        offers=item.choices("offers", Offer, at_least=1),
        tier=item.choice("tier", Tier) if "tier" in item else None,
        locks=item.words("locks", (*regions, AREA), ()),
        asks=item.words("asks", tiers, ()),
        follow_ups=tuple(_follow_up(each) for each in item.groups("follow_ups", optional=True)),
    )
    item.finish()
    return rule


def _follow_up(item: Fields) -> FollowUp:
    follow_up = FollowUp(
        notice=item.one_line("notice"), tier=item.choice("tier", Tier), advice=item.text("advice")
    )
    item.finish()
    return follow_up
