"""Floor mode on several screens, and after one is unplugged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from massage_gui.services.screens import ScreenRecord, Screens
from massage_gui.ui.floor_screens import FloorScreens
from tests.ui.on_the_floor import floor_window

DESK = ScreenRecord("DP-1", QRect(0, 0, 1920, 1080), "A1")
TV = ScreenRecord("HDMI-1", QRect(1920, 0, 3840, 2160), "T9")
ON_DESK = QRect(100, 100, 800, 600)


class Plugged(Screens):
    """Screens as a test plugs them in; each is shown on the one that there is."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self.there = [DESK, TV]
        self.used: list[str] = []

    def records(self) -> list[ScreenRecord]:
        """The screens that are plugged in."""
        return list(self.there)

    def screen(self, record: ScreenRecord) -> QScreen | None:
        """The real screen, for a record that is there."""
        if record not in self.there:
            return None
        self.used.append(record.name)
        return QGuiApplication.primaryScreen()

    def plug(self, *records: ScreenRecord) -> None:
        """Let exactly these be there."""
        self.there = list(records)
        self.changed.emit()


class Room:
    """Floor mode with its screens, and what is remembered."""

    def __init__(self, app: QGuiApplication) -> None:
        self.kept = ""
        self.window, self.main = floor_window(lambda: 0.0)
        self.screens = Plugged(app)
        self.floor = FloorScreens(self.window, self.screens, lambda: self.kept, self._keep)

    def _keep(self, key: str) -> None:
        self.kept = key


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[Room]:
    made = Room(qapp)
    yield made
    made.window.leave()
    made.main.deleteLater()


def test_it_opens_on_the_window_s_screen_or_on_the_chosen_one(room: Room) -> None:
    room.floor.open(ON_DESK)
    room.window.leave()
    room.kept = TV.key
    room.floor.open(ON_DESK)
    assert room.screens.used == ["DP-1", "HDMI-1"]


def test_unplugged_while_it_is_used_it_goes_to_what_is_left(room: Room) -> None:
    room.kept = TV.key
    room.floor.open(ON_DESK)
    room.screens.plug(DESK)
    assert room.screens.used == ["HDMI-1", "DP-1"]
    assert room.window.is_open
    assert room.window.isVisible()
    assert room.kept == TV.key, "the choice is remembered for the day it is back"
    # Without a screen there is nothing to fill.
    room.screens.plug()
    assert not room.window.is_open


def test_another_screen_that_comes_or_goes_changes_nothing(room: Room) -> None:
    room.floor.open(ON_DESK)
    room.screens.plug(DESK)
    room.screens.plug(DESK, TV)
    assert room.screens.used == ["DP-1"]


def test_a_screen_that_changes_its_size_is_filled_again(room: Room) -> None:
    room.floor.open(ON_DESK)
    room.screens.plug(ScreenRecord("DP-1", QRect(0, 0, 1280, 720), "A1"))
    assert room.screens.used == ["DP-1", "DP-1"]


def test_out_of_floor_mode_nothing_opens_by_itself(room: Room) -> None:
    room.screens.plug(DESK)
    assert room.screens.used == []
    assert not room.window.isVisible()


def test_the_other_screen_is_chosen_and_remembered(room: Room) -> None:
    room.floor.open(ON_DESK)
    assert not room.window.overlay.screen_.isHidden()
    room.window.screen_requested.emit()
    assert room.screens.used == ["DP-1", "HDMI-1"]
    assert room.kept == TV.key
    room.window.screen_requested.emit()
    assert room.kept == DESK.key


def test_with_one_screen_no_other_is_offered(room: Room) -> None:
    room.screens.plug(DESK)
    room.floor.open(ON_DESK)
    assert room.window.overlay.screen_.isHidden()
    room.window.screen_requested.emit()
    assert room.screens.used == ["DP-1"]
    assert room.kept == ""
    room.screens.plug(DESK, TV)
    assert not room.window.overlay.screen_.isHidden()
