"""The side's block: word, colour and arrow say the same side; the figure has its own tests."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.figure_view import FigureView
from massage_gui.ui.side_block import SideBlock
from massage_gui.ui.theme import DARK, LIGHT, Theme
from tests.ui.pixels import count, height_at, picture, places

SIZE = (240, 440)
PLATE = 47
"""The least height of the plate with the word, in pixels, at this size."""


@pytest.fixture
def block(qtbot: QtBot, drawing: BodyDrawing) -> SideBlock:
    made = SideBlock(FigureView(drawing, [], lambda: 0.0))
    qtbot.addWidget(made)
    made.resize(*SIZE)
    return made


def shown(block: SideBlock, region: str, side: Side | None, theme: Theme = LIGHT) -> QImage:
    block.set_theme(theme)
    block.show_segment(Segment(20, SegmentKind.WORK, "Roll", "Roll.", "Roll.", side=side), region)
    return picture(block)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
@pytest.mark.parametrize("region", ["lower-back", "calf", "chest"])
def test_invariant_4_word_colour_and_arrow_agree(
    block: SideBlock, region: str, side: Side, theme: Theme
) -> None:
    image = shown(block, region, side, theme)
    # The word, as a screen reader has it, and the colour, which the other side has nowhere.
    assert side.upper() in block.accessibleName()
    assert side.other.upper() not in block.accessibleName().upper()
    assert count(image, theme.side(side)) > 2_000
    assert count(image, theme.side(side.other)) == 0
    assert arrow(image, theme) is side


def arrow(image: QImage, theme: Theme) -> Side:
    """Where the arrow points: what is painted on the plate has its tip at one end."""
    plate = [
        (x, y) for x, y in places(image, theme.on_side) if y >= image.height() - PLATE + 5 and 4 < x < 235
    ]
    left, right = min(x for x, _ in plate), max(x for x, _ in plate)
    grows = [height_at(plate, left + 12) - height_at(plate, left + 3)]
    grows.append(height_at(plate, right - 12) - height_at(plate, right - 3))
    pointing = [side for side, more in zip((Side.LEFT, Side.RIGHT), grows, strict=True) if more >= 8]
    assert len(pointing) == 1, grows
    return pointing[0]


def test_before_a_side_is_worked_neither_side_s_colour_is_seen(block: SideBlock) -> None:
    image = shown(block, "lower-back", None)
    assert block.accessibleName() == ""
    for side in (Side.LEFT, Side.RIGHT):
        assert count(image, LIGHT.side(side)) == 0


def test_both_sides_have_a_word_and_no_arrow(block: SideBlock) -> None:
    image = shown(block, "back-of-neck", Side.BOTH)
    assert block.accessibleName() == "Both sides"
    assert count(image, LIGHT.primary) > 2_000
    with pytest.raises(AssertionError):
        arrow(image, LIGHT._replace(on_side=LIGHT.on_primary))


def test_u08_the_sides_differ_without_colour(block: SideBlock) -> None:
    grey = LIGHT._replace(left="#555555", right="#555555")
    assert shown(block, "lower-back", Side.LEFT, grey) != shown(block, "lower-back", Side.RIGHT, grey)


@pytest.mark.parametrize("size", [(150, 170), (190, 320), (400, 700), (900, 1600)])
def test_the_word_fits_its_plate(block: SideBlock, size: tuple[int, int]) -> None:
    block.resize(*size)
    image = shown(block, "lower-back", Side.RIGHT)
    low = image.height() - max(44, round(size[0] * 0.1))
    word = [x for x, y in places(image, LIGHT.on_side) if y > low + 6]
    assert min(word) > 4
    assert max(word) < size[0] - 4
