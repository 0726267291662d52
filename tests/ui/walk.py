"""Walks through the real window, as a user does them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from massage_gui.app import Parts
from massage_gui.core.plan import Plan
from massage_gui.core.region import Side
from massage_gui.core.timeline import SegmentKind
from massage_gui.services.player import Moment
from tests.fake_clock import FakeClock


def choose(parts: Parts, region: str, side: Side | None = None) -> None:
    """Read the statement where it is due, and choose a region, or the half of it that is clicked."""
    window = parts.window
    window.flow.show_statement_if_due()
    if window.flow.statement.isVisible():
        window.flow.statement.accept.click()
    if side is None:
        window.flow.choose_id(region)
    else:
        window.body.button(region, side).click()


def play(parts: Parts, region: str, side: Side | None = None, plan: Plan | None = None) -> None:
    """Through statement, overview, safety check and past the rating into the running session of a region."""
    if plan is not None:
        parts.settings.plan = plan
    choose(parts, region, side)
    window = parts.window
    start(parts)
    if window.pages.currentWidget() is window.flow.safety_page:
        answer_none(parts)
    if window.pages.currentWidget() is window.flow.rating_page:
        window.flow.rating_page.skip.click()
    assert parts.player.active, region
    settle()


def start(parts: Parts) -> None:
    """Read to the end of what starting means, and start."""
    settle()
    overview = parts.window.flow.overview
    while not overview.check_read:
        overview.start.click()
    overview.start.click()


def answer_none(parts: Parts) -> None:
    """Read to the end of the safety check, and answer no to all of it."""
    settle()
    page = parts.window.flow.safety_page
    while not page.all_read:
        page.none.click()
    page.none.click()


def settle() -> None:
    """Let Qt lay out, and deliver what waits; timers of no time come last."""
    for _ in range(6):
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.processEvents()


def go_on(parts: Parts, clock: FakeClock, seconds: float) -> None:
    """Let so many seconds of a session go by, a look at least every second."""
    while seconds > 0:
        clock.advance(min(1.0, seconds))
        parts.player.look()
        seconds -= 1.0
    settle()


def go_until(parts: Parts, clock: FakeClock, reached: Callable[[Moment], bool]) -> Moment:
    """Let a session go on, second by second, until a moment; AssertionError where it never comes."""
    while (now := parts.player.moment()) is not None:
        if reached(now):
            settle()
            return now
        clock.advance(1.0)
        parts.player.look()
    raise AssertionError("the session ended first")


def go_to(parts: Parts, clock: FakeClock, kind: SegmentKind, side: Side | None = None) -> Moment:
    """Let a session go on to the first segment of this kind, on this side where one is meant."""
    return go_until(
        parts,
        clock,
        lambda now: now.segment.kind is kind and side in (None, now.segment.side, now.segment.toward),
    )


def focused() -> QWidget:
    """The widget that keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    """Press and release a key, wherever the focus is."""
    QTest.keyClick(focused(), key)
    settle()
