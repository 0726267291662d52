"""The rows of the benchmark that need a window in this process."""

from __future__ import annotations

import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from massage_gui.app import Parts, build
from massage_gui.core.clock import boot_clock
from massage_gui.core.compiler import compile
from massage_gui.core.folders import UserFolders
from massage_gui.core.plan import Plan
from massage_gui.core.region import Side, no_go_of
from massage_gui.core.routine import Kind, Position, Routine, Step
from massage_gui.core.safety import Status, Verdict, clearance
from massage_gui.services.card import CardOptions, card_source
from massage_gui.services.card_pdf import card_pdf
from massage_gui.services.player import Player
from massage_gui.services.qt_messages import quiet_offscreen
from massage_gui.ui.figure_view import FRAME, FigureView
from massage_gui.ui.theme import LIGHT
from tests.bench import Row
from tests.ui.walk import answer_none

PLAYERS, SEGMENTS = 20, 10


def clicks() -> list[Row]:
    """From a click to the painted overview, and one change of the hover."""
    parts = _parts()
    body = parts.window.body
    taken = []
    for region in ("lower-back", "shoulder", "calf", "upper-back", "chest"):
        before = time.perf_counter()
        body.button(region, Side.LEFT).click()
        _paint(parts.window)
        taken.append(time.perf_counter() - before)
    spots = [body.centre_of("upper-back", Side.LEFT), body.centre_of("calf", Side.RIGHT)]
    hovers = []
    for turn in range(100):
        before = time.perf_counter()
        _move(body, spots[turn % 2])
        QApplication.processEvents()
        hovers.append(time.perf_counter() - before)
    parts.window.close()
    blank = _blank_paint()
    yardstick = f"painting a bare window {blank * 1000:.2f} ms"
    return [
        _row("click to painted overview", statistics.median(taken), yardstick, 0.050),
        _row("hover repaint", statistics.median(hovers), yardstick, 0.002),
    ]


def card() -> list[Row]:
    """One card, as PDF."""
    parts = _parts()
    routine = parts.watch.library.get("lower-back")
    if routine is None:
        raise LookupError("lower-back")
    source = card_source(compile(routine, Plan(get_ready=0)), parts.screening)
    card_pdf(source, parts.drawing, CardOptions())
    taken = [_time(lambda: card_pdf(source, parts.drawing, CardOptions())) for _ in range(9)]
    parts.window.close()
    return [_row("one card", statistics.median(taken), "-", 0.300)]


def lateness() -> list[Row]:
    """The lateness of 200 real segment ends, with every core busy."""
    application()
    busy = [multiprocessing.Process(target=_burn, daemon=True) for _ in range(multiprocessing.cpu_count())]
    for process in busy:
        process.start()
    late = _play_many()
    for process in busy:
        process.terminate()
    late.sort()
    ninety_nine = late[int(len(late) * 0.99) - 1]
    plain = _plain_timer()
    return [
        _row(
            f"lateness of {len(late)} segment ends, 99th percentile",
            ninety_nine,
            f"a bare precise timer, idle {plain * 1000:.2f} ms",
            0.020,
        )
    ]


def _play_many() -> list[float]:
    steps = tuple(Step("Step", "Text.", "Say.", 1, Kind.WORK) for _ in range(SEGMENTS))
    routine = Routine(
        "bench", "Bench", "2026-01-01", ("calf",), "", Position.SITTING, "", (), "", "", "", (), (), (), steps
    )  # fmt: skip
    timeline = compile(routine, Plan(get_ready=0))
    leave = clearance(Verdict(routine.id, routine.fingerprint, Status.OPEN))
    clock = boot_clock()
    late: list[float] = []
    players = [Player(clock) for _ in range(PLAYERS)]
    loop = QEventLoop()
    ended: list[object] = []

    def finish(record: object) -> None:
        ended.append(record)
        if len(ended) == PLAYERS:
            loop.quit()

    def watch(player: Player) -> None:
        began = clock()

        def note(segment: object) -> None:
            late.append(clock() - began - getattr(segment, "start", 0.0))

        player.segment_started.connect(note)
        player.ended.connect(finish)
        player.play(timeline, leave)

    for number, player in enumerate(players):
        QTimer.singleShot(53 * number, partial(watch, player))
    loop.exec()
    return late


