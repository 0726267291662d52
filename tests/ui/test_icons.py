"""Transport icons: each its own, in its colour, fainter where it is off, sharp when enlarged."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QIcon, QImage

from massage_gui.ui.icons import icon

pytestmark = pytest.mark.usefixtures("qapp")

NAMES = ("play", "pause", "next", "back", "restart", "more", "stop")
INK, FAINT = "#204060", "#a0b0c0"


def image(name: str, mode: QIcon.Mode = QIcon.Mode.Normal, size: int = 72) -> QImage:
    return icon(name, INK, FAINT).pixmap(size, size, mode).toImage()


def inked(picture: QImage, colour: str) -> int:
    wanted = QColor(colour)
    spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return sum(picture.pixelColor(x, y) == wanted for x, y in spots)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_painted_in_its_colour_and_fainter_where_it_is_off(name: str) -> None:
    assert inked(image(name), INK) > 150
    off = image(name, QIcon.Mode.Disabled)
    assert inked(off, FAINT) > 150
    assert inked(off, INK) == 0


def test_no_two_are_alike() -> None:
    pictures = [image(name) for name in NAMES]
    for at, one in enumerate(pictures):
        assert all(one != other for other in pictures[at + 1 :]), NAMES[at]


def test_it_is_sharp_at_three_times_its_size() -> None:
    assert image("play").width() == 72


def test_next_points_to_the_right_and_back_to_the_left() -> None:
    assert narrow_at(image("next").convertToFormat(QImage.Format.Format_ARGB32), right=True)
    assert narrow_at(image("back").convertToFormat(QImage.Format.Format_ARGB32), right=False)


def narrow_at(picture: QImage, right: bool) -> bool:
    """Whether the triangle, which is the wider part, grows narrower to this end."""
    heights = [sum(picture.pixelColor(x, y).alpha() > 128 for y in range(72)) for x in range(72)]
    inked_at = [x for x, high in enumerate(heights) if high]
    # The bar lies at the end that the triangle points to.
    third = 8
    inner = inked_at[third] if right else inked_at[-third]
    outer = inked_at[-1 - 15] if right else inked_at[15]
    return heights[inner] > heights[outer]
