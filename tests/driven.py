"""The program as it really starts, in a process of its own: `python -m tests.driven WALK [ARGUMENTS]`.

Only the clocks and the wait for events are exchanged. Prints a line of JSON with what was seen.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from massage_gui import app, cli
from massage_gui.app import Parts
from massage_gui.core.folders import UserFolders
from massage_gui.core.record import Record
from massage_gui.core.timeline import Timeline
from massage_gui.services.card import CardOptions, card_source
from massage_gui.services.card_pdf import card_pdf
from massage_gui.services.sound_parts import SoundParts
from massage_gui.ui.card_dialog import CardDialog
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.toast import Toast
from tests.fake_clock import FakeCalendar, FakeClock
from tests.pace import PATIENCE, PATIENCE_MS
from tests.ui.walk import go_on, play, settle

Seen = dict[str, Any]
Walk = Callable[[Parts, FakeClock], Seen]

REGION = "lower-back"


def whole_session(parts: Parts, clock: FakeClock) -> Seen:
    """From the statement to the end page, then the card on the screen and as a PDF, and pictures."""
    records: list[Record] = []
    timelines: list[Timeline] = []
    parts.player.ended.connect(records.append)
    parts.window.flow.card_requested.connect(timelines.append)
    _play_to_the_end(parts, clock)
    window = parts.window
    window.flow.end_page.card.click()
    settle()
    dialogs = window.findChildren(CardDialog)
    pictures = [not each.grab().isNull() for each in (window, *dialogs)]
    for dialog in dialogs:
        dialog.reject()
    cards = [card_pdf(card_source(each, parts.screening), parts.drawing, CardOptions()) for each in timelines]
    return {
        "finished": [record.finished for record in records],
        "seconds": [round(record.active) for record in records],
        "page": type(window.pages.currentWidget()).__name__,
        "pictures": pictures,
        "cards": [card[:5].decode() for card in cards],
    }


def _play_to_the_end(parts: Parts, clock: FakeClock) -> None:
    play(parts, REGION)
    while parts.player.active:
        go_on(parts, clock, 10)


def failing_slot(parts: Parts, clock: FakeClock) -> Seen:
    """A slot of the running session raises, at every tick; the session is then played to its end."""
    ticks = []

    def fail(_: object) -> None:
        ticks.append(1)
        raise RuntimeError("a mistake in a slot")

    parts.player.ticked.connect(fail)
    seen = whole_session(parts, clock)
    return {**seen, "ticks": len(ticks)}


class Broken(QWidget):
    """Cannot be painted."""

    painted = 0

    def paintEvent(self, _: object) -> None:
        Broken.painted += 1
        if Broken.painted < 5:
            QTimer.singleShot(0, self.update)
        else:
            QApplication.exit()
        raise RuntimeError("a mistake while painting")


def failing_paint(parts: Parts, clock: FakeClock) -> Seen:
    """Painting a part of the player raises, again and again, while the real event loop runs."""
    play(parts, REGION)
    go_on(parts, clock, 1)
    broken = Broken(parts.window.flow.player_page)
    broken.resize(50, 50)
    broken.show()
    QTimer.singleShot(PATIENCE_MS, lambda: QApplication.exit(99))
    _real_exec()
    return {"painted": Broken.painted, "active": parts.player.active}


def terminated(parts: Parts, clock: FakeClock) -> Seen:
    """A session runs, and the system asks the program to end; the real event loop takes it."""
    play(parts, REGION)
    go_on(parts, clock, 40)
    records: list[Record] = []
    parts.player.ended.connect(records.append)
    os.kill(os.getpid(), int(os.environ["SIGNAL"]))
    QTimer.singleShot(PATIENCE_MS, lambda: QApplication.exit(99))
    return {"code": _real_exec(), "finished": [record.finished for record in records]}


def placed(parts: Parts, _: FakeClock) -> Seen:
    """Where the window and its frame lie, and what may be covered of the screens there are."""
    settle()
    window = parts.window
    return {
        "frame": window.frameGeometry().getRect(),
        "screens": [screen.availableGeometry().getRect() for screen in QGuiApplication.screens()],
        "page": window.pages.geometry().getRect(),
        "maximized": window.isMaximized(),
    }


def moved(parts: Parts, clock: FakeClock) -> Seen:
    """The window, moved to the second screen."""
    at = QGuiApplication.screens()[1].availableGeometry().topLeft()
    parts.window.resize(900, 700)
    parts.window.move(at.x() + 60, at.y() + 60)
    return placed(parts, clock)


def opened(parts: Parts, _: FakeClock) -> Seen:
    """What is seen at the start, and where the focus is when the statement has been read."""
    settle()
    window = parts.window
    statement = window.flow.statement.isVisible()
    window.flow.statement.accept.click()
    focused = window.focusWidget()
    return {
        "statement": statement,
        "words": [label.text() for label in window.flow.overview.findChildren(QLabel) if label.isVisible()],
        "focus_after": focused.accessibleName() if focused else "",
        "routines": len(parts.watch.library.routines),
        "plan": str(parts.settings.plan.sides),
        "text_size": parts.settings.text_size,
    }


def closed(parts: Parts, _: FakeClock) -> Seen:
    """The user closes the window, and the real event loop takes it."""
    QTimer.singleShot(0, parts.window.close)
    QTimer.singleShot(PATIENCE_MS, lambda: QApplication.exit(99))
    return {"code": _real_exec()}


def refuse_connections() -> None:
    """Let every connection to a network fail loudly; those inside the computer stay."""

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect" and arguments[0].family != getattr(socket, "AF_UNIX", None):
            raise RuntimeError(f"no connection is allowed: {arguments[1]}")

    sys.addaudithook(refuse)


WALKS: dict[str, Walk] = {walk.__name__: walk for walk in (
    whole_session, failing_slot, failing_paint, terminated, placed, moved,
    opened, closed,
)}  # fmt: skip


_clock = FakeClock()
_made: list[Parts] = []
_told: list[str] = []
_real_build, _real_say, _real_warn, _real_exec = app.build, Toast.say, Toast.warn, QApplication.exec


def _build(
    folders: UserFolders,
    _clock_of_the_system: Callable[[], float],
    _day_of_the_system: Callable[[], datetime],
    window: MainWindow | None = None,
    sound: SoundParts | None = None,
) -> Parts:
    """Build with clocks of our own; with the sound of the computer only where that is asked for."""
    heard = sound if os.environ.get("WITH_SOUND") else None
    _made.append(_real_build(folders, _clock, FakeCalendar(), window, heard))
    if heard is not None:
        _made[0].flow.sound.use(_made[0].settings.sound, asked=True)
    return _made[0]


def _say(toast: Toast, sentence: str) -> None:
    _told.append(sentence)
    _real_say(toast, sentence)


def _warn(toast: Toast, sentence: str, stay: bool = False) -> None:
    _told.append(sentence)
    _real_warn(toast, sentence, stay)


def _greeted() -> bool:
    # The parts come with the first picture, and in the same step what there is to tell.
    return bool(_made)


def _exec() -> int:
    """Walk in place of waiting for the user, and print what was seen."""
    filled = time.monotonic() + PATIENCE
    while not _greeted() and time.monotonic() < filled:
        QApplication.processEvents()
    seen = WALKS[sys.argv[1]](_made[0], _clock)
    print(json.dumps({**seen, "told": _told}))
    _made[0].window.close()
    return int(seen.get("code", 0))


def main() -> int:
    """Start the program."""
    if os.environ.get("REFUSE_CONNECTIONS"):
        refuse_connections()
    with (
        patch("massage_gui.app.build", _build),
        patch("massage_gui.start.QApplication.exec", staticmethod(_exec)),
        patch.object(Toast, "say", _say),
        patch.object(Toast, "warn", _warn),
    ):
        return cli.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
