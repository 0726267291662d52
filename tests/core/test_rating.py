"""What follows from ratings: the rules of the content pack's section 4, case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.entry import Entry, Outcome
from massage_gui.core.rating import (
    Advice,
    Change,
    Dose,
    Round,
    advice,
    change,
    dose,
    may_ask_if_still_sore,
    may_start,
    most_in_work,
    round_after,
)
from tests.core.past import NOW, begun
from tests.shipped import ROUTINES, routine

RATINGS = st.integers(0, 10)
LOWER_BACK = routine("lower-back")


def _rated(before: int | None, after: int | None, **more: object) -> Entry:
    return begun()._replace(before=before, after=after, outcome=Outcome.FINISHED, **more)  # type: ignore[arg-type]


def test_six_starts_and_seven_does_not() -> None:
    assert [rating for rating in range(11) if may_start(rating)] == [0, 1, 2, 3, 4, 5, 6]


def test_the_limit_in_work_is_3_on_neck_face_and_chest_and_5_elsewhere() -> None:
    limits = {each.id: most_in_work(each.regions) for each in ROUTINES}
    tender = {id_ for id_, limit in limits.items() if limit == 3}
    assert tender == {"back-of-neck", "side-of-neck", "temples-and-scalp", "jaw", "chest"}
    assert set(limits.values()) == {3, 5}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (6, 4, Change.CLEARLY_LESS),
        (4, 2, Change.CLEARLY_LESS),
        (4, 3, Change.A_LITTLE_LESS),
        (6, 5, Change.A_LITTLE_LESS),
        (5, 5, Change.NONE),
        (5, 6, Change.NUMBERS_ONLY),
        (5, 7, Change.MORE),
        (3, 0, Change.NUMBERS_ONLY),
        (3, 2, Change.NUMBERS_ONLY),
        (1, 1, Change.NUMBERS_ONLY),
        (0, 0, Change.NUMBERS_ONLY),
        (1, 3, Change.MORE),
        (0, 2, Change.MORE),
    ],
)
def test_what_a_rating_after_says(before: int, after: int, said: Change) -> None:
    assert change(before, after) is said


@given(RATINGS, RATINGS)
def test_from_1_to_3_only_numbers_are_told_unless_it_is_worse(before: int, after: int) -> None:
    said = change(before, after)
    assert (said is Change.MORE) is (after - before >= 2)
    if before < 4 and said is not Change.MORE:
        assert said is Change.NUMBERS_ONLY
    if said is Change.CLEARLY_LESS:
        assert before - after >= 2 or (before - after) / before >= 0.3


@pytest.mark.parametrize(
    ("sessions", "said"),
    [
        ([], None),
        ([(5, 4)], None),
        ([(4, 6)], Advice.WORSE),
        ([(1, 3)], Advice.WORSE),
        ([(4, 6), (5, 4)], None),
        ([(4, 5), (4, 5)], Advice.WORSE_TWICE),
        ([(4, 5), (4, 4)], None),
        ([(4, 5), (4, 4), (4, 5)], None),
        ([(4, 6), (None, None)], None),
        ([(4, None)], None),
    ],
)
def test_when_to_rest_and_see_someone(
    sessions: list[tuple[int | None, int | None]], said: Advice | None
) -> None:
    assert advice([_rated(*each) for each in sessions]) is said


def test_still_sore_after_two_days_is_reason_to_rest() -> None:
    assert advice([_rated(3, 2), _rated(3, 2, still_sore=True)]) is Advice.STILL_SORE


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (_rated(6, 4), Round.ONE_MORE),
        (_rated(6, 5), Round.ONE_MORE),
        (_rated(6, 0), Round.ENOUGH),
        (_rated(6, 6), Round.ENOUGH),
        (_rated(6, 8), Round.ENOUGH),
        (_rated(6, 4, round=2), Round.ENOUGH),
        (_rated(6, 4, felt=("ST9",)), Round.ENOUGH),
        (_rated(6, 4)._replace(outcome=Outcome.ENDED), Round.ENOUGH),
        (_rated(6, 4)._replace(outcome=Outcome.STOPPED, code="ST1"), Round.ENOUGH),
        (_rated(None, 4), Round.NOT_ASKED),
        (_rated(6, None), Round.NOT_ASKED),
    ],
)
def test_a_second_round_only_if_the_rating_fell_is_above_0_and_nothing_spoke_against_it(
    entry: Entry, said: Round
) -> None:
    assert round_after(LOWER_BACK, entry) is said


def test_only_the_lower_back_is_done_in_rounds() -> None:
    offered = [each.id for each in ROUTINES if round_after(each, _rated(6, 4)) is not Round.NOT_ASKED]
    assert offered == ["lower-back"]


def test_a_users_own_neck_routine_cannot_ask_for_a_second_round() -> None:
    own = replace(routine("side-of-neck"), rounds=2, yours=True)
    assert round_after(own, _rated(6, 4)) is Round.NOT_ASKED


@pytest.mark.parametrize(
    ("hours", "asked"), [(1, False), (47.9, False), (48, True), (192, True), (193, False)]
)
def test_whether_it_is_still_sore_is_asked_between_two_and_eight_days_later(
    hours: float, asked: bool
) -> None:
    assert may_ask_if_still_sore(begun(), NOW + timedelta(hours=hours)) is asked
    assert not may_ask_if_still_sore(None, NOW)


def _done(region: str, seconds: float, days_ago: int = 0) -> Entry:
    return begun()._replace(regions=(region,), seconds=seconds, day=NOW.date() - timedelta(days=days_ago))


@pytest.mark.parametrize(
    ("sessions", "routine_id", "said"),
    [
        ([], "side-of-neck", Dose.OPEN),
        ([_done("side-of-neck", 200)], "side-of-neck", Dose.NECK_DONE),
        ([_done("back-of-neck", 200)], "side-of-neck", Dose.NECK_DONE),
        ([_done("back-of-neck", 200, days_ago=1)], "side-of-neck", Dose.OPEN),
        ([_done("back-of-neck", 20)], "side-of-neck", Dose.OPEN),
        ([_done("back-of-neck", 200)], "lower-back", Dose.OPEN),
        ([_done("calf", 599)], "lower-back", Dose.OPEN),
        ([_done("calf", 300), _done("shoulder", 300)], "lower-back", Dose.DAY_DONE),
        ([_done("calf", 900, days_ago=1)], "lower-back", Dose.OPEN),
    ],
)
def test_the_dose_of_a_day(sessions: list[Entry], routine_id: str, said: Dose) -> None:
    assert dose(sessions, routine(routine_id), NOW.date()) is said
