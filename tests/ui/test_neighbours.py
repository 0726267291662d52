"""The net that the arrow keys go along."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.neighbours import Neighbours, Place, Step
from massage_gui.ui.region_shapes import Key, RegionShapes

RIGHT, LEFT, DOWN, UP = (1, 0), (-1, 0), (0, 1), (0, -1)
STEPS: tuple[Step, ...] = (RIGHT, LEFT, DOWN, UP)
CROSS = {
    "middle": QPointF(0, 0),
    "right": QPointF(10, 1),
    "left": QPointF(-10, 0),
    "below": QPointF(1, 12),
    "above": QPointF(0, -8),
}


def reached(net: Neighbours[Place], start: Place) -> set[Place]:
    """Every place that arrows lead to from `start`."""
    found, todo = {start}, [start]
    while todo:
        place = todo.pop()
        for beyond in (net.beyond(place, step) for step in STEPS):
            if beyond is not None and beyond not in found:
                found.add(beyond)
                todo.append(beyond)
    return found


@pytest.mark.parametrize(
    ("step", "place"), [(RIGHT, "right"), (LEFT, "left"), (DOWN, "below"), (UP, "above")]
)
def test_an_arrow_leads_to_what_lies_there_and_the_opposite_one_back(step: Step, place: str) -> None:
    net = Neighbours(CROSS)
    assert net.beyond("middle", step) == place
    assert net.beyond(place, (-step[0], -step[1])) == "middle"


def test_at_the_edge_there_is_nothing() -> None:
    assert Neighbours(CROSS).beyond("right", RIGHT) is None


def test_what_lies_straight_ahead_comes_before_what_is_nearer_aside() -> None:
    net = Neighbours({"here": QPointF(0, 0), "ahead": QPointF(12, 0), "aside": QPointF(9, 8)})
    assert net.beyond("here", RIGHT) == "ahead"


def test_every_region_of_the_body_can_be_reached_from_every_other(drawing: BodyDrawing) -> None:
    shapes = RegionShapes(drawing.shapes())
    places: dict[Key, QPointF] = {shape.key: shapes.centre(shape.key) for shape in shapes.all}
    net = Neighbours(places)
    for place in places:
        assert reached(net, place) == set(places), place


def test_an_arrow_never_leads_the_other_way(drawing: BodyDrawing) -> None:
    shapes = RegionShapes(drawing.shapes())
    places: dict[Key, QPointF] = {shape.key: shapes.centre(shape.key) for shape in shapes.all}
    net = Neighbours(places)
    for place, here in places.items():
        for x, y in STEPS:
            beyond = net.beyond(place, (x, y))
            if beyond is not None:
                way = places[beyond] - here
                assert way.x() * x + way.y() * y >= abs(way.x() * y) + abs(way.y() * x), (place, beyond)
