"""The change of sides in floor mode: names the side to come, points to it, wears its colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.ui.floor_change import FloorChange
from massage_gui.ui.theme import DARK, LIGHT, Theme
from tests.ui.pixels import count, height_at, picture, places

WIDE, TALL = (960, 410), (540, 700)


def change(toward: Side) -> Segment:
    return Segment(15, SegmentKind.CHANGE, "Change sides", "Move\nthe ball.", "Change.", toward=toward)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[FloorChange]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 540)
    made = FloorChange(window)
    window.show()
    yield made
    window.hide()


def shown(view: FloorChange, toward: Side, size: tuple[int, int] = WIDE, theme: Theme = LIGHT) -> QImage:
    view.resize(*size)
    view.set_theme(theme)
    view.show_segment(change(toward))
    view.digits.show_number(12)
    view.show()
    return picture(view)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("toward", [Side.LEFT, Side.RIGHT])
def test_invariant_4_word_colour_and_arrow_agree(
    view: FloorChange, toward: Side, size: tuple[int, int], theme: Theme
) -> None:
    image = shown(view, toward, size, theme)
    assert view.heading.text == f"Change to the {toward.upper()} side"
    assert view.text.text == "Move the ball."
    assert count(image, theme.side(toward)) > size[0] * size[1] / 2
    arrow = [(x, y) for x, y in places(image, theme.on_side) if y < size[1] * 0.28 or size == WIDE]
    left, right = min(x for x, _ in arrow), max(x for x, _ in arrow)
    tip, inner = (left + 3, left + 60) if toward is Side.LEFT else (right - 3, right - 60)
    assert height_at(arrow, tip) < 14 < 80 < height_at(arrow, inner)
    assert (left < size[0] * 0.1) if toward is Side.LEFT else (right > size[0] * 0.9)


@pytest.mark.parametrize("size", [WIDE, TALL], ids=["wide", "tall"])
@pytest.mark.parametrize("toward", [Side.LEFT, Side.RIGHT])
def test_words_digits_and_arrow_stand_apart(view: FloorChange, toward: Side, size: tuple[int, int]) -> None:
    shown(view, toward, size)
    parts = [view.heading.geometry(), view.text.geometry(), view.digits.geometry()]
    assert all(one.bottom() < other.top() for one, other in pairwise(parts))
    assert all(view.rect().contains(part) for part in parts)
    ink = QWidget.grab(view).toImage()
    for part in parts:
        edge = part.left() - 1 if toward is Side.LEFT else part.right() + 1
        column = {ink.pixelColor(edge, y).name() for y in range(part.top(), part.bottom())}
        assert column == {LIGHT.side(toward).name()}, "no arrow reaches into the words"


def test_u08_the_sides_differ_without_colour(view: FloorChange) -> None:
    grey = LIGHT._replace(left="#555555", right="#555555")
    assert shown(view, Side.LEFT, WIDE, grey) != shown(view, Side.RIGHT, WIDE, grey)
