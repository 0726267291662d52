"""A floor window with a plain figure, led by a real player on a clock that stands still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from massage_gui.core.folders import resources
from massage_gui.core.safety import Clearance
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Segment, SegmentKind, Timeline
from massage_gui.services.player import Player
from massage_gui.ui.floor_window import FloorWindow
from massage_gui.ui.theme import LIGHT, Theme
from tests.fake_clock import FakeClock

NO_KEYS = Qt.KeyboardModifier.NoModifier


class PlainFigure(QWidget):
    """Keeps what it is told, and paints nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.shown: tuple[Segment | None, str] | None = None

    def set_theme(self, theme: Theme) -> None:
        """Keep the theme."""
        self.told.append(theme)

    def show_segment(self, segment: Segment | None, region: str) -> None:
        """Keep the segment."""
        self.shown = (segment, region)

    def run(self, running: bool) -> None:
        """Keep whether it runs."""
        self.told.append(("run", running))

    def use_motion(self, smooth: bool) -> None:
        """Keep whether it moves."""
        self.told.append(("motion", smooth))


def floor_window(
    clock: Callable[[], float], figure: PlainFigure | None = None
) -> tuple[FloorWindow, QWidget]:
    """A floor window in the program's style, and the main window it belongs to, which the caller keeps."""
    main = QWidget()
    main.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", 100))
    window = FloorWindow(figure or PlainFigure(), clock, main)
    window.set_theme(LIGHT)
    return window, main


@dataclass
class OnTheFloor:
    """Floor mode, wired as in the program; `heard` are the wishes, in order."""

    timeline: Timeline
    clock: FakeClock = field(default_factory=FakeClock)
    figure: PlainFigure = field(default_factory=PlainFigure)
    heard: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.window, self.main = floor_window(self.clock, self.figure)
        self.player = player = Player(self.clock)
        window = self.window
        player.segment_started.connect(window.show_segment)
        player.ticked.connect(window.show_moment)
        player.state_changed.connect(window.show_state)
        window.toggle_requested.connect(player.toggle)
        window.next_requested.connect(player.next)
        window.back_requested.connect(player.back)
        window.restart_requested.connect(player.restart)
        window.more_requested.connect(player.more_time)
        window.stop_requested.connect(player.pause)
        for name in ("toggle", "stop", "next", "back", "restart", "more", "say_again", "mute", "screen"):
            getattr(window, f"{name}_requested").connect(lambda name=name: self.heard.append(name))
        window.left.connect(lambda: self.heard.append("left"))

    def begin(self) -> None:
        """Start the session, and floor mode."""
        self.window.show_timeline(self.timeline)
        routine = self.timeline.routine
        self.player.play(self.timeline, Clearance(routine.id, routine.fingerprint, None))
        self.window.open_on(QGuiApplication.primaryScreen())
        QCoreApplication.processEvents()

    def end(self) -> None:
        """Leave, and end the session."""
        self.window.leave()
        self.player.stop("")

    def state(self) -> State | None:
        """What the session is doing."""
        return self.player.session.state if self.player.session else None

    def go_to(self, kind: SegmentKind) -> Segment:
        """Skip to the first segment of this kind."""
        while self.player.session is not None and self.player.session.segment.kind is not kind:
            self.clock.advance(1)
            self.player.next()
        assert self.player.session is not None
        return self.player.session.segment

    def wait(self, seconds: float) -> None:
        """Let time go by, in looks close enough that none is a sleep."""
        whole, rest = divmod(seconds, 1)
        for step in [1.0] * int(whole) + [rest]:
            self.clock.advance(step)
            self.player.look()

    def press(self, key: Qt.Key, text: str = "", times: int = 1) -> None:
        """Press a key, and hold it for so many repeats more; then let it go."""
        for turn in range(times):
            repeats = turn > 0
            self._send(QKeyEvent(QEvent.Type.KeyPress, key.value, NO_KEYS, text, repeats))
        self._send(QKeyEvent(QEvent.Type.KeyRelease, key.value, NO_KEYS, text))

    def _send(self, event: QKeyEvent) -> None:
        QApplication.sendEvent(QApplication.focusWidget() or self.window, event)


def mouse(widget: QWidget, kind: QEvent.Type, at: tuple[int, int] = (30, 200)) -> None:
    """Send a mouse event, as the system sends it, to a widget at this place."""
    place = QPointF(*at)
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, place, QPointF(widget.mapToGlobal(place)), button, button, NO_KEYS)
    QApplication.sendEvent(widget, event)
