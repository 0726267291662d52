"""Unrolls a routine into a timeline, as a plan has it: sides, lengths, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from massage_gui.core.plan import Length, Plan
from massage_gui.core.region import Side
from massage_gui.core.routine import Change, EachSide, Kind, Pattern, Routine, Step
from massage_gui.core.timeline import Cue, CueKind, Seconds, Segment, SegmentKind, Timeline

LONGEST_HOLD = 60
"""The longest still pressure on one spot, in seconds: the content pack's dose table (our limit; physiotherapy
pages say 15 to 30 s, up to 60 to 90 s for tender spots)."""

NEVER_LENGTHENED = "side-of-neck"
"""The region whose routines are never made longer than written: pressing a neck artery for 5 to 10 s is a
heart test done under watch (precautions for carotid sinus massage), and a man who massaged his own neck had a
stroke (Lopez-Navarro 2021, J Med Case Rep)."""

SQUEEZE_CYCLE = 6
"""Seconds of one squeeze: three to squeeze, three to let go (the content pack's dose table)."""

MOST_READY = 20
"""The most words of getting ready: more can be neither read nor said in its ten seconds."""

_SENTENCE_END = r"(?<=[.!?])\s+"
_ASIDE = r"[,(:]"

HALFWAY_FROM = 30
CHANGE_SOON = 10
COUNTDOWN = (3, 2, 1)

USUAL = Plan()
"""What is played where nothing else was chosen."""


def compile(routine: Routine, plan: Plan = USUAL) -> Timeline:
    """Unroll a routine for a plan; ValueError where it has no steps."""
    segments = list(_unrolled(routine, plan))
    if not any(segment.number for segment in segments):
        raise ValueError(f"The routine {routine.id} has no steps.")
    return Timeline(routine, plan, tuple(_laid_out(segments, NEVER_LENGTHENED in routine.regions)))


def _unrolled(routine: Routine, plan: Plan) -> Iterator[Segment]:
    if plan.get_ready > 0:
        yield _get_ready(routine, plan.get_ready)
    # A routine of nothing but optional steps keeps them: an optional step is one beside others.
    optional = plan.optional_steps or all(step.optional for step in routine.flat_steps())
    number = 1
    for block in routine.steps:
        inner = block.steps if isinstance(block, EachSide) else (block,)
        numbered = list(enumerate((step for step in inner if optional or not step.optional), number))
        number += len(numbered)
        if isinstance(block, EachSide):
            yield from _each_side(block.change, numbered, routine, plan) if numbered else ()
        else:
            yield from (_step(step, n, Side.BOTH, routine, plan) for n, step in numbered)


def _each_side(
    change: Change, numbered: list[tuple[int, Step]], routine: Routine, plan: Plan
) -> Iterator[Segment]:
    for turn, side in enumerate(plan.sides.order):
        if turn:
            yield _change(change, side, plan)
        yield from (_step(step, number, side, routine, plan) for number, step in numbered)


def _get_ready(routine: Routine, seconds: int) -> Segment:
    """How to sit or lie and what to take, in words that there is time for; the overview has the rest."""
    position = re.split(_SENTENCE_END, routine.set_up.strip(), maxsplit=1)[0]
    taken: list[str] = []
    for thing in routine.equipment:
        if len(_ready_text(position, [*taken, thing]).split()) <= MOST_READY:
            taken.append(thing)
        elif not taken:
            # What it is done with stands first: rather its name alone than nothing.
            taken.append(re.split(_ASIDE, thing)[0].strip())
    text = _ready_text(position, taken)
    return Segment(seconds, SegmentKind.GET_READY, "Get ready", text, "Get ready.")


def _ready_text(position: str, things: list[str]) -> str:
    taken = "; ".join(thing[:1].lower() + thing[1:] for thing in things)
    return f"{position}\nHave ready: {taken}." if taken else position


def _change(change: Change, toward: Side, plan: Plan) -> Segment:
    done = toward.other
    return Segment(
        change.seconds + plan.more_change,
        SegmentKind.CHANGE,
        "Change sides",
        _filled(change.text, done),
        _filled(change.say, done),
        toward=toward,
        waits=plan.wait_for_me,
    )


def _step(step: Step, number: int, side: Side, routine: Routine, plan: Plan) -> Segment:
    return Segment(
        _seconds(step, routine, plan.length),
        SegmentKind(step.kind.value),
        _filled(step.title, side),
        _filled(step.text, side),
        _filled(step.say, side),
        side=side,
        number=number,
        hand=step.hand,
        pressure=step.pressure if plan.max_pressure is None else min(step.pressure, plan.max_pressure),
        breath=step.breath,
        motion=step.motion,
        caution=_filled(step.caution, side),
        waits=plan.wait_for_me and step.kind is Kind.SETUP,
        longest=LONGEST_HOLD if _is_hold(step) else None,
    )


def _filled(text: str, side: Side) -> str:
    """The text with its sides filled in, with a capital where one begins a sentence."""
    if "{" not in text:
        return text

    def word(match: re.Match[str]) -> str:
        name = (side.other if match["other"] else side).value
        return match["before"] + (name if match["before"] == "" and match.start() else name.capitalize())

    return re.sub(r"(?P<before>^\s*|[.!?]\s+|)\{(?P<other>other_)?side\}", word, text)


def _seconds(step: Step, routine: Routine, length: Length) -> int:
    """How long a step lasts; holds never pass their limit, squeezes come in whole cycles where scaled."""
    seconds = step.seconds
    lengthened = length is Length.LONG and NEVER_LENGTHENED not in routine.regions
    if step.kind in (Kind.WORK, Kind.REST) and (lengthened or length is Length.SHORT):
        squeezed = step.motion is not None and step.motion.pattern is Pattern.SQUEEZE_HOLD
        unit = SQUEEZE_CYCLE if squeezed else 1
        scaled = max(1, int(seconds * length.factor / unit + 0.5)) * unit
        # Rounding to whole squeezes must not make a short plan longer than written, nor a long one shorter.
        seconds = max(seconds, scaled) if lengthened else min(seconds, scaled)
    return min(seconds, LONGEST_HOLD) if _is_hold(step) else seconds


def _is_hold(step: Step) -> bool:
    return step.motion is not None and step.motion.pattern in (Pattern.HOLD, Pattern.PRESS_HOLD)


def _laid_out(segments: list[Segment], never_longer: bool) -> Iterator[Segment]:
    start: Seconds = 0
    for index, segment in enumerate(segments):
        before_change = any(each.kind is SegmentKind.CHANGE for each in segments[index + 1 : index + 2])
        cues = tuple(_cues(segment, before_change))
        longest = segment.seconds if never_longer else segment.longest
        yield replace(segment, index=index, start=start, longest=longest, cues=cues)
        start += segment.seconds


def _cues(segment: Segment, before_change: bool) -> Iterator[Cue]:
    yield Cue(CueKind.STEP, 0)
    if segment.kind is SegmentKind.WORK and segment.seconds >= HALFWAY_FROM:
        yield Cue(CueKind.HALFWAY, segment.seconds / 2)
    if before_change and segment.seconds > CHANGE_SOON:
        yield Cue(CueKind.CHANGE_SOON, CHANGE_SOON, from_end=True)
    yield from (Cue(CueKind.COUNTDOWN, left, from_end=True) for left in COUNTDOWN if left < segment.seconds)
