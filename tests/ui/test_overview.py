"""The page of a routine before it starts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from massage_gui.app import Parts
from massage_gui.core.compiler import compile
from massage_gui.core.folders import routines
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.routine import Routine
from massage_gui.core.safety import Status
from massage_gui.core.screening import Tier
from massage_gui.ui.area_line import MINUTES
from massage_gui.ui.overview import Overview
from massage_gui.ui.words import clock_text
from tests.ui.walk import answer_none, choose, focused, play, press, settle, start

REGION = "lower-back"
MINE = (routines() / "lower-back.yaml").read_text(encoding="utf-8")


def texts(widget: QWidget) -> list[str]:
    """What can be read, line by line."""
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible() and each.text()]


def offered(widget: QWidget) -> list[str]:
    """The names of the buttons that can be pressed."""
    return [each.accessibleName() for each in widget.findChildren(QAbstractButton) if each.isVisible()]


def rivals(overview: Overview) -> list[QAbstractButton]:
    """The other routines of the same region that are offered."""
    buttons = overview.findChildren(QAbstractButton)
    return [each for each in buttons if each.isVisible() and each.accessibleName().startswith("Also: ")]


def routine_of(parts: Parts, region: str = REGION) -> Routine:
    """The program's routine of a region."""
    return parts.watch.library.for_region(region)[0]


def opened(parts: Parts, region: str = REGION, checked: bool = False) -> Overview:
    """The overview of a region, with its check answered or not."""
    if checked:
        parts.desk.take_check(routine_of(parts, region), ())
    choose(parts, region, Side.LEFT)
    settle()
    return parts.window.flow.overview


def mine(parts: Parts, name: str, text: str) -> None:
    """Put a routine of the user's beside ours."""
    folder: Path = parts.folders.routines
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    parts.watch.reload()


def test_it_says_all_there_is_to_know_before_starting(parts: Parts) -> None:
    overview, routine = opened(parts), routine_of(parts)
    told = texts(overview)
    for text in (
        routine.title,
        routine.summary,
        routine.set_up,
        routine.feel,
        routine.avoid_feeling,
        routine.how_often,
        routine.needs,
        *routine.safety,
        "No clinician has reviewed this yet.",
        "Gentle only. Stop if it hurts, tingles or makes you dizzy.",
    ):
        assert text in told, text
    assert "7:00 · Lying down · left, then right" in told
    assert {"Start", "Print card", "‹ All areas"} <= set(offered(overview))


def test_safety_notes_come_before_the_steps_and_can_be_seen_without_scrolling(parts: Parts) -> None:
    parts.window.resize(900, 600)
    overview = opened(parts)
    heading = next(each for each in overview.findChildren(QLabel) if each.text() == "Keep safe")
    steps = next(each for each in overview.findChildren(QLabel) if each.text() == "Steps")

    def height(label: QLabel) -> int:
        return label.mapTo(overview, QPoint(0, 0)).y()

    first = next(each for each in overview.findChildren(QLabel) if each.text() == routine_of(parts).safety[0])
    assert height(heading) < height(first) < overview.start.y()
    assert height(heading) < height(steps)


def test_the_total_time_is_the_one_of_the_plan_chosen(parts: Parts) -> None:
    overview = opened(parts)
    for plan in (Plan(Sides.RIGHT), Plan(get_ready=30), Plan(optional_steps=False)):
        overview.plan_changed.emit(plan)
        facts = next(text for text in texts(overview) if "Lying down" in text)
        assert facts.startswith(clock_text(compile(routine_of(parts), plan).total)), plan
    overview.plan_changed.emit(Plan(Sides.RIGHT))
    assert any(text.endswith("Lying down · right") for text in texts(overview))


def test_map_and_list_tell_the_minutes_of_the_length_chosen(parts: Parts) -> None:
    def told() -> str:
        areas = parts.flow.areas.list
        items = [areas.item(row) for row in range(areas.count())]
        return next(str(each.data(MINUTES)) for each in items if each.text() == "Lower back")

    overview = opened(parts)
    usual, chosen = told(), parts.flow.areas.current
    overview.plan_changed.emit(Plan(length=Length.LONG))
    longer = told()
    assert int(longer.split()[0]) > int(usual.split()[0])
    assert parts.flow.areas.current == chosen
    parts.flow.go_home()
    parts.flow.use_plan(Plan())
    assert told() == usual


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_start_has_the_focus_and_answers_the_key(parts: Parts, key: Qt.Key) -> None:
    overview = opened(parts)
    started = QSignalSpy(overview.start_requested)
    assert focused() is overview.start
    press(key)
    assert started.count() == 1


