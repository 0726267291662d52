"""The insets of the map, with room for their captions."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from massage_gui.core.folders import resources
from massage_gui.services.body_drawing import BodyDrawing, Panel, PanelDrawing, load_drawing
from massage_gui.ui.body_labels import LARGEST
from massage_gui.ui.map_layout import FIRST, FOOT, LEAST_LINE, LINE, laid_out

DRAWING = load_drawing(resources() / "body.svg")
SIZES = st.floats(4, LARGEST)


def insets(drawing: BodyDrawing) -> list[PanelDrawing]:
    """The insets from the top."""
    return [drawn for panel, drawn in drawing.panels.items() if panel.is_inset]


@given(caption=SIZES)
def test_every_inset_has_a_line_as_high_as_its_captions_above_it(caption: float) -> None:
    line, end = max(LEAST_LINE, LINE * caption), FIRST - max(LEAST_LINE, LINE * caption) / 2
    for drawn in insets(laid_out(DRAWING, caption)):
        assert drawn.bounds.top() - end == pytest.approx(line)
        for anchor in drawn.anchors.values():
            assert anchor.y() == pytest.approx(end + line / 2)
        end = drawn.bounds.bottom()
    assert end <= FOOT + 0.01


@given(caption=SIZES)
def test_the_first_line_is_level_with_the_captions_of_the_figures(caption: float) -> None:
    made = laid_out(DRAWING, caption)
    for panel in (Panel.FRONT, Panel.BACK, Panel.HEAD_FRONT):
        assert made.panels[panel].anchors["label"].y() == pytest.approx(FIRST)


@given(caption=SIZES)
def test_insets_keep_their_shape_and_the_figures_their_places(caption: float) -> None:
    made = laid_out(DRAWING, caption)
    for panel, drawn in DRAWING.panels.items():
        moved = made.panels[panel]
        if not panel.is_inset:
            assert moved is drawn
            continue
        ratio = moved.bounds.width() / drawn.bounds.width()
        assert 0.85 < ratio <= 1.0001
        assert moved.bounds.height() == pytest.approx(drawn.bounds.height() * ratio)
        assert moved.bounds.center().x() == pytest.approx(drawn.bounds.center().x())
        assert [shape.key for shape in moved.shapes] == [shape.key for shape in drawn.shapes]
        for shape in moved.shapes:
            assert moved.bounds.adjusted(-1, -1, 1, 1).contains(shape.path.boundingRect())


def test_small_captions_leave_the_insets_as_large_as_they_are_drawn(qapp: QApplication) -> None:
    assert qapp is not None
    widths = [drawn.bounds.width() for drawn in insets(laid_out(DRAWING, 11.5))]
    assert widths == pytest.approx([drawn.bounds.width() for drawn in insets(DRAWING)], rel=0.001)
    large = [drawn.bounds.width() for drawn in insets(laid_out(DRAWING, LARGEST))]
    assert all(one < other for one, other in zip(large, widths, strict=True))
    assert all(one == pytest.approx(other, rel=0.001) for one, other in pairwise(large))
