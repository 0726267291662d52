from __future__ import annotations

import pytest

from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side


@pytest.mark.parametrize(
    ("sides", "order"),
    [
        (Sides.LEFT_RIGHT, (Side.LEFT, Side.RIGHT)),
        (Sides.RIGHT_LEFT, (Side.RIGHT, Side.LEFT)),
        (Sides.LEFT, (Side.LEFT,)),
        (Sides.RIGHT, (Side.RIGHT,)),
    ],
)
def test_sides_are_worked_in_the_order_they_are_named(sides: Sides, order: tuple[Side, ...]) -> None:
    assert sides.order == order


def test_the_usual_plan_does_both_sides_left_first_and_never_holds_the_clock() -> None:
    plan = Plan()
    assert plan.sides is Sides.LEFT_RIGHT
    assert plan.length.factor == 1
    assert (plan.get_ready, plan.resume_ready, plan.more_change) == (10, 3, 0)
    assert plan.optional_steps
    assert not plan.wait_for_me


def test_short_takes_a_quarter_away_and_long_adds_one() -> None:
    assert (Length.SHORT.factor, Length.LONG.factor) == (0.75, 1.25)
