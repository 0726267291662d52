"""Paragraphs on paper: with any font, no letter leaves the room that is kept for it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from massage_gui.services.card_marks import label
from massage_gui.services.card_text import PT, Paragraph, leading
from tests.services.ink_of import DARK, grey, inked_rows

pytestmark = pytest.mark.usefixtures("qapp")

DEEP_AND_HIGH = "Jumping (hardly) gypsy, Qq; pj fly"
EDGE = 40
"""The white around it, in pixels."""


@pytest.mark.parametrize("points", [7.0, 11.0, 18.0, 25.0])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("width", [200, 60])
def test_no_letter_leaves_a_paragraph(points: float, bold: bool, width: int) -> None:
    made = Paragraph(DEEP_AND_HIGH, width * PT, points, bold=bold)
    assert made.lines > 0
    scale = 4 / PT
    high = round(made.height * scale)
    rows = inked_rows(
        grey(lambda painter: made.paint(painter, 0, EDGE / scale), width * 4, high + 2 * EDGE, scale)
    )
    assert min(rows) >= EDGE - 1
    assert max(rows) <= EDGE + high


def test_lines_are_one_leading_apart_and_a_paragraph_is_as_high_as_its_lines() -> None:
    made = Paragraph("word " * 60, 200 * PT, 11.0)
    assert made.lines > 2
    assert made.height == pytest.approx(made.lines * leading(11.0))


def test_a_text_of_nothing_takes_no_room() -> None:
    made = Paragraph("  ", 200 * PT, 11.0)
    assert (made.lines, made.height, made.width) == (0, 0, 0)


def test_no_letter_of_a_label_is_cut_in_a_box_as_high_as_a_line() -> None:
    def ink(high: float) -> int:
        def paint(painter: QPainter) -> None:
            box = QRectF(0, (800 - high) / 2, 1600, high)
            label(painter, box, DEEP_AND_HIGH, 60 / PT, QColor("black"))

        return sum(pixel < DARK for row in grey(paint, 1600, 800) for pixel in row)

    assert ink(leading(60 / PT)) == ink(700) > 0