def test_from_click_to_first_step_two_actions(parts: Parts) -> None:
    overview = opened(parts)
    overview.start.click()
    answer_none(parts)
    assert parts.player.active
    parts.player.stop("")
    parts.window.flow.go_home()
    overview = opened(parts)
    overview.start.click()
    assert parts.player.active, "the check is not asked again"


# Whose it is


def test_a_routine_of_the_users_is_marked_with_its_file(parts: Parts) -> None:
    mine(parts, "my back.yaml", MINE.replace("id: lower-back", "id: mine", 1))
    overview = opened(parts)
    assert "No clinician has reviewed this yet." in texts(overview)
    (other,) = [
        each
        for each in overview.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName().startswith("Also: ")
    ]
    assert other.accessibleName() == "Also: Lower back, ball on the floor (yours, not reviewed)"
    other.click()
    settle()
    assert "Yours, not reviewed: my back.yaml" in texts(overview)
    assert "No clinician has reviewed this yet." not in texts(overview)
    (ours,) = [
        each
        for each in overview.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName().startswith("Also: ")
    ]
    assert ours.accessibleName() == "Also: Lower back, ball on the floor (built in)"


def test_two_files_with_one_id_can_both_be_reached(parts: Parts) -> None:
    mine(parts, "twin.yaml", MINE.replace("title: Lower back, ball on the floor", "title: My twin", 1))
    overview = opened(parts)
    seen = {texts(overview)[0]}
    (other,) = [
        each
        for each in overview.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName().startswith("Also: ")
    ]
    other.click()
    settle()
    seen.add(texts(overview)[0])
    assert seen == {"Lower back, ball on the floor", "My twin"}


# The check of today


def test_before_the_first_check_it_is_announced_and_the_daily_list_is_not_there(parts: Parts) -> None:
    overview = opened(parts)
    assert "First comes a short safety check, once." in texts(overview)
    assert not overview.daily.isVisible()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080)])
def test_the_check_of_today_is_in_sight_with_start(parts: Parts, size: tuple[int, int]) -> None:
    parts.window.resize(*size)
    overview = opened(parts, checked=True)
    means = next(each for each in overview.findChildren(QLabel) if each.text().startswith("Starting means"))
    top = means.mapTo(overview, QPoint(0, 0)).y()
    assert 0 <= top < overview.start.y()
    own = next(each for each in overview.findChildren(QLabel) if each.property("look") == "flags")
    assert (
        0
        <= own.mapTo(overview, QPoint(0, own.height())).y()
        < overview.start.mapTo(overview, QPoint(0, 0)).y()
    )
    for question in parts.desk.flags(routine_of(parts))[0]:
        assert question.short in own.text()


def test_a_yes_of_today_locks_and_says_what_to_do(parts: Parts) -> None:
    overview, flow = opened(parts, checked=True), parts.window.flow
    own, general = parts.desk.flags(routine_of(parts))
    next(each for each in overview.daily.findChildren(QAbstractButton) if "true" in each.text()).click()
    settle()
    boxes = [each for each in overview.daily.targets if each.isVisible()]
    assert [box.accessibleName() for box in boxes] == [question.ask for question in own + general]
    assert focused() is boxes[0]
    QTest.keyClick(boxes[0], Qt.Key.Key_Space)
    settle()
    assert parts.desk.verdict(routine_of(parts)).status is Status.LOCKED
    assert not overview.start.isVisible()
    assert overview.advice.isVisible()
    assert focused() is overview.advice.again
    flow.start()
    assert not parts.player.active


def test_the_long_list_of_today_is_scrolled_and_never_squeezed(parts: Parts) -> None:
    overview = opened(parts, checked=True)
    next(each for each in overview.daily.findChildren(QAbstractButton) if "true" in each.text()).click()
    settle()
    for label in overview.daily.findChildren(QLabel):
        if label.isVisible():
            assert label.height() >= label.heightForWidth(label.width())
    assert overview.start.isVisible()


# Locked


def locked(parts: Parts, code: str) -> Overview:
    """The overview after this yes."""
    overview = opened(parts)
    parts.desk.take_check(routine_of(parts), (code,))
    settle()
    return overview


def code_of(parts: Parts, tier: Tier) -> str:
    """The first question of a tier that the routine's check asks."""
    asked = parts.desk.check(routine_of(parts)).questions
    return next(question.code for question in asked if question.tier is tier)


@pytest.mark.parametrize(
    ("tier", "heading"),
    [
        (Tier.EMERGENCY, "Get help now"),
        (Tier.SAME_DAY, "Get advice today"),
        (Tier.ASK_FIRST, "Ask first"),
        (Tier.SKIP_AREA, "Skip this area for now"),
    ],
)
def test_locked_says_what_to_do_by_its_tier_where_start_was(parts: Parts, tier: Tier, heading: str) -> None:
    overview = locked(parts, code_of(parts, tier))
    assert heading in texts(overview)
    names = offered(overview)
    assert "Start" not in names
    assert "Take the check again" in names
    assert ("I have asked, and it is fine" in names) is (tier is Tier.ASK_FIRST)
    assert not overview.choices.isVisible()
    assert "Gentle only. Stop if it hurts, tingles or makes you dizzy." not in texts(overview)
    assert overview.card.width() < overview.width() / 2, "what is left must not look like what is wanted"


