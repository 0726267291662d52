"""Kept pictures of tools show what the painter paints."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from massage_gui.core.routine import Pattern, Tool
from massage_gui.services import figure_sprites
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.figure_ink import PAPER
from massage_gui.services.figure_motion import Breathing
from massage_gui.services.figure_painter import BREATH_GROWS, FigurePainter, breath_look
from tests.figures import RECT, a_segment, differing

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("pattern", "tool", "region"),
    [
        (Pattern.UP_DOWN, Tool.BALL, "calf"),
        (Pattern.KNEAD, Tool.HANDS, "calf"),
        (Pattern.SLIDE_UP, Tool.HEEL, "front-of-thigh"),
        (Pattern.UP_DOWN, Tool.BRAID, "back-of-neck"),
    ],
)
def test_they_look_like_what_is_painted(
    drawing: BodyDrawing, pattern: Pattern, tool: Tool, region: str
) -> None:
    painter = FigurePainter(drawing, (), PAPER)
    picture = painter.picture(RECT, a_segment(pattern, tool), region)
    sprites = painter.sprites(picture, 1.0)
    for seconds in (0.0, 1.1, 2.3, 3.9):
        images = []
        for kept in (sprites, None):
            image = QImage(240, 320, QImage.Format.Format_RGB32)
            image.fill(PAPER.body.skin)
            on = QPainter(image)
            painter.paint_tools(on, picture, painter.moment(picture, seconds), kept)
            on.end()
            images.append(image)
        # They lie on whole pixels: only edges differ.
        assert len(differing(images[0], images[1], 90)) < 0.02 * 240 * 320


def test_a_kept_breath_looks_like_what_is_painted_and_is_painted_once(drawing: BodyDrawing) -> None:
    painter = FigurePainter(drawing, (), PAPER)
    picture = painter.picture(RECT, a_segment(Pattern.UP_DOWN), "calf")
    sprites, breath, painted = painter.sprites(picture, 1.0), Breathing(0.4, True), 0

    def paint(on: QPainter) -> None:
        nonlocal painted
        painted += 1
        painter.paint_breath(on, picture, breath)

    images = []
    for kept in (True, True, False):
        image = QImage(240, 320, QImage.Format.Format_RGB32)
        image.fill(PAPER.body.skin)
        on = QPainter(image)
        sprites.paint_breath(on, (True, 4), paint) if kept else painter.paint_breath(on, picture, breath)
        on.end()
        images.append(image)
    assert painted == 1
    assert images[0] == images[1]
    assert not differing(images[0], images[2], 30)


def test_a_breath_is_told_apart_by_half_a_pixel(drawing: BodyDrawing) -> None:
    picture = FigurePainter(drawing, (), PAPER).picture(RECT, a_segment(Pattern.UP_DOWN), "calf")
    pixel = 1 / (BREATH_GROWS * picture.breath_radius)
    here = breath_look(picture, Breathing(0.5, True), 1.0)
    assert breath_look(picture, Breathing(0.5 + pixel / 50, True), 1.0) == here
    assert breath_look(picture, Breathing(0.5 + pixel, True), 1.0) != here
    assert breath_look(picture, Breathing(0.5, False), 1.0) != here


def test_no_more_is_kept_than_allowed(drawing: BodyDrawing, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    monkeypatch.setattr(figure_sprites, "MOST", 100_000)
    painter = FigurePainter(drawing, (), PAPER)
    picture = painter.picture(RECT, a_segment(Pattern.UP_DOWN), "calf")
    sprites = painter.sprites(picture, 1.0)
    image = QImage(240, 320, QImage.Format.Format_RGB32)
    on = QPainter(image)
    for number in range(200):
        painter.paint_tools(on, picture, painter.moment(picture, number / 10), sprites)
        made.append(sprites.kept_bytes)
    on.end()
    assert 0 < max(made) <= 100_000
