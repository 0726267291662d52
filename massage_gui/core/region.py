"""The parts of the body that the map shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import IntEnum, StrEnum
from typing import NamedTuple


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


FEELINGS = frozenset(
    {"a", "ache", "aches", "aching", "achy", "and", "bad", "feels", "have", "hurt", "hurting", "hurts"}
    | {"i", "in", "is", "it", "knot", "knots", "left", "muscle", "muscles", "my", "of", "on", "our", "pain"}
    | {"painful", "pains", "right", "so", "sore", "soreness", "stiff", "stiffness", "tense", "tension", "the"}
    | {"tight", "tightness", "very", "with"}
)
"""Words that do not tell one part of the body from another."""

_WORD = r"[^\W_]+"
_NEAR = 0.74
"""How like two words must be, of 1, for one to be a slip of the other: of four letters two changed places."""


class Fit(IntEnum):
    """How well words fit a region, the best first."""

    WHOLE_NAME = 0
    WHAT = 1
    NAME = 2
    ALIAS = 3
    SCATTERED = 4


class Region(NamedTuple):
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
        """Whether the name or the plain-word aliases have a word that starts with each word typed.

        Words that say how it feels, not where, are passed over: "my stiff neck" is the neck.
        """
        return self.fit(words) is not None

    def fit(self, words: str) -> Fit | None:
        """How well the words fit, None where they do not; in "back of neck" the neck is what it is about."""
        typed = _places(words)
        if typed in (_places(part) for part in (self.name, *self.name.split(","))):
            return Fit.WHOLE_NAME
        texts = (
            (Fit.WHAT, self.name.split(" of ")[-1]),
            (Fit.NAME, self.name),
            *((Fit.ALIAS, alias) for alias in self.aliases),
            (Fit.SCATTERED, " ".join((self.name, self.id, *self.aliases))),
        )
        return next((fit for fit, text in texts if _each_begins(typed, text)), None)


def no_go_of(regions: Iterable[Region]) -> frozenset[str]:
    """The ids of the parts that must never be pressed."""
    return frozenset(region.id for region in regions if region.no_go)


def search(regions: Iterable[Region], words: str, playable: Collection[str]) -> list[Region]:
    """The regions that the words may mean, the likeliest first; all of them where no part is named yet.

    First what is `playable` (the ids with a routine), then the others, what must not be pressed last.
    """
    regions = list(regions)
    fits = {region.id: fit for region in regions if (fit := region.fit(words)) is not None}
    if fits and _words(words):
        # Words from here and there count only where nothing has them together.
        most = max(min(fits.values()), Fit.ALIAS)
        found = [region for region in regions if fits.get(region.id, most + 1) <= most]
        return sorted(found, key=lambda each: (each.no_go, each.id not in playable, fits[each.id]))
    *before, last = _words(words) or [""]
    if last and any(feeling.startswith(last) for feeling in FEELINGS):
        # "my stif" is on its way to "my stiff neck".
        return search(regions, " ".join(before), playable)
    return [] if last else regions


def respelled(regions: Iterable[Region], words: str) -> str:
    """The words as they were meant where a letter slipped; empty where one of them is near no known word."""
    # Needed only where nothing was found; every start would pay for it.
    import difflib

    known = {word for region in regions for text in (region.name, *region.aliases) for word in _words(text)}
    near = [
        difflib.get_close_matches(word, [each for each in known if abs(len(each) - len(word)) < 2], 1, _NEAR)
        for word in _places(words)
    ]
    return " ".join(found[0] for found in near) if all(near) else ""


def _words(text: str) -> list[str]:
    return re.findall(_WORD, text.casefold())


def _places(words: str) -> list[str]:
    typed = _words(words)
    return [word for word in typed if word not in FEELINGS] or typed


def _each_begins(typed: list[str], text: str) -> bool:
    have = _places(text)
    return all(any(word.startswith(each) or each == f"{word}s" for word in have) for each in typed)
