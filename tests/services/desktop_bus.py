"""A desktop's message bus of the test's own, and a screen saver's service on it.

The service is a process: Qt's own D-Bus and Python's lock get in each other's way within one.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QProcess, QProcessEnvironment
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[2]

_CONFIG = """<busconfig>
  <type>session</type>
  <listen>unix:path={path}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"""


class DesktopBus:
    """A bus that starts no services by itself; `environ` is what a program must see to find it."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("dbus-daemon")
        assert program, "the tests of the desktop need dbus-daemon: apt-get install dbus"
        self.folder = folder
        self.address = f"unix:path={folder / 'bus'}"
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": self.address}
        config = folder / "bus.conf"
        config.write_text(_CONFIG.format(path=folder / "bus"))
        command = [program, f"--config-file={config}", "--nofork", "--nosyslog", "--print-address"]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._process.stdout is not None
        # It listens once it has said where.
        assert self._process.stdout.readline().startswith(self.address)

    def end(self) -> None:
        """End the bus, and every connection with it."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@contextmanager
def desktop_bus() -> Iterator[DesktopBus]:
    """A bus, in a folder whose name is short enough for a socket."""
    with TemporaryDirectory(prefix="bus-") as folder:
        bus = DesktopBus(Path(folder))
        try:
            yield bus
        finally:
            bus.end()


@contextmanager
def silent_bus() -> Iterator[dict[str, str]]:
    """The environment of a bus that lets everybody in and never says a word."""
    with TemporaryDirectory(prefix="bus-") as folder, socket.socket(socket.AF_UNIX) as listening:
        path = str(Path(folder, "bus"))
        listening.bind(path)
        listening.listen()
        yield {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={path}"}


class Command:
    """Runs programs while Qt goes on: what they ask may be answered by this very process."""

    def __init__(self, qtbot: QtBot, environ: dict[str, str]) -> None:
        self._qtbot = qtbot
        self._environ = QProcessEnvironment.systemEnvironment()
        for name, value in environ.items():
            self._environ.insert(name, value)

    def start(self, *words: str) -> QProcess:
        """A program that runs on."""
        process = QProcess()
        process.setProcessEnvironment(self._environ)
        process.setWorkingDirectory(str(ROOT))
        process.start(words[0], words[1:])
        assert process.waitForStarted(), words
        return process

    def run(self, *words: str) -> str:
        """What a program prints; it must succeed."""
        process = self.start(*words)
        self._qtbot.waitUntil(lambda: process.state() is QProcess.ProcessState.NotRunning)
        said = bytes(process.readAllStandardOutput().data()).decode().strip()
        failed = bytes(process.readAllStandardError().data()).decode().strip()
        assert (process.exitCode(), failed) == (0, ""), (words, said, failed)
        return said


class ScreenSaver:
    """A screen saver's service: who keeps it off now, and what was asked."""

    def __init__(self, command: Command, qtbot: QtBot, answers: bool = True) -> None:
        service = "screen_saver_service.py"
        way = "answers" if answers else "silent"
        self._said: list[str] = []
        self._process = command.start(sys.executable, str(Path(__file__).with_name(service)), way)
        qtbot.waitUntil(lambda: self._heard() == ["ready"])

    @property
    def asked(self) -> list[str]:
        """The words of each request."""
        return [line.split(" ", 2)[2] for line in self._heard() if line.startswith("take ")]

    @property
    def held(self) -> list[str]:
        """The connections that keep it off."""
        lines = self._heard()
        gone = {line.split()[1] for line in lines if line.startswith("gone ")}
        return [
            each for each in (line.split()[1] for line in lines if line[:5] == "take ") if each not in gone
        ]

    def end(self) -> None:
        """Leave the bus."""
        self._process.kill()
        self._process.waitForFinished()

    def _heard(self) -> list[str]:
        while self._process.canReadLine():
            self._said.append(bytes(self._process.readLine().data()).decode().strip())
        return self._said
