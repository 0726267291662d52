"""The page of all figures."""

from __future__ import annotations

import pytest

from massage_gui.core.library import Library
from massage_gui.core.region import Side
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.figure_ink import PAPER
from massage_gui.services.figure_painter import FigurePainter
from massage_gui.services.figure_sheet import SHOWN_TWICE, figure_sheet, shown_figures

pytestmark = pytest.mark.usefixtures("qapp")


def test_every_pattern_with_every_tool_that_ships_is_on_it(library: Library) -> None:
    shipped = {
        (step.motion.pattern, step.motion.tool)
        for routine in library.routines
        for step in routine.flat_steps()
        if step.motion
    }
    shown = [figure.segment for figure in shown_figures(library.routines)]
    kinds = [(each.motion.pattern, each.motion.tool, each.side) for each in shown if each.motion]
    assert {kind[:2] for kind in kinds} == shipped
    assert len(set(kinds)) == len(kinds)
    for kind in SHOWN_TWICE:
        assert {side for *found, side in kinds if tuple(found) == kind} >= {Side.LEFT, Side.RIGHT}


def test_the_page_is_painted(drawing: BodyDrawing, library: Library) -> None:
    painter = FigurePainter(drawing, {"spine"}, PAPER)
    page = figure_sheet(library.routines, painter, PAPER)
    assert page.width() > 1000
    colours = {page.pixel(x, y) for x in range(0, page.width(), 7) for y in range(0, page.height(), 7)}
    assert len(colours) > 50
