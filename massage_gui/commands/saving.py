"""What the verbs that write a file ask first: which routine, and where to."""

from __future__ import annotations

from pathlib import Path

from massage_gui.cli_options import PROGRAM, Options
from massage_gui.commands.answer import UnknownNameError, UsageError
from massage_gui.commands.names import find_routine
from massage_gui.core.library import Library
from massage_gui.core.problem import quoted
from massage_gui.core.routine import Routine

OTHER_FORMATS = frozenset({".aac", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".pdf", ".png", ".wav"})
"""Endings that people write for a sound or a card."""


def routine_to_save(options: Options, library: Library, suffix: str) -> Routine:
    """The routine named; raises UsageError, which tells at once all that is missing, or VerbError."""
    try:
        routine = find_routine(options.routine, library)
    except UnknownNameError as error:
        missing = _missing(options, "ROUTINE", suffix)
        raise UsageError("\n".join(filter(None, (str(error), missing)))) from error
    if missing := _missing(options, routine.id, suffix) or _other_format(options, suffix):
        raise UsageError(missing)
    return routine


def _missing(options: Options, name: str, suffix: str) -> str:
    if options.output != Path():
        return ""
    file = f"{name.lower()}{suffix}"
    return f"say where to save it, as in '{PROGRAM} {options.verb} {name} -o {file}'"


def _other_format(options: Options, suffix: str) -> str:
    """What to write in place of a file name that promises another format."""
    if options.output.suffix.lower() not in OTHER_FORMATS - {suffix}:
        return ""
    better = quoted(str(options.output.with_suffix(suffix)))
    return f"what is saved is a {suffix} file; write -o {better}"
