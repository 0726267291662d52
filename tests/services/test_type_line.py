"""How a line of type stands, with whatever font the computer has."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter

from massage_gui.services.type_line import CLOSE, TypeLine, type_line
from tests.services.ink_of import grey, inked_rows

pytestmark = pytest.mark.usefixtures("qapp")

SIZE = 200


def a_font(weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont()
    made.setPixelSize(SIZE)
    made.setWeight(weight)
    return made


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
@pytest.mark.parametrize("close", [0.5, 1.0, CLOSE, 1.5])
def test_no_letter_leaves_its_line_however_close_lines_are_asked_for(
    weight: QFont.Weight, close: float
) -> None:
    font = a_font(weight)
    line = type_line(font, close)

    def paint(painter: QPainter) -> None:
        painter.setFont(font)
        painter.drawText(QPointF(SIZE, SIZE + line.baseline), "bdfhklgjpqyQ,;()|")

    rows = inked_rows(grey(paint, 15 * SIZE, 4 * SIZE))
    # A pixel for what is drawn soft at an edge.
    assert min(rows) >= SIZE - 1
    assert max(rows) <= SIZE + line.pitch + 1
    assert line.pitch >= close * SIZE


def test_a_font_that_asks_for_much_room_gets_no_more_than_another() -> None:
    assert type_line(a_font()).pitch == pytest.approx(CLOSE * SIZE, rel=0.05)


def test_both_weights_share_a_line() -> None:
    assert type_line(a_font()).baseline == pytest.approx(type_line(a_font(QFont.Weight.Bold)).baseline, abs=2)


def test_a_line_that_borrows_taller_letters_gets_their_room_and_no_other_does() -> None:
    line = TypeLine(pitch=117, baseline=93, ascent=107, descent=29)
    assert line.taller(107, 29) == (0, 0)
    assert line.taller(90, 20) == (0, 0)
    assert line.taller(127, 44) == (20, 15)
