"""Which shape lies under a point."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from massage_gui.core.region import Side
from massage_gui.services.body_drawing import BodyDrawing, Panel, Shape
from massage_gui.ui.region_shapes import RegionShapes


def ring(x: float, y: float, outer: float, inner: float) -> QPainterPath:
    """A ring: its middle is not a part of it."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), outer, outer)
    path.addEllipse(QPointF(x, y), inner, inner)
    return path


def disc(x: float, y: float, radius: float) -> QPainterPath:
    """A filled circle."""
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), radius, radius)
    return path


SMALL = Shape(Panel.BACK, "small", Side.LEFT, disc(100, 100, 4))
LARGE = Shape(Panel.BACK, "large", None, disc(200, 100, 40))
INSET = Shape(Panel.HEAD_BACK, "small", Side.LEFT, disc(400, 100, 12))
OTHER = Shape(Panel.BACK, "small", Side.RIGHT, disc(130, 100, 4))
SHAPES = RegionShapes([SMALL, LARGE, INSET, OTHER])


def test_a_point_belongs_to_the_path_and_not_to_its_box() -> None:
    assert SHAPES.at(QPointF(200, 100)) is LARGE
    assert SHAPES.at(QPointF(162, 62)) is None


@pytest.mark.parametrize(("x", "found"), [(107.0, SMALL), (123.0, OTHER), (115.0, None)])
def test_a_small_shape_catches_what_is_near(x: float, found: Shape | None) -> None:
    assert SHAPES.near(QPointF(x, 100), reach=5, narrower=20) is found


def test_a_large_shape_catches_nothing_beside_it() -> None:
    assert SHAPES.near(QPointF(243, 100), reach=5, narrower=20) is None


def test_of_two_near_shapes_the_nearer_one_answers() -> None:
    assert SHAPES.near(QPointF(118, 100), reach=20, narrower=20) is OTHER
    assert SHAPES.near(QPointF(112, 100), reach=20, narrower=20) is SMALL


def test_the_figure_comes_before_the_inset() -> None:
    assert SHAPES.main(("small", Side.LEFT)) is SMALL


def test_without_a_side_both_halves_are_meant() -> None:
    assert SHAPES.of(("small", None)) == [SMALL, INSET, OTHER]
    assert SHAPES.of(("small", Side.LEFT)) == [SMALL, INSET]
    assert SHAPES.of(("nowhere", None)) == []


def test_the_centre_lies_inside_even_of_a_ring() -> None:
    shapes = RegionShapes([Shape(Panel.BACK, "ring", None, ring(50, 50, 40, 25))])
    assert shapes.at(shapes.centre(("ring", None))) is not None


def test_every_centre_of_the_body_lies_in_its_own_region(drawing: BodyDrawing) -> None:
    shapes = RegionShapes(drawing.shapes())
    for shape in shapes.all:
        found = shapes.at(shapes.centre(shape.key))
        assert found is not None
        assert found.key == shape.key
