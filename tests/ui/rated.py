"""The window with its history open, for tests of what is kept."""

from __future__ import annotations

from massage_gui.app import Parts
from massage_gui.core.plan import Plan
from massage_gui.core.timeline import SegmentKind
from tests.fake_clock import FakeClock
from tests.ui.walk import answer_none, choose, go_on, settle, start


def begin(parts: Parts, region: str, before: int | None = 5, plan: Plan | None = None) -> None:
    """Into the running session of a region, rated before; None goes past the rating."""
    parts.history.open()
    if plan is not None:
        parts.settings.plan = plan
    choose(parts, region)
    start(parts)
    flow = parts.window.flow
    if parts.window.pages.currentWidget() is flow.safety_page:
        answer_none(parts)
    if parts.window.pages.currentWidget() is flow.rating_page:
        row = flow.rating_page.row
        row.skipped.emit() if before is None else row.buttons[before].click()
    settle()


def finish(parts: Parts, clock: FakeClock) -> None:
    """Let the session go on to its end."""
    while parts.player.active:
        parts.player.resume()
        go_on(parts, clock, 5)
    settle()


def work(parts: Parts, clock: FakeClock) -> None:
    """Let the session go on into its first step of work."""
    while (now := parts.player.moment()) is not None and now.segment.kind is not SegmentKind.WORK:
        go_on(parts, clock, 1)
