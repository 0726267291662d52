"""The pressure scale: the target by frame, number and word."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from massage_gui.ui.pressure_scale import LEVELS, PressureScale
from massage_gui.ui.theme import LIGHT
from tests.ui.pixels import picture, places


@pytest.fixture
def scale(qtbot: QtBot) -> PressureScale:
    made = PressureScale()
    qtbot.addWidget(made)
    made.set_theme(LIGHT)
    made.set_letters(20)
    made.resize(500, made.sizeHint().height())
    return made


def shown(scale: PressureScale, level: int) -> QImage:
    scale.show_target(level)
    return picture(scale)


@pytest.mark.parametrize(
    ("level", "words"),
    [(0, "0 of 5: Off"), (1, "1 of 5: Touch"), (2, "2 of 5: Light"), (3, "3 of 5: Medium"), (5, "Too much")],
)
def test_u08_the_target_is_told_in_a_number_and_a_word(scale: PressureScale, level: int, words: str) -> None:
    scale.show_target(level)
    assert scale.target == level
    assert words in scale.accessibleName()


def test_u08_the_target_is_seen_without_colour(scale: PressureScale) -> None:
    scale.set_theme(LIGHT._replace(primary=LIGHT.panel, on_primary=LIGHT.muted))
    framed = [sum(1 for _, y in places(shown(scale, level), LIGHT.text) if y > 30) for level in range(LEVELS)]
    assert min(framed) > 60, "a frame in the colour of the text"
    middles = []
    for level in range(LEVELS):
        found = [x for x, y in places(shown(scale, level), LIGHT.text) if y > 30]
        middles.append(sum(found) / len(found))
    assert middles == sorted(middles)


def test_it_grows_with_its_letters(scale: PressureScale) -> None:
    before = scale.sizeHint().height()
    scale.set_letters(40)
    assert scale.sizeHint().height() == pytest.approx(before * 2, rel=0.1)
    assert scale.height_for(20) == before


@pytest.mark.parametrize("width", [150, 300, 900])
def test_all_cells_are_inside(scale: PressureScale, width: int) -> None:
    scale.resize(width, scale.sizeHint().height())
    found = places(shown(scale, LEVELS - 1), LIGHT.primary)
    assert found
    assert max(x for x, _ in found) < width
    assert max(y for _, y in found) < scale.height()
