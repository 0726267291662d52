"""Reads the regions of the body from their data file."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from pathlib import Path

from massage_gui.core import strict_yaml
from massage_gui.core.fields import Fields
from massage_gui.core.problem import WHOLE_FILE, Problems, not_allowed, quoted
from massage_gui.core.reading import SkippedError, read_file
from massage_gui.core.region import Region, View


class _Sides(StrEnum):
    LEFT_RIGHT = "left-right"
    MIDDLE = "middle"


def load_regions(path: Path) -> tuple[Region, ...]:
    """The regions in the order of the file, head to foot; raises FileError with everything wrong with it."""
    problems = Problems(str(path))
    try:
        data = read_file(path, follow_links=True)
    except SkippedError as error:
        problems.fail(WHOLE_FILE, str(error))
    top = Fields(strict_yaml.read(data, problems, kind="regions"), problems)
    top.whole("format", 1, 1)
    items = top.groups("regions")
    regions = tuple(map(_region, items))
    top.finish()
    for item, region in zip(items, regions, strict=True):
        _check_names(item, region, regions)
    problems.check()
    return regions


def _region(item: Fields) -> Region:
    region = Region(
        id=item.kebab("id"),
        name=item.one_line("name"),
        views=item.choices("views", View, at_least=1),
        has_sides=item.choice("sides", _Sides) is _Sides.LEFT_RIGHT,
        aliases=item.texts("aliases"),
        beside=item.texts("beside", ()),
        nearest=item.text("nearest", ""),
        reason=item.text("reason", ""),
    )
    item.finish()
    return region


def _check_names(item: Fields, region: Region, regions: Collection[Region]) -> None:
    ids = [other.id for other in regions]
    if ids.count(region.id) > 1:
        item.problem(f"the id {quoted(region.id)} stands more than once", "id")
    if region.nearest and region.nearest not in ids:
        item.problem(f"'nearest': {not_allowed(region.nearest, ids)}", "nearest")
    no_go = [other.id for other in regions if other.no_go]
    for name in region.beside:
        if name not in no_go:
            item.problem(f"'beside': {not_allowed(name, no_go)}", "beside")
