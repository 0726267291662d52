"""A small, strict part of YAML: text, lists and mappings, each with its place in the file.

Only parser events are used: the loaders of PyYAML crash or hang on a few hundred bytes of hostile input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, NoReturn, Protocol, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from massage_gui.core.problem import Place, Problems, quoted
from massage_gui.core.raw_text import control_in, decode

MOST_DEPTH = 12
MOST_NODES = 5_000

#: The C parser where PyYAML was built with it, else the one in Python, 20 times slower.
PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Mark(Protocol):
    """Where a parser found something; it counts from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Text(NamedTuple):
    """A scalar as written; `style` is the mark it was quoted with, or one for a block of text."""

    value: str
    mark: Mark
    style: str | None = None

    # Hardly any place is ever asked for, and there is one for every word of every file.
    @property
    def line(self) -> int:
        """The line it stands in, counted from 1."""
        return self.mark.line + 1

    @property
    def column(self) -> int:
        """Where in its line it begins, counted from 1."""
        return self.mark.column + 1

    @property
    def plain(self) -> bool:
        """Whether it stood without quotes."""
        return not self.style


class List(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and values in file order; `keys` has where each key stands."""

    keys: dict[str, Text]
    values: dict[str, Node]
    line: int
    column: int


Node: TypeAlias = Text | List | Mapping

_TOO_DEEP = f"nested too deeply: more than {MOST_DEPTH} levels"
# What the parsers say, in words for somebody who has never heard of YAML. The first that fits is taken.
_HINTS = (
    ("scanning an anchor", "a text cannot start with '&'; put the text in quotes"),
    ("scanning an alias", "a text cannot start with '*'; put the text in quotes"),
    ("directive", "lines that start with '%' are not allowed; delete them"),
    ("tag", "tags are not allowed; a text that starts with '!' needs quotes around it"),
    ("mapping values are not allowed", "a text with ': ' in it needs quotes around it"),
    ("expected ':'", "a key needs ': ' after it, and a text that goes on must be indented"),
    ("unexpected end of stream", "a quote or bracket is opened and never closed"),
    ("cannot start any token", "a text cannot start with this character; put the text in quotes"),
    ("expected ',' or", "a bracket is not closed, or a comma is missing"),
    ("expected <block end>", "the indentation does not fit the lines above"),
    ("expected key", "the indentation does not fit the lines above"),
    ("'-' indicator", "the indentation does not fit the lines above"),
    ("block sequence entries", "a list starts on a line of its own, with '- '"),
    ("escape", "a backslash in double quotes starts an escape; use single quotes"),
    ("<document start>", "the indentation does not fit the lines above, or a second document starts here"),
    ("document separator", "a quote is opened and never closed before '---'"),
)
_TAB_INDENT = r" *\t"


def read(data: bytes, problems: Problems, kind: str = "routine") -> Mapping:
    """The root of a YAML file of this kind.

    Anchors, tags, keys that stand twice and the like are noted in `problems` and reading goes on; raises
    FileError where it cannot.
    """
    text = decode(data, problems, kind)
    try:
        root = _Tree(text, problems).document()
    except yaml.MarkedYAMLError as error:
        _explain(error, text, problems)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The Python parser lets an escape beyond Unicode or a huge %YAML number through to chr() and int().
        problems.fail(Place(1, 1), f"this cannot be read as YAML ({type(error).__name__})")
    if not isinstance(root, Mapping):
        problems.fail(root or Place(1, 1), f"a {kind} file must be 'key: value' lines")
    return root


def _explain(error: yaml.MarkedYAMLError, text: str, problems: Problems) -> NoReturn:
    mark: Any = error.problem_mark or error.context_mark
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    lines = re.split("\r\n|\r|\n", text)[max(place.line - 2, 0) : place.line]
    said = f"{error.context or ''} {error.problem or ''}"
    if "maximum nesting depth" in said:
        # From 6.0.4 on PyYAML counts levels itself, and looks further ahead than what it has handed over.
        problems.fail(place, _TOO_DEEP)
    hint = next((hint for words, hint in _HINTS if words in said), said.strip())
    if any(re.match(_TAB_INDENT, line) for line in lines):
        hint = "a tab stands at the start of a line: use spaces"
    problems.fail(place, f"this cannot be read as YAML: {hint}")


class _Tree:
    """Builds nodes from parser events; counts them, and how deep they are nested."""

    def __init__(self, text: str, problems: Problems) -> None:
        self._next: Callable[[], Any] = PARSER(text).get_event
        self._problems = problems
        self._nodes = 0

    def document(self) -> Node | None:
        self._next()
        start = self._next()
        if isinstance(start, StreamEndEvent):
            return None
        if start.version or start.tags:
            self._problems.add(_place(start), "lines that start with '%' are not allowed; delete them")
        root = self._node(self._next(), 1)
        self._next()
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            self._problems.fail(_place(after), "a second document starts here; a file holds one")
        return root

    def _node(self, event: Any, depth: int) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._problems.fail(_place(event), f"more than {MOST_NODES:,} values; the file is too big")
        mark: Mark = event.start_mark
        # Nine of ten nodes take this short way, which decides how long a folder takes to read.
        if event.__class__ is ScalarEvent:
            if event.style == '"' or event.anchor or event.tag:
                self._check_text(event)
            return Text(event.value, mark, event.style)
        if event.anchor is not None:
            self._refuse_anchor(event)
        if isinstance(event, AliasEvent):
            return Text("", mark)
        if depth > MOST_DEPTH:
            self._problems.fail(_place(event), _TOO_DEEP)
        if event.tag is not None:
            self._refuse_tag(event)
        if isinstance(event, SequenceStartEvent):
            return List(tuple(self._items(depth)), *_place(event))
        return self._mapping(event, depth)

    def _refuse_anchor(self, event: Any) -> None:
        written = quoted(("*" if isinstance(event, AliasEvent) else "&") + event.anchor)
        self._problems.add(
            _place(event), f"anchors are not allowed ({written}); write it out, or put it in quotes"
        )

    def _refuse_tag(self, event: Any) -> None:
        self._problems.add(
            _place(event), f"tags are not allowed ({quoted(event.tag)}); delete it, or put it in quotes"
        )

    def _check_text(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_anchor(event)
        if event.tag is not None:
            self._refuse_tag(event)
        # What stands in the file raw was looked at before; only double quotes can make new characters.
        if event.style == '"' and (found := control_in(event.value)):
            self._problems.add(
                _place(event), f"control characters are not allowed ({quoted(found)} in a text)"
            )

    def _items(self, depth: int) -> Iterator[Node]:
        take, node = self._next, self._node
        while (event := take()).__class__ is not SequenceEndEvent:
            yield node(event, depth + 1)

    def _mapping(self, event: Any, depth: int) -> Mapping:
        place = _place(event)
        keys: dict[str, Text] = {}
        values: dict[str, Node] = {}
        take, node = self._next, self._node
        while (event := take()).__class__ is not MappingEndEvent:
            key = node(event, depth + 1)
            value = node(take(), depth + 1)
            if not isinstance(key, Text):
                self._problems.add(key, "a key must be a text")
            elif (name := _composed(key.value)) in keys or name == "<<":
                self._refuse_key(key, name, keys)
            else:
                keys[name], values[name] = key, value
        return Mapping(keys, values, *place)

    def _refuse_key(self, key: Text, name: str, keys: dict[str, Text]) -> None:
        if name == "<<":
            self._problems.add(key, "merge keys ('<<') are not allowed; write the keys out")
        else:
            lines = f"lines {keys[name].line} and {key.line}"
            self._problems.add(key, f"{quoted(name)} stands twice, in {lines}; keep one")


def _composed(key: str) -> str:
    """The key in the form in which equal looking keys are equal."""
    if key.isascii():
        return key
    # No file that ships has such a key.
    import unicodedata

    return unicodedata.normalize("NFC", key)


def _place(event: Any) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)
