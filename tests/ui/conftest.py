"""The real window in an empty folder, on a clock and a day that stand still. Walks are in walk.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from massage_gui.app import Parts, build
from massage_gui.core.folders import UserFolders
from massage_gui.ui.theme import LIGHT
from tests.fake_clock import FakeCalendar, FakeClock

SIZE = (1280, 800)


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """A test that leaves a window or a pressed button fails; none sees the colours that another put on."""
    qapp.setPalette(qapp.style().standardPalette())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in left:
        widget.hide()
    assert left == []
    assert qapp.mouseButtons() is Qt.MouseButton.NoButton


@pytest.fixture
def clock() -> FakeClock:
    """The clock that the player of `parts` goes by."""
    return FakeClock()


@pytest.fixture
def calendar() -> FakeCalendar:
    """The day that the safety desk of `parts` goes by: 5 January 2026, nine in the morning."""
    return FakeCalendar()


@pytest.fixture
def folders(tmp_path: Path) -> UserFolders:
    """An empty place for answers and settings; write to it before asking for `parts`."""
    return UserFolders.find(tmp_path / "data")


@pytest.fixture
def parts(folders: UserFolders, clock: FakeClock, calendar: FakeCalendar) -> Iterator[Parts]:
    """The parts, connected, with the window shown in light colours at 1280 x 800; closed afterwards."""
    made = build(folders, clock, calendar)
    made.window.set_theme(LIGHT)
    made.window.resize(*SIZE)
    made.window.show()
    made.window.activateWindow()
    QCoreApplication.processEvents()
    yield made
    made.player.stop("")
    made.history.close()
    made.window.close()
    made.window.deleteLater()
