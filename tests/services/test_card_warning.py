"""The box before step 1: all of its words are seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

from massage_gui.core.compiler import compile
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.card import CardOptions, card_source
from massage_gui.services.card_pages import CardPages
from massage_gui.services.card_warning import BoxPiece
from tests.services.ink_of import grey
from tests.shipped import SCREENING, routine

WIDTH, HEIGHT = 1050, 1485
SURELY, AT_LEAST = 70, 110
"""What is as dark as this on white is as dark as that on any light ground."""


@pytest.mark.parametrize("large", [False, True])
def test_no_piece_of_the_box_covers_a_letter_of_the_one_above(
    qapp: QApplication, drawing: BodyDrawing, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    # Every piece ends in letters that reach low.
    deep = replace(
        routine("lower-back"), avoid_feeling="Jumpy gypsy, gpqy", safety=("Jumpy gypsy, gpqy",) * 4
    )
    pages = CardPages(card_source(compile(deep), SCREENING), drawing, CardOptions(large_print=large))

    def rows(page: int) -> list[bytes]:
        def paint(painter: QPainter) -> None:
            pages.paint(painter, page, QRectF(0, 0, WIDTH, HEIGHT))

        return grey(paint, WIDTH, HEIGHT)

    on_ground = [rows(page) for page in range(pages.count)]
    monkeypatch.setattr(BoxPiece, "paint_ground", lambda *_: None)
    on_white = [rows(page) for page in range(pages.count)]
    assert on_ground != on_white
    lost = [
        (page, y, x)
        for page in range(pages.count)
        for y, (white, ground) in enumerate(zip(on_white[page], on_ground[page], strict=True))
        for x in range(WIDTH)
        if white[x] < SURELY and ground[x] > AT_LEAST
    ]
    assert lost == []
