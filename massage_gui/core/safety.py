"""Decides what a session may be: what to ask, what the answers lock, and who may play.

Every rule is conservative: what is unknown, undated or unasked keeps a routine closed. The questions, tiers
and what they lock are those of the health content, sections 3 and 4a, which no clinician has reviewed yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from massage_gui.core.answers import Answers, Stopped, Yes
from massage_gui.core.earlier import Earlier, earlier
from massage_gui.core.routine import Routine, Tool
from massage_gui.core.screening import ALL, Question, Screening, StopRule, Tier

#: A full check holds for 89 days and is due again on the 90th. Source: health content, section 3: "full check
#: on first run and every 90 days (ours)".
CHECK_DAYS = 90

NO_ANSWERS = Answers()

_GRAVEST = list(Tier)


class Status(StrEnum):
    """Whether a routine may be played."""

    OPEN = "open"
    CHECK_DUE = "check-due"
    LOCKED = "locked"


@dataclass(frozen=True)
class Check:
    """The questions of a full check, in three groups, each in the order of the data file.

    `earlier` is what was told before and is gone when this check is answered with no.
    """

    red_flags: tuple[Question, ...]
    ask_first: tuple[Question, ...]
    skip_area: tuple[Question, ...]
    earlier: tuple[Earlier, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, in order."""
        return self.red_flags + self.ask_first + self.skip_area


@dataclass(frozen=True)
class Verdict:
    """Whether a routine, named by id and fingerprint, may be played, and if not, why.

    `because` has the questions whose yes locks it, `liftable` those lifted by "I have asked, and it is fine",
    `tier` the gravest of all, `stop` the stop rule that locks it at that tier. A lock without any of them
    means that there are no questions for a part of the routine. `rests` tells that no check opens it today,
    because help was needed. `max_pressure` (1 to 5, None for no limit)
    holds for every step, also where a lock was lifted.
    """

    routine: str
    fingerprint: str
    status: Status
    because: tuple[Question, ...] = ()
    liftable: tuple[Question, ...] = ()
    tier: Tier | None = None
    max_pressure: int | None = None
    stop: StopRule | None = None
    rests: bool = False


@dataclass(frozen=True)
class Clearance:
    """What the player needs beside a timeline; only `clearance` makes one."""

    routine: str
    fingerprint: str
    max_pressure: int | None


def full_check(
    screening: Screening, routine: Routine, answers: Answers = NO_ANSWERS, today: date = date.max
) -> Check:
    """The questions before the first session of a routine.

    Those of its regions, those asked of everybody and those it names itself, whatever its file says; and
    again what stands answered with yes and locks it. Source: health content 3a to 3d.
    """
    codes = set(_asked(screening, routine))
    codes.update(question.code for question in _locking(screening, routine, answers))
    for stop in _stops(routine, answers):
        codes.update(stop.asks)
    asked = [question for question in screening.questions if question.code in codes]
    return Check(
        red_flags=tuple(q for q in asked if q.tier.red_flag),
        ask_first=tuple(q for q in asked if q.tier is Tier.ASK_FIRST),
        skip_area=tuple(q for q in asked if q.tier is Tier.SKIP_AREA),
        earlier=earlier(screening, routine, answers, asked, today),
    )


def daily_flags(screening: Screening, routine: Routine) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
    """The red flags before each session: those of the regions and the routine, and those of everybody beyond.

    Source: health content 3d, and "ALL" in 3a.
    """
    codes = {
        *routine.screening,
        *(code for gate in screening.gates_of(routine.regions) for code in gate.red_flags),
    }
    flags = [question for question in screening.questions if question.tier.red_flag]
    own = tuple(question for question in flags if question.code in codes)
    return own, tuple(question for question in flags if question.general and question not in own)


def verdict(screening: Screening, routine: Routine, answers: Answers, today: date) -> Verdict:
    """Whether these answers let the routine be played today; a lock comes before a check that is due."""
    because = _locking(screening, routine, answers)
    stops = tuple(_stops(routine, answers))
    locked = bool(because or stops) or not _can_open(screening, routine)
    tiers = [each.tier for each in because] + [each.locks_as for each in stops]
    tier = min(tiers, key=_GRAVEST.index, default=None)
    stop = next((each for each in stops if each.locks_as is tier), None)
    return Verdict(
        routine=routine.id,
        fingerprint=routine.fingerprint,
        status=_status(locked=locked, due=_check_due(screening, routine, answers, today)),
        because=because,
        liftable=tuple(each for each in because if _liftable(screening, routine, each)),
        tier=tier,
        max_pressure=_max_pressure(screening, answers),
        stop=screening.stop_rule(stop.code) if stop else None,
        rests=any(each.stays(today) for each in stops),
    )


