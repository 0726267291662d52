"""Takes values out of JSON that anybody may have written.

Each value has its type and its range, or ValueError names it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from typing import TypeVar

Raw = Mapping[str, object]

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,99}")
_SURROGATE = re.compile("[\ud800-\udfff]")

_Choice = TypeVar("_Choice", bound=StrEnum)
_Item = TypeVar("_Item")


def parse(data: bytes) -> object:
    """The value in UTF-8 text; raises ValueError for no JSON, NaN, twin keys and very deep nesting."""
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse, object_pairs_hook=_no_twins)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _refuse(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice")
    return made


def group(raw: object, keys: Collection[str], name: str) -> Raw:
    """A group with exactly these keys."""
    if not isinstance(raw, dict) or raw.keys() != keys:
        raise ValueError(name)
    return raw


def text(data: Raw, key: str, most: int = 2_000) -> str:
    """A text of so many letters at most."""
    value = data[key]
    if not isinstance(value, str) or len(value) > most or _SURROGATE.search(value):
        raise ValueError(key)
    return value


def word(value: object, key: str, form: re.Pattern[str] = _ID) -> str:
    """A text of the given form, by default an id."""
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ValueError(key)
    return value


def items(data: Raw, key: str, most: int, read: Callable[[object], _Item]) -> tuple[_Item, ...]:
    """A list of so many items at most, each read."""
    value = data[key]
    if not isinstance(value, list) or len(value) > most:
        raise ValueError(key)
    return tuple(map(read, value))


def choice(value: object, kind: type[_Choice], key: str) -> _Choice:
    """One of the words of an enum."""
    try:
        return kind(value if isinstance(value, str) else "no text")
    except ValueError as error:
        raise ValueError(key) from error


def whole(data: Raw, key: str, low: int, high: int) -> int:
    """A whole number from low to high."""
    value = data[key]
    # True is an int as well.
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError(key)
    return value


def whole_or_none(data: Raw, key: str, low: int, high: int) -> int | None:
    """A whole number from low to high, or null."""
    return None if data[key] is None else whole(data, key, low, high)


def number(data: Raw, key: str, most: float) -> float:
    """A number from 0 to `most`."""
    value = data[key]
    # What is not finite fails the comparison.
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise ValueError(key)
    return float(value)


def yes_no(data: Raw, key: str) -> bool:
    """True or false."""
    value = data[key]
    if not isinstance(value, bool):
        raise ValueError(key)
    return value