@pytest.mark.parametrize("tier", [Tier.EMERGENCY, Tier.SAME_DAY])
def test_after_a_grave_answer_nothing_is_offered_instead(parts: Parts, tier: Tier) -> None:
    overview = locked(parts, code_of(parts, tier))
    assert "These stay open with your answer:" not in texts(overview)


def test_after_a_light_answer_what_stays_open_is_offered(parts: Parts) -> None:
    code = code_of(parts, Tier.SKIP_AREA)
    overview = locked(parts, code)
    assert "These stay open with your answer:" in texts(overview)
    titles = {routine.title: routine for routine in parts.watch.library.routines}
    instead = [name for name in offered(overview.advice) if name in titles]
    assert 0 < len(instead) <= 3
    for name in instead:
        assert parts.desk.verdict(titles[name]).status is not Status.LOCKED
    next(
        each for each in overview.advice.findChildren(QAbstractButton) if each.accessibleName() == instead[0]
    ).click()
    settle()
    assert texts(overview)[0] == instead[0]


def test_what_was_asked_about_opens_again_with_its_limit_and_can_be_taken_back(parts: Parts) -> None:
    blood = next(
        question
        for question in parts.desk.check(routine_of(parts)).ask_first
        if question.max_pressure is not None
    )
    overview = locked(parts, blood.code)
    lift = next(
        each
        for each in overview.advice.findChildren(QAbstractButton)
        if "I have asked" in each.accessibleName()
    )
    lift.click()
    settle()
    assert overview.start.isVisible()
    assert focused() is overview.start
    assert f"Press lightly only: no more than {blood.max_pressure} of 5." in texts(overview)
    parts.desk.revoke(blood.code)
    settle()
    assert not overview.start.isVisible()
    assert "Ask first" in texts(overview)


def test_after_a_yes_of_the_full_check_the_focus_is_on_what_to_do(parts: Parts) -> None:
    overview, flow = opened(parts), parts.window.flow
    overview.start.click()
    flow.safety_page.tick(code_of(parts, Tier.SAME_DAY)).box.click()
    flow.safety_page.show_me.click()
    settle()
    assert focused() is overview.advice.again


def test_one_of_two_answers_lifted_keeps_the_focus_on_the_advice(parts: Parts) -> None:
    overview = opened(parts)
    codes = [question.code for question in parts.desk.check(routine_of(parts)).ask_first[:2]]
    parts.desk.take_check(routine_of(parts), codes)
    settle()
    lifts = [each for each in overview.advice.targets if "I have asked" in each.accessibleName()]
    assert len(lifts) == 2
    lifts[0].setFocus()
    press(Qt.Key.Key_Space)
    assert focused() in overview.advice.targets
    assert not overview.start.isVisible()


def test_a_lock_taken_away_gives_start_back(parts: Parts) -> None:
    overview = locked(parts, code_of(parts, Tier.SAME_DAY))
    overview.advice.again.click()
    answer_none(parts)
    assert not parts.player.active
    parts.window.flow.safety_page.over.over.click()
    assert not parts.player.active, "after that, a session starts by a step of its own"
    settle()
    assert overview.start.isVisible()
    start(parts)
    assert parts.player.active
    assert not overview.advice.isVisible()


def test_a_call_for_help_stands_alone(parts: Parts) -> None:
    parts.desk.take_check(
        routine_of(parts), (code_of(parts, Tier.ASK_FIRST), "PA02", code_of(parts, Tier.EMERGENCY))
    )
    words = " ".join(texts(opened(parts)))
    assert "Get help now" in words
    for other in ("Press lightly", "Keep safe", "Steps", routine_of(parts).summary, routine_of(parts).set_up):
        assert other not in words


def test_what_must_be_asked_first_may_be_read_meanwhile_without_a_limit(parts: Parts) -> None:
    words = " ".join(texts(locked(parts, "PA02")))
    assert "Ask first" in words
    assert "Keep safe" in words
    assert "Press lightly only" not in words


# Nothing is lost


def test_resizing_loses_nothing(parts: Parts) -> None:
    overview = opened(parts, checked=True)
    overview.choices.summary.click()
    next(each for each in overview.daily.findChildren(QAbstractButton) if "true" in each.text()).click()
    settle()
    before = sorted(texts(overview))
    for size in ((900, 600), (1700, 1000), (1280, 800)):
        parts.window.resize(*size)
        settle()
        assert sorted(texts(overview)) == before, size


