"""The card's own words."""

from __future__ import annotations

import pytest

from massage_gui.core.region import Side
from massage_gui.services.card_words import CardWords

LEFT_RIGHT = (Side.LEFT, Side.RIGHT)
RIGHT_LEFT = (Side.RIGHT, Side.LEFT)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(1, "1 s"), (45, "45 s"), (60, "1 min"), (61, "1 min 1 s"), (365, "6 min 5 s"), (3600, "60 min")],
)
def test_times_are_said_in_full(seconds: float, said: str) -> None:
    assert CardWords().time(seconds) == said


@pytest.mark.parametrize(
    ("text", "sides", "said"),
    [
        ("Your {side} hand.", LEFT_RIGHT, "Your left (then right) hand."),
        ("Your {side} hand.", RIGHT_LEFT, "Your right (then left) hand."),
        ("Your {other_side} hand.", LEFT_RIGHT, "Your right (then left) hand."),
        ("Place it ({side}).", LEFT_RIGHT, "Place it (left, then right)."),
        ("Sit. {side} hand up.", LEFT_RIGHT, "Sit. Left (then right) hand up."),
        ("{other_side} hand.", LEFT_RIGHT, "Right (then left) hand."),
        ("Keep %1 and {0}.", LEFT_RIGHT, "Keep %1 and {0}."),
        ("Your left hand.", (Side.LEFT,), "Your left hand."),
    ],
)
def test_invariant_4_one_text_says_both_sides_in_their_order(
    text: str, sides: tuple[Side, ...], said: str
) -> None:
    assert CardWords().both_ways(text, sides) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Place your {side} hand", "Place your left / right hand"),
        ("{other_side} arm", "Right / left arm"),
        ("Rest", "Rest"),
    ],
)
def test_a_title_says_both_sides_shortly(title: str, said: str) -> None:
    assert CardWords().both_ways_short(title, LEFT_RIGHT) == said
