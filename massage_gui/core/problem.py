"""What is wrong with a file, told so that its writer can mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple, NoReturn, Protocol

MOST_PROBLEMS = 50

_HIDDEN = "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    # Python keeps a byte of a file name that is not UTF-8 as a lone surrogate.
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code & 0xFF:02x}"
    return match[0].encode("unicode_escape").decode("ascii")


def visible(text: str) -> str:
    """The text on one line, with control, direction and undecodable characters written as escapes."""
    # Nearly all text ends here; making the pattern takes longer than reading a routine.
    return text if text.isprintable() else re.sub(_HIDDEN, _escape, text)


def quoted(text: str) -> str:
    """The text as a message quotes it: visible, in quotes, and cut after 40 characters."""
    short = text if len(text) <= 40 else text[:39] + "…"
    return f"'{visible(short)}'"


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """The question `did you mean 'x'?` with the nearest allowed word, or an empty text where none is near."""
    # Needed only where something is wrong; every start would pay for it.
    import difflib

    near = difflib.get_close_matches(word[:80].casefold(), list(allowed), n=1)
    return f"did you mean {quoted(near[0])}?" if near else ""


def not_allowed(word: str, allowed: Collection[str]) -> str:
    """The sentence for a word that is none of those allowed: what is, and which one is near."""
    ordered = list(allowed)
    shown = (
        ", ".join(ordered) if len(ordered) <= 12 else f"{', '.join(ordered[:3])} … ({len(ordered)} in all)"
    )
    asked = did_you_mean(word, ordered)
    return f"{quoted(word)} is not one of: {shown or 'nothing is'}" + (f"; {asked}" if asked else "")


class Placed(Protocol):
    """Anything that stands somewhere in a file; line and column count from 1."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Place(NamedTuple):
    """A place in a file, counted from 1; 0 stands for the whole file."""

    line: int = 0
    column: int = 0


WHOLE_FILE = Place()


class Problem(NamedTuple):
    """One thing wrong with a file; line and column count from 1, and 0 stands for the whole file.

    `file` is kept as the system gave it, so that it can be opened; show it with `visible` or `str(problem)`.
    """

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return visible(f"{self.file}:{self.line}:{self.column}: {self.message}")


class FileError(Exception):
    """A file that cannot be used; `problems` tells everything that is wrong with it, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class Problems:
    """Gathers what is wrong with one file, so that all of it can be told at once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Problem] = []

    def add(self, at: Placed, message: str) -> None:
        """Note a problem; raises FileError when there are too many to be worth telling."""
        if len(self._found) >= MOST_PROBLEMS:
            self._found.append(
                Problem(self.file, at.line, at.column, "and more from here on; mend these first")
            )
            raise FileError(self._found)
        self._found.append(Problem(self.file, at.line, at.column, message))

    def fail(self, at: Placed, message: str) -> NoReturn:
        """Note a problem after which nothing more can be read; raises FileError."""
        self.add(at, message)
        raise FileError(self._found)

    def check(self) -> None:
        """Raise FileError if any problem was noted."""
        if self._found:
            raise FileError(self._found)
