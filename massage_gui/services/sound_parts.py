"""Where the sound comes from and where it goes: the computer's own voice and speakers, or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThreadPool

from massage_gui.services.clips import Find, Run
from massage_gui.services.sound_output import Output, SilentOutput, open_output
from massage_gui.services.voice import SilentVoice, find_voice


@dataclass(frozen=True)
class SoundParts:
    """How a voice is found, an output opened, and work done aside; `silent` where none is wanted."""

    find: Find
    open: Callable[[Callable[[str], None]], Output]
    run: Run
    silent: bool = False


def real_sound(parent: QObject) -> SoundParts:
    """The computer's voice and speakers, worked by one thread that ends with `parent`."""
    pool = QThreadPool(parent)
    pool.setMaxThreadCount(1)
    return SoundParts(lambda: find_voice("en"), open_output, pool.start)


def no_sound() -> SoundParts:
    """Neither voice nor speakers."""
    return SoundParts(
        lambda: (SilentVoice(), ()), lambda _told: SilentOutput(), lambda work: work(), silent=True
    )
