"""The figures of the history: recording, opening with many sessions, and a soak."""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from massage_gui.app import Parts, build
from massage_gui.core.compiler import compile
from massage_gui.core.entry import Entry, Outcome, StepDone, new_entry, step_done
from massage_gui.core.folders import UserFolders
from massage_gui.core.history_file import open_history
from massage_gui.core.plan import Plan
from massage_gui.core.timeline import Timeline
from massage_gui.ui.theme import LIGHT
from tests.bench import Row
from tests.bench_window import application
from tests.fake_clock import FakeCalendar, FakeClock
from tests.shipped import routine
from tests.ui.walk import answer_none, choose, settle, start

NOW = datetime(2026, 5, 4, 9, 0).astimezone()
SESSIONS = 10_000


def recording() -> list[Row]:
    """A segment from the session's word to the disk, against one write that is synced."""
    timeline = compile(routine("lower-back"), Plan())
    with tempfile.TemporaryDirectory() as folder:
        synced = statistics.median(_sync(Path(folder) / "yardstick") for _ in range(200))
        with closing(open_history(Path(folder), NOW).history) as history:
            entry = new_entry(timeline, NOW)
            history.begin(entry)
            taken = []
            for _ in range(20):
                for segment in timeline.segments:
                    before = time.perf_counter()
                    history.spend(entry.uid, step_done(segment, segment.seconds, True), segment.index + 1)
                    taken.append(time.perf_counter() - before)
    figure = statistics.median(taken)
    return [
        Row(
            "recording a segment",
            f"{figure * 1000:.2f} ms",
            f"one synced write {synced * 1000:.2f} ms",
            "under 5 ms",
            figure < 0.005,
        )
    ]


def _sync(path: Path) -> float:
    before = time.perf_counter()
    with path.open("ab") as file:
        file.write(b"x" * 512)
        file.flush()
        os.fsync(file.fileno())
    return time.perf_counter() - before


def opening() -> list[Row]:
    """The history of 10,000 sessions, from the menu to its picture, against counting its rows."""
    parts = _parts()
    timeline = compile(routine("lower-back"), Plan())
    parts.history.add(tuple(_many(timeline)))
    before = time.perf_counter()
    parts.window.flow.look_ups.show_history()
    _paint(parts)
    first = time.perf_counter() - before
    parts.window.flow.go_home()
    again = []
    for _ in range(5):
        before = time.perf_counter()
        parts.window.flow.look_ups.show_history()
        _paint(parts)
        again.append(time.perf_counter() - before)
        parts.window.flow.go_home()
    before = time.perf_counter()
    parts.history.entries()
    read = time.perf_counter() - before
    _close(parts)
    return [
        Row(
            f"history of {SESSIONS:,} sessions",
            f"{first * 1000:.0f} ms, again {statistics.median(again) * 1000:.0f} ms",
            f"reading its rows {read * 1000:.0f} ms",
            "under 300 ms",
            first < 0.3,
        )
    ]


def _many(timeline: Timeline) -> Iterator[tuple[Entry, tuple[StepDone, ...]]]:
    steps = tuple(step_done(segment, segment.seconds, True) for segment in timeline.segments)
    for number in range(SESSIONS):
        made = new_entry(timeline, NOW - timedelta(hours=5 * number), before=number % 7)
        yield made._replace(after=number % 5, outcome=Outcome.FINISHED, seconds=timeline.total), steps


def soak(sessions: int = 1_000, first: int = 20) -> list[Row]:
    """Whole sessions through the real window, rated and kept: what grows, and what stays behind."""
    clock = FakeClock()
    parts = _parts(clock)
    for _ in range(first):
        _whole_session(parts, clock)
    before = _state(parts)
    for _ in range(sessions):
        _whole_session(parts, clock)
    grown = [after - start for after, start in zip(_state(parts), before, strict=True)]
    timers = sum(timer.isActive() for timer in parts.window.findChildren(QTimer) if not timer.isSingleShot())
    _close(parts)
    memory, files, objects = grown
    return [
        Row(
            f"{sessions:,} sessions in one window",
            f"{memory:.1f} MB, {files:.0f} files, {objects:.0f} objects more, {timers} timers",
            f"{before[0]:.0f} MB after {first}",
            "under 5 MB, 0, 0, 0",
            memory < 5 and files <= 0 and objects <= 0 and timers == 0,
        )
    ]


def _whole_session(parts: Parts, clock: FakeClock) -> None:
    flow = parts.window.flow
    flow.go_home()
    choose(parts, "lower-back")
    start(parts)
    if parts.window.pages.currentWidget() is flow.safety_page:
        answer_none(parts)
    flow.rating_page.row.buttons[4].click()
    while (session := parts.player.session) is not None:
        clock.advance(session.next_look or 1.0)
        parts.player.look()
    flow.end_page.rated.emit(3)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def _state(parts: Parts) -> tuple[float, float, float]:
    """Memory in MB, open files, objects of the window."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    files = len(list(Path("/proc/self/fd").iterdir()))
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6, files, len(parts.window.findChildren(QObject))


def _parts(clock: FakeClock | None = None) -> Parts:
    application()
    folder = tempfile.mkdtemp()
    parts = build(UserFolders.find(Path(folder)), clock or FakeClock(), FakeCalendar())
    parts.window.set_theme(LIGHT)
    parts.window.resize(1280, 800)
    parts.window.show()
    parts.history.open()
    settle()
    return parts


def _close(parts: Parts) -> None:
    parts.history.close()
    parts.window.close()


def _paint(parts: Parts) -> None:
    QApplication.processEvents()
    parts.window.repaint()
