"""The chimes: soft bell-like notes, made by this script and shipped as small files.

`python -m massage_gui.services.chimes FOLDER` writes them; the same bytes each time, on every machine.
"""

from __future__ import annotations

import logging
import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from massage_gui.services.pcm import LOUDEST, RATE, Pcm, PcmError, read_wav, wav

_log = logging.getLogger(__name__)


class Chime(StrEnum):
    """What a chime tells; also the name of its file."""

    START = "start"
    STEP = "step"
    HALFWAY = "halfway"
    CHANGE_RIGHT = "change-right"
    CHANGE_LEFT = "change-left"
    TICK = "tick"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"


@dataclass(frozen=True)
class _Note:
    """A struck note: `hertz`, when it begins and how long it rings, in seconds."""

    hertz: float
    at: float
    length: float


_C4, _G4, _A4, _C5, _D5, _E5, _G5, _A5, _C6 = 261.6, 392.0, 440.0, 523.3, 587.3, 659.3, 784.0, 880.0, 1046.5

_NOTES: Mapping[Chime, tuple[_Note, ...]] = {
    Chime.START: (_Note(_C5, 0, 0.6), _Note(_E5, 0.14, 0.6), _Note(_G5, 0.28, 0.6)),
    Chime.STEP: (_Note(_A4, 0, 0.5),),
    Chime.HALFWAY: (_Note(_E5, 0, 0.22), _Note(_E5, 0.18, 0.3)),
    Chime.CHANGE_RIGHT: (_Note(_G4, 0, 0.4), _Note(_D5, 0.24, 0.5)),
    Chime.CHANGE_LEFT: (_Note(_D5, 0, 0.4), _Note(_G4, 0.24, 0.5)),
    Chime.TICK: (_Note(_C6, 0, 0.09),),
    Chime.PAUSE: (_Note(_A4, 0, 0.2), _Note(_C4, 0.13, 0.35)),
    Chime.RESUME: (_Note(_C4, 0, 0.2), _Note(_A4, 0.13, 0.35)),
    Chime.END: (_Note(_G5, 0, 0.5), _Note(_E5, 0.17, 0.5), _Note(_C5, 0.34, 0.55)),
}

_PEAK = LOUDEST * 10 ** (-9 / 20)
_PARTIALS = ((1, 1.0), (2, 0.22), (3, 0.06))
"""Which multiples of a note's pitch sound with it, and how loud; the higher, the sooner they are gone."""

_ATTACK = 0.008
_RELEASE = 0.02


def make(chime: Chime) -> Pcm:
    """A chime, its loudest sample 9 dB under the largest."""
    notes = _NOTES[chime]
    values = [0.0] * round(max(note.at + note.length for note in notes) * RATE)
    for note in notes:
        start = round(note.at * RATE)
        for at, value in enumerate(_ring(note), start):
            values[at] += value
    loudest = max(map(abs, values))
    return Pcm.of(value * _PEAK / loudest for value in values)


def write_chimes(folder: Path) -> None:
    """Write all chimes to a folder."""
    for chime in Chime:
        _file(folder, chime).write_bytes(wav(make(chime)))


def load_chimes(folder: Path) -> dict[Chime, Pcm]:
    """The chimes of a folder; one that is missing or damaged is left out, and logged."""
    chimes = {}
    for chime in Chime:
        try:
            chimes[chime] = read_wav(_file(folder, chime))
        except PcmError as error:
            _log.warning("A chime is left out: %s", error)
    return chimes


def _file(folder: Path, chime: Chime) -> Path:
    return folder / f"{chime.value}.wav"


def _ring(note: _Note) -> list[float]:
    """The samples of one note: it swells, dies away, and ends in silence."""
    samples = round(note.length * RATE)
    return [_strike(note, at / RATE) for at in range(samples)]


def _strike(note: _Note, time: float) -> float:
    swell = _smooth(time / _ATTACK) * _smooth((note.length - 1 / RATE - time) / _RELEASE)
    turn = 2 * math.pi * note.hertz * time
    tone = (
        loud * math.exp(-4 * multiple * time / note.length) * math.sin(multiple * turn)
        for multiple, loud in _PARTIALS
    )
    return swell * sum(tone)


def _smooth(part: float) -> float:
    """From 0 to 1 without a corner."""
    return 0.5 - 0.5 * math.cos(math.pi * max(0.0, min(1.0, part)))


if __name__ == "__main__":
    write_chimes(Path(sys.argv[1]))
