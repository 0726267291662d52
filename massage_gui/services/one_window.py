"""Keeps a data folder to one window: who starts the program again asks the first to show itself.

Who holds the lock of the folder has the window. The system gives the lock back when its holder ends, in
whatever way, so neither what its file says nor a number of a process can be out of date. A request is a file
beside it, which the holder removes: that is its answer. Nothing listens on a network or at a socket, so
only who may write into the user's folder can ask, on every system alike.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from massage_gui.core.folders import FolderError, make_private

ROOM = "window"
"""The folder of the lock and the requests, in the data folder."""

ANSWERS = 1.5
"""Seconds in which a window that is open answers.

Where the system gives no more watches, as other programs have them all, Qt looks once a second itself.
"""

STARTS = 5.0
"""Seconds in which a start that has begun comes to answer."""

LOOKS = 0.01
"""Seconds between two looks for the answer."""

TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable
"""What a desktop gives to a start by a click; without it, a window there may not come to the front."""

_REGION = re.compile(r"[a-z0-9-]{0,64}")
_TOKEN = re.compile(r"[!-~]{0,256}")
# A FIFO must not make the start wait. Windows has none of these flags.
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


class Answer(Enum):
    """What a start finds: no other window, one that shows itself now, or one that does not answer."""

    ALONE = auto()
    RAISED = auto()
    SILENT = auto()


class Door:
    """The way into the one window of a data folder; hold it as long as the window is there."""

    def __init__(
        self,
        folder: Path,
        environ: Mapping[str, str] = os.environ,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.room = folder / ROOM
        self.held = False
        self._token = environ.get(TOKEN, "")
        self._clock, self._sleep = clock, sleep
        self._file: int | None = None

    def knock(self, region: str = "") -> Answer:
        """Take the window, or have the one that is open show itself, at the region with this id if any.

        Takes a moment where no other is open, at most ANSWERS seconds where one is, STARTS where one opens.
        Where the folder cannot be written there is nothing to hold, and everybody is alone.
        """
        if self._free():
            return Answer.ALONE
        answer = self._ask(region)
        if not self.held:
            self.close()
        return answer

    def close(self) -> None:
        """Leave the window to who starts next."""
        self.held = False
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def listen(self) -> None:
        """Tell those who wait that requests are answered from now on."""
        with suppress(OSError):
            if self.held and self._file is not None:
                os.write(self._file, b"listens\n")

    def is_old(self, request: Path) -> bool:
        """Whether it is from so long before this window that nobody waits for the answer."""
        if self._file is None:
            return True
        # Both times are of the same disk, whose clock need not be this computer's.
        with suppress(OSError):
            return request.stat().st_mtime < os.fstat(self._file).st_mtime - STARTS
        return True

    def _free(self) -> bool:
        try:
            if self._file is None:
                self._file = _opened(self.room)
            _lock(self._file)
            # Its size tells who waits whether requests are answered yet.
            os.ftruncate(self._file, 0)
        except BlockingIOError:
            return False
        except (OSError, FolderError):
            self.close()
            return True
        self.held = True
        return True

    def _ask(self, region: str) -> Answer:
        from massage_gui.core.saving import SaveError, save

        request = self.room / f"show-{os.urandom(8).hex()}"
        try:
            save(request, _written(region, self._token), private=True)
        except SaveError:
            return Answer.SILENT
        return self._wait(request)

    def _wait(self, request: Path) -> Answer:
        begun = self._clock()
        while os.path.lexists(request):
            if self._free():
                _withdraw(request)
                return Answer.ALONE
            if self._clock() - begun >= self._patience():
                return Answer.SILENT if _withdraw(request) else Answer.RAISED
            self._sleep(LOOKS)
        return Answer.RAISED

    def _patience(self) -> float:
        return ANSWERS if self._file is None or os.fstat(self._file).st_size else STARTS


class Doorbell(QObject):
    """Hears who starts the program again, while this one holds the door; else it hears nobody."""

    #: str: the window is to show itself, at the region with this id, or as it is where that is empty
    rung = Signal(str)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._watcher = QFileSystemWatcher(self)
        if door.held:
            self._watcher.directoryChanged.connect(self._look)
            self._watcher.addPath(str(door.room))
            QTimer.singleShot(0, self, self._begin)

    def close(self) -> None:
        """Hear nobody any more, and leave the window to who starts next."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._door.close()

    def _begin(self) -> None:
        self._look()
        self._door.listen()

    def _look(self) -> None:
        for request in sorted(self._door.room.glob("show-*")):
            self._answer(request)

    def _answer(self, request: Path) -> None:
        message = _read(request)
        if message is None or self._door.is_old(request) or not _withdraw(request):
            return
        region, token = message
        if token:
            # Qt shows it to the desktop with the next wish to come to the front.
            os.environ[TOKEN] = token
        self.rung.emit(region)


def _opened(room: Path) -> int:
    """The file of the lock, made where it is not there; raises OSError or FolderError."""
    lock = room / "lock"
    _clear(room, stat.S_ISDIR)
    make_private(room)
    _clear(lock, stat.S_ISREG)
    return os.open(lock, _FLAGS, 0o600)


def _clear(path: Path, is_right: Callable[[int], bool]) -> None:
    """Set something else aside that has the name."""
    if os.path.lexists(path) and not is_right(path.lstat().st_mode):
        from datetime import datetime

        from massage_gui.core.aside import set_aside

        set_aside(path, datetime.now())


def _lock(file: int) -> None:
    """Take the lock of an open file, BlockingIOError where somebody has it; it ends with the process."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _written(region: str, token: str) -> bytes:
    kept = (_REGION.fullmatch(region), _TOKEN.fullmatch(token))
    return "\n".join(found[0] if found else "" for found in kept).encode()


def _read(request: Path) -> tuple[str, str] | None:
    """The region and the token of a request; None where it is none."""
    from massage_gui.core.problem import FileError
    from massage_gui.core.reading import SkippedError, read_file

    try:
        region, token = read_file(request).decode("ascii").split("\n")
    except (SkippedError, FileError, ValueError):
        return None
    return (region, token) if _REGION.fullmatch(region) and _TOKEN.fullmatch(token) else None


def _withdraw(request: Path) -> bool:
    """Remove a request; False where it is gone already."""
    with suppress(OSError):
        request.unlink()
        return True
    return False
