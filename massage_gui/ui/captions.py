"""What map and list say of each region: one text for both, from the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan
from massage_gui.core.region import Region, Side
from massage_gui.core.routine import Routine
from massage_gui.ui.words import Words

Key = tuple[str, Side | None]
USUAL = Plan()


@dataclass(frozen=True)
class Captions:
    """Names and bubbles by region and side, list lines by region, and the regions without a routine."""

    names: Mapping[Key, str]
    bubbles: Mapping[Key, str]
    lines: Mapping[str, tuple[str, str]]
    quiet: frozenset[str]


class CaptionWords(QObject):
    """The sentences of map and list, for sessions by one plan."""

    def __init__(self, library: Library, plan: Plan) -> None:
        super().__init__()
        self._plan = plan
        self._words = Words()
        self._names = {region.id: region.name for region in library.regions}

    def what_waits(self, region: Region, routine: Routine | None) -> str:
        """A few words on what the region has."""
        if routine is not None:
            # A line of the bubble may end anywhere but between a number and its word.
            minutes = self._minutes(routine).replace(" ", "\N{NO-BREAK SPACE}")
            return self.tr("{minutes}, {tool}").format(minutes=minutes, tool=self._words.tool(routine))
        if region.no_go:
            return self.tr("do not press here. {reason}").format(reason=region.reason)
        nearest = self._names.get(region.nearest, "")
        return self.tr("no routine; nearest: {name}").format(name=nearest)

    def name(self, region: Region, side: Side | None) -> str:
        """The region and its side."""
        return self._words.region(region, side)

    def line(self, region: Region, routine: Routine | None) -> tuple[str, str]:
        """The region in the list: its name, and how long its routine takes (empty where it has none)."""
        return region.name, "" if routine is None else self._minutes(routine)

    def _minutes(self, routine: Routine) -> str:
        # As the overview shows it: as long as the user chose, with the time to get ready.
        return self._words.minutes(compile(routine, self._plan).total)


def captions_of(library: Library, plan: Plan = USUAL) -> Captions:
    """The captions of all regions, with the minutes of sessions by a plan."""
    words = CaptionWords(library, plan)
    names: dict[Key, str] = {}
    bubbles: dict[Key, str] = {}
    lines: dict[str, tuple[str, str]] = {}
    for region in library.regions:
        routine = next(iter(library.for_region(region.id)), None)
        waits = words.what_waits(region, routine)
        lines[region.id] = words.line(region, routine)
        for side in (Side.LEFT, Side.RIGHT, None):
            names[region.id, side] = words.name(region, side)
            bubbles[region.id, side] = f"{names[region.id, side]}: {waits}"
    quiet = frozenset(region.id for region in library.regions if not library.for_region(region.id))
    return Captions(names, bubbles, lines, quiet)
