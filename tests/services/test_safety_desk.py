"""The one owner of the answers: saved at once, and kept where the disk refuses."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy

from massage_gui.core.answers import Answers
from massage_gui.core.answers_file import read_answers
from massage_gui.core.library import Library
from massage_gui.core.routine import Routine
from massage_gui.core.safety import Status
from massage_gui.core.screening import Screening, StopRule, Tier
from massage_gui.services.safety_desk import SafetyDesk
from tests.fake_clock import FakeCalendar

Verb = Callable[[SafetyDesk, Routine], None]


@pytest.fixture
def calendar() -> FakeCalendar:
    """The day of the desk."""
    return FakeCalendar()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The place of the answers."""
    return tmp_path / "data"


@pytest.fixture
def desk(screening: Screening, folder: Path, calendar: FakeCalendar) -> SafetyDesk:
    """A desk that has no answers yet."""
    return SafetyDesk(screening, folder, calendar)


@pytest.fixture
def calf(library: Library) -> Routine:
    """A routine."""
    return library.for_region("calf")[0]


def grave(desk: SafetyDesk) -> StopRule:
    """A stop rule that locks everything."""
    return next(rule for rule in desk.screening.stop_rules if rule.tier is Tier.EMERGENCY)


def code_of(desk: SafetyDesk, routine: Routine, tier: Tier) -> str:
    """A question of the routine's check with this tier."""
    return next(question.code for question in desk.check(routine).questions if question.tier is tier)


def lift(desk: SafetyDesk, routine: Routine) -> None:
    """A yes that was asked about."""
    code = code_of(desk, routine, Tier.ASK_FIRST)
    desk.take_check(routine, (code,))
    desk.lift(code)


def revoke(desk: SafetyDesk, routine: Routine) -> None:
    """The same, taken back."""
    lift(desk, routine)
    desk.revoke(code_of(desk, routine, Tier.ASK_FIRST))


VERBS: dict[str, Verb] = {
    "take_check": lambda desk, routine: desk.take_check(routine, ()),
    "take_flag": lambda desk, routine: desk.take_flag(routine, code_of(desk, routine, Tier.SAME_DAY)),
    "take_stop": lambda desk, routine: desk.take_stop(routine, grave(desk)),
    "lift": lift,
    "revoke": revoke,
    "see_statement": lambda desk, _: desk.see_statement(),
}


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_is_saved_at_once(
    desk: SafetyDesk, folder: Path, calendar: FakeCalendar, calf: Routine, name: str
) -> None:
    told = QSignalSpy(desk.changed)
    VERBS[name](desk, calf)
    assert told.count() >= 1
    assert desk.answers != Answers()
    assert read_answers(folder, calendar())[0] == desk.answers
    again = SafetyDesk(desk.screening, folder, calendar)
    assert again.answers == desk.answers
    assert again.verdict(calf) == desk.verdict(calf)


def test_clearing_is_saved_too(desk: SafetyDesk, folder: Path, calendar: FakeCalendar, calf: Routine) -> None:
    desk.take_check(calf, ())
    desk.clear()
    assert desk.verdict(calf).status is Status.CHECK_DUE
    assert SafetyDesk(desk.screening, folder, calendar).answers == Answers()


@pytest.mark.parametrize("name", VERBS)
def test_f10_what_cannot_be_saved_is_told_and_kept_in_memory(
    screening: Screening, tmp_path: Path, calendar: FakeCalendar, calf: Routine, name: str
) -> None:
    (tmp_path / "file").write_text("a file where the folder should be", encoding="utf-8")
    desk = SafetyDesk(screening, tmp_path / "file" / "data", calendar)
    told, changed = QSignalSpy(desk.save_failed), QSignalSpy(desk.changed)
    VERBS[name](desk, calf)
    assert told.count() == changed.count() >= 1
    assert str(tmp_path / "file") in told.at(0)[0]
    assert desk.answers != Answers()


def test_f10_a_locked_routine_stays_locked_when_nothing_can_be_saved(
    screening: Screening, tmp_path: Path, calendar: FakeCalendar, calf: Routine
) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    desk = SafetyDesk(screening, tmp_path / "data", calendar)
    desk.take_check(calf, ())
    assert desk.verdict(calf).status is Status.OPEN
    desk.take_flag(calf, code_of(desk, calf, Tier.SAME_DAY))
    assert desk.verdict(calf).status is Status.LOCKED


def test_the_answers_are_for_their_owner_only(desk: SafetyDesk, folder: Path, calf: Routine) -> None:
    desk.take_check(calf, ())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


def test_invariant_6_without_an_answer_the_check_is_due(desk: SafetyDesk, library: Library) -> None:
    statuses = {desk.verdict(routine).status for routine in library.routines}
    assert Status.OPEN not in statuses


def test_a_check_holds_for_its_routine_and_is_due_again_on_the_ninetieth_day(
    desk: SafetyDesk, calendar: FakeCalendar, calf: Routine, library: Library
) -> None:
    desk.take_check(calf, ())
    assert desk.verdict(calf).status is Status.OPEN
    assert desk.verdict(library.for_region("lower-back")[0]).status is Status.CHECK_DUE
    calendar.now = calendar.now.replace(month=4, day=4)
    assert desk.verdict(calf).status is Status.OPEN
    calendar.now = calendar.now.replace(day=5)
    assert desk.verdict(calf).status is Status.CHECK_DUE


def test_nothing_is_open_instead_after_a_grave_answer(
    desk: SafetyDesk, calf: Routine, library: Library
) -> None:
    desk.take_check(calf, (code_of(desk, calf, Tier.SKIP_AREA),))
    assert calf not in desk.instead(library.routines, calf)
    assert desk.instead(library.routines, calf)
    desk.take_stop(calf, grave(desk))
    assert desk.instead(library.routines, calf) == ()


def test_the_statement_is_due_until_it_was_seen(desk: SafetyDesk) -> None:
    assert desk.statement_due
    desk.see_statement()
    assert not desk.statement_due
    assert desk.answers.statement_seen == date(2026, 1, 5)


def test_an_unknown_flag_changes_nothing(desk: SafetyDesk, calf: Routine) -> None:
    changed = QSignalSpy(desk.changed)
    desk.take_flag(calf, "RF99")
    assert changed.count() == 0
    assert desk.answers == Answers()


def test_damaged_answers_are_told_and_ask_everything_again(
    desk: SafetyDesk, folder: Path, calendar: FakeCalendar, calf: Routine
) -> None:
    desk.take_check(calf, ())
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-20])
    again = SafetyDesk(desk.screening, folder, calendar)
    assert again.note
    assert again.verdict(calf).status is Status.CHECK_DUE
