"""The routines of one folder. A file that is wrong is told of and hides no other."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from massage_gui.core.problem import WHOLE_FILE, FileError, Problem
from massage_gui.core.reading import SkippedError, read_file
from massage_gui.core.region import Region
from massage_gui.core.routine import Routine
from massage_gui.core.routine_reader import read_routine

MOST_FILES = 20_000
SUFFIXES = (".yaml", ".yml")


class Known(NamedTuple):
    """What a routine may name: the ids of regions, and the codes of screening questions."""

    regions: tuple[str, ...]
    questions: frozenset[str]

    @classmethod
    def of(cls, regions: Iterable[Region], questions: Collection[str]) -> Known:
        """All questions, and all regions but those that must never be pressed."""
        return cls(tuple(region.id for region in regions if not region.no_go), frozenset(questions))


@dataclass(frozen=True)
class RoutineFolder:
    """What was found in a folder when it could last be read; `seen` tells whether it ever could."""

    path: Path
    yours: bool
    routines: tuple[Routine, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    seen: bool = False

    def reread(self, known: Known) -> RoutineFolder:
        """The folder as it is now, or what was read before, with a note, where it cannot be read."""
        try:
            names = file_names(self.path)
        except OSError as error:
            return self._unread(error)
        return replace(self, seen=True).with_files(names, known)

    def with_files(self, names: Sequence[str], known: Known) -> RoutineFolder:
        """The folder with what these files of it hold, and nothing else."""
        routines: list[Routine] = []
        problems: list[Problem] = []
        notes: list[Problem] = []
        for name in names[:MOST_FILES]:
            path = self.path / name
            try:
                routines.append(read_routine_file(path, known, yours=self.yours))
            except FileError as error:
                problems.extend(error.problems)
            except SkippedError as error:
                notes.append(_about(path, str(error)))
        if len(names) > MOST_FILES:
            notes.append(_about(self.path, f"more than {MOST_FILES:,} files; the rest were not read"))
        return replace(self, routines=tuple(routines), problems=tuple(problems), notes=tuple(notes))

    def _unread(self, error: OSError) -> RoutineFolder:
        if isinstance(error, FileNotFoundError) and self.yours and not self.seen:
            return self
        reason = error.strerror or type(error).__name__
        kept = "; the routines read before are kept" if self.seen else ""
        return replace(self, notes=(_about(self.path, f"this folder cannot be read ({reason}){kept}"),))


def read_folder(path: Path, known: Known, *, yours: bool = False) -> RoutineFolder:
    """The routines of a folder, in the order of the file names; folders in it are not entered."""
    return RoutineFolder(path, yours).reread(known)


def read_routine_file(
    path: Path, known: Known, *, yours: bool = False, follow_links: bool = False
) -> Routine:
    """The routine of one file; raises FileError, or SkippedError where it is no ordinary file."""
    data = read_file(path, follow_links=follow_links)
    return read_routine(data, str(path), regions=known.regions, questions=known.questions, yours=yours)


def file_names(folder: Path) -> list[str]:
    """The names of the routine files of a folder, sorted; raises OSError."""
    # Editors keep their locks and half-saved copies in names that start with a dot.
    with os.scandir(folder) as entries:
        names = (entry.name for entry in entries)
        return sorted(name for name in names if name.lower().endswith(SUFFIXES) and name[0] != ".")


def _about(path: Path, message: str) -> Problem:
    return Problem(str(path), *WHOLE_FILE, message)
