"""A screen saver's service as a desktop has it: `python screen_saver_service.py answers|silent`.

Prints a line for everything that happens: ready; take CONNECTION PROGRAM: REASON; gone CONNECTION.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage, QDBusServiceWatcher

NAME = "org.freedesktop.ScreenSaver"

# PySide's own declaration tells another form than it takes.
_with_interface = cast(Callable[[dict[str, str]], Callable[[type], type]], ClassInfo)


def say(*words: str) -> None:
    print(*words, flush=True)


@_with_interface({"D-Bus Interface": NAME})
class Service(QDBusAbstractAdaptor):
    """Notes who keeps the screen awake, and when that one leaves the bus."""

    def __init__(self, parent: QObject, connection: QDBusConnection, answers: bool) -> None:
        super().__init__(parent)
        self._answers = answers
        self._watcher = QDBusServiceWatcher(self)
        self._watcher.setConnection(connection)
        self._watcher.setWatchMode(QDBusServiceWatcher.WatchModeFlag.WatchForUnregistration)
        self._watcher.serviceUnregistered.connect(lambda service: say("gone", service))

    @Slot(str, str, QDBusMessage, result="uint")
    def Inhibit(self, program: str, reason: str, message: QDBusMessage) -> int:  # noqa: N802 - its name
        self._watcher.addWatchedService(message.service())
        message.setDelayedReply(not self._answers)
        say("take", message.service(), f"{program}: {reason}")
        return 7


def main(way: str) -> int:
    app = QCoreApplication([])
    connection = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "service")
    parent = QObject()
    Service(parent, connection, way == "answers")
    assert connection.registerObject("/" + NAME.replace(".", "/"), parent)
    assert connection.registerService(NAME)
    say("ready")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
