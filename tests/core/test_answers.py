"""The verbs of the answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from massage_gui.core.answers import Answers
from massage_gui.core.routine import Kind, Position, Routine, Step
from massage_gui.core.screening import Question, StopRule, Tier

TODAY = date(2026, 11, 22)
LATER = TODAY + timedelta(days=1)

PERSON = Question("PA11", Tier.ASK_FIRST, "You have a bad back.", "Bad back", locks=("lower-back",))
AREA = Question("SK01", Tier.SKIP_AREA, "An open wound.", "Open wound")
FLAG = Question("RF01", Tier.EMERGENCY, "You feel numb.", "Numb")
GRAVE = StopRule("ST4", "Short of breath", "Sit down.", (), Tier.EMERGENCY, asks=("RF01",))
LOCAL = StopRule("ST8", "A bruise", "Leave it alone.", (), locks=("area",), asks=("SK01",))


def routine(region: str) -> Routine:
    step = Step("Roll", "Roll slowly.", "Roll.", 30, Kind.WORK)
    texts = ("Slow.", Position.SITTING, "Sit.", (), "Once a day.", "Warm.", "Pain.", ("Gentle.",), (), ())
    return Routine(region, region, "2026-11-22", (region,), *texts, (step,))


CALF, FOOT = routine("calf"), routine("foot-sole")
GIVEN = (
    Answers()
    .with_check(CALF, (PERSON, AREA, FLAG), ("PA11", "SK01"), TODAY)
    .lift("PA11", TODAY)
    .with_stop(GRAVE, CALF, TODAY)
    .with_stop(LOCAL, FOOT, TODAY)
    .seen_statement(TODAY)
)


def given_codes(answers: Answers) -> list[str]:
    return [yes.code for yes in answers.yes]


def test_a_check_replaces_what_was_asked_and_keeps_what_was_not() -> None:
    answers = Answers().with_check(CALF, (PERSON, FLAG), ("PA11", "RF01"), TODAY)
    answers = answers.with_check(CALF, (PERSON,), (), LATER)
    assert given_codes(answers) == ["RF01"]
    assert [(check.routine, check.on) for check in answers.checks] == [("calf", LATER)]


def test_a_no_about_an_area_says_nothing_about_another() -> None:
    answers = Answers().with_check(CALF, (AREA,), ("SK01",), TODAY).with_check(FOOT, (AREA,), (), TODAY)
    assert [yes.regions for yes in answers.yes] == [("calf",)]
    assert answers.with_check(CALF, (AREA,), (), TODAY).yes == ()


def test_a_lift_is_dated_and_revocable() -> None:
    answers = Answers().with_yes(CALF, PERSON, TODAY)
    assert answers.yes[0].lifted is None
    lifted = answers.lift("PA11", LATER)
    assert lifted.yes[0].lifted == LATER
    assert lifted.revoke("PA11") == answers
    assert answers.lift("PA02", LATER) == answers


@pytest.mark.parametrize(
    ("where", "when", "stays"), [(CALF, TODAY, True), (CALF, LATER, False), (FOOT, TODAY, False)]
)
def test_a_yes_said_again_drops_the_lift_unless_of_today_and_for_the_same_region(
    where: Routine, when: date, stays: bool
) -> None:
    answers = Answers().with_yes(CALF, PERSON, TODAY).lift("PA11", TODAY).with_yes(where, PERSON, when)
    assert (answers.yes[0].lifted is not None) is stays
    assert set(answers.yes[0].regions) == {*CALF.regions, *where.regions}


def test_cleared_answers_hold_nothing() -> None:
    assert GIVEN.cleared() == Answers()


def test_values_print_nothing_of_what_they_hold() -> None:
    shown = repr([GIVEN, *GIVEN.checks, *GIVEN.yes, *GIVEN.stops])
    assert not any(word in shown for word in ("PA11", "SK01", "ST4", "calf", "2026"))


def test_the_checks_kept_are_bounded() -> None:
    answers = Answers()
    for number in range(300):
        answers = answers.with_check(routine(f"r{number}"), (FLAG,), (), TODAY)
    assert len(answers.checks) == 200
    assert answers.check_of(routine("r299"))
    assert not answers.check_of(routine("r0"))
