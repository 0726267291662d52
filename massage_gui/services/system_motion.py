"""Whether the desktop asks programs to move less."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from massage_gui.services.worker import Worker

_log = logging.getLogger(__name__)

PORTAL = "org.freedesktop.portal.Desktop"
SETTINGS = "org.freedesktop.portal.Settings"
PATH = "/org/freedesktop/portal/desktop"
KEY = ("org.freedesktop.appearance", "reduced-motion")
"""0 where nothing is asked for, 1 where less motion is."""


class SystemMotion(QObject):
    """Asks the desktop once, on a thread of its own: a desktop that does not answer holds up nothing."""

    #: bool: whether less motion is asked for; never sent where the desktop does not say
    told = Signal(bool)

    #: the same, sent by the thread that asked
    _answered = Signal(bool)

    def __init__(self, environ: Mapping[str, str] = os.environ, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered.connect(self.told, Qt.ConnectionType.QueuedConnection)
        worker = Worker()
        worker.do(partial(self._ask, environ))
        worker.end()

    def _ask(self, environ: Mapping[str, str]) -> None:
        less = wants_less(environ)
        # The window, and this with it, may be gone.
        with contextlib.suppress(RuntimeError):
            if less is not None:
                self._answered.emit(less)


def wants_less(environ: Mapping[str, str]) -> bool | None:
    """Whether the desktop asks for less motion, None where it does not say; waits for its answer."""
    # Loaded here, on the thread that waits: the window does not.
    from massage_gui.services.session_bus import BusError, PrivateBus

    try:
        bus = PrivateBus(environ)
    except BusError as error:
        _log.info("nobody says whether less motion is wanted: %s", error)
        return None
    try:
        number = bus.ask(PORTAL, PATH, f"{SETTINGS}.Read", *KEY)
    except BusError as error:
        _log.info("the desktop does not say whether less motion is wanted: %s", error)
        return None
    finally:
        bus.close()
    return None if number is None else number == 1
