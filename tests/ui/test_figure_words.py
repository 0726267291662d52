"""The figure in words."""

from __future__ import annotations

import pytest

from massage_gui.core.region import Side
from massage_gui.core.routine import Pattern, Tool
from massage_gui.ui.figure_words import FigureWords
from tests.figures import a_segment


@pytest.mark.parametrize("pattern", list(Pattern))
def test_every_pattern_has_words_of_its_own(pattern: Pattern) -> None:
    words = FigureWords()
    others = {words.pattern(other) for other in Pattern if other is not pattern}
    assert words.pattern(pattern) not in others


def test_every_tool_has_a_name() -> None:
    words = FigureWords()
    assert len({words.tool(tool) for tool in Tool}) == len(Tool)


def test_a_still_hold_has_no_pace() -> None:
    told = FigureWords().told(a_segment(Pattern.HOLD, Tool.BRAID, 0, side=Side.BOTH))
    assert told == "Braided towels: rests. Both sides"


def test_no_segment_has_no_words() -> None:
    assert FigureWords().told(None) == ""
