"""What was told before and would be gone after a full check answered with no."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from massage_gui.core.answers import Answers, Stopped, Yes
from massage_gui.core.routine import Routine
from massage_gui.core.screening import Question, Screening


@dataclass(frozen=True, repr=False)
class Earlier:
    """A yes to a question, or something felt in a session (`stopped`), and the day it was told.

    `text` names it in a few words; a new yes to one of the questions `codes` says that it is not over.
    """

    text: str
    on: date
    codes: tuple[str, ...]
    stopped: bool = False

    def goes_with(self, yes: Collection[str]) -> bool:
        """Whether a check answered with these yes-codes says that it is over."""
        return not set(self.codes).intersection(yes)


def earlier(
    screening: Screening, routine: Routine, answers: Answers, asked: Sequence[Question], today: date
) -> tuple[Earlier, ...]:
    """What a check of this routine that asks these questions would clear, the yes-answers first."""
    given = {yes.code: yes for yes in answers.yes}
    told = [
        Earlier(question.short, given[question.code].on, (question.code,))
        for question in asked
        if question.code in given and _clears(question, given[question.code], routine)
    ]
    codes = {question.code for question in asked}
    for stop in answers.stops:
        if not stop.stays(today) and _ends(stop, routine, codes):
            rule = screening.stop_rule(stop.code)
            told.append(Earlier(rule.notice if rule else stop.code, stop.on, stop.asks, stopped=True))
    return tuple(told)


def _clears(question: Question, yes: Yes, routine: Routine) -> bool:
    return not question.of_area or bool(set(yes.regions).intersection(routine.regions))


def _ends(stop: Stopped, routine: Routine, codes: Collection[str]) -> bool:
    here = stop.tier is not None or bool(set(stop.regions).intersection(routine.regions))
    return here and set(stop.asks) <= set(codes)
