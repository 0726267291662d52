"""Standard output and error, whatever they lead to: a terminal, a closed pipe, a full disk, nothing."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable

from massage_gui.core.problem import visible


def allow_any_text() -> None:
    """Let characters that the terminal cannot show come out as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def write_lines(lines: Iterable[str]) -> str:
    """Write lines to standard output, control characters as escapes; why it failed, or an empty text.

    A reader that has seen enough, such as head, is no failure.
    """
    text = "".join(f"{visible(line)}\n" for line in lines)
    if sys.stdout is None:
        return "Standard output is closed: nothing was written." if text else ""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _lead_nowhere()
    except OSError as error:
        _lead_nowhere()
        return f"Not everything could be written to standard output: {error.strerror}."
    return ""


def write_note(text: str) -> None:
    """Write lines to standard error, control characters as escapes; if it fails, nobody is left to tell."""
    if text and sys.stderr:
        with contextlib.suppress(OSError):
            sys.stderr.write("".join(f"{visible(line)}\n" for line in text.split("\n")))
            sys.stderr.flush()


def _lead_nowhere() -> None:
    """Keep Python from writing what is left when it ends, and failing again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
