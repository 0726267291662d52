"""What ratings are told as: numbers, kindly, and never a promise."""

from __future__ import annotations

import itertools

import pytest

from massage_gui.core.rating import Advice, Dose, Round
from massage_gui.core.region import Side
from massage_gui.ui.rating_words import RatingWords

pytestmark = pytest.mark.usefixtures("qapp")
WORDS = RatingWords()


def everything() -> list[str]:
    changes = [WORDS.change(before, after) for before, after in itertools.product(range(11), repeat=2)]
    return [
        *changes,
        *(WORDS.advice(each) for each in Advice),
        *(WORDS.dose(each) for each in Dose),
        *(WORDS.round(each) for each in Round),
        *(WORDS.too_strong(each) for each in range(7, 11)),
        *(WORDS.limit(each) for each in (3, 5)),
    ]


def test_no_percentage_no_promise_and_no_blame() -> None:
    for text in everything():
        lower = text.casefold()
        for word in ("%", "cure", "heal", "relief", "better by", "works", "streak", "failed", "must"):
            assert word not in lower, text


@pytest.mark.parametrize("after", range(11))
def test_from_1_to_3_only_the_numbers_are_told_unless_it_is_more(after: int) -> None:
    said = WORDS.change(2, after)
    numbers = "Your rating stayed at 2." if after == 2 else f"Your rating went from 2 to {after}."
    assert said == (f"{numbers} That is more than before." if after >= 4 else numbers)


def test_whenever_it_is_worse_the_words_are_rest_and_see_someone() -> None:
    for advice in Advice:
        said = WORDS.advice(advice)
        assert "Rest, and see someone" in said


def test_the_side_is_named_only_where_one_is_done() -> None:
    assert WORDS.where("Calf", (Side.LEFT, Side.RIGHT)) == "Calf"
    assert WORDS.where("Calf", (Side.LEFT,)) == "Calf, left side"
    assert WORDS.where("Calf", (Side.RIGHT,)) == "Calf, right side"
    assert WORDS.where("Jaw", (Side.BOTH,)) == "Jaw"
