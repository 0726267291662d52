"""How the parts are built and connected; what the machine does to them is in test_faults_environment.py."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from massage_gui.app import Parts, build, connect_desktop
from massage_gui.core.folders import UserFolders
from massage_gui.core.record import Record
from massage_gui.core.session_events import State
from massage_gui.hook import hook
from massage_gui.services.media_keys import MediaKeys
from massage_gui.ui.theme import DARK, LIGHT
from massage_gui.ui.theme_keeper import ThemeKeeper
from tests.fake_clock import FakeCalendar, FakeClock
from tests.ui.walk import go_on, play, settle


@pytest.fixture
def clock() -> FakeClock:
    """The clock of the player."""
    return FakeClock()


@pytest.fixture
def parts(tmp_path: Path, clock: FakeClock, qapp: QApplication) -> Iterator[Parts]:
    """The parts, with the window shown."""
    assert qapp.style().name() == "fusion"
    made = build(UserFolders.find(tmp_path), clock, FakeCalendar())
    made.window.set_theme(LIGHT)
    made.window.show()
    yield made
    made.player.stop("")
    made.history.close()
    made.window.close()
    made.window.deleteLater()


class Sender(QObject):
    """Somebody with a signal."""

    #: int: any number
    told = Signal(int)


def test_f05_a_mistake_in_a_slot_is_told_once_and_the_session_goes_on(
    parts: Parts,
    clock: FakeClock,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 20)
    sender = Sender()
    sender.told.connect(lambda number: 1 // number)
    said: list[str] = []
    monkeypatch.setattr(parts.window.toast, "warn", said.append)
    monkeypatch.setattr(logging.getLogger("massage_gui"), "propagate", True)
    monkeypatch.setattr(sys, "excepthook", hook(parts.flow.mishaps.tell_error))
    before = parts.player.moment()
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            sender.told.emit(0)
    go_on(parts, clock, 10)
    now = parts.player.moment()
    assert before is not None
    assert now is not None
    assert now.elapsed == before.elapsed + 10
    assert len(said) == 1
    assert "ZeroDivisionError" in said[0]
    assert "Your session goes on." in said[0]
    assert len({id(record) for record in caplog.records if record.exc_info}) == 1


def test_f05_without_a_session_none_is_promised(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(parts.window.toast, "warn", said.append)
    tell = hook(parts.flow.mishaps.tell_error)
    for error in (ValueError("one"), ValueError("two"), KeyError("three")):
        tell(type(error), error, None)
    assert len(said) == 2
    assert "session" not in said[0]
    assert "You can go on." in said[0]


def test_the_colours_follow_the_system(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [DARK]
    monkeypatch.setattr("massage_gui.ui.theme_keeper.system_theme", lambda _choice: wanted[0])
    keeper = ThemeKeeper(parts.window, lambda: parts.settings.theme)
    assert parts.window.theme == DARK
    wanted[0] = LIGHT
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    settle()
    assert parts.window.theme == LIGHT
    assert keeper.parent() is parts.window


@pytest.mark.usefixtures("qapp")
def test_building_writes_nothing_and_starts_no_timer(tmp_path: Path) -> None:
    made = build(UserFolders.find(tmp_path), FakeClock(), FakeCalendar())
    assert list(tmp_path.iterdir()) == []
    assert made.player.session is None
    made.window.deleteLater()


def test_a_session_takes_the_signals_of_its_page(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    page = parts.window.flow.player_page
    go_on(parts, clock, 15)
    first = parts.player.moment()
    assert first is not None
    steps = [(page.controls.next, 1), (page.controls.back, 0), (page.controls.restart, 0)]
    for button, on in steps:
        clock.advance(1)
        button.click()
        now = parts.player.moment()
        assert now is not None
        assert now.segment.index == first.segment.index + on
    clock.advance(1)
    page.controls.more.click()
    now = parts.player.moment()
    assert now is not None
    assert now.length == first.length + (15 if first.can_stretch else 0)


def test_invariant_10_a_session_runs_from_start_to_end(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    records: list[Record] = []
    parts.player.ended.connect(records.append)
    while parts.player.active:
        go_on(parts, clock, 10)
    assert [record.finished for record in records] == [True]
    assert parts.window.pages.currentWidget() is parts.window.flow.end_page


def test_while_it_is_asked_what_hurts_a_remote_can_only_pause(parts: Parts, clock: FakeClock) -> None:
    connect_desktop(parts, clock)
    play(parts, "lower-back")
    remote = parts.window.findChildren(MediaKeys)[0]
    sheet = parts.flow.player_page.stop_sheet
    parts.flow.player_page.ask_what_hurts()
    for wish in (
        remote.toggle_requested,
        remote.play_requested,
        remote.next_requested,
        remote.back_requested,
    ):
        clock.advance(1)
        wish.emit()
        moment = parts.player.moment()
        assert moment is not None
        assert (moment.state, moment.segment.index) == (State.PAUSED, 0)
        assert sheet.isVisible()
    sheet.close_by_user()
    remote.play_requested.emit()
    moment = parts.player.moment()
    assert moment is not None
    assert moment.state is State.RUNNING
