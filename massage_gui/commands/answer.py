"""What a verb answers."""

from __future__ import annotations

from typing import NamedTuple


class Answer(NamedTuple):
    """Lines for standard output, a note of one or more lines for standard error, and the exit code."""

    lines: tuple[str, ...] = ()
    note: str = ""
    code: int = 0


class UsageError(Exception):
    """What stands on the command line cannot be meant so; the sentence tells what is missing or wrong."""


class UnknownNameError(UsageError):
    """A region or routine that there is not; the sentence tells what was meant."""


class VerbError(Exception):
    """What was asked cannot be done; the sentence tells why and what to do."""
