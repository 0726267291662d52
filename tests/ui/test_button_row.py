from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from massage_gui.ui.button_row import GAP, ButtonRow
from tests.ui.cut import cut
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


def test_a_page_gives_it_the_height_of_what_stands_in_it(row: ButtonRow) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(row)
    column.addStretch(1)
    for width in (row.sizeHint().width() + 40, row.sizeHint().width() - 1):
        page.resize(width, 600)
        page.show()
        settle()
        assert row.height() == max(made.geometry().bottom() for made in _buttons(row)) + 1
    # The fixture takes it away.
    row.setParent(None)
    page.close()


def test_other_words_and_other_letters_are_laid_out_anew(row: ButtonRow) -> None:
    wide = row.sizeHint().width()

    def rows() -> int:
        settle()
        row.resize(wide, row.heightForWidth(wide))
        settle()
        assert cut(row) == []
        return len({made.y() for made in _buttons(row)})

    assert rows() == 1
    _buttons(row)[0].setText("A button with more words")
    assert rows() == 3
    _buttons(row)[0].setText("Few words")
    assert rows() == 1
    row.setStyleSheet("QPushButton { font-size: 22px }")
    assert rows() == 3


def test_new_words_have_their_room_at_once(row: ButtonRow) -> None:
    row.resize(2 * row.sizeHint().width(), row.sizeHint().height())
    settle()
    _buttons(row)[0].setText("A button with many more words than it had before")
    settle()
    assert cut(row) == []
    assert _buttons(row)[0].geometry().right() < _buttons(row)[1].x()


@pytest.mark.parametrize(("more", "alike"), [(300, True), (0, False)])
def test_told_to_fill_the_width_all_are_alike_where_that_is_wide_enough(
    qapp: object, more: int, alike: bool
) -> None:
    assert qapp is not None
    row = ButtonRow(QPushButton("Go"), QPushButton("A button with many more words"), fill=True)
    row.resize(row.sizeHint().width() + more, row.sizeHint().height())
    row.show()
    settle()
    widths = [made.width() for made in _buttons(row)]
    assert (len(set(widths)) == 1) is alike
    assert sum(widths) + GAP >= row.width() - 1
    assert cut(row) == []
    row.close()


def test_a_hidden_button_takes_no_room(row: ButtonRow) -> None:
    before = row.sizeHint().width()
    _buttons(row)[0].hide()
    assert row.sizeHint().width() < before
