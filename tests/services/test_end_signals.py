from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from massage_gui.services.end_signals import WANTED, EndSignals
from tests.open_files import open_files
from tests.pace import HANGS


@pytest.fixture
def ends(qapp: QCoreApplication) -> Iterator[EndSignals]:
    """A listener; what Python did before is put back."""
    before = {name: signal.getsignal(getattr(signal, name)) for name in WANTED}
    made = EndSignals(qapp)
    yield made
    made.close()
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)
    made.deleteLater()


@pytest.mark.parametrize("name", WANTED)
def test_a_signal_of_the_system_is_told(ends: EndSignals, qtbot: QtBot, name: str) -> None:
    number = getattr(signal, name)
    told = QSignalSpy(ends.received)
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: told.count() > 0)
    assert [told.at(index)[0] for index in range(told.count())] == [number]


def test_signals_that_come_together_are_all_told(ends: EndSignals, qtbot: QtBot) -> None:
    told = QSignalSpy(ends.received)
    for number in (signal.SIGTERM, signal.SIGINT):
        os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: told.count() == 2)
    assert {told.at(0)[0], told.at(1)[0]} == {signal.SIGTERM, signal.SIGINT}


def test_once_closed_it_hears_nothing_and_holds_nothing(ends: EndSignals, qtbot: QtBot) -> None:
    told, held = QSignalSpy(ends.received), open_files("socket:")
    ends.close()
    assert len(held) - len(open_files("socket:")) == (2 if held else 0)
    assert signal.set_wakeup_fd(-1) == -1
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.wait(0)
    assert told.count() == 0


def test_waiting_for_a_signal_takes_no_time() -> None:
    code = (
        "import os, signal, threading, time\nfrom PySide6.QtCore import QCoreApplication\n"
        "from massage_gui.services.end_signals import EndSignals\n"
        "app = QCoreApplication([])\nends = EndSignals(app)\nends.received.connect(app.exit)\n"
        "threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM)).start()\n"
        "before = time.process_time()\ncode = app.exec()\n"
        "assert time.process_time() - before < 0.1\nraise SystemExit(code)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=HANGS)
    assert done.returncode == signal.SIGTERM, done.stderr
