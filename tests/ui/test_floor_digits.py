"""The countdown of floor mode: at least a fifth of the screen's height, whatever the number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.floor_digits import FloorDigits
from tests.ui.pixels import picture, places

RED = "#ff0000"


@pytest.fixture
def digits(qtbot: QtBot) -> Iterator[FloorDigits]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(300, 160)
    made = FloorDigits(parent)
    made.setGeometry(0, 0, 300, 160)
    made.set_colour(RED)
    yield made
    parent.close()


def test_the_number_fills_its_place(digits: FloorDigits) -> None:
    digits.show_number(12)
    ink = places(picture(digits), RED)
    high = max(y for _, y in ink) - min(y for _, y in ink)
    assert high > 140
    assert digits.accessibleName() == "12"


@pytest.mark.parametrize("number", [0, 8, 45, 90, 118, 600, 1_000])
def test_it_is_never_lower_than_asked_and_never_cut_off(digits: FloorDigits, number: int) -> None:
    digits.set_least(120)
    digits.show_number(number)
    box = digits.shape().boundingRect()
    assert box.height() >= 120
    assert digits.rect().toRectF().contains(box)
    ink = places(picture(digits), RED)
    assert min(x for x, _ in ink) > 0
    assert max(x for x, _ in ink) < 299


def test_without_a_least_height_it_keeps_its_shape(digits: FloorDigits) -> None:
    digits.show_number(1_000)
    lower = digits.shape().boundingRect().height()
    digits.set_least(120)
    assert digits.shape().boundingRect().height() > lower


def test_all_numbers_stand_on_one_line(digits: FloorDigits) -> None:
    feet = set()
    for number in (1, 2, 4, 7):
        digits.show_number(number)
        feet.add(round(digits.shape().boundingRect().bottom()))
    assert len(feet) == 1
