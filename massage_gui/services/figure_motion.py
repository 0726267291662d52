"""How the moving figure moves: the place of the tool at a time, without painting.

Everything is a pure function of the seconds since the segment's start, so a pause stops the picture and a
seek shows the right phase. One stroke of the picture is one stroke of the pace. On the paths that go
there and back (up-down, side-to-side) a stroke is one way, as the paces of the routines mean it; for all
other patterns it is the whole movement: a circle, a knead, a squeeze with its letting go, a glide with
its way back in the air, a bending with its straightening.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from massage_gui.core.compiler import SQUEEZE_CYCLE
from massage_gui.core.routine import Breath, Pattern
from massage_gui.core.timeline import Seconds

BREATH_IN = 5.0
BREATH_OUT = 5.0
"""Seconds of a slow breath (the content pack's timing rules)."""

CONTACT = 0.6
"""The part of a glide's stroke that touches; the rest is the way back in the air."""

STOPS = 4
"""The places that a knead or a walking squeeze takes, one after the other."""

_THERE_AND_BACK = frozenset({Pattern.UP_DOWN, Pattern.SIDE_TO_SIDE})
_GLIDES = frozenset({Pattern.SLIDE_DOWN, Pattern.SLIDE_UP, Pattern.SLIDE_OUT})
_WITH_STROKE = frozenset(Breath) - {Breath.SLOW, Breath.OUT_AS_YOU_SINK}


@dataclass(frozen=True)
class Pose:
    """Where the tool is: `along` its path, `press`, `lift` off the skin and `round` a circle, each 0 to 1.

    `stroke` counts the strokes done, `turn` is in degrees.
    """

    stroke: int = 0
    along: float = 0.5
    press: float = 0.0
    lift: float = 0.0
    turn: float = 0.0
    round: float = 0.0


@dataclass(frozen=True)
class Breathing:
    """How full the breath circle is, 0 to 1, and whether the breath goes in."""

    full: float
    inward: bool


def strokes(pattern: Pattern, pace: int, seconds: Seconds) -> float:
    """How many strokes are done; without a pace a squeeze goes by its cycle, and all else stands still."""
    if pace <= 0:
        return seconds / SQUEEZE_CYCLE if pattern is Pattern.SQUEEZE_HOLD else 0.0
    # Multiplied first: whole strokes then fall on whole numbers.
    return seconds * pace / 60


def pose(pattern: Pattern, pace: int, seconds: Seconds) -> Pose:
    """The tool's place after so many seconds of a segment."""
    done = strokes(pattern, pace, max(0.0, seconds))
    if pace <= 0 and pattern is not Pattern.SQUEEZE_HOLD:
        return _still(pattern, seconds)
    stroke = math.floor(done)
    part = done - stroke
    if pattern in _THERE_AND_BACK:
        return Pose(stroke, _swing(done), press=1.0)
    if pattern in _GLIDES:
        return _glide(stroke, part)
    return _in_place(pattern, stroke, part, done)


def still(pattern: Pattern) -> Pose:
    """The pose that tells most about a pattern in a picture that does not move."""
    if pattern in (Pattern.SQUEEZE_SLIDE, Pattern.PRESS_MOVE) or pattern in _GLIDES:
        return Pose(1 if pattern is Pattern.SQUEEZE_SLIDE else 0, 0.5, press=1.0)
    walks = pattern in (Pattern.SQUEEZE_HOLD, Pattern.KNEAD, Pattern.CIRCLES)
    return Pose(0, 0.0 if walks else 0.5, press=0.5, round=0.125)


def _still(pattern: Pattern, seconds: Seconds) -> Pose:
    """No rhythm: the tool rests, its weight told as slowly as a breath."""
    resting = breathing(Breath.OUT_AS_YOU_SINK, pattern, 0, seconds)
    return Pose(press=1.0 - resting.full)


def _in_place(pattern: Pattern, stroke: int, part: float, done: float) -> Pose:
    if pattern is Pattern.KNEAD:
        at = _walked(_to_and_fro(stroke), _to_and_fro(stroke + 1), part)
        return Pose(stroke, at, press=_swing(2 * part), turn=14 * math.sin(math.tau * part))
    if pattern is Pattern.CIRCLES:
        return Pose(stroke, _swing(done / STOPS), press=1.0, round=part)
    if pattern is Pattern.SQUEEZE_SLIDE:
        return _finger(stroke, part)
    if pattern is Pattern.PRESS_MOVE:
        return Pose(stroke, _swing(2 * part), press=1.0)
    if pattern is not Pattern.SQUEEZE_HOLD:
        return Pose(stroke, press=_on_and_off(part))
    # One half on, one half off; where squeezes walk, they walk one way and stay at the end.
    last = STOPS - 1
    at = _walked(min(stroke, last) / last, min(stroke + 1, last) / last, part)
    return Pose(stroke, at, press=_on_and_off(part))


def _glide(stroke: int, part: float) -> Pose:
    if part < CONTACT:
        return Pose(stroke, _ease(part / CONTACT), press=1.0)
    back = (part - CONTACT) / (1 - CONTACT)
    return Pose(stroke, 1 - _ease(back), lift=math.sin(math.pi * back))


def _finger(stroke: int, part: float) -> Pose:
    """Squeeze at the base, slide out to the tip, let go, and over to the next finger's base."""
    if part < 0.78:
        return Pose(
            stroke, _ease((part - 0.14) / 0.56), press=_ease(part / 0.14) - _ease((part - 0.7) / 0.08)
        )
    over = (part - 0.78) / 0.22
    return Pose(stroke, 1.0 + _ease(over), lift=math.sin(math.pi * over))


def _on_and_off(part: float) -> float:
    """Shut for the first half, open for the second; a fifth of each is the way there."""
    return _ease(part / 0.1) - _ease((part - 0.5) / 0.1)


def _walked(here: float, there: float, part: float) -> float:
    """At its place for most of a stroke, then on to the next one while it is open."""
    return here + (there - here) * _ease((part - 0.75) / 0.25)


def _to_and_fro(stroke: int) -> float:
    last = STOPS - 1
    return 1 - abs(last - stroke % (2 * last)) / last


def _swing(strokes_done: float) -> float:
    """0 at even strokes, 1 at odd ones, soft at both ends."""
    return (1 - math.cos(math.pi * strokes_done)) / 2


def _ease(part: float) -> float:
    """0 up to 0 and 1 from 1 on, soft at both ends."""
    return (1 - math.cos(math.pi * min(1.0, max(0.0, part)))) / 2


def breathing(breath: Breath, pattern: Pattern, pace: int, seconds: Seconds) -> Breathing:
    """The breath circle after so many seconds of a segment."""
    inward, outward, out_first = _breath_times(breath, pattern, pace)
    into = max(0.0, seconds) + (inward if out_first else 0.0)
    into %= inward + outward
    if into < inward:
        return Breathing(_ease(into / inward), True)
    return Breathing(1 - _ease((into - inward) / outward), False)


def _breath_times(breath: Breath, pattern: Pattern, pace: int) -> tuple[Seconds, Seconds, bool]:
    """Seconds in, seconds out, and whether it begins with out."""
    rhythm = 1 / strokes(pattern, pace, 1.0) if strokes(pattern, pace, 1.0) else 0.0
    if not rhythm or breath not in _WITH_STROKE:
        return BREATH_IN, BREATH_OUT, breath is not Breath.SLOW
    if breath is Breath.WITH_STROKE and pattern in _THERE_AND_BACK:
        return rhythm, rhythm, False
    if pattern in _GLIDES:
        return rhythm * (1 - CONTACT), rhythm * CONTACT, True
    return rhythm / 2, rhythm / 2, breath is not Breath.WITH_STROKE
