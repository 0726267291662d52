"""The body, tinted by how often each area was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest

from massage_gui.core.region import Region
from massage_gui.core.weeks import Care
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.care_map import LATELY, MANY, SOME, CareMap, tint
from massage_gui.ui.theme import DARK, LIGHT, Theme, high_contrast
from tests.days import TODAY
from tests.ui.contrast import luminance
from tests.ui.pixels import count, picture, sized

LONG_AGO = TODAY - timedelta(days=60)


@pytest.fixture
def care(drawing: BodyDrawing, qapp: object) -> Iterator[CareMap]:
    """The map with one area, done long ago."""
    assert qapp is not None
    made = CareMap(drawing)
    made.resize(400, 400)
    made.show_care({"lower-back": Care(1, LONG_AGO)}, TODAY, "Lower back: 1 session")
    yield made
    made.deleteLater()


def test_a_click_chooses_an_area_with_sessions_and_no_other(care: CareMap) -> None:
    spy = QSignalSpy(care.region_chosen)
    care.show_care({"calf": Care(1, LONG_AGO), "lower-back": Care(2, LONG_AGO)}, TODAY, "")
    for region in ("calf", "lower-back"):
        at = care.centre_of(region)
        assert care.region_at(at) == region
        QTest.mouseClick(care, Qt.MouseButton.LeftButton, pos=QPoint(round(at.x()), round(at.y())))
    QTest.mouseClick(care, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert [spy.at(place)[0] for place in range(spy.count())] == ["calf", "lower-back"]
    care.show_care({"calf": Care(1, LONG_AGO)}, TODAY, "")
    assert care.region_at(QPointF(200, 200)) != "lower-back"


@pytest.mark.parametrize("theme", [LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK)])
def test_more_often_is_a_stronger_tint(theme: Theme) -> None:
    tints = [tint(number, theme).name() for number in (1, SOME, MANY)]
    lights = [abs(luminance(name) - luminance(theme.skin)) for name in tints]
    assert lights == sorted(lights)
    assert len(set(tints)) == 3
    assert tint(MANY, theme) == tint(1000, theme)


def test_the_tint_is_on_the_body(care: CareMap) -> None:
    assert count(picture(care), tint(1, LIGHT)) > 100
    care.set_theme(DARK)
    assert count(picture(care), tint(1, DARK)) > 100


def test_lately_is_told_without_colour_by_a_thick_edge(care: CareMap) -> None:
    long_ago = count(picture(care), LIGHT.text)
    care.show_care({"lower-back": Care(1, TODAY - LATELY)}, TODAY, "")
    assert count(picture(care), LIGHT.text) > long_ago + 50
    care.show_care({"lower-back": Care(1, TODAY - LATELY - timedelta(days=1))}, TODAY, "")
    assert count(picture(care), LIGHT.text) == long_ago


def test_the_number_stands_on_it(care: CareMap) -> None:
    one = picture(care)
    care.show_care({"lower-back": Care(2, LONG_AGO)}, TODAY, "")
    assert tint(2, LIGHT) == tint(1, LIGHT)
    assert picture(care) != one


def test_what_is_chosen_is_framed(care: CareMap) -> None:
    assert count(picture(care), LIGHT.focus) == 0
    care.choose("lower-back")
    assert count(picture(care), LIGHT.focus) > 50


def test_the_same_can_be_heard(care: CareMap) -> None:
    assert care.accessibleDescription() == "Lower back: 1 session"


@pytest.mark.parametrize("side", [300, 500])
@pytest.mark.parametrize("pixels", [15, 30])
def test_every_region_of_the_body_and_ones_unknown_can_be_shown(
    care: CareMap, regions: tuple[Region, ...], side: int, pixels: int
) -> None:
    names = [*(region.id for region in regions), "tail"]
    care.resize(side, side)
    care.setFont(sized(pixels))
    care.show_care({name: Care(1_000, TODAY) for name in names}, TODAY, "")
    assert not picture(care).isNull()
