"""Keeps the answers of the safety checks, and says what they allow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from massage_gui.core.answers import Answers
from massage_gui.core.answers_file import read_answers, write_answers
from massage_gui.core.routine import Routine
from massage_gui.core.safety import Check, Verdict, alternatives, daily_flags, full_check, verdict
from massage_gui.core.saving import SaveError
from massage_gui.core.screening import FollowUp, Question, Screening, StopRule


class SafetyDesk(QObject):
    """One owner for the answers: each verb is saved at once, and kept in memory where the disk refuses."""

    #: the answers are not what they were
    changed = Signal()
    #: str: a sentence that says why the answers could not be saved
    save_failed = Signal(str)

    def __init__(
        self, screening: Screening, folder: Path, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.screening = screening
        self._folder = folder
        self._now = now
        self.answers, self.note = read_answers(folder, now())

    def verdict(self, routine: Routine) -> Verdict:
        """Whether this routine may be played now."""
        return verdict(self.screening, routine, self.answers, self._now().date())

    def check(self, routine: Routine) -> Check:
        """The questions of the full check."""
        return full_check(self.screening, routine, self.answers, self._now().date())

    def flags(self, routine: Routine) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
        """The red flags of each session: the region's own, and the general ones."""
        return daily_flags(self.screening, routine)

    def instead(self, routines: Iterable[Routine], routine: Routine) -> tuple[Routine, ...]:
        """What the same answers leave open, the nearest first."""
        return alternatives(self.screening, routines, self.answers, routine, self._now().date())

    def take_check(self, routine: Routine, yes: Collection[str]) -> None:
        """Keep a full check that was answered with these yes-codes."""
        asked = self.check(routine).questions
        self._keep(self.answers.with_check(routine, asked, yes, self._now().date()))

    def take_flag(self, routine: Routine, code: str) -> None:
        """Keep that a red flag is true today."""
        question = self.screening.question(code)
        if question is not None:
            self._keep(self.answers.with_yes(routine, question, self._now().date()))

    def take_stop(self, routine: Routine, rule: StopRule, follow_up: FollowUp | None = None) -> None:
        """Keep what was felt in a session, and what showed after it, where it locks anything."""
        self._keep(self.answers.with_stop(rule, routine, self._now().date(), follow_up))

    def lift(self, code: str) -> None:
        """Keep that the user has asked about this answer, and it is fine."""
        self._keep(self.answers.lift(code, self._now().date()))

    def revoke(self, code: str) -> None:
        """Take back what was lifted."""
        self._keep(self.answers.revoke(code))

    def clear(self) -> None:
        """Forget every answer."""
        self._keep(self.answers.cleared())

    @property
    def statement_due(self) -> bool:
        """Whether the statement of the first start has not been shown yet."""
        return self.answers.statement_seen is None

    def see_statement(self) -> None:
        """Keep that the statement was read."""
        self._keep(self.answers.seen_statement(self._now().date()))

    def _keep(self, answers: Answers) -> None:
        self.answers = answers
        try:
            write_answers(self._folder, answers, self._now())
        except SaveError as error:
            self.save_failed.emit(str(error))
        self.changed.emit()
