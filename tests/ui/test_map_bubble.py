"""The bubble of the map, and where it goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from massage_gui.ui.map_bubble import Box, Surroundings, bubble_box, paint_bubble
from massage_gui.ui.theme import LIGHT
from tests.ui.pixels import inked, sized

MAP = QRectF(0, 0, 720, 720)
BARE = Surroundings(Box.of(MAP))
TEXT = "Lower back, left: 7 min, tennis ball"
COLUMN = QRectF(300, 20, 120, 680)
AROUND = Surroundings(Box.of(MAP), insets=(Box.of(COLUMN),))


@given(
    x=st.integers(-20, 720),
    y=st.integers(-20, 720),
    size=st.integers(4, 160),
    letters=st.integers(1, 140),
)
def test_the_bubble_stays_on_the_map(qapp: QApplication, x: int, y: int, size: int, letters: int) -> None:
    assert qapp is not None
    text = ("word " * letters)[:letters]
    box = bubble_box(text, QRectF(x, y, size, size), AROUND, sized(15))
    assert MAP.contains(box)


@given(x=st.integers(0, 260), y=st.integers(0, 680), right=st.booleans())
def test_the_bubble_hides_neither_its_region_nor_an_inset(
    qapp: QApplication, x: int, y: int, right: bool
) -> None:
    assert qapp is not None
    region = QRectF(430 + x if right else x, y, 30, 30)
    box = bubble_box(TEXT, region, AROUND, sized(15))
    assert not box.intersects(region)
    assert not box.intersects(COLUMN)


@pytest.mark.parametrize("y", [30, 300, 640])
def test_the_bubble_of_a_region_in_an_inset_is_beside_the_inset(qapp: QApplication, y: int) -> None:
    assert qapp is not None
    box = bubble_box(TEXT, QRectF(340, y, 20, 20), AROUND, sized(15))
    assert not box.intersects(COLUMN)
    assert box.top() <= y + 20
    assert box.bottom() >= y


def test_the_other_half_of_a_region_stays_in_sight(qapp: QApplication) -> None:
    assert qapp is not None
    region, twin = QRectF(200, 300, 40, 40), QRectF(250, 300, 40, 40)
    assert bubble_box(TEXT, region, BARE, sized(15)).intersects(twin), "it would lie there"
    assert not bubble_box(TEXT, region, BARE, sized(15), twin).intersects(twin)


def test_it_is_on_one_line_where_there_is_room_and_narrower_where_not(qapp: QApplication) -> None:
    assert qapp is not None
    free = bubble_box(TEXT, QRectF(60, 300, 40, 40), BARE, sized(15))
    near = Surroundings(Box.of(MAP), insets=(Box(220, 0, 700, 720),))
    tight = bubble_box(TEXT, QRectF(60, 300, 40, 40), near, sized(15))
    assert free.height() < tight.height()
    assert free.width() > tight.width()


@pytest.mark.parametrize("pixels", [12, 15, 30])
def test_all_words_of_the_bubble_fit_into_it(qapp: QApplication, pixels: int) -> None:
    assert qapp is not None
    text = "Front of neck: do not press here. The windpipe and large blood vessels lie close under the skin."
    box = bubble_box(text, QRectF(20, 20, 30, 30), BARE, sized(pixels))
    image = QImage(720, 720, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_bubble(painter, text, box, LIGHT, QFont(sized(pixels)))
    painter.end()
    edge = QRectF(box.left() + 10, box.bottom() - 6, box.width() - 20, 4)
    assert inked(image, box)
    assert not inked(image, edge), "the last line touches the edge"
