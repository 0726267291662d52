"""Reads the fields of a mapping, one call a field, and gathers everything that is wrong on the way.

    problems = Problems(str(path))
    top = Fields(strict_yaml.read(data, problems, kind="questions"), problems)
    title = top.one_line("title")
    questions = [Question(q.kebab("id"), q.choice("tier", Tier)) for q in top.groups("questions")]
    top.finish()
    problems.check()

A field is required unless it has a default. What is wrong is noted and a stand-in given back, so that reading
goes on; `problems.check()` raises before a stand-in can be used. `finish` refuses every key not asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import TypeVar, TypeVarTuple

from massage_gui.core import scalars
from massage_gui.core.problem import Problems, did_you_mean, quoted
from massage_gui.core.scalars import Rule
from massage_gui.core.strict_yaml import List, Mapping, Node, Text

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

More = TypeVarTuple("More")


class Fields:
    """The fields of one mapping of a file."""

    def __init__(self, node: Mapping, problems: Problems) -> None:
        self.node = node
        self.problems = problems
        self._values = node.values
        self._asked: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, key: str, default: str | None = None, *, rule: Rule | None = None) -> str:
        """A text for people, 4,000 characters at most; `rule` says what is wrong with it, or ""."""
        return self._one(key, scalars.text, default, rule) or ""

    def one_line(self, key: str, default: str | None = None, *, rule: Rule | None = None) -> str:
        """A text that stands on one line, such as a title; direction controls are refused."""
        return self._one(key, scalars.one_line, default, rule) or ""

    def kebab(self, key: str, default: str | None = None) -> str:
        """An id in kebab case."""
        return self._one(key, scalars.kebab, default) or ""

    def whole(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from low to high, both allowed."""
        return self._one(key, scalars.whole, default, low, high) or 0

    def yes_no(self, key: str, default: bool | None = None) -> bool:
        """yes or true, no or false."""
        return self._one(key, scalars.yes_no, default) or False

    def word(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """One of the words allowed, such as an id defined elsewhere."""
        return self._one(key, scalars.word, default, allowed) or ""

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """A member of the enum, by its value."""
        return self._one(key, scalars.choice, default, kind) or next(iter(kind))

    def texts(
        self,
        key: str,
        default: tuple[str, ...] | None = None,
        *,
        at_least: int = 0,
        rule: Rule | None = None,
    ) -> tuple[str, ...]:
        """A list of texts for people."""
        return self._many(key, scalars.text, default, at_least, rule)

    def words(
        self, key: str, allowed: Collection[str], default: tuple[str, ...] | None = None, *, at_least: int = 0
    ) -> tuple[str, ...]:
        """A list of words allowed, such as ids defined elsewhere."""
        return self._many(key, scalars.word, default, at_least, allowed)

    def choices(
        self, key: str, kind: type[E], default: tuple[E, ...] | None = None, *, at_least: int = 0
    ) -> tuple[E, ...]:
        """A list of members of the enum, by their values."""
        return self._many(key, scalars.choice, default, at_least, kind)

    def group(self, key: str, *, optional: bool = False) -> Fields | None:
        """The fields of the mapping below this key; None where it is wrong or, if optional, missing."""
        node = self._node(key, required=not optional)
        return None if node is None else _fields(node, key, self.problems)

    def groups(self, key: str, *, optional: bool = False, at_least: int = 1) -> tuple[Fields, ...]:
        """The fields of each mapping of a list; () where it is wrong or, if optional, missing."""
        return self._many(key, _fields, () if optional else None, at_least)

    def problem(self, message: str, key: str = "") -> None:
        """Note a problem at the value of this key, or at the mapping itself."""
        self.problems.add(self._values.get(key, self.node), message)

    def finish(self) -> None:
        """Note every key that was not asked for, with the nearest one that was."""
        for name in self.node.keys:
            if name not in self._asked:
                asked = did_you_mean(name, self._asked) or f"allowed: {', '.join(self._asked)}"
                self.problems.add(
                    self.node.keys[name], f"{quoted(name)} is not a key that is known here; {asked}"
                )

    def _node(self, key: str, *, required: bool) -> Node | None:
        self._asked[key] = None
        node = self._values.get(key)
        if node is None and required:
            self.problems.add(self.node, f"'{key}' is missing here")
        return node

    def _one(
        self,
        key: str,
        read: Callable[[Node, str, Problems, *More], T | None],
        default: T | None,
        *more: *More,
    ) -> T | None:
        node = self._values.get(key)
        if node is not None:
            self._asked[key] = None
            return read(node, key, self.problems, *more)
        self._node(key, required=default is None)
        return default

    def _many(
        self,
        key: str,
        read: Callable[[Node, str, Problems, *More], T | None],
        default: tuple[T, ...] | None,
        at_least: int,
        *more: *More,
    ) -> tuple[T, ...]:
        node = self._node(key, required=default is None)
        if node is None:
            return default or ()
        if not isinstance(node, List):
            found = "one text" if isinstance(node, Text) else "'key: value' lines"
            self.problems.add(node, f"'{key}' must be a list, not {found}; write [] for none")
            return ()
        if len(node.items) < at_least:
            self.problems.add(node, f"'{key}' must not be empty")
        values = (read(item, key, self.problems, *more) for item in node.items)
        return tuple(value for value in values if value is not None)


def _fields(node: Node, key: str, problems: Problems) -> Fields | None:
    if isinstance(node, Mapping):
        return Fields(node, problems)
    problems.add(node, f"'{key}' must hold 'key: value' lines")
    return None
