"""What the answers open and lock, on the shipped questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_gui.core.answers import Answers
from massage_gui.core.body import load_regions
from massage_gui.core.routine import Kind, Motion, Pattern, Position, Routine, Step, Tool
from massage_gui.core.safety import (
    CHECK_DAYS,
    Status,
    Verdict,
    alternatives,
    clearance,
    daily_flags,
    full_check,
    verdict,
)
from massage_gui.core.screening import Question, StopRule, Tier, read_screening

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
REGIONS = [region.id for region in load_regions(RESOURCES / "regions.yaml")]
SHIPPED = read_screening((RESOURCES / "screening.yaml").read_bytes(), "screening.yaml", regions=REGIONS)
TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


def routine(region: str, *more: str, tool: Tool = Tool.HAND) -> Routine:
    step = Step("Roll", "Roll slowly.", "Roll.", 30, Kind.WORK, motion=Motion(Pattern.UP_DOWN, tool))
    return Routine(
        id=region,
        title=region,
        version="2026-11-22",
        regions=(region, *more),
        summary="Slow.",
        position=Position.SITTING,
        set_up="Sit.",
        equipment=(),
        how_often="Once a day.",
        feel="Warm.",
        avoid_feeling="Pain.",
        safety=("Stop if it hurts.",),
        screening=(),
        sources=(),
        steps=(step,),
    )


NECK, SIDE, SHOULDER = routine("back-of-neck"), routine("side-of-neck"), routine("shoulder")
HAND, CALF, FOOT = routine("hand"), routine("calf"), routine("foot-sole", tool=Tool.BALL)
LOWER, BUTTOCK = routine("lower-back", tool=Tool.BALL), routine("buttock", tool=Tool.BALL)
TEMPLES = routine("temple", "head")
ROUTINES = (TEMPLES, NECK, SIDE, SHOULDER, HAND, LOWER, BUTTOCK, CALF, FOOT)


def question(code: str) -> Question:
    found = SHIPPED.question(code)
    assert found
    return found


def rule(code: str) -> StopRule:
    found = SHIPPED.stop_rule(code)
    assert found
    return found


def checked(answers: Answers, which: Routine, *yes: str, today: date = TODAY) -> Answers:
    return answers.with_check(which, full_check(SHIPPED, which, answers).questions, yes, today)


def judged(answers: Answers, which: Routine, today: date = TODAY) -> Verdict:
    return verdict(SHIPPED, which, answers, today)


def status(answers: Answers, which: Routine, today: date = TODAY) -> Status:
    return judged(answers, which, today).status


def codes(questions: Sequence[Question]) -> set[str]:
    return {each.code for each in questions}


ALL_CHECKED = Answers()
for each in ROUTINES:
    ALL_CHECKED = checked(ALL_CHECKED, each)


def test_a_check_is_due_before_the_first_session_and_opens_it_when_nothing_is_ticked() -> None:
    assert status(Answers(), CALF) is Status.CHECK_DUE
    assert status(checked(Answers(), CALF), CALF) is Status.OPEN
    assert status(checked(Answers(), CALF), FOOT) is Status.CHECK_DUE


def test_everybody_is_asked_the_general_questions_and_every_area_question() -> None:
    wanted = {q.code for q in SHIPPED.questions if q.general or q.tier is Tier.SKIP_AREA}
    for each in ROUTINES:
        check = full_check(SHIPPED, each)
        assert wanted <= codes(check.questions)
        assert all(q.tier.red_flag for q in check.red_flags)
        assert {q.tier for q in check.ask_first} == {Tier.ASK_FIRST}
        assert {q.tier for q in check.skip_area} == {Tier.SKIP_AREA}


def test_the_check_has_the_regions_questions_whatever_the_file_says() -> None:
    for each in ROUTINES:
        (*gates,) = SHIPPED.gates_of(each.regions)
        assert {code for gate in gates for code in gate.red_flags + gate.ask_first} <= codes(
            full_check(SHIPPED, each).questions
        )
    assert "RF24" in codes(full_check(SHIPPED, NECK).red_flags)
    assert "PA12" in codes(full_check(SHIPPED, routine("upper-back")).ask_first)


def test_the_check_has_the_routines_own_questions_too() -> None:
    assert "RF19" not in codes(full_check(SHIPPED, CALF).questions)
    assert "RF19" in codes(full_check(SHIPPED, replace(CALF, screening=("RF19",))).questions)


def test_a_region_without_a_gate_is_asked_what_those_beside_it_are() -> None:
    middle = full_check(SHIPPED, routine("middle-back"))
    assert {"RF18", "RF19", "RF25", "PA11"} <= codes(middle.questions)


@pytest.mark.parametrize("region", ["front-of-neck", "spine", "groin", "back-of-knee", "no-such-region"])
def test_a_part_that_must_not_be_pressed_never_opens(region: str) -> None:
    for which in (routine(region), routine("calf", region)):
        assert status(checked(Answers(), which), which) is Status.LOCKED


def test_a_code_that_is_not_known_keeps_a_routine_closed() -> None:
    which = replace(CALF, screening=("RF99",))
    assert status(checked(Answers(), which), which) is Status.LOCKED


def test_the_daily_list_has_the_regions_own_flags_and_the_general_ones_beyond() -> None:
    own, general = daily_flags(SHIPPED, CALF)
    assert codes(own) == {"RF10", "RF13"}
    assert codes(general) == {f"RF{n:02}" for n in (1, 2, 3, 4, 5, 6, 14, 15, 16, 26)}
    own, _ = daily_flags(SHIPPED, replace(CALF, screening=("RF21", "PA13")))
    assert codes(own) == {"RF10", "RF13", "RF21"}


@pytest.mark.parametrize(
    ("age", "due"), [(0, False), (CHECK_DAYS - 1, False), (CHECK_DAYS, True), (400, True), (-1, True)]
)
def test_a_check_holds_for_89_days_and_not_when_the_clock_was_set_back(age: int, due: bool) -> None:
    assert CHECK_DAYS == 90
    answers = checked(Answers(), CALF)
    wanted = Status.CHECK_DUE if due else Status.OPEN
    assert status(answers, CALF, TODAY + timedelta(days=age)) is wanted


def test_a_changed_text_needs_its_own_check() -> None:
    assert status(ALL_CHECKED, replace(CALF, summary="Slower.")) is Status.CHECK_DUE


def test_a_users_file_for_the_same_region_needs_its_own_check() -> None:
    yours = replace(CALF, id="my-calf", yours=True)
    same_id = replace(CALF, feel="Hot.", yours=True)
    assert status(ALL_CHECKED, yours) is status(ALL_CHECKED, same_id) is Status.CHECK_DUE
    both = checked(ALL_CHECKED, same_id)
    assert status(both, same_id) is status(both, CALF) is Status.OPEN


def test_questions_that_came_later_make_the_check_due() -> None:
    fewer = [q for q in full_check(SHIPPED, CALF).questions if q.code != "PA13"]
    assert status(Answers().with_check(CALF, fewer, (), TODAY), CALF) is Status.CHECK_DUE


def test_invariant_6_the_player_cannot_be_reached_with_an_unanswered_safety_check() -> None:
    for answers in (Answers(), checked(Answers(), CALF, "SK01")):
        with pytest.raises(ValueError, match="calf may not be played"):
            clearance(judged(answers, CALF))
    leave = clearance(judged(checked(Answers(), CALF), CALF))
    assert (leave.routine, leave.fingerprint, leave.max_pressure) == ("calf", CALF.fingerprint, None)


@pytest.mark.parametrize("made", ["Clearance", "Verdict"])
def test_invariant_6_only_safety_gives_leave_to_play(made: str) -> None:
    makes = {
        path.name: len(re.findall(rf"\b{made}\(", path.read_text(encoding="utf-8")))
        for path in (ROOT / "massage_gui").rglob("*.py")
    }
    assert {name: count for name, count in makes.items() if count} == {"safety.py": 1}


@pytest.mark.parametrize("code", [q.code for q in SHIPPED.questions if q.tier.red_flag])
def test_a_red_flag_locks_everything_until_asked_again_and_answered_no(code: str) -> None:
    answers = ALL_CHECKED.with_yes(NECK, question(code), TODAY)
    for each in ROUTINES:
        found = judged(answers, each)
        assert (found.status, found.tier) == (Status.LOCKED, question(code).tier)
        assert codes(found.because) == {code}
        assert found.liftable == ()
        assert alternatives(SHIPPED, ROUTINES, answers, each, TODAY) == ()
    assert status(answers.lift(code, TODAY), CALF) is Status.LOCKED
    assert code in codes(full_check(SHIPPED, FOOT, answers).red_flags)
    assert status(checked(answers, FOOT, code), FOOT) is Status.LOCKED
    again = checked(answers, FOOT)
    assert [status(again, each) for each in ROUTINES] == [Status.OPEN] * len(ROUTINES)


def test_a_red_flag_that_was_not_asked_again_stays() -> None:
    answers = ALL_CHECKED.with_yes(NECK, question("RF11"), TODAY)
    asked = full_check(SHIPPED, FOOT).questions
    assert status(answers.with_check(FOOT, asked, (), TODAY), FOOT) is Status.LOCKED


LOCKED_BY = {
    "PA01": set(ROUTINES),
    "PA02": set(ROUTINES),
    "PA03": {SIDE, LOWER, BUTTOCK, FOOT},
    "PA05": set(ROUTINES),
    "PA06": {NECK, SIDE, TEMPLES},
    "PA07": set(ROUTINES),
    "PA08": set(ROUTINES),
    "PA09": set(ROUTINES),
    "PA10": {NECK, SIDE},
    "PA11": {LOWER, BUTTOCK},
    "PA12": {NECK, SIDE, SHOULDER},
    "PA13": {FOOT, CALF, HAND},
    "PA14": {FOOT, CALF, NECK, SIDE},
    "PA16": set(ROUTINES),
}


@pytest.mark.parametrize("code", LOCKED_BY)
def test_an_ask_first_answer_locks_what_the_content_says(code: str) -> None:
    asked_at = next(each for each in ROUTINES if each in LOCKED_BY[code])
    answers = checked(ALL_CHECKED, asked_at, code)
    assert {each for each in ROUTINES if status(answers, each) is Status.LOCKED} == LOCKED_BY[code]
    assert judged(answers, asked_at).tier is Tier.ASK_FIRST


def test_what_locks_all_does_so_also_where_it_is_not_asked() -> None:
    rare = tuple(replace(q, general=False) if q.code == "PA05" else q for q in SHIPPED.questions)
    answers = checked(ALL_CHECKED, FOOT, "PA05")
    assert verdict(replace(SHIPPED, questions=rare), HAND, answers, TODAY).status is Status.LOCKED


@pytest.mark.parametrize("code", ["PA04", "PA15", "PA17", *(f"SK{n:02}" for n in range(1, 10))])
def test_an_answer_about_an_area_locks_that_area(code: str) -> None:
    answers = checked(ALL_CHECKED, CALF, code)
    assert [each for each in ROUTINES if status(answers, each) is Status.LOCKED] == [CALF]
    assert (status(answers, routine("chest")) is Status.LOCKED) == (code == "PA15")
    assert status(checked(answers, HAND), CALF) is Status.LOCKED
    assert status(checked(answers, CALF), CALF) is Status.OPEN


def test_an_area_of_two_regions_is_cleared_region_by_region() -> None:
    answers = checked(ALL_CHECKED, TEMPLES, "SK01")
    scalp = routine("head")
    answers = checked(answers, scalp)
    assert status(answers, scalp) is Status.OPEN
    assert status(answers, TEMPLES) is Status.LOCKED


def test_a_no_about_the_person_clears_it_wherever_it_was_given() -> None:
    answers = checked(ALL_CHECKED, FOOT, "PA13")
    assert status(answers, CALF) is Status.LOCKED
    answers = checked(answers, CALF)
    assert status(answers, CALF) is status(answers, FOOT) is Status.OPEN


def test_a_ball_named_only_in_the_equipment_counts() -> None:
    assert "PA03" not in codes(full_check(SHIPPED, CALF).ask_first)
    assert "PA03" in codes(full_check(SHIPPED, replace(CALF, equipment=("Tennis ball",))).ask_first)


def test_an_ok_from_a_professional_opens_and_is_revocable() -> None:
    answers = checked(ALL_CHECKED, LOWER, "PA11")
    assert codes(judged(answers, LOWER).liftable) == {"PA11"}
    lifted = answers.lift("PA11", TODAY)
    assert status(lifted, LOWER) is Status.OPEN
    assert status(lifted.revoke("PA11"), LOWER) is Status.LOCKED


def test_an_ok_for_one_region_is_asked_about_again_for_the_next() -> None:
    lifted = checked(ALL_CHECKED, LOWER, "PA11").lift("PA11", TODAY)
    assert status(lifted, BUTTOCK) is Status.CHECK_DUE
    ticked = checked(lifted, BUTTOCK, "PA11")
    assert status(ticked, BUTTOCK) is status(ticked, LOWER) is Status.LOCKED
    assert status(ticked.lift("PA11", TODAY), BUTTOCK) is Status.OPEN


def test_the_limit_stays_after_the_lift_and_holds_everywhere() -> None:
    answers = checked(ALL_CHECKED, FOOT, "PA02")
    assert judged(answers, FOOT).max_pressure == 2
    lifted = answers.lift("PA02", TODAY)
    assert clearance(judged(lifted, FOOT)).max_pressure == 2
    assert judged(lifted, HAND).max_pressure == 2
    assert judged(checked(lifted, FOOT), FOOT).max_pressure is None


def test_no_ok_opens_the_side_of_the_neck() -> None:
    answers = checked(ALL_CHECKED, SIDE, "PA10").lift("PA10", TODAY)
    assert status(answers, SIDE) is Status.LOCKED
    assert judged(answers, SIDE).liftable == ()


def test_the_side_of_the_neck_opens_only_by_its_own_check() -> None:
    answers = Answers()
    for each in ROUTINES:
        if each is not SIDE:
            answers = checked(answers, each)
    assert status(answers, SIDE) is Status.CHECK_DUE
    assert status(checked(answers, SIDE), SIDE) is Status.OPEN


def test_the_gravest_tier_is_told() -> None:
    answers = checked(Answers(), CALF, "SK01", "PA13", "RF13")
    assert judged(answers, CALF).tier is Tier.SAME_DAY
    assert codes(judged(answers, CALF).because) == {"SK01", "PA13", "RF13"}


def test_alternatives_are_what_the_same_answers_leave_open_the_nearest_first() -> None:
    answers = checked(Answers(), SIDE, "PA10")
    offered = alternatives(SHIPPED, ROUTINES, answers, SIDE, TODAY)
    assert offered == (SHOULDER, TEMPLES, HAND, LOWER, BUTTOCK, CALF, FOOT)
    everything = checked(Answers(), SIDE, "PA02")
    assert alternatives(SHIPPED, ROUTINES, everything, SIDE, TODAY) == ()


@pytest.mark.parametrize("code", ["ST4", "ST5", "ST7"])
def test_a_grave_stop_locks_everything_until_asked_about_again(code: str) -> None:
    answers = ALL_CHECKED.with_stop(rule(code), CALF, YESTERDAY)
    for each in ROUTINES:
        found = judged(answers, each)
        assert (found.status, found.tier, found.stop) == (Status.LOCKED, rule(code).tier, rule(code))
    assert set(rule(code).asks) <= codes(full_check(SHIPPED, CALF, answers).red_flags)
    assert status(checked(answers, CALF), NECK) is Status.OPEN
    unasked = [q for q in full_check(SHIPPED, CALF).questions if q.code not in rule(code).asks]
    assert status(answers.with_check(CALF, unasked, (), TODAY), CALF) is Status.LOCKED


@pytest.mark.parametrize("code", ["ST4", "ST5", "ST7"])
def test_no_check_opens_anything_on_the_day_of_a_grave_stop(code: str) -> None:
    answers = ALL_CHECKED.with_stop(rule(code), CALF, TODAY)
    assert full_check(SHIPPED, CALF, answers, TODAY).earlier == ()
    again = checked(answers, CALF)
    assert {(judged(again, each).status, judged(again, each).rests) for each in ROUTINES} == {
        (Status.LOCKED, True)
    }
    tomorrow = TODAY + timedelta(days=1)
    assert not verdict(SHIPPED, CALF, again, tomorrow).rests
    assert full_check(SHIPPED, CALF, again, tomorrow).earlier != ()


def test_dizziness_locks_the_neck_after_a_neck_routine_only() -> None:
    answers = ALL_CHECKED.with_stop(rule("ST3"), NECK, TODAY)
    assert {each for each in ROUTINES if status(answers, each) is Status.LOCKED} == {NECK, SIDE}
    answers = checked(answers, NECK)
    assert (status(answers, NECK), status(answers, SIDE)) == (Status.OPEN, Status.LOCKED)
    assert ALL_CHECKED.with_stop(rule("ST3"), CALF, TODAY) == ALL_CHECKED


def test_a_swelling_locks_its_region() -> None:
    answers = ALL_CHECKED.with_stop(rule("ST8"), CALF, TODAY)
    assert [each for each in ROUTINES if status(answers, each) is Status.LOCKED] == [CALF]
    assert judged(answers, CALF).tier is Tier.SKIP_AREA
    assert status(checked(checked(answers, FOOT), CALF), CALF) is Status.OPEN


def test_what_shows_later_locks_by_its_own_tier() -> None:
    worse = rule("ST3").follow_ups[0]
    answers = ALL_CHECKED.with_stop(rule("ST3"), NECK, YESTERDAY, worse)
    assert judged(answers, FOOT).tier is Tier.EMERGENCY
    answers = checked(answers, FOOT)
    assert (status(answers, FOOT), status(answers, NECK)) == (Status.OPEN, Status.LOCKED)


def test_a_stop_is_named_only_where_it_is_as_grave_as_the_lock() -> None:
    answers = ALL_CHECKED.with_stop(rule("ST8"), CALF, TODAY)
    assert judged(answers, CALF).stop == rule("ST8")
    answers = answers.with_yes(CALF, question("RF01"), TODAY)
    assert judged(answers, CALF).stop is None
    answers = answers.with_stop(rule("ST4"), CALF, TODAY)
    assert judged(answers, CALF).stop == rule("ST4")


@pytest.mark.parametrize("code", ["ST1", "ST2", "ST6", "ST9", "ST10"])
def test_other_stops_lock_nothing(code: str) -> None:
    assert ALL_CHECKED.with_stop(rule(code), NECK, TODAY) == ALL_CHECKED


class Said:
    """A model apart from the program's own way: the last answer to each question, for each region."""

    def __init__(self) -> None:
        self.answers, self.today = ALL_CHECKED, TODAY
        self._yes: set[tuple[str, str]] = set()
        self._lifted: set[str] = set()

    def check(self, which: Routine, yes: frozenset[str]) -> None:
        asked = full_check(SHIPPED, which, self.answers).questions
        self.answers = self.answers.with_check(which, asked, yes, self.today)
        for each in asked:
            told_of = which.regions if each.of_area or each.code in yes else REGIONS
            pairs = {(each.code, region) for region in told_of}
            self._yes = self._yes | pairs if each.code in yes else self._yes - pairs

    def flag(self, which: Routine, code: str) -> None:
        self.answers = self.answers.with_yes(which, question(code), self.today)
        self._yes |= {(code, region) for region in which.regions}

    def lift(self, _: Routine, code: str) -> None:
        self.answers = self.answers.lift(code, self.today)
        self._lifted.add(code)

    def revoke(self, _: Routine, code: str) -> None:
        self.answers = self.answers.revoke(code)
        self._lifted.discard(code)

    def stop(self, which: Routine, code: str) -> None:
        self.answers = self.answers.with_stop(rule(code), which, self.today)

    def wait(self, _: Routine, days: int) -> None:
        self.today += timedelta(days=days)

    def may_open(self, which: Routine) -> bool:
        return all(
            each.tier is Tier.ASK_FIRST and each.code in self._lifted and which is not SIDE
            for each in full_check(SHIPPED, which).questions
            if any(
                (each.code, region) in self._yes for region in (which.regions if each.of_area else REGIONS)
            )
        )


CODES = st.sampled_from([q.code for q in SHIPPED.questions])
WHICH = st.sampled_from(ROUTINES)
DEEDS = st.one_of(
    st.tuples(st.just(Said.check), WHICH, st.frozensets(CODES, max_size=3)),
    st.tuples(st.sampled_from([Said.flag, Said.lift, Said.revoke]), WHICH, CODES),
    st.tuples(st.just(Said.stop), WHICH, st.sampled_from([each.code for each in SHIPPED.stop_rules])),
    st.tuples(st.just(Said.wait), WHICH, st.integers(-3, 60)),
)


@settings(max_examples=80)
@given(st.lists(DEEDS, max_size=12))
def test_no_sequence_opens_a_routine_with_an_unlifted_yes_among_its_questions(
    deeds: list[tuple[Callable[[Said, Routine, Any], None], Routine, Any]],
) -> None:
    said = Said()
    for deed, which, what in deeds:
        deed(said, which, what)
        for each in ROUTINES:
            assert status(said.answers, each, said.today) is not Status.OPEN or said.may_open(each)
