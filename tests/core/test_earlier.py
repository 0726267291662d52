"""What a full check answered with no would clear is what it names."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.answers import Answers
from massage_gui.core.routine import Routine
from massage_gui.core.safety import full_check
from tests.core.test_safety import CALF, LOWER, NECK, SHIPPED, checked, rule

FIRST = date(2026, 5, 3)
LATER = FIRST + timedelta(days=1)


def named(answers: Answers, which: Routine, yes: Collection[str] = ()) -> list[str]:
    return [each.text for each in full_check(SHIPPED, which, answers).earlier if each.goes_with(yes)]


def test_nothing_was_told_before_the_first_check() -> None:
    assert full_check(SHIPPED, LOWER).earlier == ()
    assert named(checked(Answers(), LOWER), LOWER) == []


def test_a_yes_is_named_with_its_day_until_it_is_said_again() -> None:
    answers = checked(Answers(), LOWER, "RF01", today=FIRST)
    (told,) = full_check(SHIPPED, LOWER, answers).earlier
    assert (told.text, told.on, told.stopped) == ("Numb or odd between the legs", FIRST, False)
    assert not told.goes_with(("RF01", "SK01"))
    assert told.goes_with(("SK01",))


def test_a_lifted_yes_is_named_for_its_limit_would_go_too() -> None:
    answers = checked(Answers(), LOWER, "PA02", today=FIRST).lift("PA02", FIRST)
    assert named(answers, LOWER) == ["Blood thinners or a bleeding problem"]


def test_an_area_elsewhere_is_not_named() -> None:
    answers = checked(Answers(), CALF, "SK01", today=FIRST)
    assert named(answers, CALF) == ["Open wound, burn or stitches"]
    assert named(answers, NECK) == []


@pytest.mark.parametrize("code", ["ST4", "ST5", "ST7"])
def test_a_grave_stop_is_named_wherever_the_check_is_taken(code: str) -> None:
    answers = Answers().with_stop(rule(code), CALF, FIRST)
    (told,) = full_check(SHIPPED, LOWER, answers).earlier
    assert (told.text, told.on, told.stopped) == (rule(code).notice, FIRST, True)
    assert not told.goes_with(rule(code).asks[:1])


def test_what_is_told_prints_nothing_of_it() -> None:
    answers = checked(Answers(), LOWER, "RF01", today=FIRST)
    assert "Numb" not in repr(full_check(SHIPPED, LOWER, answers).earlier)


ROUTINES = st.sampled_from([CALF, LOWER, NECK])
YES = st.sampled_from([question.code for question in SHIPPED.questions])
STOPS = st.sampled_from([each.code for each in SHIPPED.stop_rules])


@given(st.lists(st.tuples(ROUTINES, YES | STOPS), max_size=6), ROUTINES)
def test_no_check_answered_with_none_takes_anything_away_unnamed(
    told: list[tuple[Routine, str]], which: Routine
) -> None:
    answers = Answers()
    for where, code in told:
        question = SHIPPED.question(code)
        if question is None:
            answers = answers.with_stop(rule(code), where, FIRST)
        else:
            answers = answers.with_yes(where, question, FIRST)
    check = full_check(SHIPPED, which, answers)
    after = answers.with_check(which, check.questions, (), LATER)
    unchanged = (set(after.yes), after.stops) == (set(answers.yes), answers.stops)
    assert unchanged is (check.earlier == ())
