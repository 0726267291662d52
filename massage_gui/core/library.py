"""All routines there are: those that come with the program, and the user's own beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from massage_gui.core.problem import WHOLE_FILE, Problem, quoted
from massage_gui.core.region import Region
from massage_gui.core.routine import Routine
from massage_gui.core.routine_folder import Known, RoutineFolder


@dataclass(frozen=True)
class Library:
    """The routines that could be read, what is wrong with the other files, and what else is worth knowing.

    `routines` has ours first, each part from head to foot and then by title. `problems` are files that cannot
    be used; `notes` are what was skipped, folders that cannot be read, and ids that stand twice.
    """

    regions: tuple[Region, ...]
    questions: frozenset[str]
    folders: tuple[RoutineFolder, ...]
    routines: tuple[Routine, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]

    @classmethod
    def load(
        cls, ours: Path, yours: Path | None = None, *, regions: Collection[Region], questions: Collection[str]
    ) -> Library:
        """Read the program's folder of routines, and the user's if there is one."""
        folders = [RoutineFolder(ours, yours=False)]
        if yours is not None:
            folders.append(RoutineFolder(yours, yours=True))
        return cls._read(folders, tuple(regions), frozenset(questions))

    def reload(self) -> Library:
        """The library as it is on disk now; a folder that cannot be read keeps what was last read from it."""
        return self._read(self.folders, self.regions, self.questions)

    @classmethod
    def _read(
        cls, before: Collection[RoutineFolder], regions: tuple[Region, ...], questions: frozenset[str]
    ) -> Library:
        known = Known.of(regions, questions)
        folders = tuple(folder.reread(known) for folder in before)
        routines = _ordered([routine for folder in folders for routine in folder.routines], regions)
        return cls(
            regions=regions,
            questions=questions,
            folders=folders,
            routines=routines,
            problems=tuple(problem for folder in folders for problem in folder.problems),
            notes=(*(note for folder in folders for note in folder.notes), *_twice(routines)),
        )

    def for_region(self, region_id: str) -> tuple[Routine, ...]:
        """The routines of a region: those that are mainly for it first, and ours before the user's."""
        return self._by_region.get(region_id, ())

    @cached_property
    def _by_region(self) -> Mapping[str, tuple[Routine, ...]]:
        fitting: dict[str, list[Routine]] = {}
        for routine in self.routines:
            for region in dict.fromkeys(routine.regions):
                fitting.setdefault(region, []).append(routine)
        return {
            region: tuple(sorted(found, key=lambda routine: (routine.region != region, routine.yours)))
            for region, found in fitting.items()
        }

    def get(self, routine_id: str) -> Routine | None:
        """The routine with this id; where two have it, ours, or else the first in order."""
        return next((routine for routine in self.routines if routine.id == routine_id), None)


def _ordered(routines: Collection[Routine], regions: Collection[Region]) -> tuple[Routine, ...]:
    place = {region.id: index for index, region in enumerate(regions)}
    return tuple(
        sorted(routines, key=lambda one: (one.yours, place[one.region], one.title.casefold(), one.file))
    )


def _twice(routines: Collection[Routine]) -> list[Problem]:
    """A note for each routine whose id stood in a file before it."""
    first: dict[str, str] = {}
    notes = []
    for routine in routines:
        if (earlier := first.setdefault(routine.id, routine.file)) != routine.file:
            message = f"the id {quoted(routine.id)} stands in {earlier} too; both are listed"
            notes.append(Problem(routine.file, *WHOLE_FILE, message))
    return notes
