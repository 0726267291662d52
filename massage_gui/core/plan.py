"""What the user chooses for a session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from massage_gui.core.region import Side


class Sides(StrEnum):
    """The sides to work, in order."""

    LEFT_RIGHT = "left-right"
    RIGHT_LEFT = "right-left"
    LEFT = "left"
    RIGHT = "right"

    @property
    def order(self) -> tuple[Side, ...]:
        """The sides, the first one first."""
        return tuple(Side(side) for side in self.value.split("-"))


class Length(StrEnum):
    """How long work and rest last, measured against the routine as written."""

    SHORT = "short"
    STANDARD = "standard"
    LONG = "long"

    @property
    def factor(self) -> float:
        """What the written seconds are multiplied by."""
        return {Length.SHORT: 0.75, Length.STANDARD: 1.0, Length.LONG: 1.25}[self]


@dataclass(frozen=True)
class Plan:
    """What the user chose for a session; get-ready times are whole seconds.

    `resume_ready` is the time to get ready again after a pause; with `wait_for_me` the clock holds at the end
    of set-up steps and changes of sides; `more_change` are seconds beyond the routine's own to change sides;
    `max_pressure` (0 to 3) is a limit from the safety check.
    """

    sides: Sides = Sides.LEFT_RIGHT
    get_ready: int = 10
    length: Length = Length.STANDARD
    optional_steps: bool = True
    resume_ready: int = 3
    wait_for_me: bool = False
    more_change: int = 0
    max_pressure: int | None = None
