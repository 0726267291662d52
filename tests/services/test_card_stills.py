"""Pictures of the movements on the card: where there is room, and never at the cost of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from massage_gui.core.compiler import compile
from massage_gui.core.region import no_go_of
from massage_gui.core.routine import Routine
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.card import CardOptions, CardSource, card_source
from massage_gui.services.card_pages import CardPages
from massage_gui.services.card_stills import MOST, Stills
from massage_gui.services.card_text import MM, Style
from tests.shipped import REGIONS, ROUTINES, SCREENING, routine

pytestmark = pytest.mark.usefixtures("qapp")


def source(name: str) -> CardSource:
    return card_source(compile(routine(name)), SCREENING, no_go_of(REGIONS))


def painted(made: Stills) -> QImage:
    image = QImage(900, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(900 / (180 * MM), 900 / (180 * MM))
    made.paint(painter)
    painter.end()
    return image


def test_each_movement_is_shown_once_and_no_more_than_fit() -> None:
    for each in ROUTINES:
        movements = source(each.id).movements
        motions = [segment.motion for segment in movements]
        assert None not in motions
        assert len(set(motions)) == len(motions)
        numbers = [segment.number or 0 for segment in movements]
        assert numbers == sorted(numbers)


def test_the_row_is_as_wide_as_it_may_be_and_paints_each(drawing: BodyDrawing) -> None:
    whole = source("lower-back")
    one = replace(whole, movements=whole.movements[:1])
    style = Style(11.0)
    assert Stills(whole, drawing, 180 * MM, style).height >= 20 * MM
    blank = replace(whole, movements=())
    images = [painted(Stills(each, drawing, 180 * MM, style)) for each in (blank, one, whole)]
    assert images[0] != images[1] != images[2]
    assert len(whole.movements) <= MOST


@pytest.mark.parametrize("each", ROUTINES, ids=lambda each: each.id)
def test_pictures_never_cost_a_page(each: Routine, drawing: BodyDrawing, qapp: QApplication) -> None:
    assert qapp is not None
    with_them = source(each.id)
    for options in (CardOptions(), CardOptions(large_print=True)):
        bare = replace(with_them, movements=())
        assert CardPages(with_them, drawing, options).count == CardPages(bare, drawing, options).count