def alternatives(
    screening: Screening, routines: Iterable[Routine], answers: Answers, routine: Routine, today: date
) -> tuple[Routine, ...]:
    """The other routines that the same answers leave open, the nearest first; their own check may be due."""
    order = screening.order
    here = _height(order, screening, routine)
    left_open = [
        other
        for other in routines
        if other.fingerprint != routine.fingerprint
        and verdict(screening, other, answers, today).status is not Status.LOCKED
    ]
    return tuple(sorted(left_open, key=lambda other: abs(_height(order, screening, other) - here)))


def clearance(verdict: Verdict) -> Clearance:
    """The leave to play the routine of this verdict; raises ValueError unless it is open."""
    if verdict.status is not Status.OPEN:
        raise ValueError(f"{verdict.routine} may not be played: {verdict.status}")
    return Clearance(verdict.routine, verdict.fingerprint, verdict.max_pressure)


def _asked(screening: Screening, routine: Routine) -> frozenset[str]:
    """The codes that the routine's check puts, whatever was answered."""
    areas = screening.areas(routine.regions)
    named = set(routine.screening)
    for gate in screening.gates_of(routine.regions):
        named.update(gate.red_flags, gate.ask_first)
    return frozenset(
        question.code
        for question in screening.questions
        if question.general
        or question.tier is Tier.SKIP_AREA
        or question.code in named
        or areas.intersection(question.regions + question.locks)
        or (question.tool and _uses(routine, question.tool))
    )


def _uses(routine: Routine, tool: Tool) -> bool:
    """Whether a step moves the tool, or the equipment names it in words."""
    moved = (step.motion.tool for step in routine.flat_steps() if step.motion)
    return tool in moved or any(tool in text.casefold() for text in routine.equipment)


def _locking(screening: Screening, routine: Routine, answers: Answers) -> tuple[Question, ...]:
    """The questions answered with yes, and not lifted, that lock the routine."""
    asked = _asked(screening, routine)
    return tuple(
        question
        for question, yes in _standing(screening, answers)
        if _locks(screening, routine, question, yes, asked)
        and not (yes.lifted and _liftable(screening, routine, question))
    )


def _standing(screening: Screening, answers: Answers) -> list[tuple[Question, Yes]]:
    given = {yes.code: yes for yes in answers.yes}
    return [(question, given[question.code]) for question in screening.questions if question.code in given]


def _locks(
    screening: Screening, routine: Routine, question: Question, yes: Yes, asked: frozenset[str]
) -> bool:
    if question.tier.red_flag or ALL in question.locks:
        return True
    if question.of_area:
        named = screening.areas(routine.regions).intersection(question.locks)
        return bool(named or set(yes.regions).intersection(routine.regions))
    return question.code in asked


def _liftable(screening: Screening, routine: Routine, question: Question) -> bool:
    """Whether "I have asked, and it is fine" lifts it: only an ask-first yes, and not behind a hard gate."""
    hard = any(gate.hard for gate in screening.gates_of(routine.regions))
    return question.tier is Tier.ASK_FIRST and not hard


def _stops(routine: Routine, answers: Answers) -> Iterator[Stopped]:
    return (s for s in answers.stops if s.tier is not None or set(s.regions).intersection(routine.regions))


def _can_open(screening: Screening, routine: Routine) -> bool:
    """Whether there are questions for every region and every code that the routine names."""
    return all(screening.areas([region]) for region in routine.regions) and all(
        screening.question(code) for code in routine.screening
    )


def _check_due(screening: Screening, routine: Routine, answers: Answers, today: date) -> bool:
    taken = answers.check_of(routine)
    # A date to come means that the clock was set back, and the true age is not known.
    if taken is None or not 0 <= (today - taken.on).days < CHECK_DAYS:
        return True
    asked = _asked(screening, routine)
    return not asked <= set(taken.asked) or any(
        # A yes about the person that was given, and lifted, for other regions only.
        question.code in asked and not question.of_area and not set(routine.regions) <= set(yes.regions)
        for question, yes in _standing(screening, answers)
    )


def _status(*, locked: bool, due: bool) -> Status:
    if locked:
        return Status.LOCKED
    return Status.CHECK_DUE if due else Status.OPEN


def _max_pressure(screening: Screening, answers: Answers) -> int | None:
    limits = (question.max_pressure for question, _ in _standing(screening, answers))
    return min((limit for limit in limits if limit is not None), default=None)


def _height(order: tuple[str, ...], screening: Screening, routine: Routine) -> int:
    """How far from the head the main region is, in regions."""
    return min((order.index(area) for area in screening.areas([routine.region])), default=len(order))
