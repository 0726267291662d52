"""The chart on the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from massage_gui.services.chart_painter import MOST_SHOWN
from massage_gui.services.chart_words import RatingPoint
from massage_gui.ui.rating_chart import RatingChart
from massage_gui.ui.theme import DARK, LIGHT
from tests.days import TODAY
from tests.ui.pixels import count, picture


@pytest.fixture
def chart(qapp: object) -> Iterator[RatingChart]:
    """The chart of one session."""
    assert qapp is not None
    made = RatingChart()
    made.resize(400, 260)
    made.show_points([RatingPoint(TODAY, 6, 4)], "Calf")
    yield made
    made.deleteLater()


def test_its_numbers_can_be_heard(chart: RatingChart) -> None:
    assert chart.accessibleName() == "Ratings: Calf"
    assert chart.accessibleDescription() == "Soreness, 0 to 10. 18 March 2026: 6 before, 4 after"
    chart.show_points([], "Calf")
    assert chart.accessibleDescription() == "No ratings yet"


def test_only_what_is_drawn_is_told(chart: RatingChart) -> None:
    chart.show_points([RatingPoint(TODAY, 6, 4)] * 10_000, "Calf")
    assert chart.accessibleDescription().count("before") == MOST_SHOWN


def test_it_shows_other_points_and_colours_at_once(chart: RatingChart) -> None:
    one = picture(chart)
    chart.show_points([RatingPoint(TODAY, 6, 1)], "Calf")
    assert picture(chart) != one
    assert count(picture(chart), LIGHT.primary) > 0
    chart.set_theme(DARK)
    assert count(picture(chart), DARK.primary) > 0
    assert count(picture(chart), LIGHT.primary) == 0
