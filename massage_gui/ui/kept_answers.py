"""The kept safety answers, put into sentences for their page."""

from __future__ import annotations

from PySide6.QtCore import QObject

from massage_gui.core.library import Library
from massage_gui.core.screening import Tier
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.ui.answers_page import KeptAnswer
from massage_gui.ui.words import day_text


class _Sentences(QObject):
    def check(self, title: str, day: str) -> str:
        return self.tr("Safety check for “{title}” taken on {day}.").format(title=title, day=day)

    def stop(self, notice: str) -> str:
        return self.tr("Stopped: {notice}").format(notice=notice)


def kept_answers(desk: SafetyDesk, library: Library) -> tuple[list[KeptAnswer], list[str]]:
    """The yes-answers and stops, and a sentence for each check taken."""
    sentences = _Sentences()
    yes = []
    for given in desk.answers.yes:
        question = desk.screening.question(given.code)
        if question is not None:
            liftable = question.tier is Tier.ASK_FIRST
            yes.append(KeptAnswer(given.code, question.ask, given.on, liftable, given.lifted))
    for stopped in desk.answers.stops:
        rule = desk.screening.stop_rule(stopped.code)
        if rule is not None:
            yes.append(KeptAnswer(stopped.code, sentences.stop(rule.notice), stopped.on, False, None))
    titles = {routine.fingerprint: routine.title for routine in library.routines}
    checks = [
        sentences.check(titles.get(check.fingerprint, check.routine), day_text(check.on))
        for check in desk.answers.checks
    ]
    return yes, checks
