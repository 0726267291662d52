"""Keeps the screen awake while a session runs."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from massage_gui.core.session_events import State
from massage_gui.services.worker import Worker

if TYPE_CHECKING:
    from massage_gui.services.screen_keepers import Keeper

_log = logging.getLogger(__name__)

PATIENCE = 8_000
"""Milliseconds until the user is told that nothing keeps the screen awake."""

LONGEST_WAIT = 600_000
"""Milliseconds that a session may wait for the user before the screen may go dark all the same."""

# A session begins to wait by itself, with no key pressed: the screen would go dark at that very moment.
AWAKE = (State.RUNNING, State.WAITING)


def _keepers_here() -> Sequence[Keeper]:
    # Loaded with the first session: the start does not wait for it.
    from massage_gui.services.screen_keepers import keepers_here

    return keepers_here()


class Awake(QObject):
    """Asks the system, on a thread of its own: a system that does not answer holds up nothing."""

    #: str: why the screen may go dark, told once
    problem_found = Signal(str)

    #: bool: whether the screen is kept awake now; sent by the thread that asked
    _answered = Signal(bool)

    def __init__(
        self,
        find: Callable[[], Sequence[Keeper]] = _keepers_here,
        patience: int = PATIENCE,
        parent: QObject | None = None,
    ) -> None:
        """Use the first of what `find` gives that works; `patience` is in milliseconds."""
        super().__init__(parent)
        self._find = find
        self._worker: Worker | None = None
        self._wanted = self._told = False
        self._wishes = 0
        self._keepers: Sequence[Keeper] | None = None
        self._held: Keeper | None = None
        self._silence = self._timer(patience, self._tell)
        self._waited = self._timer(LONGEST_WAIT, self.release)
        self._answered.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def show_state(self, state: State) -> None:
        """Keep the screen awake in a session that runs or has just begun to wait, and only there."""
        self._want(state in AWAKE)
        if state is State.WAITING:
            self._waited.start()
        else:
            self._waited.stop()

    def release(self) -> None:
        """Let the screen go dark again."""
        self._want(False)

    def _timer(self, length: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(then)
        return timer

    def _want(self, wanted: bool) -> None:
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted and not self._told:
            self._silence.start()
        elif not wanted:
            self._silence.stop()
        self._worker = self._worker or Worker()
        self._wishes += 1
        self._worker.do(partial(self._settle, self._wishes))

    def _hear(self, kept: bool) -> None:
        self._silence.stop()
        if not kept and self._wanted:
            self._tell()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.problem_found.emit(
                self.tr("The screen may go dark: this computer does not let the program keep it on.")
            )

    # What follows is done on the worker's thread.

    def _settle(self, number: int) -> None:
        """Do what is wanted, where that is still the last wish: a slow system has missed the others."""
        if number != self._wishes:
            return
        if self._wanted:
            self._held = self._held or self._take()
            # The window, and this with it, may be gone.
            with contextlib.suppress(RuntimeError):
                self._answered.emit(self._held is not None)
        elif self._held is not None:
            self._held.release()
            self._held = None

    def _take(self) -> Keeper | None:
        from massage_gui.services.screen_keepers import KeeperError

        if self._keepers is None:
            self._keepers = self._find()
        for keeper in self._keepers:
            try:
                keeper.take()
            except KeeperError as error:
                _log.info("%s does not keep the screen awake: %s", keeper.name, error)
            else:
                _log.info("the screen is kept awake by %s", keeper.name)
                return keeper
        return None
