"""What the user has answered; the values print nothing of what they hold, so that no log can."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from massage_gui.core.routine import Routine
from massage_gui.core.screening import AREA, FollowUp, Question, StopRule, Tier

MOST_CHECKS = 200


@dataclass(frozen=True, repr=False)
class Checked:
    """A full check taken for a routine, with the codes that were asked."""

    routine: str
    fingerprint: str
    on: date
    asked: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Yes:
    """A question answered with yes for these regions, and when the user said that a professional agrees."""

    code: str
    regions: tuple[str, ...]
    on: date
    lifted: date | None = None


@dataclass(frozen=True, repr=False)
class Stopped:
    """A stop rule that locks: every routine if it has a tier, else the regions.

    `asks` are the codes that a check must put to end it.
    """

    code: str
    on: date
    tier: Tier | None
    regions: tuple[str, ...]
    asks: tuple[str, ...]

    def stays(self, today: date) -> bool:
        """Whether no check can end it yet: what needed help keeps everything locked on its own day."""
        return self.tier is not None and self.tier.red_flag and self.on >= today

    @property
    def locks_as(self) -> Tier:
        """The tier that its lock has beside those of the answers."""
        return self.tier or Tier.SKIP_AREA


@dataclass(frozen=True, repr=False)
class Answers:
    """All that was answered, one `Yes` a code; each verb gives a new value."""

    checks: tuple[Checked, ...] = ()
    yes: tuple[Yes, ...] = ()
    stops: tuple[Stopped, ...] = ()
    statement_seen: date | None = None

    def check_of(self, routine: Routine) -> Checked | None:
        """The check taken for just this routine, with just this text."""
        mark = routine.fingerprint
        return next((check for check in self.checks if check.fingerprint == mark), None)

    def with_check(
        self, routine: Routine, asked: Iterable[Question], yes_codes: Collection[str], today: date
    ) -> Answers:
        """After a full check: what was asked is as answered now, what was not asked stays as it was.

        A no clears a yes about the person wherever it was given, one about an area only for this one.
        """
        answers = self
        asked = tuple(asked)
        for question in asked:
            yes = question.code in yes_codes
            answers = (
                answers.with_yes(routine, question, today) if yes else answers._with_no(routine, question)
            )
        codes = tuple(question.code for question in asked)
        taken = Checked(routine.id, routine.fingerprint, today, codes)
        others = (check for check in self.checks if check.fingerprint != taken.fingerprint)
        stops = tuple(
            s
            for stop in self.stops
            if (s := stop if stop.stays(today) else _after_check(stop, routine, codes))
        )
        return replace(answers, checks=(taken, *others)[:MOST_CHECKS], stops=stops)

    def with_yes(self, routine: Routine, question: Question, today: date) -> Answers:
        """After a yes, also outside a check; an earlier lift stays only if of today and for these regions."""
        old = self._given(question.code)
        regions = set(old.regions if old else ()) | set(routine.regions)
        stays = old is not None and old.lifted == today and len(regions) == len(old.regions)
        new = Yes(question.code, tuple(sorted(regions)), today, today if stays else None)
        return replace(self, yes=(*self._others(question.code), new))

    def _with_no(self, routine: Routine, question: Question) -> Answers:
        old = self._given(question.code)
        left = tuple(r for r in old.regions if r not in routine.regions) if old and question.of_area else ()
        kept = (replace(old, regions=left),) if old and left else ()
        return replace(self, yes=(*self._others(question.code), *kept))

    def with_stop(
        self, rule: StopRule, routine: Routine, today: date, follow_up: FollowUp | None = None
    ) -> Answers:
        """After something was felt in a session, and perhaps more later: keeps it if it locks anything."""
        tier = follow_up.tier if follow_up else rule.tier
        regions = _stopped_regions(rule, routine)
        if tier is None and not regions:
            return self
        new = Stopped(rule.code, today, tier, regions, rule.asks)
        return replace(self, stops=(*(stop for stop in self.stops if stop != new), new))

    def lift(self, code: str, today: date) -> Answers:
        """After "I have asked, and it is fine"; the limit on pressure stays."""
        return self._lifted(code, today)

    def revoke(self, code: str) -> Answers:
        """Take back what `lift` said."""
        return self._lifted(code, None)

    def _lifted(self, code: str, on: date | None) -> Answers:
        return replace(self, yes=tuple(replace(y, lifted=on) if y.code == code else y for y in self.yes))

    def seen_statement(self, today: date) -> Answers:
        """After the statement of the first start was shown."""
        return replace(self, statement_seen=today)

    def cleared(self) -> Answers:
        """Nothing answered: every check is due again."""
        return Answers()

    def _given(self, code: str) -> Yes | None:
        return next((yes for yes in self.yes if yes.code == code), None)

    def _others(self, code: str) -> tuple[Yes, ...]:
        return tuple(yes for yes in self.yes if yes.code != code)


def _stopped_regions(rule: StopRule, routine: Routine) -> tuple[str, ...]:
    if AREA in rule.locks:
        return routine.regions
    return rule.locks if set(rule.locks).intersection(routine.regions) else ()


def _after_check(stop: Stopped, routine: Routine, asked: Collection[str]) -> Stopped | None:
    if not set(stop.asks) <= set(asked):
        return stop
    left = tuple(region for region in stop.regions if region not in routine.regions)
    return replace(stop, tier=None, regions=left) if left else None
