from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton

from massage_gui.ui.button_row import ButtonRow
from tests.ui.walk import settle


@pytest.fixture
def row(qapp: object) -> Iterator[ButtonRow]:
    assert qapp is not None
    made = ButtonRow(*(QPushButton(f"A button of some width {number}") for number in range(3)))
    made.show()
    yield made
    made.close()
    made.deleteLater()


def _buttons(row: ButtonRow) -> list[QPushButton]:
    return row.findChildren(QPushButton)


@pytest.mark.parametrize("part", [1.0, 0.9, 0.5, 0.4])
def test_no_button_is_ever_cut_or_laid_over_another(row: ButtonRow, part: float) -> None:
    width = round(row.sizeHint().width() * part)
    row.resize(width, row.heightForWidth(width))
    settle()
    boxes = [made.geometry() for made in _buttons(row)]
    for made, box in zip(_buttons(row), boxes, strict=True):
        assert row.rect().contains(box)
        assert box.width() >= made.sizeHint().width()
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_side_by_side_where_there_is_room_and_else_one_under_the_other(row: ButtonRow) -> None:
    wide = row.sizeHint().width()
    for width, rows in ((wide, 1), (wide - 1, 3)):
        row.resize(width, row.heightForWidth(width))
        settle()
        assert len({made.y() for made in _buttons(row)}) == rows


def test_a_hidden_button_takes_no_room(row: ButtonRow) -> None:
    before = row.sizeHint().width()
    _buttons(row)[0].hide()
    assert row.sizeHint().width() < before
