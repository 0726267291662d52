"""What a card says is what its timeline plays."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.routine import Routine
from massage_gui.core.screening import Screening, Tier
from massage_gui.services.card import CardSource, card_source, proposed_name


def _source(library: Library, screening: Screening, routine: str, plan: Plan | None = None) -> CardSource:
    return card_source(compile(_routine(library, routine), plan or Plan()), screening)


def _routine(library: Library, wanted: str) -> Routine:
    return next(routine for routine in library.routines if routine.id == wanted)


@pytest.mark.parametrize(
    ("sides", "length", "optional"), list(product(Sides, Length, (True, False))), ids=str
)
def test_invariant_8_numbers_seconds_and_pressures_are_the_timelines(
    library: Library, screening: Screening, sides: Sides, length: Length, optional: bool
) -> None:
    plan = Plan(sides=sides, length=length, optional_steps=optional, max_pressure=2)
    for routine in library.routines:
        timeline = compile(routine, plan)
        source = card_source(timeline, screening)
        printed = {step.number: step for step in source.steps}
        played = [(s.number, s) for s in timeline.segments if s.number is not None]
        assert list(printed) == sorted({number for number, _ in played})
        for number, segment in played:
            step = printed[number]
            assert (step.seconds, step.pressure) == (segment.seconds, segment.pressure)
            assert step.two_sided or step.text == segment.text
        assert source.total == timeline.total


def test_invariant_8_a_sided_text_is_the_played_one_once_a_side_is_filled_in(
    library: Library, screening: Screening
) -> None:
    for routine in library.routines:
        timeline = compile(routine)
        for step in card_source(timeline, screening).steps:
            for segment in timeline.segments:
                if segment.number == step.number and segment.side in (Side.LEFT, Side.RIGHT):
                    filled = step.text.replace("{side}", segment.side.value)
                    filled = filled.replace("{other_side}", segment.side.other.value)
                    assert filled.casefold() == segment.text.casefold()


def test_the_steps_of_each_side_stand_between_what_is_done_once(
    library: Library, screening: Screening
) -> None:
    source = _source(library, screening, "upper-back")
    assert source.change is not None
    assert [step.number for step in source.each_side] == [1, 2, 3, 4, 5, 6]
    assert (source.change.first, source.change.last, source.change.toward) == (1, 6, Side.RIGHT)
    assert [step.number for step in source.after] == [7]


def test_one_side_only_has_no_change_and_names_the_side(library: Library, screening: Screening) -> None:
    source = _source(library, screening, "chest", Plan(sides=Sides.RIGHT))
    assert source.change is None
    assert source.sides == (Side.RIGHT,)
    assert "your left hand" in source.steps[0].text


def test_both_at_once_has_no_sides(library: Library, screening: Screening) -> None:
    source = _source(library, screening, "back-of-neck")
    assert (source.sides, source.change, source.each_side) == ((), None, ())
    assert len(source.before + source.after) == 9


def test_the_regions_own_questions_come_first_and_are_never_left_out(
    library: Library, screening: Screening
) -> None:
    for routine in library.routines:
        warnings = card_source(compile(routine), screening).warnings
        codes = {question.code for question in warnings.own}
        for gate in screening.gates_of(routine.regions):
            assert codes.issuperset(gate.red_flags)
            assert codes.issuperset(gate.ask_first)
        assert codes.issuperset(routine.screening)
        short, full = (warnings.of(*Tier, full=full) for full in (False, True))
        assert full[: len(short)] == short


@pytest.mark.parametrize(
    ("routine_id", "name"),
    [
        ("lower-back", "lower-back-card.pdf"),
        ("../../etc/passwd", "etc-passwd-card.pdf"),
        ("CON:*?\n", "con-card.pdf"),
        ("\u202eÜß", "ss-card.pdf"),
        ("\u80a9", "card.pdf"),
        ("a" * 300, "a" * 60 + "-card.pdf"),
    ],
)
def test_p38_the_proposed_name_has_no_odd_characters(library: Library, routine_id: str, name: str) -> None:
    assert proposed_name(replace(library.routines[0], id=routine_id)) == name
