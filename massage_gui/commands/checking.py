"""`massage-gui check`: what is wrong with routine files."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from massage_gui.commands.answer import Answer
from massage_gui.commands.content import question_codes, shipped_regions
from massage_gui.core.checking import check_folder
from massage_gui.core.folders import routines
from massage_gui.core.problem import FileError, Problem, visible
from massage_gui.core.raw_text import MOST_BYTES
from massage_gui.core.reading import SkippedError
from massage_gui.core.routine_folder import Known, read_routine_file
from massage_gui.core.routine_reader import read_routine


@dataclass(frozen=True)
class _Found:
    """What became of one path: how many files were read, what is wrong with them, and what was not read."""

    files: int = 0
    problems: tuple[Problem, ...] = ()
    unread: tuple[str, ...] = ()


def check(paths: Iterable[str]) -> Answer:
    """The problems of routine files and folders (`-` is standard input), by default of what ships."""
    try:
        known = Known.of(shipped_regions(), question_codes())
    except FileError as error:
        return _answer([_Found(1, error.problems)])
    return _answer([_check_path(path, known) for path in paths or (str(routines()),)])


def _answer(found: Iterable[_Found]) -> Answer:
    found = list(found)
    problems = [problem for each in found for problem in each.problems]
    unread = [text for each in found for text in each.unread]
    summary = _summary(sum(each.files for each in found), problems, unread)
    return Answer(
        lines=tuple(map(str, problems)),
        note="\n".join([*unread, summary]),
        code=1 if problems or unread else 0,
    )


def _summary(files: int, problems: list[Problem], unread: list[str]) -> str:
    bad = len({problem.file for problem in problems})
    wrong = f"{_count(len(problems), 'problem')} in {_count(bad, 'file')}" if problems else "no problems"
    missed = f", {len(unread):,} not read" if unread else ""
    return f"{_count(files, 'file')} checked, {wrong}{missed}."


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def _check_path(path: str, known: Known) -> _Found:
    if path != "-" and Path(path).is_dir():
        return _check_folder(Path(path), known)
    try:
        if path == "-":
            _check_stdin(known)
        else:
            read_routine_file(Path(path), known, follow_links=True)
    except FileError as error:
        return _Found(1, error.problems)
    except SkippedError as error:
        return _Found(unread=(visible(f"{path}: {error}"),))
    return _Found(1)


def _check_folder(path: Path, known: Known) -> _Found:
    found = check_folder(path, known)
    unread = tuple(visible(f"{note.file}: {note.message}") for note in found.notes)
    return _Found(found.files, found.problems, unread)


def _check_stdin(known: Known) -> None:
    if sys.stdin is None:
        raise SkippedError("standard input is closed")
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError as error:
        raise SkippedError(f"standard input cannot be read ({error.strerror})") from error
    read_routine(data, "-", regions=known.regions, questions=known.questions)
