"""Sound as samples: mono, 16 bits, little-endian, `RATE` a second."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

RATE = 22_050
"""Samples a second."""

LOUDEST = 32_767
"""The largest sample."""

_WIDTH = 2
_HEARD = 128
_MARGIN = RATE // 100
_HEADER = 44
_LONGEST_WAV = 0xFFFF_FFFF - 36


class PcmError(Exception):
    """A sound cannot be read or written: the sentence says why."""


@dataclass(frozen=True)
class Pcm:
    """A sound; `data` holds its samples."""

    data: bytes = b""

    @property
    def samples(self) -> int:
        """How many samples it has."""
        return len(self.data) // _WIDTH

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.samples / RATE

    @staticmethod
    def join(*parts: Pcm) -> Pcm:
        """Several sounds, one after the other."""
        return Pcm(b"".join(part.data for part in parts))

    @staticmethod
    def silence(seconds: float) -> Pcm:
        """Nothing to be heard, for a time."""
        return Pcm(bytes(_WIDTH * round(seconds * RATE)))

    @staticmethod
    def of(values: Iterable[float]) -> Pcm:
        """A sound from its samples, -32768 to 32767; what is louder is cut to that."""
        return Pcm(_little(array("h", (max(-LOUDEST - 1, min(LOUDEST, round(value))) for value in values))))

    def values(self) -> array[int]:
        """Its samples, -32768 to 32767."""
        return _native(self.data)

    def trimmed(self) -> Pcm:
        """The same without the near-silence around it; a hundredth of a second of that is kept."""
        values = self.values()
        heard = (at for at, value in enumerate(values) if abs(value) > _HEARD)
        first = next(heard, None)
        if first is None:
            return Pcm()
        last = next(at for at in range(len(values) - 1, -1, -1) if abs(values[at]) > _HEARD)
        return Pcm(self.data[_WIDTH * max(0, first - _MARGIN) : _WIDTH * (last + 1 + _MARGIN)])

    def faded_out(self, seconds: float) -> Pcm:
        """The same with its last seconds falling evenly to silence."""
        values = self.values()
        length = min(len(values), round(seconds * RATE))
        start = len(values) - length
        for step in range(length):
            values[start + step] = round(values[start + step] * (length - 1 - step) / length)
        return Pcm(_little(values))


def resampled(data: bytes, rate: int) -> Pcm:
    """A sound of another number of samples a second."""
    if rate == RATE or not data:
        return Pcm(data)
    values = _native(data)
    last = len(values) - 1
    places = (at * rate / RATE for at in range(len(values) * RATE // rate))
    return Pcm.of(_between(values, place, last) for place in places)


def read_wav(path: Path) -> Pcm:
    """A sound from a file as `wav` makes it; raises PcmError for any other."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PcmError(f"{path.name} cannot be read: {error.strerror}.") from error
    samples = max(0, len(data) - _HEADER) // _WIDTH
    if len(data) % _WIDTH or data[:_HEADER] != wav_header(samples):
        raise PcmError(f"{path.name} is damaged, or not mono, 16 bits, {RATE} samples a second.")
    return Pcm(data[_HEADER:])


def wav(sound: Pcm) -> bytes:
    """The WAV file of a sound; raises PcmError where it would be over 4 GB."""
    return wav_header(sound.samples) + sound.data


def wav_header(samples: int) -> bytes:
    """What a WAV file of so many samples begins with; raises PcmError over 4 GB (27 hours)."""
    size = _WIDTH * samples
    if not 0 <= size <= _LONGEST_WAV:
        raise PcmError("No WAV file can be so long.")
    form = struct.pack("<IHHIIHH", 16, 1, 1, RATE, _WIDTH * RATE, _WIDTH, 8 * _WIDTH)
    return b"RIFF" + struct.pack("<I", 36 + size) + b"WAVEfmt " + form + b"data" + struct.pack("<I", size)


def _between(values: array[int], place: float, last: int) -> float:
    before = int(place)
    after = min(last, before + 1)
    return values[before] + (values[after] - values[before]) * (place - before)


def _native(data: bytes) -> array[int]:
    values = array("h", data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _little(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values = array("h", values)
        values.byteswap()
    return values.tobytes()
