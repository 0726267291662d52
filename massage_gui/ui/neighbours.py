"""Where an arrow key leads: a net of places in which each can be reached from every other."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import partial
from itertools import combinations
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF

Place = TypeVar("Place", bound=Hashable)
Step = tuple[int, int]
"""An arrow: one of right (1, 0), left (-1, 0), down (0, 1) and up (0, -1)."""

ASIDE = 2.5
"""How much farther a place seems that lies aside of the arrow than one straight ahead."""


class Neighbours(Generic[Place]):
    """Links each place with at most one other in each direction.

    A link can be gone both ways. The shortest links that join all places come first, so that there is a
    way from every place to every other; then what is left is linked with what is near.
    """

    def __init__(self, places: Mapping[Place, QPointF]) -> None:
        self._places = places
        self._next: dict[tuple[Place, Step], Place] = {}
        self._group = {place: place for place in places}
        pairs = sorted(combinations(places, 2), key=lambda pair: self._cost(*pair))
        for one, other in pairs:
            if self._root(one) != self._root(other) and self._link(one, other):
                self._group[self._root(one)] = self._root(other)
        for one, other in pairs:
            self._link(one, other)
        self._next |= dict(self._one_way())

    def beyond(self, place: Place, step: Step) -> Place | None:
        """The place that this arrow leads to, or None at the edge."""
        return self._next.get((place, step))

    def _link(self, one: Place, other: Place) -> bool:
        there = self._step(one, other)
        ends = ((one, there), (other, (-there[0], -there[1])))
        if any(end in self._next for end in ends):
            return False
        self._next |= {ends[0]: other, ends[1]: one}
        return True

    def _one_way(self) -> Iterator[tuple[tuple[Place, Step], Place]]:
        for place in self._places:
            for step in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                ahead = [other for other in self._places if other != place]
                ahead = [other for other in ahead if self._step(place, other) == step]
                if ahead and (place, step) not in self._next:
                    yield (place, step), min(ahead, key=partial(self._cost, place))

    def _root(self, place: Place) -> Place:
        while self._group[place] != place:
            place = self._group[place]
        return place

    def _step(self, one: Place, other: Place) -> Step:
        way = self._places[other] - self._places[one]
        if abs(way.x()) >= abs(way.y()):
            return (1, 0) if way.x() > 0 else (-1, 0)
        return (0, 1) if way.y() > 0 else (0, -1)

    def _cost(self, one: Place, other: Place) -> float:
        way = self._places[other] - self._places[one]
        far, aside = sorted((abs(way.x()), abs(way.y())), reverse=True)
        return far + ASIDE * aside
