"""The drawing as it is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from massage_gui.core.region import Region, Side, View
from massage_gui.services.body_drawing import BodyDrawing, DrawingError, Panel, load_drawing, path_from

numbers = st.integers(-999, 999)
SVG = """<svg viewBox="0 0 100 50"><g id="back">
<path class="body" d="M 0 0 L 100 0 L 100 50 Z"/>
<path class="region" id="back.calf.left" d="M 10 10 L 20 10 L 20 20 Z"/>
<path class="region" id="back.spine" d="M 50 10 L 52 10 L 52 40 Z"/>
<path class="frame" d="M 0 0 L 1 1 Z"/><path d="M 3 3 L 4 4"/>
<circle id="back.label" cx="50" cy="5.5"/></g></svg>"""


def load(tmp_path: Path, text: str) -> BodyDrawing:
    """The drawing of this text."""
    file = tmp_path / "body.svg"
    file.write_text(text, encoding="utf-8")
    return load_drawing(file)


def test_a_path_is_read_point_by_point() -> None:
    path = path_from("M 1,2 L 3.5 -4 C 1 2 3 4 5 6 Z")
    expected = QPainterPath(QPointF(1, 2))
    expected.lineTo(3.5, -4)
    expected.cubicTo(1, 2, 3, 4, 5, 6)
    expected.closeSubpath()
    assert path == expected


def test_points_after_a_move_are_lines_and_a_letter_holds_until_the_next() -> None:
    assert path_from("M 0 0 10 0 10 10") == path_from("M 0 0 L 10 0 L 10 10")


@given(points=st.lists(st.tuples(numbers, numbers), min_size=2, max_size=12, unique=True))
def test_every_point_that_is_written_is_in_the_path(points: list[tuple[int, int]]) -> None:
    path = path_from("M " + " L ".join(f"{x} {y}" for x, y in points))
    read = path.toSubpathPolygons()[0]
    assert [(read.at(i).x(), read.at(i).y()) for i in range(read.size())] == points


@pytest.mark.parametrize("text", ["1 2 L 3 4", "3 4"])
def test_a_path_without_a_beginning_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must begin with M"):
        path_from(text)


def test_panels_regions_sides_and_anchors_are_read(tmp_path: Path) -> None:
    drawing = load(tmp_path, SVG)
    assert (drawing.size.width(), drawing.size.height()) == (100, 50)
    panel = drawing.panels[Panel.BACK]
    assert [shape.key for shape in panel.shapes] == [("calf", Side.LEFT), ("spine", None)]
    assert (len(panel.bodies), len(panel.frames), len(panel.lines)) == (1, 1, 1)
    assert panel.anchors == {"label": QPointF(50, 5.5)}
    assert drawing.shape_of("calf", Side.LEFT, Panel.BACK) is panel.shapes[0]
    assert drawing.shape_of("calf", Side.LEFT, Panel.FRONT) is None


DAMAGED = [
    "",
    "<svg",
    "<svg/>",
    "<html></html>",
    SVG[:-12],
    SVG.replace("0 0 100 50", "0 0 100"),
    SVG.replace("L 20 10", "L 20 x"),
    SVG.replace("L 20 10", "L 20"),
    SVG.replace("M 10 10", "H 10"),
    SVG.replace("calf.left", "calf.middle"),
    SVG.replace('cx="50"', ""),
    SVG.replace("back.label", "label"),
]


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_drawing_names_its_file(tmp_path: Path, text: str) -> None:
    with pytest.raises(DrawingError, match=r"body\.svg"):
        load(tmp_path, text)


def test_a_missing_drawing_names_its_file(tmp_path: Path) -> None:
    with pytest.raises(DrawingError, match=r"nowhere\.svg"):
        load_drawing(tmp_path / "nowhere.svg")


# The drawing that ships


def test_every_region_is_drawn_in_each_of_its_views_with_its_sides(
    drawing: BodyDrawing, regions: Sequence[Region]
) -> None:
    figure = {View.FRONT: Panel.FRONT, View.BACK: Panel.BACK}
    for region in regions:
        sides = (Side.LEFT, Side.RIGHT) if region.has_sides else (None,)
        drawn = {shape.side for shape in drawing.shapes() if shape.region == region.id}
        assert drawn == set(sides), region.id
        views = [view for view in region.views if drawing.shape_of(region.id, sides[0], figure[view])]
        insets = [shape for shape in drawing.shapes() if shape.region == region.id and shape.panel.is_inset]
        assert views == list(region.views) or insets, region.id


def test_nothing_is_drawn_that_is_no_region(drawing: BodyDrawing, regions: Sequence[Region]) -> None:
    assert {shape.region for shape in drawing.shapes()} <= {region.id for region in regions}


def test_no_two_regions_of_a_panel_lie_on_each_other(drawing: BodyDrawing) -> None:
    for panel in drawing.panels.values():
        for index, one in enumerate(panel.shapes):
            for other in panel.shapes[index + 1 :]:
                shared = one.path.intersected(other.path).boundingRect()
                assert shared.width() * shared.height() < 4, (one.key, other.key)


def test_everything_lies_on_the_canvas_and_every_region_on_its_body(drawing: BodyDrawing) -> None:
    for panel in drawing.panels.values():
        assert drawing.size.contains(panel.bounds)
        for shape in panel.shapes:
            assert panel.bounds.contains(shape.path.boundingRect())


def test_both_halves_are_alike(drawing: BodyDrawing) -> None:
    for panel in drawing.panels.values():
        for shape in panel.shapes:
            if shape.side is Side.LEFT:
                other = next(each for each in panel.shapes if each.key == (shape.region, Side.RIGHT))
                one, two = shape.path.boundingRect(), other.path.boundingRect()
                assert one.width() == pytest.approx(two.width(), abs=2), (shape.panel, shape.region)
                assert one.height() == pytest.approx(two.height(), abs=2), (shape.panel, shape.region)
