"""The words on the map."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from massage_gui.services.body_drawing import BodyDrawing, Panel
from massage_gui.ui.body_labels import MapWords, caption_size, paint_captions
from massage_gui.ui.map_layout import laid_out
from massage_gui.ui.theme import LIGHT
from tests.ui.pixels import inked, sized

SIZES = [(300, 15), (300, 30), (360, 15), (500, 30), (560, 15), (720, 30), (960, 15), (1900, 15)]
"""Widths of maps, and sizes of the window's text, in pixels."""


def laid(drawing: BodyDrawing, width: int, pixels: int) -> BodyDrawing:
    """The drawing with room for captions in a map so many pixels wide."""
    return laid_out(drawing, caption_size(sized(pixels), width / drawing.size.width()))


def captions(drawing: BodyDrawing, width: int, pixels: int) -> QImage:
    """The captions alone, black on white where they are, for a map so many pixels wide."""
    scale = width / drawing.size.width()
    made = QImage(width, round(drawing.size.height() * scale), QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    painter = QPainter(made)
    painter.scale(scale, scale)
    paint_captions(painter, laid(drawing, width, pixels), LIGHT, sized(pixels), scale)
    painter.end()
    return made


def test_the_sides_are_the_users_own_in_words() -> None:
    words = MapWords()
    assert words.sides() == {"label-left": "Your left", "label-right": "Your right"}
    assert [texts["label-left"] for texts in words.inset_sides()] == ["Left", "L"]
    assert all(words.panel(panel) for panel in Panel)


@pytest.mark.parametrize(("width", "pixels"), SIZES)
def test_every_panel_has_its_name_and_both_sides_written_in_any_size(
    qapp: QApplication, drawing: BodyDrawing, width: int, pixels: int
) -> None:
    assert qapp is not None
    image, scale = captions(drawing, width, pixels), width / drawing.size.width()
    for panel, drawn in laid(drawing, width, pixels).panels.items():
        for name in ("label", "label-left", "label-right"):
            at = drawn.anchors[name]
            room = QRectF(at.x() - 15, at.y() - 13, 30, 26)
            assert inked(image, QRectF(room.topLeft() * scale, room.size() * scale)), (panel, name)


@pytest.mark.parametrize(("width", "pixels"), SIZES)
def test_no_caption_touches_a_body_or_a_frame(
    qapp: QApplication, drawing: BodyDrawing, width: int, pixels: int
) -> None:
    assert qapp is not None
    image, scale = captions(drawing, width, pixels), width / drawing.size.width()
    panels = laid(drawing, width, pixels).panels.values()
    paths = [path for drawn in panels for path in (*drawn.bodies, *drawn.frames)]
    touched = [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y).lightness() < 160
        and any(path.contains(QPointF(x, y) / scale) for path in paths)
    ]
    assert touched == []


@pytest.mark.parametrize(("width", "pixels"), SIZES)
def test_whose_side_it_is_keeps_a_little_away_from_head_and_shoulders(
    qapp: QApplication, drawing: BodyDrawing, width: int, pixels: int
) -> None:
    assert qapp is not None
    image, scale = captions(drawing, width, pixels), width / drawing.size.width()
    bodies = [body for panel in (Panel.FRONT, Panel.BACK) for body in drawing.panels[panel].bodies]
    step = max(1, image.width() // 450)
    for x in range(0, image.width(), step):
        for y in range(int(60 * scale), int(280 * scale), step):
            if image.pixelColor(x, y).lightness() < 200:
                around = QRectF(x / scale - 12, y / scale - 6, 24, 12)
                assert not any(body.intersects(around) for body in bodies), (x, y)


@pytest.mark.parametrize(("width", "pixels"), SIZES)
def test_no_caption_is_cut_off_at_the_edge_of_the_map(
    qapp: QApplication, drawing: BodyDrawing, width: int, pixels: int
) -> None:
    assert qapp is not None
    image = captions(drawing, width, pixels)
    for x in (0, image.width() - 1):
        assert not inked(image, QRectF(x, 0, 1, image.height()))
    for y in (0, image.height() - 1):
        assert not inked(image, QRectF(0, y, image.width(), 1))


@pytest.mark.parametrize(("width", "pixels"), SIZES)
def test_the_words_over_an_inset_keep_apart(
    qapp: QApplication, drawing: BodyDrawing, width: int, pixels: int
) -> None:
    assert qapp is not None
    image, scale = captions(drawing, width, pixels), width / drawing.size.width()
    for panel, drawn in laid(drawing, width, pixels).panels.items():
        if panel.is_inset:
            at = drawn.anchors["label"] * scale
            line = QRectF(drawn.bounds.left() * scale, at.y() - 5, drawn.bounds.width() * scale, 10)
            dark = [
                x
                for x in range(int(line.left()), int(line.right()))
                if inked(image, QRectF(x, line.top(), 1, line.height()))
            ]
            steps = [after - before for before, after in pairwise(dark)]
            assert sum(step > 3 for step in steps) >= 2, panel


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
