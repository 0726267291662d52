"""A button that shows and hides what is under it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from massage_gui.ui.fold_button import FoldButton
from tests.ui.cut import cut
from tests.ui.pixels import picture, places
from tests.ui.walk import settle

INK = "#ff0000"


@pytest.fixture
def fold(qtbot: QtBot) -> Iterator[FoldButton]:
    made = FoldButton()
    qtbot.addWidget(made)
    made.setStyleSheet(f"QLabel {{ color: {INK}; font-size: 40px }}")
    made.resize(400, 80)
    made.show()
    yield made
    made.hide()


def sign(fold: FoldButton) -> list[int]:
    """How wide the sign before the words is, row by row."""
    settle()
    (words,) = fold.findChildren(QLabel)
    begin = words.x() + words.contentsRect().left()
    found = [(x, y) for x, y in places(picture(fold), INK) if x < begin]
    return [sum(y == row for _, y in found) for row in sorted({y for _, y in found})]


def test_a_sign_points_down_while_it_is_shut_and_up_while_it_is_open(fold: FoldButton) -> None:
    fold.show_fold("", is_open=False)
    down = sign(fold)
    assert down == sorted(down, reverse=True)
    assert down[0] > down[-1] > 0
    fold.show_fold("", is_open=True)
    up = sign(fold)
    assert up == sorted(up)
    assert up[-1] > up[0] > 0


def test_its_words_stand_beside_the_sign(fold: FoldButton) -> None:
    fold.show_fold("", is_open=False)
    alone = sign(fold)
    fold.show_fold("Many words. " * 8, is_open=False)
    fold.resize(400, fold.heightForWidth(400))
    assert sign(fold) == alone
    assert cut(fold) == []
