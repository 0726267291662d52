from __future__ import annotations

from dataclasses import replace

import pytest

from massage_gui.app import Parts
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Side
from massage_gui.ui.choosing import MOST_RIVALS, Chooser


@pytest.fixture
def chooser(parts: Parts) -> Chooser:
    return Chooser(parts.watch.library, parts.desk, parts.history, parts.settings)


def test_a_plan_is_kept_for_the_next_routine(chooser: Chooser) -> None:
    calf, hand = chooser.library.get("calf"), chooser.library.get("hand")
    assert calf is not None
    assert hand is not None
    plan = Plan(get_ready=20, sides=Sides.RIGHT_LEFT)
    assert chooser.plan(chooser.choose(calf, Side.LEFT), plan).plan == plan
    assert chooser.choose(hand, None).plan == plan


@pytest.mark.parametrize("sides", [Sides.LEFT, Sides.RIGHT])
def test_one_side_only_is_for_this_session(chooser: Chooser, sides: Sides) -> None:
    calf = chooser.library.get("calf")
    assert calf is not None
    assert chooser.plan(chooser.choose(calf, None), Plan(sides=sides)).plan.sides is sides
    assert chooser.choose(calf, None).plan.sides is Sides.LEFT_RIGHT


def test_a_routine_whose_file_is_gone_is_no_choice_any_more(chooser: Chooser) -> None:
    calf = chooser.library.get("calf")
    assert calf is not None
    choice = chooser.choose(calf, None)
    assert chooser.renew(choice) == choice
    chooser.library = replace(chooser.library, routines=())
    assert chooser.renew(choice) is None


def test_no_more_than_a_dozen_rivals_are_offered(chooser: Chooser) -> None:
    calf = chooser.library.get("calf")
    assert calf is not None
    many = tuple(replace(calf, id=f"calf-{number}", file=f"/{number}.yaml") for number in range(40))
    chooser.library = replace(chooser.library, routines=(calf, *many))
    assert len(chooser.content(chooser.choose(calf, None)).rivals) == MOST_RIVALS
