"""The side in floor mode: word, arrow, colour and place agree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.region import Side
from massage_gui.ui.side_plate import SidePlate
from massage_gui.ui.theme import DARK, LIGHT, Theme
from tests.ui.pixels import count, height_at, picture, places


@pytest.fixture
def plate(qtbot: QtBot) -> Iterator[SidePlate]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = SidePlate(parent)
    made.resize(600, 100)
    yield made
    parent.close()


def arrows(plate: SidePlate, ink: str) -> tuple[bool, bool]:
    """Whether there is an arrow at the left and at the right, each with its tip outward."""
    found = places(picture(plate), ink)
    left = 0 < height_at(found, 36) < 20 < 40 < height_at(found, 74)
    right = 0 < height_at(found, 563) < 20 < 40 < height_at(found, 525)
    return left, right


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_invariant_4_word_colour_arrow_and_edge_agree(plate: SidePlate, side: Side, theme: Theme) -> None:
    plate.set_theme(theme)
    plate.show_side(side, f"{side.upper()} side")
    assert arrows(plate, theme.on_side) == (side is Side.LEFT, side is Side.RIGHT)
    ground = places(picture(plate), theme.side(side))
    assert len(ground) > 30_000
    # Square where it touches the edge of the screen, round where it does not.
    corners = {(0, 0): Side.LEFT, (599, 0): Side.RIGHT}
    assert {own for corner, own in corners.items() if corner in ground} == {side}
    assert plate.accessibleName() == f"{side.upper()} side"


def test_both_sides_have_both_arrows(plate: SidePlate) -> None:
    plate.set_theme(LIGHT)
    plate.show_side(Side.BOTH, "Both sides")
    assert arrows(plate, LIGHT.on_primary) == (True, True)
    assert count(picture(plate), LIGHT.primary) > 30_000


def test_without_a_side_there_is_a_quiet_word_alone(plate: SidePlate) -> None:
    plate.set_theme(LIGHT)
    plate.show_side(None, "Get ready")
    assert arrows(plate, LIGHT.text) == (False, False)
    assert count(picture(plate), LIGHT.soft) > 30_000


def test_u08_the_sides_differ_without_colour(plate: SidePlate) -> None:
    plate.set_theme(LIGHT._replace(left="#555555", right="#555555"))
    plate.show_side(Side.LEFT, "LEFT side")
    left = picture(plate)
    plate.show_side(Side.RIGHT, "RIGHT side")
    assert picture(plate) != left
