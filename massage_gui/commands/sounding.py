"""`massage-gui sound`: a whole session as a sound, for a phone."""

from __future__ import annotations

import sys

from massage_gui.cli_options import Options
from massage_gui.commands.answer import Answer, VerbError
from massage_gui.commands.content import load_library, shipped_regions
from massage_gui.commands.saving import routine_to_save
from massage_gui.core.compiler import compile
from massage_gui.core.folders import resources
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.saving import SaveError, save


def save_sound_file(options: Options) -> Answer:
    """Save a routine as a sound; raises UsageError or VerbError."""
    routine = routine_to_save(options, load_library(options.data_dir, shipped_regions()), ".wav")
    timeline = compile(routine, Plan(sides=Sides(options.sides), length=Length(options.length)))
    try:
        from massage_gui.services.announcer import SoundChoices
        from massage_gui.services.chimes import load_chimes
        from massage_gui.services.pcm import PcmError
        from massage_gui.services.sound_file import Recording
        from massage_gui.services.voice import find_voice
    except ImportError as error:
        from massage_gui.services.display import import_problem

        raise VerbError(import_problem(error)) from error
    recording = Recording(
        timeline, SoundChoices(), load_chimes(resources() / "sounds"), lambda: find_voice("en")
    )
    for part in recording.steps():
        _show(part)
    try:
        save(options.output, recording.wav(), private=False)
    except (PcmError, SaveError) as error:
        raise VerbError(str(error)) from error
    minutes, seconds = divmod(round(recording.sound.seconds), 60)
    lacking = f" It has chimes only: {recording.problem}" if recording.problem else ""
    return Answer(note=f"The sound is saved: {options.output} ({minutes} min {seconds} s).{lacking}")


def _show(part: float) -> None:
    """How far it is, where somebody looks at it."""
    if sys.stderr.isatty():
        end = "\r" if part < 1 else "\r    \r"
        print(f"{part:4.0%}", end=end, file=sys.stderr, flush=True)
