"""`massage-gui show`: a routine as it will be played."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path

from massage_gui.cli_options import Options
from massage_gui.commands.answer import Answer
from massage_gui.commands.content import load_library, shipped_regions
from massage_gui.commands.names import find_routine
from massage_gui.commands.plain import in_words, on_clock, whole
from massage_gui.core.compiler import compile
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Region, Side
from massage_gui.core.routine import Motion, Routine
from massage_gui.core.timeline import Segment, Timeline

GENTLE = (
    "Gentle only. Stop if it hurts, tingles or makes you dizzy. No clinician has reviewed this content yet."
)

_WIDEST = 100
_PLANS = {
    Sides.LEFT_RIGHT: "left side, then right",
    Sides.RIGHT_LEFT: "right side, then left",
    Sides.LEFT: "left side only",
    Sides.RIGHT: "right side only",
}


def show(options: Options) -> Answer:
    """The timeline of a routine, as text or as JSON."""
    regions = shipped_regions()
    library = load_library(options.data_dir, regions)
    routine = find_routine(options.routine, library)
    timeline = compile(routine, Plan(sides=Sides(options.sides), length=Length(options.length)))
    if options.as_json:
        return Answer(tuple(json.dumps(as_data(timeline), indent=2).splitlines()))
    return Answer(tuple(_page(timeline, regions)))


def as_data(timeline: Timeline) -> dict[str, object]:
    """The timeline as the values of its JSON form; seconds are ints where they are whole."""
    return {
        "routine": timeline.routine.id,
        "title": timeline.routine.title,
        "region": timeline.routine.region,
        "seconds": whole(timeline.total),
        "segments": [_segment(segment) for segment in timeline.segments],
    }


def _segment(segment: Segment) -> dict[str, object]:
    return {
        "start": whole(segment.start),
        "seconds": whole(segment.seconds),
        "kind": segment.kind.value,
        "side": segment.side.value if segment.side else None,
        "step": segment.number,
        "title": segment.title,
        "text": segment.text,
        "say": segment.say,
        "pressure": segment.pressure,
        "motion": _motion(segment.motion) if segment.motion else None,
    }


def _motion(motion: Motion) -> dict[str, object]:
    return {"pattern": motion.pattern.value, "tool": motion.tool.value, "pace": motion.pace}


def _page(timeline: Timeline, regions: tuple[Region, ...]) -> Iterator[str]:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    yield from _head(timeline, regions)
    yield ""
    for name, texts in _facts(timeline.routine):
        yield from _paragraphs(name, texts, width)
    yield ""
    yield f"{'START':>6}  {'TIME':>5}  {'SIDE':<5}  STEP"
    for segment in timeline.segments:
        yield from _rows(segment, width)
    yield ""
    yield from textwrap.wrap(GENTLE, width)


def _head(timeline: Timeline, regions: tuple[Region, ...]) -> Iterator[str]:
    routine = timeline.routine
    name = next(region.name for region in regions if region.id == routine.region)
    sides = f", {_PLANS[timeline.plan.sides]}" if routine.two_sided else ""
    yield routine.title
    yield f"{name}: {in_words(timeline.total)}, {routine.position.value}{sides}"
    if routine.yours:
        yield f"Yours, not reviewed: {Path(routine.file).name}"


def _facts(routine: Routine) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "About", (routine.summary,)
    yield "You need", routine.equipment or ("nothing",)
    yield "Set up", (routine.set_up,)
    yield "How often", (routine.how_often,)
    yield "Feel", (routine.feel,)
    yield "Not", (routine.avoid_feeling,)
    yield "Safety", routine.safety


def _paragraphs(name: str, texts: tuple[str, ...], width: int) -> Iterator[str]:
    for index, text in enumerate(texts):
        bullet = "- " if len(texts) > 1 else ""
        first = f"{name if index == 0 else '':<11}{bullet}"
        yield from textwrap.wrap(text, width, initial_indent=first, subsequent_indent=" " * len(first))


def _rows(segment: Segment, width: int) -> Iterator[str]:
    side = segment.side.value if segment.side in (Side.LEFT, Side.RIGHT) else ""
    number = f"{segment.number}. " if segment.number else ""
    yield (
        f"{on_clock(segment.start):>6}  {on_clock(segment.seconds):>5}  {side:<5}  {number}{segment.title}"
    )
    indent = " " * (22 + len(number))
    for line in (*segment.text.splitlines(), segment.caution):
        yield from textwrap.wrap(line, max(width, 60), initial_indent=indent, subsequent_indent=indent)
