"""A routine: what to do for a region, as its file says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Position(StrEnum):
    """How the body is held."""

    SITTING = "sitting"
    STANDING = "standing"
    LYING = "lying"


class Kind(StrEnum):
    """What a step is for."""

    SETUP = "setup"
    WORK = "work"
    REST = "rest"
    CHECK = "check"
    FINISH = "finish"


class Hand(StrEnum):
    """The hand that works, told from the side being worked."""

    SAME = "same"
    OTHER = "other"
    EITHER = "either"
    BOTH = "both"
    FREE = "free"


class Breath(StrEnum):
    """How to breathe during a step."""

    SLOW = "slow"
    WITH_STROKE = "with-stroke"
    OUT_AS_YOU_SINK = "out-as-you-sink"
    OUT_AS_YOU_SQUEEZE = "out-as-you-squeeze"
    OUT_AS_YOU_PRESS = "out-as-you-press"
    OUT_AS_YOU_GLIDE = "out-as-you-glide"
    OUT_ON_THE_WAY_DOWN = "out-on-the-way-down"


class Pattern(StrEnum):
    """A movement of the tool on the body."""

    HOLD = "hold"
    PRESS_HOLD = "press-hold"
    PRESS_MOVE = "press-move"
    UP_DOWN = "up-down"
    SIDE_TO_SIDE = "side-to-side"
    SQUEEZE_HOLD = "squeeze-hold"
    SQUEEZE_SLIDE = "squeeze-slide"
    KNEAD = "knead"
    CIRCLES = "circles"
    SLIDE_DOWN = "slide-down"
    SLIDE_UP = "slide-up"
    SLIDE_OUT = "slide-out"


class Tool(StrEnum):
    """What touches the body."""

    BALL = "ball"
    BRAID = "braid"
    HAND = "hand"
    HANDS = "hands"
    HEEL = "heel"
    PALM = "palm"
    FINGERS = "fingers"
    THUMB = "thumb"
    FOOT = "foot"


class Part(StrEnum):
    """The part of a region that a movement is for; `along` moves on from spot to spot."""

    WHOLE = "whole"
    UPPER = "upper"
    MIDDLE = "middle"
    LOWER = "lower"
    INNER = "inner"
    ALONG = "along"


class Motion(NamedTuple):
    """A movement: its pattern, the tool, and the pace in strokes a minute (0 where there is no rhythm)."""

    pattern: Pattern
    tool: Tool
    pace: int = 0
    part: Part = Part.WHOLE


class Step(NamedTuple):
    """One instruction with a time.

    `seconds` are per side; `pressure` is 0 to 3; texts may hold `{side}` and `{other_side}`.
    """

    title: str
    text: str
    say: str
    seconds: int
    kind: Kind
    hand: Hand = Hand.FREE
    pressure: int = 0
    breath: Breath = Breath.SLOW
    optional: bool = False
    motion: Motion | None = None
    caution: str = ""


class Change(NamedTuple):
    """What to do between the two sides: `{side}` is the side just done, `{other_side}` the one to come."""

    text: str
    say: str
    seconds: int


class EachSide(NamedTuple):
    """Steps to be done on one side, then, after the change, on the other."""

    steps: tuple[Step, ...]
    change: Change


@dataclass(frozen=True)
class Routine:
    """What to do for a region; `steps` holds at most one `EachSide` block.

    `regions` has the main one first; `version` is an ISO date; `screening` are the codes of the questions
    that lock the routine; `rounds` is how often at most it may be done in a row (1, or more where it is done
    until it eases); `file` is its file's name; `yours` tells that it came from the user's own folder.
    """

    id: str
    title: str
    version: str
    regions: tuple[str, ...]
    summary: str
    position: Position
    set_up: str
    equipment: tuple[str, ...]
    how_often: str
    feel: str
    avoid_feeling: str
    safety: tuple[str, ...]
    screening: tuple[str, ...]
    sources: tuple[str, ...]
    steps: tuple[Step | EachSide, ...]
    rounds: int = 1
    file: str = ""
    yours: bool = False

    @property
    def region(self) -> str:
        """The id of the main region."""
        return self.regions[0]

    @property
    def needs(self) -> str:
        """The equipment in a sentence, empty where there is none: "A tennis ball; a clear wall."."""
        first, *rest = self.equipment or ("",)
        told = "; ".join((first, *(_within(each) for each in rest))).rstrip(".")
        return f"{told}." if told else ""

    @property
    def two_sided(self) -> bool:
        """Whether the sides are worked one after the other."""
        return any(isinstance(block, EachSide) for block in self.steps)

    def flat_steps(self) -> Iterator[Step]:
        """Every step once, in order, as the card numbers them."""
        for block in self.steps:
            yield from block.steps if isinstance(block, EachSide) else (block,)

    @property
    def fingerprint(self) -> str:
        """A short text that changes whenever anything the user reads or does in the routine changes."""
        # Loads OpenSSL, which `list` and the first picture can do without.
        import hashlib

        said = repr(
            [getattr(self, name) for name in self.__dataclass_fields__ if name not in ("file", "yours")]
        )
        return hashlib.sha256(said.encode()).hexdigest()[:16]


def _within(text: str) -> str:
    """A text in the middle of a sentence."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
