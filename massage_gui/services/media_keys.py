"""Media keys, headset buttons and a phone's remote: the session as the desktop's media player."""

from __future__ import annotations

import contextlib
import logging
import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal

from massage_gui.core.region import Side
from massage_gui.core.session_events import OPEN, State
from massage_gui.core.timeline import Seconds, Segment, SegmentKind, Timeline
from massage_gui.services.player import Moment
from massage_gui.services.worker import Worker

if TYPE_CHECKING:
    from massage_gui.services.mpris import Mpris
    from massage_gui.services.session_bus import PrivateBus

_log = logging.getLogger(__name__)

HELD = 0.7
"""Calls that follow each other within this many seconds are one press.

A desktop sends a held key again and again, first after 0.66 s at most where nobody changed that; when it is
let go is not told.
"""


class Wish(Enum):
    """What a remote can ask for."""

    TOGGLE = auto()
    PLAY = auto()
    PAUSE = auto()
    NEXT = auto()
    BACK = auto()
    RAISE = auto()


@dataclass(frozen=True)
class Shown:
    """What a remote shows of a session: `number` tells its segments apart, `seconds` is one's length."""

    number: int = 0
    title: str = ""
    routine: str = ""
    seconds: Seconds = 0
    plays: bool = False


class MediaKeys(QObject):
    """Stands on the desktop's bus while a session is open; without a bus it does nothing."""

    #: the user wants to pause, or to go on
    toggle_requested = Signal()
    #: the user wants to go on; the session does not run
    play_requested = Signal()
    #: the user wants to pause
    pause_requested = Signal()
    #: the user wants the next segment
    next_requested = Signal()
    #: the user wants the segment before
    back_requested = Signal()
    #: the user wants to see the window
    raise_requested = Signal()

    #: PrivateBus: the connection, or None where there is none; sent by the thread that waited for it
    _entered = Signal(object)

    def __init__(
        self,
        clock: Callable[[], float],
        remaining: Callable[[], Seconds],
        environ: Mapping[str, str] = os.environ,
        parent: QObject | None = None,
    ) -> None:
        """`remaining` gives what is left of the segment now; `environ` says where the bus is."""
        super().__init__(parent)
        self._clock, self._remaining, self._environ = clock, remaining, environ
        self._pressed: tuple[Wish | None, float] = (None, -math.inf)
        self._shown = Shown()
        self._lead_in = 0.0
        self._open = self._entering = False
        self._worker: Worker | None = None
        self._player: Mpris | None = None
        self._notifier: QSocketNotifier | None = None
        self._entered.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    @property
    def shown(self) -> Shown:
        """What a remote shows now."""
        return self._shown

    @property
    def position(self) -> Seconds:
        """How far the segment is."""
        return max(0.0, self._shown.seconds - self._remaining())

    def show_timeline(self, timeline: Timeline) -> None:
        """Name the routine of the session that begins."""
        self._show(replace(self._shown, routine=timeline.routine.title))

    def show_segment(self, segment: Segment) -> None:
        """Show the segment that has begun, from its start."""
        title = self._title(segment)
        self._show(replace(self._shown, number=segment.index, title=title, seconds=segment.seconds))
        self._seek()

    def show_moment(self, moment: Moment | None) -> None:
        """Show what has changed since the last look."""
        if moment is None:
            return
        self._show(replace(self._shown, seconds=moment.length))
        # A remote counts by itself, while in a lead-in the session stands.
        if self._lead_in and not moment.lead_in:
            self._seek()
        self._lead_in = moment.lead_in

    def show_state(self, state: State) -> None:
        """Show whether the session runs; come with its start and go with its end."""
        self._show(replace(self._shown, plays=state is State.RUNNING))
        if state not in OPEN:
            self.end()
        elif not self._open:
            self._open = True
            self._enter()

    def end(self) -> None:
        """Leave the bus."""
        self._open = False
        self._leave()

    def take(self, wish: Wish) -> None:
        """Hand on what a remote asks for, once for each press."""
        if wish is Wish.PAUSE:
            # Never held back: it is also what is meant by Stop.
            self.pause_requested.emit()
        elif not self._is_held(wish):
            self._hand_on(wish)

    def _hand_on(self, wish: Wish) -> None:
        if wish is Wish.TOGGLE:
            self.toggle_requested.emit()
        elif wish is Wish.NEXT:
            self.next_requested.emit()
        elif wish is Wish.BACK:
            self.back_requested.emit()
        elif wish is Wish.RAISE:
            self.raise_requested.emit()
        elif not self._shown.plays:
            self.play_requested.emit()

    def _is_held(self, wish: Wish) -> bool:
        before, at = self._pressed
        now = self._clock()
        self._pressed = (wish, now)
        return wish is before and now - at < HELD

    def _title(self, segment: Segment) -> str:
        if segment.kind is SegmentKind.CHANGE:
            to_left = segment.toward is Side.LEFT
            return self.tr("Change to the left side") if to_left else self.tr("Change to the right side")
        if segment.side is Side.LEFT:
            return self.tr("{title}, left side").format(title=segment.title)
        if segment.side is Side.RIGHT:
            return self.tr("{title}, right side").format(title=segment.title)
        return segment.title

    def _show(self, shown: Shown) -> None:
        before, self._shown = self._shown, shown
        if self._player is not None:
            self._player.tell(before, shown)

    def _seek(self) -> None:
        if self._player is not None:
            self._player.jump()

    def _enter(self) -> None:
        if not self._entering:
            self._entering = True
            self._worker = self._worker or Worker()
            self._worker.do(self._wait_for_bus)

    def _begin(self, bus: PrivateBus | None) -> None:
        self._entering = False
        if bus is None:
            return
        if not self._open:
            bus.close()
            return
        from massage_gui.services.mpris import Mpris

        self._player = Mpris(bus, lambda: self._shown, lambda: self.position)
        self._notifier = QSocketNotifier(self._player.file, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        # What came while it was waited for wakes nobody.
        self._read()

    def _leave(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._player is not None:
            self._player.close()
            self._player = None

    def _read(self) -> None:
        from massage_gui.services.session_bus import BusError

        try:
            wishes = self._player.read() if self._player is not None else []
        except BusError as error:
            _log.info("media keys do not work any more: %s", error)
            self._leave()
            return
        for wish in wishes:
            self.take(wish)

    def _wait_for_bus(self) -> None:
        """On the worker's thread: the bus may take its time, or never answer."""
        # Loaded with the first session: the start does not wait for it.
        from massage_gui.services.mpris import enter_bus
        from massage_gui.services.session_bus import BusError

        bus = None
        try:
            bus = enter_bus(self._environ)
        except BusError as error:
            _log.info("media keys do not work: %s", error)
        # The window, and this with it, may be gone.
        with contextlib.suppress(RuntimeError):
            self._entered.emit(bus)
