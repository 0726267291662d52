"""What the dots of the calendar mean."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from massage_gui.ui.calendar_legend import MOST_MINUTES, CalendarLegend, dot_radius
from massage_gui.ui.theme import DARK
from tests.ui.pixels import count, picture, sized


@pytest.fixture
def legend(qapp: object) -> Iterator[CalendarLegend]:
    """The legend in dark colours."""
    assert qapp is not None
    made = CalendarLegend()
    made.set_theme(DARK)
    yield made
    made.deleteLater()


def test_a_dot_grows_up_to_a_days_dose_and_stays_in_its_cell() -> None:
    radii = [dot_radius(minutes, 20) for minutes in range(1, MOST_MINUTES + 1)]
    assert radii == sorted(radii)
    assert dot_radius(0, 20) > 2
    assert radii[-1] == dot_radius(600, 20) < 10


def test_it_has_a_second_line_where_the_first_is_full(legend: CalendarLegend) -> None:
    wide = legend.sizeHint().width()
    assert legend.heightForWidth(wide - 2) > 1.8 * legend.heightForWidth(wide)
    before = legend.sizeHint().width()
    legend.setFont(sized(40))
    assert legend.sizeHint().width() > before


@pytest.mark.parametrize("width", [240, 600])
def test_each_sample_is_painted(legend: CalendarLegend, width: int) -> None:
    legend.setFont(sized(15))
    legend.resize(width, legend.heightForWidth(width))
    image = picture(legend)
    assert count(image, DARK.primary) > 200
    assert count(image, DARK.text) > 20
