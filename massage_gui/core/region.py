"""The parts of the body that the map shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """A side of the body, always the user's own."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> Side:
        """The opposite side; both stays both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}[self]


class View(StrEnum):
    """The side of the figure that is towards the viewer."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True)
class Region:
    """A named part of the body.

    `beside` names the no-go regions drawn when this one is chosen; `nearest` is the region to offer where
    this one has no routine; `reason` says why a no-go region is one, and is empty for all others.
    """

    id: str
    name: str
    views: tuple[View, ...]
    has_sides: bool
    aliases: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    nearest: str = ""
    reason: str = ""

    @property
    def no_go(self) -> bool:
        """Whether this part must never be pressed."""
        return bool(self.reason)

    def matches(self, words: str) -> bool:
        """Whether the name or a plain-word alias has a word that starts with each word typed."""
        have = " ".join((self.name, self.id.replace("-", " "), *self.aliases)).casefold().split()
        return all(any(word.startswith(typed) for word in have) for typed in words.casefold().split())


def no_go_of(regions: Iterable[Region]) -> frozenset[str]:
    """The ids of the parts that must never be pressed."""
    return frozenset(region.id for region in regions if region.no_go)
