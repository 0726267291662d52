"""The computer's speaker or headphones, by miniaudio."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Generator
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Protocol

from massage_gui.services.pcm import RATE
from massage_gui.services.sound_words import SoundWords

if TYPE_CHECKING:
    from miniaudio import Backend

_log = logging.getLogger(__name__)

PERIOD = 25
"""Milliseconds that are asked for at a time; two such pieces are on their way at any moment."""


class DeviceError(Exception):
    """Nothing can be played: one plain sentence says why."""


class Device(Protocol):
    """Something that plays what it takes, until it is closed or lost."""

    def close(self) -> None:
        """Give it back; what it still holds is not played."""


Take = Callable[[int], bytes]
"""The next so many samples."""

Lost = Callable[[], None]
"""Told, in some thread, when the device has gone away."""


def open_device(take: Take, lost: Lost, backends: list[Backend] | None = None) -> Device:
    """Open the usual device and have it play; raises DeviceError. It may take seconds: not for the window."""
    try:
        import miniaudio
    except (ImportError, OSError) as error:
        _log.warning("No sound: %s", error)
        raise DeviceError(SoundWords().no_player()) from error
    _quieten_alsa()
    wanted = backends or [backend for backend in miniaudio.Backend if backend is not miniaudio.Backend.NULL]
    try:
        return _MiniaudioDevice(wanted, take, lost)
    except miniaudio.MiniaudioError as error:
        _log.warning("No sound: %s", error)
        raise DeviceError(SoundWords().no_device()) from error


class _MiniaudioDevice:
    """A device that plays from the moment it is made."""

    def __init__(self, backends: list[Backend], take: Take, lost: Lost) -> None:
        from miniaudio import PlaybackDevice, SampleFormat

        self._device = PlaybackDevice(
            SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE,
            buffersize_msec=PERIOD,
            callback_periods=2,
            backends=backends,
            app_name="massage-gui",
        )
        with ExitStack() as undo:
            undo.callback(self.close)
            self._device.stop_callback = lost
            frames = _frames(take)
            next(frames)
            self._device.start(frames)
            undo.pop_all()
        _log.info("Sound by %s", self._device.backend)

    def close(self) -> None:
        """Give it back; what it still holds is not played."""
        from miniaudio import lib

        self._device.close()
        # Left out by miniaudio: the connection to the sound server would stay open.
        lib.ma_context_uninit(self._device._context)


def _frames(take: Take) -> Generator[bytes, int, None]:
    samples = yield b""
    while True:
        samples = yield take(samples)


def _quieten_alsa() -> None:
    """Where there is no card, ALSA fills the terminal: let it call a harmless function of its own instead."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with suppress(OSError, AttributeError):
        alsa = ctypes.CDLL("libasound.so.2")
        alsa.snd_lib_error_set_handler(alsa.snd_asoundlib_version)
