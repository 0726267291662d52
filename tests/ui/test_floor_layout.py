"""Places in floor mode: nothing overlaps, nothing leaves the screen, on any screen and for any side."""

from __future__ import annotations

from dataclasses import asdict
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from massage_gui.core.region import Side
from massage_gui.ui.floor_layout import lay_out

SIZES = st.builds(QSize, st.integers(480, 7_680), st.integers(480, 4_320))
SIDES = st.sampled_from([*Side, None])
APART = ("plate", "time_left", "digits", "under", "figure", "line", "coming", "caption", "safety", "stop")


@given(SIZES, SIDES)
def test_nothing_overlaps_and_all_is_on_the_screen(size: QSize, side: Side | None) -> None:
    places: dict[str, QRect] = asdict(lay_out(size, side))
    for one, other in combinations(APART, 2):
        assert not places[one].intersects(places[other]), (one, other)
    assert all(QRect(0, 0, size.width(), size.height()).contains(place) for place in places.values() if place)


@given(SIZES, SIDES, st.booleans())
def test_stop_and_the_safety_lines_never_move(size: QSize, side: Side | None, changing: bool) -> None:
    one, other = lay_out(size, side, changing), lay_out(size, None)
    assert (one.stop, one.safety) == (other.stop, other.safety)


@given(SIZES, SIDES)
def test_what_covers_the_middle_leaves_side_safety_and_stop_in_sight(size: QSize, side: Side | None) -> None:
    places = lay_out(size, side)
    for kept in (places.plate, places.time_left, places.safety, places.stop):
        assert not places.overlay.intersects(kept)
    for covered in (places.digits, places.figure, places.line, places.coming):
        assert places.overlay.contains(covered)


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1080, 1920)])
def test_each_side_stands_at_its_own_edge(size: QSize) -> None:
    left, right = lay_out(size, Side.LEFT), lay_out(size, Side.RIGHT)
    assert left.plate.left() == left.edge.left() == 0
    assert right.plate.right() == right.edge.right() == size.width() - 1
    assert left.digits.center().x() <= right.digits.center().x()
    neither = lay_out(size, Side.BOTH)
    assert neither.plate.left() > 0
    assert neither.edge.isEmpty()


def test_words_stand_beside_the_arrow_of_a_change() -> None:
    size = QSize(1920, 1080)
    assert lay_out(size, Side.LEFT, changing=True).coming.left() > size.width() * 0.25
    assert lay_out(size, Side.RIGHT, changing=True).coming.right() < size.width() * 0.75
