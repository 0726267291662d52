"""Reads a routine file (format 1) and tells everything that is wrong with it at once."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from massage_gui.core import strict_yaml
from massage_gui.core.fields import Fields
from massage_gui.core.problem import FileError, Problems, quoted
from massage_gui.core.routine import (
    Breath,
    Change,
    EachSide,
    Hand,
    Kind,
    Motion,
    Part,
    Pattern,
    Position,
    Routine,
    Step,
    Tool,
)
from massage_gui.core.scalars import Rule
from massage_gui.core.strict_yaml import Text

FORMAT = 1
MOST_STEPS = 200
MOST_ROUNDS = 2
LONGEST_STEP = 3_600
LONGEST_ROUTINE = 6 * 3_600

_LEFT_RIGHT = r"(?i)\b(?:left|right)\b"
_PLACEHOLDER = r"\{[^{}]*\}"
_SIDES = ("{side}", "{other_side}")
# Any whole number but 0 and 1.
_NEWER = r"0*(?:[2-9]|[1-9][0-9]+)"
_ISO_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

Block = Step | EachSide


class RoutineError(FileError):
    """A routine file that cannot be used; `problems` tells everything that is wrong with it."""


def read_routine(
    data: bytes, file: str, *, regions: Collection[str], questions: Collection[str], yours: bool = False
) -> Routine:
    """The routine in these bytes of `file`; raises RoutineError with every problem there is.

    `regions` and `questions` are the ids and codes that a routine may name.
    """
    problems = Problems(file)
    try:
        top = Fields(strict_yaml.read(data, problems), problems)
        _check_format(top)
        routine = _routine(top, file, regions, questions, yours)
        top.finish()
        problems.check()
    except FileError as error:
        raise RoutineError(error.problems) from None
    return routine


def _check_format(top: Fields) -> None:
    node = top.node.values.get("format")
    if isinstance(node, Text) and node.plain and re.fullmatch(_NEWER, node.value):
        top.problems.fail(node, f"format {quoted(node.value)}: made for a newer version of the program")
    top.whole("format", FORMAT, FORMAT)


def _routine(
    top: Fields, file: str, regions: Collection[str], questions: Collection[str], yours: bool
) -> Routine:
    return Routine(
        version=top.one_line("version", rule=_iso_date),
        id=top.kebab("id"),
        title=top.one_line("title", rule=_sideless),
        regions=top.words("regions", regions, at_least=1),
        summary=top.text("summary", rule=_sideless),
        position=top.choice("position", Position),
        set_up=top.text("set_up", rule=_sideless),
        equipment=top.texts("equipment", rule=_sideless),
        how_often=top.text("how_often", rule=_sideless),
        feel=top.text("feel", rule=_sideless),
        avoid_feeling=top.text("avoid_feeling", rule=_sideless),
        safety=top.texts("safety", at_least=1, rule=_sideless),
        screening=top.words("screening", questions),
        sources=top.texts("sources", rule=_sideless),
        steps=_blocks(top),
        rounds=top.whole("rounds", 1, MOST_ROUNDS, default=1),
        file=file,
        yours=yours,
    )


def _blocks(top: Fields) -> tuple[Block, ...]:
    items = top.groups("steps")
    _check_one_block(items)
    blocks = tuple(_each_side(item) if "each_side" in item else _step(item, _sideless) for item in items)
    steps = sum(len(block.steps) if isinstance(block, EachSide) else 1 for block in blocks)
    if steps > MOST_STEPS:
        top.problem(f"'steps' has {steps:,} steps; {MOST_STEPS} at most are allowed", "steps")
    if sum(map(_seconds, blocks)) > LONGEST_ROUTINE:
        top.problem("'steps' take longer than 6 hours, both sides counted", "steps")
    return blocks


def _check_one_block(items: tuple[Fields, ...]) -> None:
    blocks = [item for item in items if "each_side" in item]
    for extra in blocks[1:]:
        first = blocks[0].node.line
        extra.problem(
            f"'each_side' stands a second time; one is allowed, and line {first} has it", "each_side"
        )


def _seconds(block: Block) -> int:
    if isinstance(block, EachSide):
        return 2 * sum(step.seconds for step in block.steps) + block.change.seconds
    return block.seconds


def _each_side(item: Fields) -> EachSide:
    inner = item.group("each_side")
    item.finish()
    if inner is None:
        return EachSide((), Change("", "", 0))
    change = inner.group("change")
    block = EachSide(
        steps=tuple(_step(step, _sided) for step in inner.groups("steps")),
        change=_change(change) if change else Change("", "", 0),
    )
    inner.finish()
    return block


def _change(item: Fields) -> Change:
    change = Change(
        text=item.text("text", rule=_sided),
        say=item.text("say", rule=_sided),
        seconds=item.whole("seconds", 1, LONGEST_STEP),
    )
    item.finish()
    return change


def _step(item: Fields, rule: Rule) -> Step:
    step = Step(
        title=item.one_line("title", rule=rule),
        text=item.text("text", rule=rule),
        say=item.text("say", rule=rule),
        seconds=item.whole("seconds", 1, LONGEST_STEP),
        kind=item.choice("kind", Kind),
        hand=item.choice("hand", Hand, Hand.FREE),
        pressure=item.whole("pressure", 0, 3, 0),
        breath=item.choice("breath", Breath, Breath.SLOW),
        optional=item.yes_no("optional", False),
        motion=_motion(item.group("motion", optional=True)),
        caution=item.text("caution", "", rule=rule),
    )
    item.finish()
    return step


def _motion(item: Fields | None) -> Motion | None:
    if item is None:
        return None
    motion = Motion(
        pattern=item.choice("pattern", Pattern),
        tool=item.choice("tool", Tool),
        pace=item.whole("pace", 1, 60, 0),
        part=item.choice("part", Part, Part.WHOLE),
    )
    item.finish()
    return motion


def _iso_date(text: str) -> str:
    try:
        real = bool(re.fullmatch(_ISO_DATE, text)) and bool(date.fromisoformat(text))
    except ValueError:
        real = False
    return "" if real else f"{quoted(text)} is not a date; write it as 2026-11-22"


def _sided(text: str) -> str:
    """What is wrong with a text that is shown once for each side."""
    return _left_right(text) or _placeholder(text, _SIDES)


def _sideless(text: str) -> str:
    """What is wrong with a text that is the same for both sides."""
    return _left_right(text) or _placeholder(text, ())


def _left_right(text: str) -> str:
    lowered = text.lower()
    # Looking for the letters first is ten times faster than the pattern, and nearly all texts end here.
    if "left" not in lowered and "right" not in lowered:
        return ""
    found = re.search(_LEFT_RIGHT, text)
    if not found:
        return ""
    return (
        f"{quoted(found[0])} may not stand in a routine, which is the same for both sides; "
        "write {side} or {other_side} inside each_side, 'side to side' for the movement, "
        "or 'at once' or 'correct' for other senses"
    )


def _placeholder(text: str, allowed: tuple[str, ...]) -> str:
    if "{" not in text:
        return ""
    found = next((name for name in re.findall(_PLACEHOLDER, text) if name not in allowed), "")
    if not found:
        return ""
    if found in _SIDES:
        return f"{found} has no meaning outside 'each_side'"
    return (
        f"{quoted(found)} is not known; in 'each_side' write {{side}} or {{other_side}}, elsewhere no braces"
    )
