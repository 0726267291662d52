"""What is chosen on the map, and what the overview shows of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Region, Side
from massage_gui.core.routine import Routine
from massage_gui.core.safety import Status
from massage_gui.core.session_events import Spent
from massage_gui.core.timeline import Timeline
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.services.settings import Settings
from massage_gui.ui.overview import OverviewContent

MOST_RIVALS = 12
"""Routines offered beside the one that is shown; nobody chooses among hundreds."""


@dataclass(frozen=True)
class Choice:
    """A routine, the half clicked, the plan to do it by, what of it was done before it was cut off, and the
    round it is."""

    routine: Routine
    clicked: Side | None
    plan: Plan
    past: tuple[Spent, ...] = field(default=(), repr=False)
    round: int = 1


class Chooser:
    """Holds what is chosen, and makes choices from a library, as the answers and the settings allow."""

    def __init__(self, library: Library, desk: SafetyDesk, history: HistoryDesk, settings: Settings) -> None:
        self.library = library
        self._desk, self._history, self._settings = desk, history, settings
        #: what is chosen now, or None
        self.choice: Choice | None = None

    def choose(self, routine: Routine, side: Side | None) -> Choice:
        """A routine, by the plan last chosen."""
        return Choice(routine, side, self._settings.plan)

    def renew(self, choice: Choice) -> Choice | None:
        """The choice with its routine as its file is now; None where that is gone or cannot be used."""
        file = choice.routine.file
        routine = next((each for each in self.library.routines if each.file == file), None)
        return None if routine is None else replace(choice, routine=routine, past=())

    def plan(self, choice: Choice, plan: Plan) -> Choice:
        """The choice by another plan, which is kept for the next one."""
        one_side = plan.sides in (Sides.LEFT, Sides.RIGHT)
        # One side only is for this session: the next region starts with both again.
        self._settings.plan = replace(plan, sides=self._settings.plan.sides) if one_side else plan
        return replace(choice, plan=plan, past=())

    def timeline(self, choice: Choice) -> Timeline:
        """The timeline of a choice, no harder than the answers allow."""
        limit = self._desk.verdict(choice.routine).max_pressure
        return compile(choice.routine, replace(choice.plan, max_pressure=limit))

    def region(self, region: str) -> Region | None:
        """A region by its id."""
        return next((each for each in self.library.regions if each.id == region), None)

    def content(self, choice: Choice) -> OverviewContent:
        """What the overview shows of a choice."""
        routine, library = choice.routine, self.library
        verdict = self._desk.verdict(routine)
        locked = verdict.status is Status.LOCKED
        rivals = [each for each in library.for_region(routine.region) if each != routine]
        return OverviewContent(
            routine=routine,
            clicked=choice.clicked,
            timeline=self.timeline(choice),
            plan=choice.plan,
            verdict=verdict,
            flags=self._desk.flags(routine),
            instead=self._desk.instead(library.routines, routine)[:3] if locked else (),
            rivals=rivals[:MOST_RIVALS],
            dose=self._history.dose(routine),
            care=self._history.advice(routine),
        )