def load() -> list[Row]:
    """Processor time of a running session and of the idle window, ten real seconds each."""
    parts = _parts(real_clock=True)
    idle = _spent(10)
    timers = sum(timer.isActive() for timer in parts.window.findChildren(QTimer))
    parts.window.flow.choose_id("lower-back")
    parts.window.flow.start()
    answer_none(parts)
    _spent(1)
    running = _spent(10)
    parts.window.flow.stop_requested.emit("")
    parts.window.close()
    return [
        Row(
            "processor time of a running session",
            f"{running:.1%}",
            f"idle window {idle:.1%}",
            "under 4 %",
            running < 0.04,
        ),
        Row("timers running in the idle window", str(timers), "-", "0", timers == 0),
    ]


def figure() -> list[Row]:
    """The moving figure at 60 frames a second, 600 x 800; the pictures it keeps are made before."""
    parts = _parts(real_clock=True)
    routine = parts.watch.library.get("lower-back")
    if routine is None:
        raise LookupError("lower-back")
    segment = next(each for each in compile(routine).segments if each.motion and each.motion.pace)
    began = time.monotonic()
    view = FigureView(parts.drawing, no_go_of(parts.watch.library.regions), lambda: time.monotonic() - began)
    view.resize(600, 800)
    view.show_segment(segment, routine.region)
    view.show()
    view.run(True)
    _spent(8)
    figure = _spent(8)
    view.run(False)
    yardstick = _bare_frames()
    parts.window.close()
    return [
        Row(
            "processor time of the moving figure",
            f"{figure:.1%}",
            f"a bare square that moves {yardstick:.1%}",
            "under 5 %",
            figure < 0.05,
        )
    ]


class _Square(QWidget):
    """A plain square of the size of a ball, painted anew at each frame."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.red)
        painter.end()


def _bare_frames() -> float:
    square = _Square()
    square.resize(600, 800)
    square.show()
    frames = QTimer()
    frames.setTimerType(Qt.TimerType.PreciseTimer)
    frames.timeout.connect(lambda: square.update(200, 200, 100, 100))
    frames.start(FRAME)
    spent = _spent(5)
    frames.stop()
    return spent


def _burn() -> None:
    while True:
        sum(range(10_000))


def _plain_timer() -> float:
    late: list[float] = []
    for _ in range(20):
        loop = QEventLoop()
        timer = QTimer()
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        before = time.monotonic()
        timer.start(50)
        loop.exec()
        late.append(time.monotonic() - before - 0.050)
    return sorted(late)[-1]


def _spent(seconds: int) -> float:
    before = time.process_time()
    loop = QEventLoop()
    QTimer.singleShot(seconds * 1000, loop.quit)
    loop.exec()
    return (time.process_time() - before) / seconds


def application() -> QApplication:
    """The application, in the style that the program runs in; each part of the bench may be the first."""
    app = QApplication.instance()
    quiet_offscreen()
    made = app if isinstance(app, QApplication) else QApplication([])
    made.setStyle("Fusion")
    return made


def _parts(real_clock: bool = False) -> Parts:
    application()
    clock = boot_clock() if real_clock else lambda: 0.0
    folder = Path(tempfile.mkdtemp())
    parts = build(UserFolders.find(folder), clock, lambda: datetime(2026, 1, 5).astimezone())
    parts.window.set_theme(LIGHT)
    parts.window.resize(1280, 800)
    parts.window.show()
    _paint(parts.window)
    return parts


def _paint(window: QWidget) -> None:
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    window.repaint()


def _move(body: QWidget, where: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    at = QPointF(body.mapToGlobal(where.toPoint()))
    event = QMouseEvent(QEvent.Type.MouseMove, where, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(body, event)


def _blank_paint() -> float:
    image = QImage(1280, 800, QImage.Format.Format_ARGB32_Premultiplied)
    widget = QWidget()
    widget.resize(1280, 800)
    taken = [_time(lambda: widget.render(image)) for _ in range(20)]
    return statistics.median(taken)


def _time(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def _row(what: str, seconds: float, yardstick: str, limit: float) -> Row:
    return Row(what, f"{seconds * 1000:.2f} ms", yardstick, f"under {limit * 1000:g} ms", seconds < limit)
