"""Turns the system's request to end (Ctrl+C, kill, a closed terminal) into a Qt signal."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

WANTED = ("SIGINT", "SIGTERM", "SIGHUP")
"""SIGHUP is unknown on Windows."""


class EndSignals(QObject):
    """Listens until it is closed. Python writes the number of a signal to a socket, and Qt wakes for it."""

    #: int: the system's signal with this number has come
    received = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, pythons = socket.socketpair()
        for end in (self._ours, pythons):
            end.setblocking(False)
        self._pythons = pythons
        signal.set_wakeup_fd(pythons.fileno(), warn_on_full_buffer=False)
        for name in WANTED:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), lambda *_: None)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def close(self) -> None:
        """Listen no more; a signal that still comes is passed over."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for end in (self._ours, self._pythons):
            end.close()

    def _read(self) -> None:
        for number in self._ours.recv(64):
            self.received.emit(number)
