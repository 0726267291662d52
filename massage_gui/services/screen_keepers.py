"""Ways to keep the screen awake, one for each kind of system."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from typing import Protocol

from massage_gui.services.session_bus import BusError, PrivateBus

PROGRAM = "Massage"
REASON = "A massage session is running"

Load = Callable[[str], ctypes.CDLL]


class KeeperError(Exception):
    """The screen cannot be kept awake this way; str() says why."""


class Keeper(Protocol):
    """A way to keep the screen awake; used on one thread, where it may take its time."""

    name: str

    def take(self) -> None:
        """Keep the screen awake from now on; KeeperError where that cannot be."""

    def release(self) -> None:
        """Let the screen go dark again, as the user set it."""


def keepers_here(environ: Mapping[str, str] = os.environ) -> tuple[Keeper, ...]:
    """The ways to try on this system, in order; there may be none."""
    if sys.platform == "win32":
        return (WindowsKeeper(),)
    if sys.platform == "darwin":
        return (MacKeeper(),)
    return (DesktopKeeper(environ),)


class DesktopKeeper:
    """The screen saver's service on the desktop's bus.

    What it holds ends with the connection, so that a program that was killed keeps no screen awake.
    """

    name = "org.freedesktop.ScreenSaver"

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        self._environ = environ
        self._bus: PrivateBus | None = None

    def take(self) -> None:
        """Ask the service; KeeperError where there is none or it does not answer."""
        try:
            self._bus = self._asked()
        except BusError as error:
            raise KeeperError(str(error)) from error

    def _asked(self) -> PrivateBus:
        bus = PrivateBus(self._environ)
        path = "/" + self.name.replace(".", "/")
        try:
            bus.call(self.name, path, f"{self.name}.Inhibit", PROGRAM, REASON)
        except BusError:
            # It may have been heard all the same.
            bus.close()
            raise
        return bus

    def release(self) -> None:
        """Close the connection."""
        if self._bus is not None:
            self._bus.close()
            self._bus = None


class WindowsKeeper:
    """What Windows was told by the thread that calls; it ends with that thread."""

    name = "SetThreadExecutionState"
    _CONTINUOUS, _SYSTEM, _DISPLAY = 0x8000_0000, 0x1, 0x2

    def __init__(self, load: Load = ctypes.CDLL) -> None:
        self._load = load

    def take(self) -> None:
        """Ask for system and screen."""
        if not self._set(self._CONTINUOUS | self._SYSTEM | self._DISPLAY):
            raise KeeperError("Windows refused")

    def release(self) -> None:
        """Ask for nothing more."""
        self._set(self._CONTINUOUS)

    def _set(self, state: int) -> bool:
        function = self._load("kernel32").SetThreadExecutionState
        function.restype, function.argtypes = ctypes.c_uint, (ctypes.c_uint,)
        return bool(function(state))


class MacKeeper:
    """An assertion of macOS's power management; it ends with the process."""

    name = "IOPMAssertion"
    _UTF_8, _ON, _SUCCESS = 0x0800_0100, 255, 0

    def __init__(self, load: Load = ctypes.CDLL) -> None:
        self._load = load
        self._number = ctypes.c_uint()

    def take(self) -> None:
        """Make the assertion."""
        kind, reason = self._text("PreventUserIdleDisplaySleep"), self._text(REASON)
        make = self._part("IOKit").IOPMAssertionCreateWithName
        make.argtypes = (ctypes.c_void_p, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p)
        code = make(kind, self._ON, reason, ctypes.byref(self._number))
        self._let_go(kind, reason)
        if code != self._SUCCESS:
            raise KeeperError(f"macOS refused with {code}")

    def release(self) -> None:
        """Take the assertion back."""
        self._part("IOKit").IOPMAssertionRelease(self._number)

    def _text(self, words: str) -> int:
        make = self._part("CoreFoundation").CFStringCreateWithCString
        make.restype, make.argtypes = ctypes.c_void_p, (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint)
        made: int = make(None, words.encode(), self._UTF_8)
        return made

    def _let_go(self, *texts: int) -> None:
        release = self._part("CoreFoundation").CFRelease
        release.restype, release.argtypes = None, (ctypes.c_void_p,)
        for text in texts:
            release(text)

    def _part(self, name: str) -> ctypes.CDLL:
        try:
            return self._load(f"/System/Library/Frameworks/{name}.framework/{name}")
        except OSError as error:
            raise KeeperError(str(error)) from error
