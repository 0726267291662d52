"""Finds the region or routine that a word on the command line means."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from massage_gui.cli_options import verb_meant
from massage_gui.commands.answer import UnknownNameError, VerbError
from massage_gui.core.library import Library
from massage_gui.core.problem import did_you_mean, quoted
from massage_gui.core.region import Region
from massage_gui.core.routine import Routine

_GAP = re.compile(r"[\s_-]+")
_MOST_SHOWN = 6


def find_region(words: str, regions: Sequence[Region]) -> Region:
    """The region with this id, name or alias, or the only one that it is the beginning of.

    Case, spaces and hyphens do not matter. Raises UnknownNameError.
    """
    region = _fitting_region(words, regions)
    if region is None:
        asked = verb_meant(words) or did_you_mean(_id_like(words), _region_names(regions))
        raise UnknownNameError(f"{quoted(words)} is not a region or a command; {asked or _see_list()}")
    return region


def find_routine(words: str, library: Library) -> Routine:
    """The routine with this id, or that of the region which the words name.

    Raises UnknownNameError, or VerbError for a region without a routine.
    """
    routine = library.get(words) or library.get(_id_like(words))
    if routine is not None:
        return routine
    region = _fitting_region(words, library.regions)
    if region is None:
        ids = [routine.id for routine in library.routines]
        asked = did_you_mean(_id_like(words), [*ids, *_region_names(library.regions)])
        raise UnknownNameError(f"{quoted(words)} is not a routine or a region; {asked or _see_list()}")
    return _routine_of(region, library)


def _routine_of(region: Region, library: Library) -> Routine:
    fitting = library.for_region(region.id)
    if fitting:
        return fitting[0]
    if region.no_go:
        raise VerbError(f"There is no routine for this region: {region.name}. {region.reason}")
    near = f" The nearest that has one: {region.nearest}." if region.nearest else ""
    raise VerbError(f"There is no routine for this region: {region.name}.{near}")


def _fitting_region(words: str, regions: Sequence[Region]) -> Region | None:
    wanted = _plain(words)
    if not wanted:
        return None
    tests: tuple[Callable[[Region], bool], ...] = (
        lambda region: wanted in (_plain(region.id), _plain(region.name)),
        lambda region: wanted in map(_plain, region.aliases),
        lambda region: region.matches(wanted),
    )
    fitting = next((found for test in tests if (found := [r for r in regions if test(r)])), [])
    if len(fitting) > 1:
        raise UnknownNameError(f"{quoted(words)} may mean {_listed(region.id for region in fitting)}")
    return fitting[0] if fitting else None


def _listed(ids: Iterable[str]) -> str:
    words = list(ids)
    shown = words[:_MOST_SHOWN]
    return ", ".join(shown[:-1]) + (f" or {shown[-1]}" if len(shown) == len(words) else f", {shown[-1]} ...")


def _region_names(regions: Iterable[Region]) -> list[str]:
    return [name for region in regions for name in (region.id, *region.aliases)]


def _plain(words: str) -> str:
    return _GAP.sub(" ", words).strip().casefold()


def _id_like(words: str) -> str:
    return _plain(words).replace(" ", "-")


def _see_list() -> str:
    return "'massage-gui list' shows what there is"
