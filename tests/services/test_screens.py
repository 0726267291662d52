"""The screen of floor mode: the remembered one, else the window's, else any that is left."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from massage_gui.services.screens import ScreenRecord, Screens, choose, following

DESK = ScreenRecord("DP-1", QRect(0, 0, 1920, 1080), "A1")
TV = ScreenRecord("HDMI-1", QRect(1920, 0, 3840, 2160), "T9")
TWIN = ScreenRecord("DP-2", QRect(-1920, 0, 1920, 1080), "A2")
NAMELESS = ScreenRecord("VGA-1", QRect(0, 1080, 1024, 768))
ALL = [DESK, TV, TWIN, NAMELESS]
ON_DESK, ON_TV = QRect(100, 100, 800, 600), QRect(2500, 100, 800, 600)


def test_the_screen_chosen_before_is_used_wherever_the_window_is() -> None:
    assert choose(ALL, TV.key, ON_DESK) == TV
    assert choose(ALL, NAMELESS.key, ON_TV) == NAMELESS


def test_without_a_choice_it_is_the_window_s_own() -> None:
    assert choose(ALL, "", ON_DESK) == DESK
    assert choose(ALL, "", ON_TV) == TV
    # Most of the window counts, not its corner.
    assert choose(ALL, "", QRect(1700, 0, 1000, 600)) == TV


def test_a_window_that_lies_on_no_screen_takes_the_nearest() -> None:
    assert choose([DESK, TV], "", QRect(9_000, 100, 800, 600)) == TV
    assert choose([DESK, TV], "", QRect(-5_000, 100, 800, 600)) == DESK


def test_a_chosen_screen_that_is_gone_leaves_the_window_s_own() -> None:
    assert choose([DESK, TWIN], TV.key, ON_DESK) == DESK


def test_a_chosen_screen_is_known_again_on_another_connector() -> None:
    moved = ScreenRecord("HDMI-2", QRect(1920, 0, 3840, 2160), "T9")
    assert choose([DESK, moved], TV.key, ON_DESK) == moved


def test_another_screen_on_the_same_connector_is_not_the_chosen_one() -> None:
    other = ScreenRecord("HDMI-1", TV.geometry, "X7")
    assert choose([DESK, other], TV.key, ON_DESK) == DESK
    # Where one of the two has no serial number, the connector is all there is to go by.
    unknown = ScreenRecord("HDMI-1", TV.geometry)
    assert choose([DESK, unknown], TV.key, ON_DESK) == unknown
    assert choose([DESK, other], unknown.key, ON_DESK) == other


def test_unplugged_while_it_is_used_the_rest_is_chosen_from() -> None:
    left = [screen for screen in ALL if screen != TV]
    assert choose(left, TV.key, TV.geometry) == DESK
    assert choose([NAMELESS], TV.key, TV.geometry) == NAMELESS
    assert choose([], TV.key, TV.geometry) is None


@given(st.lists(st.sampled_from(ALL), unique=True), st.sampled_from([*(each.key for each in ALL), "", "#"]))
def test_what_is_chosen_is_there(screens: list[ScreenRecord], wanted: str) -> None:
    chosen = choose(screens, wanted, ON_DESK)
    assert (chosen in screens) if screens else (chosen is None)


def test_the_next_screen_goes_round_from_left_to_right() -> None:
    assert following([DESK, TV, TWIN], TWIN) == DESK
    assert following([DESK, TV, TWIN], DESK) == TV
    assert following([DESK, TV, TWIN], TV) == TWIN


def test_alone_there_is_no_next_one() -> None:
    assert following([DESK], DESK) is None
    assert following([], DESK) is None
    assert following([TV], DESK) == TV


def test_the_real_screens_are_listed_and_found_again(qapp: QGuiApplication) -> None:
    screens = Screens()
    records = screens.records()
    assert [record.geometry for record in records] == [each.geometry() for each in qapp.screens()]
    assert screens.screen(records[0]) is qapp.primaryScreen()
    assert screens.screen(TV) is None


def test_it_tells_when_a_screen_comes_or_goes(qapp: QGuiApplication) -> None:
    screens = Screens()
    told: list[bool] = []
    screens.changed.connect(lambda: told.append(True))
    for signal in (qapp.screenAdded, qapp.screenRemoved):
        signal.emit(qapp.primaryScreen())
    assert told == [True, True]
