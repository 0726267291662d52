"""Checks a folder of routine files without keeping the routines: large ones on all processors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from massage_gui.core.problem import Problem
from massage_gui.core.routine_folder import MOST_FILES, Known, RoutineFolder, file_names, read_folder

BATCH = 250
#: From here on, starting more processes is quicker than reading alone.
MANY_FILES = 1_000


@dataclass(frozen=True)
class FolderCheck:
    """How many files were read as routines or refused, what is wrong with them, and what was skipped."""

    files: int
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def check_folder(path: Path, known: Known) -> FolderCheck:
    """Everything wrong with the routine files of a folder, in the order of their names."""
    try:
        names = file_names(path)
    except OSError:
        names = []
    if not MANY_FILES < len(names) <= MOST_FILES:
        return _told(read_folder(path, known))
    batches = [names[first : first + BATCH] for first in range(0, len(names), BATCH)]
    found = _map(partial(_check_files, path, known), batches)
    return FolderCheck(
        files=sum(part.files for part in found),
        problems=tuple(problem for part in found for problem in part.problems),
        notes=tuple(note for part in found for note in part.notes),
    )


def _told(folder: RoutineFolder) -> FolderCheck:
    files = len(folder.routines) + len({problem.file for problem in folder.problems})
    return FolderCheck(files, folder.problems, folder.notes)


def _check_files(path: Path, known: Known, names: Sequence[str]) -> FolderCheck:
    return _told(RoutineFolder(path, yours=False).with_files(names, known))


def _map(
    check: Callable[[Sequence[str]], FolderCheck], batches: Iterable[Sequence[str]]
) -> list[FolderCheck]:
    # Loading these takes longer than checking what ships, and few folders need them.
    import multiprocessing
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor

    # Only a forked process needs no second start of Python; where there is none, one does all the work.
    try:
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("fork")) as pool:
            return list(pool.map(check, batches))
    except (OSError, ValueError, NotImplementedError, BrokenExecutor):
        return [check(batch) for batch in batches]
