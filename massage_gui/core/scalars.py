"""What a single value of a file may be: each reader gives the value, or notes what is wrong and gives None.

A reader takes the node, the name it goes by in messages, and where problems are noted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from enum import StrEnum
from functools import cache
from typing import TypeVar

from massage_gui.core.problem import Problems, not_allowed, quoted
from massage_gui.core.strict_yaml import List, Node, Text

LONGEST_TEXT = 4_000

E = TypeVar("E", bound=StrEnum)

#: Says what is wrong with a text, or nothing ("").
Rule = Callable[[str], str]

# Patterns are made when a value first needs them: what ships needs but two.
_DIRECTION = "[\u202a-\u202e\u2066-\u2069]"
_LINE_BREAK = r"[\t\n]"
_WHOLE = r"[0-9]{1,4}"
_KEBAB = r"[a-z0-9]+(-[a-z0-9]+)*"
_MINUTES = r"([0-9]{1,3}):([0-5][0-9])"
_NEARLY_WHOLE = r"([\d_]{1,6})(\.0+)?"
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def scalar(node: Node, name: str, problems: Problems) -> str | None:
    """The value as written, without spaces around it."""
    if isinstance(node, Text):
        return node.value.strip()
    kind = "a list" if isinstance(node, List) else "'key: value' lines"
    problems.add(node, f"'{name}' must be one text, not {kind}")
    return None


def text(node: Node, name: str, problems: Problems, rule: Rule | None = None) -> str | None:
    """A text for people: not empty, 4,000 characters at most, direction controls taken out."""
    value = scalar(node, name, problems)
    if value is None:
        return None
    if not value.isascii():
        value = re.sub(_DIRECTION, "", value).strip()
    if 0 < len(value) <= LONGEST_TEXT and not (rule and rule(value)):
        return value
    return _checked(value, node, name, problems, rule)


def one_line(node: Node, name: str, problems: Problems, rule: Rule | None = None) -> str | None:
    """A text that stands on one line beside others, such as a title: direction controls are refused."""
    value = scalar(node, name, problems)
    if value is None:
        return None
    if not value.isascii() and re.search(_DIRECTION, value):
        problems.add(node, f"'{name}' holds a control character that reorders text; delete it")
        return None
    if not value.isprintable() and re.search(_LINE_BREAK, value):
        problems.add(node, f"'{name}' must be on one line, without tabs")
        return None
    return _checked(value, node, name, problems, rule)


def _checked(value: str, node: Node, name: str, problems: Problems, rule: Rule | None) -> str | None:
    if not value:
        wrong = f"'{name}' is empty; write a text"
    elif len(value) > LONGEST_TEXT:
        wrong = f"'{name}' has {len(value):,} characters; {LONGEST_TEXT:,} at most are allowed"
    else:
        wrong = rule(value) if rule else ""
    if not wrong:
        return value
    problems.add(node, wrong if wrong.startswith("'") else f"'{name}': {wrong}")
    return None


def kebab(node: Node, name: str, problems: Problems) -> str | None:
    """An id: lower-case letters and digits in words joined by single hyphens."""
    value = one_line(node, name, problems)
    if value is None or re.fullmatch(_KEBAB, value):
        return value
    offer = "-".join(re.findall("[a-z0-9]+", value.lower()))
    mend = f"; write {quoted(offer)}" if offer else ""
    problems.add(node, f"'{name}' is {quoted(value)}, but must be small letters, digits and hyphens{mend}")
    return None


def whole(node: Node, name: str, problems: Problems, low: int, high: int) -> int | None:
    """A whole number from low to high, both allowed, in plain digits without quotes."""
    value = scalar(node, name, problems)
    if value is None:
        return None
    if isinstance(node, Text) and node.plain and re.fullmatch(_WHOLE, value) and low <= int(value) <= high:
        return int(value)
    meant = _meant(value)
    mend = f"; write {meant}" if meant is not None and low <= meant <= high else ""
    shown = f'"{quoted(value)[1:-1]}"' if isinstance(node, Text) and not node.plain else quoted(value)
    problems.add(
        node, f"'{name}' is {shown}, but must be a whole number from {low} to {high:,}, in digits{mend}"
    )
    return None


def _meant(value: str) -> int | None:
    if minutes := re.fullmatch(_MINUTES, value):
        return int(minutes[1]) * 60 + int(minutes[2])
    nearly = re.fullmatch(_NEARLY_WHOLE, value)
    digits = nearly[1].replace("_", "") if nearly else ""
    return int(digits) if digits else None


def yes_no(node: Node, name: str, problems: Problems) -> bool | None:
    """yes or true, no or false."""
    value = scalar(node, name, problems)
    if value is None or value in _YES_NO:
        return _YES_NO.get(value or "")
    problems.add(node, f"'{name}': {not_allowed(value, ('yes', 'no'))}")
    return None


def word(node: Node, name: str, problems: Problems, allowed: Collection[str]) -> str | None:
    """One of the words allowed."""
    value = scalar(node, name, problems)
    if value is None or value in allowed:
        return value
    problems.add(node, f"'{name}': {not_allowed(value, allowed)}")
    return None


def choice(node: Node, name: str, problems: Problems, kind: type[E]) -> E | None:
    """A member of the enum, by its value."""
    value = scalar(node, name, problems)
    members = _members(kind)
    if value is None or value in members:
        return members.get(value or "")
    problems.add(node, f"'{name}': {not_allowed(value, members)}")
    return None


@cache
def _members(kind: type[E]) -> dict[str, E]:
    return {member.value: member for member in kind}