def test_a_change_of_the_plan_moves_neither_the_focus_nor_the_page(parts: Parts) -> None:
    parts.window.resize(900, 600)
    overview = opened(parts)
    overview.choices.summary.click()
    settle()
    overview.area.verticalScrollBar().setValue(120)
    field = overview.choices.targets[2]
    field.setFocus()
    settle()
    at = overview.area.verticalScrollBar().value()
    overview.plan_changed.emit(replace(Plan(), get_ready=20))
    settle()
    assert overview.area.verticalScrollBar().value() == at
    assert focused() is field


NAUGHTY = "<b>x</b> <img src='/etc/passwd'> &amp; %1 [*]"


def test_p35_every_text_of_a_users_routine_is_shown_as_it_is_written(parts: Parts) -> None:
    text = MINE.replace("id: lower-back", "id: naughty", 1)
    quoted = NAUGHTY.replace("'", "''")
    for field in ("title", "summary", "set_up", "how_often", "feel", "avoid_feeling"):
        start = text.index(f"\n{field}:")
        text = f"{text[:start]}\n{field}: '{quoted}'{text[_next_key(text, start + 1) :]}"
    start = text.index("\nequipment:")
    text = f"{text[:start]}\nequipment: ['{quoted}']{text[_next_key(text, start + 1) :]}"
    start = text.index("\nsafety:")
    text = f"{text[:start]}\nsafety: ['{quoted}']{text[_next_key(text, start + 1) :]}"
    mine(parts, "naughty.yaml", text)
    assert parts.watch.library.problems == ()
    naughty = next(routine for routine in parts.watch.library.routines if routine.yours)
    overview = opened(parts)
    (also,) = [
        each
        for each in overview.findChildren(QAbstractButton)
        if each.isVisible() and NAUGHTY in each.accessibleName()
    ]
    assert also.accessibleName() in texts(also)
    also.click()
    settle()
    shown = [
        label for label in overview.findChildren(QLabel) if label.isVisible() and NAUGHTY in label.text()
    ]
    assert len(shown) == 8
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)
    assert parts.window.windowTitle().find("<b>") < 0 or NAUGHTY in parts.window.windowTitle()
    assert all("<" not in each.toolTip() for each in parts.window.findChildren(QWidget))
    parts.window.flow.start()
    settle()
    asked = [label for label in parts.window.flow.safety_page.findChildren(QLabel) if NAUGHTY in label.text()]
    assert [label.textFormat() for label in asked] == [Qt.TextFormat.PlainText]
    parts.desk.take_check(naughty, ())
    parts.window.flow.look_ups.show_answers()
    settle()
    kept = [label for label in parts.window.flow.answers_page.findChildren(QLabel) if NAUGHTY in label.text()]
    assert [label.textFormat() for label in kept] == [Qt.TextFormat.PlainText]


def _next_key(text: str, after: int) -> int:
    """Where the next field of the file begins."""
    at = text.index("\n", after)
    while text[at + 1] in " -\n":
        at = text.index("\n", at + 1)
    return at


# What starting means


@pytest.mark.parametrize("percent", [100, 200])
def test_nobody_starts_before_what_starting_means_was_in_sight(parts: Parts, percent: int) -> None:
    play(parts, "lower-back")
    parts.player.stop("")
    parts.window.flow.go_home()
    parts.window.resize(800, 600)
    parts.window.flow.choices.use_text_size(percent)
    overview = opened(parts)
    settle()
    started = QSignalSpy(overview.start_requested)
    last = [each for each in overview.daily.findChildren(QLabel) if each.isVisible()][-1]
    presses = 0
    while not overview.check_read:
        assert overview.start.accessibleName() == "Read on"
        overview.start.click()
        settle()
        presses += 1
        assert started.count() == 0
    assert presses > 0
    assert overview.start.accessibleName() == "Start"
    bottom = last.mapTo(overview.area.viewport(), last.rect().bottomLeft()).y()
    assert bottom <= overview.area.viewport().height()
    overview.start.click()
    assert started.count() == 1


def test_larger_letters_that_move_what_starting_means_out_of_sight_ask_to_read_it(parts: Parts) -> None:
    parts.window.resize(1280, 800)
    parts.desk.take_check(parts.watch.library.for_region("temple")[0], ())
    choose(parts, "temple")
    settle()
    overview = parts.window.flow.overview
    assert overview.check_read, "beside Start"
    parts.flow.choices.use_text_size(200)
    settle()
    assert not overview.check_read
    assert overview.start.text() == "Read on"
    parts.flow.go_home()
    choose(parts, "temple")
    settle()
    assert overview.start.text() == "Read on"
