"""Which steps were done, and what was said of them."""

from __future__ import annotations

from massage_gui.core.entry import Said, StepDone
from massage_gui.core.region import Side
from massage_gui.ui.steps_words import StepsWords

LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH


def steps(*told: tuple[int | None, Side | None, bool, Said]) -> list[StepDone]:
    return [
        StepDone(segment, number, side, 30.0, done, said)
        for segment, (number, side, done, said) in enumerate(told)
    ]


def test_each_side_has_its_line() -> None:
    done = [(number, LEFT, True, Said.NOTHING) for number in (1, 2, 3)]
    right = [(number, RIGHT, number != 2, Said.NOTHING) for number in (1, 2, 3)]
    ready, change = (None, None, True, Said.NOTHING), (None, None, False, Said.NOTHING)
    assert StepsWords().done(steps(ready, *done, change, *right)) == [
        "Left: steps 1 to 3 done.",
        "Right: steps 1, 3 done; step 2 skipped.",
    ]


def test_what_was_left_and_done_after_all_is_done() -> None:
    told = steps((1, BOTH, False, Said.NOTHING), (1, BOTH, True, Said.NOTHING))
    assert StepsWords().done(told) == ["Both sides: step 1 done."]


def test_nothing_done_is_no_line() -> None:
    assert StepsWords().done(steps((None, None, True, Said.NOTHING))) == []
    assert StepsWords().done(steps((1, None, False, Said.NOTHING))) == ["Step 1 skipped."]


def test_what_was_said_is_told_with_its_steps() -> None:
    told = steps((1, LEFT, True, Said.GOOD), (2, LEFT, True, Said.LESS), (2, RIGHT, True, Said.LESS))
    assert StepsWords().said(told) == [
        "You asked for less: step 2 (left), step 2 (right).",
        "It felt good: step 1 (left).",
    ]
    assert StepsWords().said(steps((1, LEFT, True, Said.NOTHING))) == []
