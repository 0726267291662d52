"""Which block of the card goes on which page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """A block that is never split: its height, the space over it, and whether it stays with the next one."""

    height: float
    gap: float = 0.0
    keep_with_next: bool = False


@dataclass(frozen=True)
class Place:
    """Where a block goes: its index, the page, its top on that page, and its scale (1, or less to fit)."""

    index: int
    page: int
    top: float
    scale: float = 1.0


def paginate(items: Sequence[Item], first_room: float, later_room: float) -> tuple[Place, ...]:
    """Place every block in order, whole; one taller than a page is made smaller, never cut.

    Heights, gaps and rooms are in one unit; a gap at the top of a page is dropped.
    """
    places: list[Place] = []
    page, used = 0, 0.0
    for group in _groups(items):
        room = later_room if page else first_room
        if used and used + _height(items, group, used) > room:
            page, used = page + 1, 0.0
        for index in group:
            room = later_room if page else first_room
            item = items[index]
            top = used + item.gap if used else 0.0
            if used and top + item.height > room:
                page, top, room = page + 1, 0.0, later_room
            scale = min(1.0, (room - top) / item.height) if item.height else 1.0
            places.append(Place(index, page, top, scale))
            used = top + item.height * scale
    return tuple(places)


def _groups(items: Sequence[Item]) -> Iterator[range]:
    start = 0
    for index, item in enumerate(items):
        if not item.keep_with_next or index == len(items) - 1:
            yield range(start, index + 1)
            start = index + 1


def _height(items: Sequence[Item], group: range, used: float) -> float:
    gaps = sum(items[index].gap for index in group if used or index != group.start)
    return gaps + sum(items[index].height for index in group)
