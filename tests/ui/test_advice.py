"""What to do after a yes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel

from massage_gui.core.library import Library
from massage_gui.core.safety import Status, Verdict
from massage_gui.core.screening import Question, Screening, Tier
from massage_gui.ui.advice import Advice
from tests.ui.walk import settle


@pytest.fixture
def advice(qapp: object) -> Iterator[Advice]:
    """The place of the advice, shown."""
    assert qapp is not None
    made = Advice()
    made.resize(440, 600)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def lock(*because: Question, liftable: tuple[Question, ...] = (), tier: Tier | None = None) -> Verdict:
    """A lock by these answers."""
    tiers = [question.tier for question in because]
    gravest = tier or min(tiers, key=list(Tier).index, default=None)
    return Verdict("calf", "0", Status.LOCKED, because, liftable, gravest)


def texts(advice: Advice) -> list[str]:
    """What can be read."""
    settle()
    return [label.text() for label in advice.findChildren(QLabel) if label.isVisible()]


def names(advice: Advice) -> list[str]:
    """The names of the buttons."""
    return [each.accessibleName() for each in advice.findChildren(QAbstractButton) if each.isVisible()]


def asked(screening: Screening, tier: Tier) -> list[Question]:
    """The questions of a tier."""
    return [question for question in screening.questions if question.tier is tier]


@pytest.mark.parametrize(
    ("tier", "heading", "words"),
    [
        (Tier.EMERGENCY, "Get help now", "Call your emergency number now"),
        (Tier.SAME_DAY, "Get advice today", "within 24 hours"),
        (Tier.ASK_FIRST, "Ask first", "It stays locked until then"),
        (Tier.SKIP_AREA, "Skip this area for now", "until it is well again"),
    ],
)
def test_each_tier_says_what_to_do_and_repeats_what_was_answered(
    advice: Advice, screening: Screening, tier: Tier, heading: str, words: str
) -> None:
    question = asked(screening, tier)[0]
    advice.show_verdict(lock(question), ())
    told = texts(advice)
    assert told[0] == heading
    assert any(words in text for text in told)
    assert f"You answered yes: {question.ask}" in told


def test_a_lock_without_an_answer_asks_to_skip_the_area(advice: Advice) -> None:
    advice.show_verdict(Verdict("calf", "0", Status.LOCKED), ())
    assert texts(advice)[0] == "Skip this area for now"


def test_a_stop_is_named_and_what_it_said_in_the_session_is_not_repeated(
    advice: Advice, screening: Screening
) -> None:
    rule = screening.stop_rule("ST2")
    assert rule is not None
    advice.show_verdict(Verdict("calf", "0", Status.LOCKED, tier=Tier.EMERGENCY, stop=rule), ())
    told = texts(advice)
    graver = rule.follow_ups[1]
    assert f"You stopped because of this: {rule.notice}. {graver.notice}." in told
    assert not any("session ends" in text for text in told)


def test_a_stop_that_showed_nothing_graver_is_named_alone(advice: Advice, screening: Screening) -> None:
    rule = screening.stop_rule("ST4")
    assert rule is not None
    advice.show_verdict(Verdict("calf", "0", Status.LOCKED, tier=rule.tier, stop=rule), ())
    assert f"You stopped because of this: {rule.notice}." in texts(advice)


def test_a_lock_until_tomorrow_says_where_a_mistake_is_mended(advice: Advice, screening: Screening) -> None:
    question = asked(screening, Tier.EMERGENCY)[0]
    mended = "Was that a mistake? You can clear your safety answers under View."
    advice.show_verdict(lock(question), ())
    assert mended not in texts(advice)
    advice.show_verdict(replace(lock(question), rests=True), ())
    assert mended in texts(advice)


def test_only_what_the_gravest_tier_asks_for_is_told(advice: Advice, screening: Screening) -> None:
    grave, lesser = asked(screening, Tier.EMERGENCY)[0], asked(screening, Tier.ASK_FIRST)[0]
    advice.show_verdict(lock(grave, lesser, liftable=(lesser,)), ())
    told = " ".join(texts(advice))
    assert grave.ask in told
    assert lesser.ask not in told
    assert lesser.advice not in told


def test_each_answer_that_can_be_lifted_has_its_own_button(advice: Advice, screening: Screening) -> None:
    first, second = asked(screening, Tier.ASK_FIRST)[:2]
    told = QSignalSpy(advice.lift_requested)
    advice.show_verdict(lock(first, second, liftable=(first, second)), ())
    settle()
    lifts = [
        each
        for each in advice.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName() == "I have asked, and it is fine"
    ]
    assert [each.accessibleDescription() for each in lifts] == [first.ask, second.ask]
    assert {first.short, second.short} <= set(texts(advice))
    lifts[1].click()
    assert [told.at(i)[0] for i in range(told.count())] == [second.code]


def test_a_graver_answer_beside_it_cannot_be_lifted_away(advice: Advice, screening: Screening) -> None:
    ask_first, grave = asked(screening, Tier.ASK_FIRST)[0], asked(screening, Tier.EMERGENCY)[0]
    advice.show_verdict(lock(grave, ask_first, liftable=(ask_first,)), ())
    assert names(advice) == [] or "I have asked, and it is fine" not in names(advice)
    assert texts(advice)[0] == "Get help now"


def test_the_check_can_be_taken_again(advice: Advice, screening: Screening) -> None:
    told = QSignalSpy(advice.check_requested)
    advice.show_verdict(lock(asked(screening, Tier.SAME_DAY)[0]), ())
    advice.again.click()
    assert told.count() == 1


def test_what_stays_open_is_offered_by_its_title(
    advice: Advice, screening: Screening, library: Library
) -> None:
    told = QSignalSpy(advice.routine_requested)
    others = library.routines[:3]
    advice.show_verdict(lock(asked(screening, Tier.SKIP_AREA)[0]), others)
    settle()
    assert names(advice)[-3:] == [routine.title for routine in others]
    advice.findChildren(QAbstractButton)[-1].click()
    assert told.at(0)[0] is others[-1]


def test_a_new_verdict_replaces_the_old_one(advice: Advice, screening: Screening) -> None:
    advice.show_verdict(lock(asked(screening, Tier.EMERGENCY)[0]), ())
    advice.show_verdict(lock(asked(screening, Tier.SKIP_AREA)[0]), ())
    assert "Get help now" not in texts(advice)
    assert names(advice).count("Take the check again") == 1
    assert advice.targets == [advice.again]
