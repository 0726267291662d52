"""The words on the map, and where its bubble goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from massage_gui.services.body_drawing import BodyDrawing, Panel
from massage_gui.ui.body_labels import MapWords, bubble_box, paint_bubble, paint_captions
from massage_gui.ui.theme import LIGHT

MAP = QRectF(0, 0, 720, 720)
TEXT = "Lower back, left: 7 min, tennis ball"


def font(pixels: int) -> QFont:
    """The font of the window at a size."""
    made = QFont(QApplication.font())
    made.setPixelSize(pixels)
    return made


def captions(drawing: BodyDrawing, width: int, pixels: int) -> QImage:
    """The captions alone, black on white where they are, for a map so many pixels wide."""
    scale = width / drawing.size.width()
    made = QImage(width, round(drawing.size.height() * scale), QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    painter = QPainter(made)
    painter.scale(scale, scale)
    paint_captions(painter, drawing, LIGHT, font(pixels), scale)
    painter.end()
    return made


def inked(image: QImage, box: QRectF) -> bool:
    """Whether something is written in a box."""
    part = image.copy(box.toAlignedRect())
    return any(
        part.pixelColor(x, y).lightness() < 200 for x in range(part.width()) for y in range(part.height())
    )


@given(
    x=st.integers(-20, 720),
    y=st.integers(-20, 720),
    size=st.integers(4, 160),
    letters=st.integers(1, 140),
)
def test_the_bubble_stays_on_the_map(qapp: QApplication, x: int, y: int, size: int, letters: int) -> None:
    assert qapp is not None
    text = ("word " * letters)[:letters]
    box = bubble_box(text, QRectF(x, y, size, size), MAP, font(15))
    assert MAP.contains(box)


@pytest.mark.parametrize("x", [40, 350, 660])
def test_the_bubble_does_not_hide_its_region(qapp: QApplication, x: int) -> None:
    assert qapp is not None
    beside = QRectF(x, 300, 40, 40)
    assert not bubble_box(TEXT, beside, MAP, font(15)).intersects(beside)


@pytest.mark.parametrize("pixels", [12, 15, 30])
def test_all_words_of_the_bubble_fit_into_it(qapp: QApplication, pixels: int) -> None:
    assert qapp is not None
    text = "Front of neck: do not press here. The windpipe and large blood vessels lie close under the skin."
    box = bubble_box(text, QRectF(20, 20, 30, 30), MAP, font(pixels))
    image = QImage(720, 720, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_bubble(painter, text, box, LIGHT, font(pixels))
    painter.end()
    edge = QRectF(box.left() + 10, box.bottom() - 6, box.width() - 20, 4)
    assert inked(image, box)
    assert not inked(image, edge), "the last line touches the edge"


def test_the_sides_are_the_users_own_in_words() -> None:
    words = MapWords()
    for panel in (Panel.FRONT, Panel.BACK):
        assert words.sides(panel) == {"label-left": "Your left", "label-right": "Your right"}
    assert all(words.panel(panel) for panel in Panel)


@pytest.mark.parametrize(("width", "pixels"), [(300, 15), (300, 30), (720, 15), (720, 30), (1900, 15)])
def test_both_figures_have_their_sides_and_names_written_in_any_size(
    qapp: QApplication, drawing: BodyDrawing, width: int, pixels: int
) -> None:
    assert qapp is not None
    image, scale = captions(drawing, width, pixels), width / drawing.size.width()
    for panel in (Panel.FRONT, Panel.BACK):
        for name in ("label", "label-left", "label-right"):
            at = drawing.panels[panel].anchors[name] * scale
            assert inked(image, QRectF(at.x() - 15, at.y() - 10, 30, 20)), (panel, name)


@pytest.mark.parametrize(("width", "pixels"), [(300, 15), (300, 30), (720, 30), (1900, 15)])
def test_no_caption_is_cut_off_at_the_edge_of_the_map(
    qapp: QApplication, drawing: BodyDrawing, width: int, pixels: int
) -> None:
    assert qapp is not None
    image = captions(drawing, width, pixels)
    for x in (0, image.width() - 1):
        assert not inked(image, QRectF(x, 0, 1, image.height()))
    for y in (0, image.height() - 1):
        assert not inked(image, QRectF(0, y, image.width(), 1))


def test_captions_grow_with_the_text(qapp: QApplication, drawing: BodyDrawing) -> None:
    assert qapp is not None
    small, large = captions(drawing, 720, 15), captions(drawing, 720, 30)

    def ink(image: QImage) -> int:
        return sum(
            image.pixelColor(x, y).lightness() < 200
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )

    assert ink(large) > 1.5 * ink(small)
