"""What every floor's tests start from: the program's own data, read once."""

from __future__ import annotations

# Before Qt is loaded.
from tests import surroundings

# isort: split
import gc
from collections.abc import Iterator, Sequence
from functools import partial

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_gui.core.body import load_regions
from massage_gui.core.folders import resources, routines
from massage_gui.core.library import Library
from massage_gui.core.reading import read_file
from massage_gui.core.region import Region
from massage_gui.core.screening import Screening, read_screening
from massage_gui.services.body_drawing import BodyDrawing, load_drawing
from tests.pace import PATIENCE_MS

# A slow machine, or one with company, finds no other mistakes than a quick one.
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("any machine")

# As in the program: Python's collector would run on whichever thread is at work, and delete widgets there.
gc.disable()
_EVERY = 20
_run = [0]


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    surroundings.leave()


@pytest.fixture(autouse=True)
def _cleared_away() -> Iterator[None]:
    """Clear away on this thread, what is young after each test; what that never closed fails it."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _run[0] += 1
    gc.collect(0 if _run[0] % _EVERY else 2)


@pytest.fixture(scope="session", autouse=True)
def _cleared_away_at_last() -> Iterator[None]:
    """Clear away while there still is a test to fail."""
    yield
    gc.collect()


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """The bot, which waits longer than any machine takes where a test does not say how long."""
    for name in ("waitUntil", "waitSignal"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, in the style the program runs in."""
    qapp.setStyle("Fusion")
    return qapp


@pytest.fixture(scope="session")
def regions() -> tuple[Region, ...]:
    """Every region of the body that ships."""
    return load_regions(resources() / "regions.yaml")


@pytest.fixture(scope="session")
def screening(regions: Sequence[Region]) -> Screening:
    """The screening that ships."""
    file = resources() / "screening.yaml"
    return read_screening(read_file(file, follow_links=True), str(file), regions=[r.id for r in regions])


@pytest.fixture(scope="session")
def library(regions: Sequence[Region], screening: Screening) -> Library:
    """The routines that ship, without a user's own."""
    return Library.load(
        routines(), regions=regions, questions=[question.code for question in screening.questions]
    )


@pytest.fixture(scope="session")
def drawing() -> BodyDrawing:
    """The body that ships."""
    return load_drawing(resources() / "body.svg")
