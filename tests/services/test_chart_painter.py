"""The chart of ratings as it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPdfWriter

from massage_gui.services.chart_painter import (
    MOST_SHOWN,
    ChartLook,
    paint_ratings,
    paper_look,
    shown_points,
)
from massage_gui.services.chart_words import RatingPoint

DAY = date(2026, 1, 5)
BEFORE, AFTER, GROUND = QColor("#0000FF"), QColor("#FF0000"), QColor("#FFFFFF")
BLACK = QColor("#000000")


pytestmark = pytest.mark.usefixtures("qapp")


def font(pixels: int = 15) -> QFont:
    made = QFont()
    made.setPixelSize(pixels)
    return made


LOOK_COLOURS = (GROUND, BLACK, BLACK, QColor("#CCCCCC"), BEFORE, AFTER)


def points(*ratings: tuple[int | None, int | None]) -> list[RatingPoint]:
    return [RatingPoint(DAY + timedelta(days=place), *each) for place, each in enumerate(ratings)]


def painted(
    shown: Sequence[RatingPoint], look: ChartLook | None = None, rect: QRectF | None = None
) -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint_ratings(painter, rect or QRectF(20, 20, 560, 360), shown, look or ChartLook(font(), *LOOK_COLOURS))
    painter.end()
    return image


def spots(image: QImage, colour: QColor, top: int = 46) -> list[tuple[int, int]]:
    """The places under the legend that are more of this mark's colour than of any other."""
    bits, wide = bytes(image.constBits()), image.bytesPerLine()
    lead, other = (0, 2) if colour == BEFORE else (2, 0)
    return [
        (x, y)
        for y in range(top, image.height())
        for x in range(image.width())
        if bits[y * wide + 4 * x + lead] - bits[y * wide + 4 * x + other] > 80
    ]


def middle(image: QImage, colour: QColor) -> tuple[float, float]:
    """The middle of a mark."""
    xs, ys = zip(*spots(image, colour), strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def ink(image: QImage) -> int:
    """How many bytes of a picture are not white."""
    bits = bytes(image.constBits())
    return len(bits) - bits.count(255)


def test_a_higher_rating_is_higher_by_its_points() -> None:
    heights = [middle(painted(points((rating, None))), BEFORE)[1] for rating in range(11)]
    steps = [one - other for one, other in pairwise(heights)]
    assert max(steps) - min(steps) <= 1
    assert min(steps) > 10


def test_before_is_open_and_after_is_full() -> None:
    image = painted(points((8, 2)))
    assert image.pixelColor(*map(round, middle(image, BEFORE))) == GROUND
    assert image.pixelColor(*map(round, middle(image, AFTER))) == AFTER


def test_both_marks_are_seen_where_nothing_changed() -> None:
    image = painted(points((5, 5)))
    assert spots(image, BEFORE)
    assert spots(image, AFTER)
    assert len(spots(image, AFTER)) < len(spots(painted(points((None, 5))), AFTER))


def test_what_was_not_rated_has_no_mark() -> None:
    image = painted(points((None, 5)))
    assert not spots(image, BEFORE)
    assert spots(image, AFTER)


def test_without_colours_each_chart_still_tells_its_numbers_apart() -> None:
    look = paper_look(font())
    assert painted(points((7, 3)), look) != painted(points((3, 7)), look)


def test_only_the_newest_rated_are_drawn() -> None:
    rated = points(*((place % 11, 1) for place in range(100)))
    assert shown_points(rated) == tuple(rated[-MOST_SHOWN:])
    unrated = [*rated[:3], RatingPoint(DAY, None, None), *rated[3:5]]
    assert shown_points(unrated) == tuple(rated[:5])
    assert painted(rated) == painted(rated[-MOST_SHOWN:])


def test_later_is_further_right() -> None:
    image = painted(points((None, 5), (5, None)))
    assert max(x for x, _ in spots(image, AFTER)) < min(x for x, _ in spots(image, BEFORE))


def test_an_empty_chart_says_so() -> None:
    assert painted([]) == painted(points((None, None)))
    look = ChartLook(font(), GROUND, GROUND, BLACK, GROUND, GROUND, GROUND)
    assert ink(painted([], look)) > ink(painted(points((None, 0)), look))


_RATING = st.none() | st.integers(0, 10)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(_RATING, _RATING), max_size=60),
    st.sampled_from((11, 15, 30)),
    st.integers(180, 560),
    st.integers(160, 360),
)
def test_nothing_is_painted_beside_its_place(
    ratings: list[tuple[int | None, int | None]], size: int, width: int, height: int
) -> None:
    rect = QRectF(20, 20, max(width, 12 * size), max(height, 9 * size))
    image = painted(points(*ratings), ChartLook(font(size), *LOOK_COLOURS), rect)
    inside = rect.toAlignedRect().adjusted(-2, -2, 2, 2)
    painter = QPainter(image)
    painter.fillRect(inside, GROUND)
    painter.end()
    blank = QImage(image.size(), image.format())
    blank.fill(GROUND)
    assert image == blank


def test_it_is_the_same_on_paper() -> None:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    paint_ratings(painter, QRectF(0, 0, 5_000, 3_000), points((6, 4), (5, 5)), paper_look(font(150)))
    assert painter.end()
    assert bytes(buffer.data().data()).startswith(b"%PDF")
