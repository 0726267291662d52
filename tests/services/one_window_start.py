"""A start of the program, without its window: `python one_window_start.py FOLDER [REGION]`.

Prints what the start finds. Alone, it goes on until it is killed, and prints each region it is asked for.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QTimer

from massage_gui.services.one_window import ANSWERS, TOKEN, Answer, Door, Doorbell
from tests.pace import PATIENCE


def tell(*words: str) -> None:
    """Print at once."""
    print(*words, flush=True)


def main(folder: str, region: str = "") -> int:
    """Start."""
    # Its clock is slow: how long it waits is told by a clock of the test's own elsewhere.
    door = Door(Path(folder), clock=lambda: monotonic() * ANSWERS / PATIENCE)
    answer = door.knock(region)
    tell(answer.name)
    if answer is not Answer.ALONE:
        return 0
    app = QCoreApplication([])
    bell = Doorbell(door, app)
    bell.rung.connect(lambda region: tell("rung", region, os.environ.get(TOKEN, "")))
    # Both single shots of no time come in their order: the bell listens by then.
    QTimer.singleShot(0, app, lambda: tell("listens"))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
