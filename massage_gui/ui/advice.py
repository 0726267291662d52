"""What to do after a yes: by its tier, never naming an illness."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from massage_gui.core.routine import Routine
from massage_gui.core.safety import Verdict
from massage_gui.core.screening import StopRule, Tier
from massage_gui.ui.choice_button import ChoiceButton
from massage_gui.ui.parts import discard, frame, label


class Advice(QWidget):
    """Stands where Start would be while a routine is locked."""

    #: the user wants to take the check again
    check_requested = Signal()
    #: str: the user has asked about the answer with this code, and it is fine
    lift_requested = Signal(str)
    #: Routine: the user wants this one instead
    routine_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._body = QWidget()
        self.again = ChoiceButton("")
        #: whether no check opens anything today
        self.rests = False
        self.targets: list[QWidget] = []
        """What Tab reaches, from top to bottom."""
        self._column.addWidget(self._body)

    def show_verdict(self, verdict: Verdict, instead: Sequence[Routine]) -> None:
        """Say what a lock means now, and offer what the same answers leave open."""
        old, self._body = self._body, QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(10)
        column.addWidget(self._what_to_do(verdict))
        self._add_lifts(column, verdict)
        self.again = ChoiceButton(self.tr("Take the check again"), "choice", "")
        self.again.clicked.connect(self.check_requested)
        column.addWidget(self.again)
        self.again.setVisible(not verdict.rests)
        if instead:
            column.addWidget(label(self.tr("These stay open with your answer:"), "heading"))
        for routine in instead:
            other = ChoiceButton(routine.title, "fold", "")
            other.clicked.connect(partial(self.routine_requested.emit, routine))
            column.addWidget(other)
        self._column.replaceWidget(old, self._body)
        self.rests = verdict.rests
        all_ = self._body.findChildren(ChoiceButton)
        self.targets = [each for each in all_ if not (self.rests and each is self.again)]
        discard(old)
        self._body.show()

    def _what_to_do(self, verdict: Verdict) -> QWidget:
        grave = verdict.tier in (Tier.EMERGENCY, Tier.SAME_DAY)
        box = frame("danger" if grave else "warn")
        column = QVBoxLayout(box)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        heading, text = self._sentences(verdict.tier)
        column.addWidget(label(heading, "title"))
        column.addWidget(label(text))
        # What a lesser answer asks for only takes the eye off the gravest.
        for question in (each for each in verdict.because if each.tier is verdict.tier):
            column.addWidget(
                label(self.tr("You answered yes: {question}").format(question=question.ask), "small")
            )
            if question.advice:
                column.addWidget(label(question.advice))
        if verdict.stop is not None:
            felt = " ".join(f"{text.rstrip('.')}." for text in _told(verdict.stop, verdict.tier))
            stopped = self.tr("You stopped because of this: {feeling}").format(feeling=felt)
            column.addWidget(label(stopped, "small"))
        if verdict.rests:
            column.addWidget(label(self.tr("Everything stays locked until tomorrow."), "small"))
            mistaken = self.tr("Was that a mistake? You can clear your safety answers under View.")
            column.addWidget(label(mistaken, "small"))
        return box

    def _sentences(self, tier: Tier | None) -> tuple[str, str]:
        return {
            Tier.EMERGENCY: (
                self.tr("Get help now"),
                self.tr(
                    "Do not massage. Call your emergency number now (999, 112 or 911), "
                    "or have someone take you to the nearest emergency department."
                ),
            ),
            Tier.SAME_DAY: (
                self.tr("Get advice today"),
                self.tr(
                    "No massage today. Speak to a doctor or a nurse line today, "
                    "or within 24 hours (111 in the UK)."
                ),
            ),
            Tier.ASK_FIRST: (
                self.tr("Ask first"),
                self.tr(
                    "Ask a doctor, physiotherapist, midwife or pharmacist before you do this one. "
                    "It stays locked until then."
                ),
            ),
        }.get(
            tier or Tier.SKIP_AREA,
            (
                self.tr("Skip this area for now"),
                self.tr("Leave this area alone until it is well again. Then take the check again."),
            ),
        )

    def _add_lifts(self, column: QVBoxLayout, verdict: Verdict) -> None:
        for question in verdict.liftable if verdict.tier is Tier.ASK_FIRST else ():
            asked = ChoiceButton(self.tr("I have asked, and it is fine"), "choice", "")
            asked.setAccessibleDescription(question.ask)
            asked.clicked.connect(partial(self.lift_requested.emit, question.code))
            if len(verdict.liftable) > 1:
                column.addWidget(label(question.short, "muted"))
            column.addWidget(asked)


def _told(stop: StopRule, tier: Tier | None) -> list[str]:
    """What was felt, and what showed after it where that made it graver."""
    graver = [each.notice for each in stop.follow_ups if each.tier is tier and tier is not stop.tier]
    return [stop.notice, *graver[:1]]
