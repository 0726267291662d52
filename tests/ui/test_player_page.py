"""The player's page: what is shown, every key and button, pause, and Stop, it hurts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from massage_gui.app import Parts
from massage_gui.core.plan import Plan
from massage_gui.core.record import Record
from massage_gui.core.region import Side
from massage_gui.core.screening import Offer, StopRule, Tier
from massage_gui.core.session_events import State
from massage_gui.core.timeline import SegmentKind
from massage_gui.services.player import Moment
from massage_gui.ui.choice_button import ChoiceButton
from massage_gui.ui.player_page import PlayerPage
from tests.fake_clock import FakeClock
from tests.ui.walk import focused, go_on, go_to, go_until, play, press, settle

Key = Qt.Key

LETTERS = (Key.Key_N, Key.Key_P, Key.Key_R, Key.Key_S)
ONE_KEY = (*LETTERS, Key.Key_Right, Key.Key_Left, Key.Key_Plus, Key.Key_Equal)
APART = 0.4
"""Seconds between two presses that both count."""


@pytest.fixture
def page(parts: Parts) -> PlayerPage:
    return parts.flow.player_page


def now(parts: Parts) -> Moment:
    moment = parts.player.moment()
    assert moment is not None
    return moment


def state(parts: Parts) -> State:
    return now(parts).state


def place(parts: Parts) -> tuple[int, float, State]:
    """Where the session stands, to be compared."""
    return now(parts).segment.index, now(parts).length, now(parts).state


def active_timers(widget: QWidget) -> list[QTimer]:
    """Those that go on: a single shot is over by itself."""
    return [each for each in widget.findChildren(QTimer) if each.isActive() and not each.isSingleShot()]


def shown_buttons(page: QWidget) -> list[QPushButton]:
    return [each for each in page.findChildren(QPushButton) if each.isVisible() and each.isEnabled()]


def rules(parts: Parts) -> tuple[StopRule, ...]:
    return parts.screening.stop_rules


# Pause


@pytest.mark.parametrize("way", ["button", "space", "focus on the page"])
@pytest.mark.parametrize("kind", list(SegmentKind))
def test_invariant_5_pause_in_every_segment(
    parts: Parts, clock: FakeClock, page: PlayerPage, kind: SegmentKind, way: str
) -> None:
    play(parts, "side-of-neck" if kind is SegmentKind.CHECK else "lower-back", plan=Plan(resume_ready=0))
    go_to(parts, clock, kind)
    go_on(parts, clock, 1.5)
    if way == "button":
        QTest.mouseClick(page.controls.toggle, Qt.MouseButton.LeftButton)
    else:
        (page if way == "focus on the page" else page.controls.toggle).setFocus()
        press(Key.Key_Space)
    before = now(parts)
    assert before.state is State.PAUSED
    assert page.pause_sheet.isVisible()
    assert page.pause_sheet.title.text() == "Paused"
    go_on(parts, clock, 30)
    assert now(parts).remaining == before.remaining
    page.pause_sheet.resume.click()
    assert state(parts) is State.RUNNING
    assert not page.pause_sheet.isVisible()
    assert focused() is (page if way == "focus on the page" else page.controls.toggle)


def test_space_in_the_overlay_goes_on_and_the_overlay_has_stop(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    press(Key.Key_Space)
    assert focused() is page.pause_sheet.resume
    clock.advance(APART)
    press(Key.Key_Space)
    assert state(parts) is State.RUNNING
    clock.advance(APART)
    press(Key.Key_Space)
    page.pause_sheet.stop.click()
    assert page.stop_sheet.isVisible()
    assert not page.pause_sheet.isVisible()


def test_what_is_paused_is_told_while_it_is_covered(parts: Parts, clock: FakeClock, page: PlayerPage) -> None:
    play(parts, "lower-back")
    go_to(parts, clock, SegmentKind.WORK)
    go_on(parts, clock, 4)
    press(Key.Key_Space)
    said = page.pause_sheet.place.text()
    assert said.startswith("LEFT")
    assert now(parts).segment.title in said
    assert f"0:{now(parts).shown:02}" in said
    before = now(parts).segment.title
    press(Key.Key_Right)
    assert before != now(parts).segment.title
    assert now(parts).segment.title in page.pause_sheet.place.text()


@pytest.mark.parametrize("name", ["next", "back", "restart", "more", "again"])
def test_after_a_click_on_any_other_button_space_still_pauses(
    parts: Parts, clock: FakeClock, page: PlayerPage, name: str
) -> None:
    play(parts, "lower-back")
    go_to(parts, clock, SegmentKind.WORK)
    clicked = page.sounds.again if name == "again" else getattr(page.controls, name)
    QTest.mouseClick(clicked, Qt.MouseButton.LeftButton)
    settle()
    clock.advance(APART)
    press(Key.Key_Space)
    assert state(parts) is State.PAUSED


def test_after_sleep_the_overlay_says_how_long(parts: Parts, clock: FakeClock, page: PlayerPage) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 15)
    clock.advance(840)
    parts.player.look()
    assert page.pause_sheet.isVisible()
    assert "slept" in page.pause_sheet.title.text()
    assert "14:00" in page.pause_sheet.note.text()
    page.pause_sheet.resume.click()
    assert state(parts) is State.RUNNING


def test_a_waiting_session_shows_the_sheet_and_goes_on(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back", plan=Plan(wait_for_me=True))
    waiting = go_until(parts, clock, lambda moment: moment.state is State.WAITING)
    assert page.pause_sheet.isVisible()
    assert page.pause_sheet.title.text() == "Ready when you are"
    assert page.pause_sheet.note.text() == page.words.coming.text()
    page.pause_sheet.resume.click()
    assert now(parts).segment.index == waiting.segment.index + 1
    assert not page.pause_sheet.isVisible()


# Buttons and keys


def test_every_button_does_what_it_says(parts: Parts, clock: FakeClock, page: PlayerPage) -> None:
    play(parts, "lower-back")
    page.controls.next.click()
    assert now(parts).segment.index == 1
    go_on(parts, clock, 4)
    page.controls.restart.click()
    assert now(parts).remaining == now(parts).length
    page.controls.more.click()
    assert now(parts).length == now(parts).segment.seconds + 15
    page.controls.back.click()
    assert now(parts).segment.index == 0
    page.controls.stop.click()
    assert state(parts) is State.PAUSED
    assert page.stop_sheet.isVisible()


@pytest.mark.parametrize(
    ("key", "index", "more"),
    [
        (Key.Key_Right, 3, 0),
        (Key.Key_N, 3, 0),
        (Key.Key_Left, 1, 0),
        (Key.Key_P, 1, 0),
        (Key.Key_Plus, 2, 15),
        (Key.Key_Equal, 2, 15),
        (Key.Key_R, 2, 0),
    ],
)
def test_every_key_does_what_it_says(
    parts: Parts, clock: FakeClock, key: Qt.Key, index: int, more: int
) -> None:
    play(parts, "lower-back")
    go_until(parts, clock, lambda moment: moment.segment.index == 2)
    go_on(parts, clock, 3)
    press(key)
    assert now(parts).segment.index == index
    assert now(parts).length == now(parts).segment.seconds + more
    if not more:
        assert now(parts).remaining == now(parts).length


def test_s_asks_what_was_felt(parts: Parts, page: PlayerPage) -> None:
    play(parts, "lower-back")
    press(Key.Key_S)
    assert page.stop_sheet.isVisible()
    assert state(parts) is State.PAUSED


def test_u10_space_presses_the_focused_button_and_nothing_else(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 2)
    page.controls.next.setFocus()
    press(Key.Key_Space)
    assert place(parts)[::2] == (1, State.RUNNING)
    page.controls.more.setFocus()
    press(Key.Key_Space)
    assert state(parts) is State.RUNNING
    assert now(parts).length == now(parts).segment.seconds + 15


def test_enter_presses_the_focused_button(parts: Parts, page: PlayerPage) -> None:
    play(parts, "lower-back")
    page.controls.next.setFocus()
    press(Key.Key_Return)
    assert now(parts).segment.index == 1


def test_u10_letters_can_be_switched_off_and_the_other_keys_stay(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    go_until(parts, clock, lambda moment: moment.segment.index == 2)
    parts.window.actions_.letters.setChecked(False)
    go_on(parts, clock, 2)
    before = place(parts)
    for key in LETTERS:
        press(key)
        assert place(parts) == before
    assert not parts.flow.player_page.stop_sheet.isVisible()
    press(Key.Key_Right)
    assert now(parts).segment.index == 3


def test_u10_single_keys_do_nothing_while_the_stop_sheet_asks(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    go_until(parts, clock, lambda moment: moment.segment.index == 2)
    page.controls.stop.click()
    before = place(parts)
    for key in ONE_KEY:
        clock.advance(APART)
        press(key)
        assert place(parts) == before
        assert page.stop_sheet.isVisible()
    page.stop_sheet.setFocus()
    press(Key.Key_Space)
    assert place(parts) == before
    assert page.stop_sheet.isVisible()


def test_u10_a_key_held_down_counts_once(parts: Parts, clock: FakeClock, page: PlayerPage) -> None:
    play(parts, "lower-back")
    assert not any(action.autoRepeat() for action in page.actions_.all)
    page.setFocus()
    press(Key.Key_Space)
    assert state(parts) is State.PAUSED
    for widget in (page, page.pause_sheet, page.pause_sheet.resume, page.controls.toggle):
        clock.advance(APART)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            held = QKeyEvent(kind, Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", True)
            QApplication.sendEvent(widget, held)
        assert state(parts) is State.PAUSED


@pytest.mark.parametrize("kinds", ["key key", "key button", "button button"])
def test_two_presses_within_300_ms_count_once(
    parts: Parts, clock: FakeClock, page: PlayerPage, kinds: str
) -> None:
    play(parts, "lower-back")
    for kind in kinds.split():
        press(Key.Key_Right) if kind == "key" else page.controls.next.click()
        clock.advance(0.2)
    assert now(parts).segment.index == 1
    press(Key.Key_Left)
    assert now(parts).segment.index == 0


def test_space_twice_within_300_ms_is_one_pause(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    press(Key.Key_Space)
    clock.advance(0.2)
    press(Key.Key_Space)
    assert state(parts) is State.PAUSED


def test_defect_2_skipping_and_keys_leave_the_buttons_as_they_are(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    buttons = [page.controls.toggle, page.controls.next, page.controls.back, page.controls.restart]

    def faces() -> list[tuple[str, bool, bool]]:
        return [(each.text(), each.icon().isNull(), each.isEnabled()) for each in buttons]

    before = faces()
    assert not any(empty for _, empty, _ in before)
    for key in (Key.Key_N, Key.Key_Right, Key.Key_R, Key.Key_P, Key.Key_Space):
        clock.advance(APART)
        press(key)
    assert page.controls.toggle.text() == "Resume"
    clock.advance(APART)
    press(Key.Key_Space)
    assert faces() == before


# More time


def test_invariant_3_the_second_side_is_offered_the_same_time_on_the_page(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    first = go_to(parts, clock, SegmentKind.WORK).segment
    page.controls.more.click()
    assert not page.offer.isVisible()
    go_until(parts, clock, lambda m: (m.segment.number, m.segment.side) == (first.number, Side.RIGHT))
    assert page.offer.isVisible()
    assert "15 s" in page.offer.text()
    QTest.mouseClick(page.offer, Qt.MouseButton.LeftButton)
    assert now(parts).length == first.seconds + 15
    assert not page.offer.isVisible()
    go_until(parts, clock, lambda m: m.segment.number == (first.number or 0) + 1)
    assert not page.offer.isVisible()


def test_more_time_is_refused_kindly_on_the_side_of_the_neck(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "side-of-neck")
    for kind in (SegmentKind.WORK, SegmentKind.CHANGE):
        moment = go_to(parts, clock, kind)
        assert not page.controls.more.isEnabled()
        assert "may not be made longer" in page.controls.more.toolTip()
        press(Key.Key_Plus)
        assert now(parts).length == moment.segment.seconds
    page.controls.stop.click()


# Stop, it hurts


def feeling(page: PlayerPage, rule: StopRule) -> QPushButton:
    """The button of what was felt."""
    return next(each for each in shown_buttons(page.stop_sheet) if each.accessibleName() == rule.notice)


def offers(page: PlayerPage) -> dict[str, QPushButton]:
    return {each.text(): each for each in shown_buttons(page.stop_sheet)}


CODES = [f"ST{number}" for number in range(1, 11)]

TEXTS = {
    Offer.EASE_OFF: "Ease off and go on",
    Offer.SKIP_STEP: "Skip this step",
    Offer.END: "End the session",
}


@pytest.mark.parametrize("code", CODES)
def test_every_stop_rule_is_asked_and_offers_what_it_allows(
    parts: Parts, clock: FakeClock, page: PlayerPage, code: str
) -> None:
    assert [rule.code for rule in rules(parts)] == CODES
    rule = parts.screening.stop_rule(code)
    assert rule is not None
    play(parts, "back-of-neck")
    go_to(parts, clock, SegmentKind.WORK)
    page.controls.stop.click()
    assert state(parts) is State.PAUSED
    feeling(page, rule).click()
    settle()
    if rule.offers == (Offer.END,):
        assert not parts.player.active
        end = parts.flow.end_page
        assert parts.window.pages.currentWidget() is end
        assert rule.advice in words(end)
        assert "Well done" not in words(end)
        for each in rule.follow_ups:
            assert each.advice in words(end)
    else:
        assert parts.player.active
        assert rule.advice in words(page.stop_sheet)
        assert list(offers(page)) == [TEXTS[offer] for offer in rule.offers]


def words(widget: QWidget) -> str:
    """What can be read in a widget."""
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_an_emergency_rule_ends_at_once_and_locks(parts: Parts, page: PlayerPage) -> None:
    grave = [rule for rule in rules(parts) if rule.tier is Tier.EMERGENCY]
    assert grave
    for rule in grave:
        assert rule.offers == (Offer.END,)
    play(parts, "upper-back")
    page.controls.stop.click()
    feeling(page, grave[0]).click()
    assert "emergency number" in words(parts.flow.end_page)
    routine = next(each for each in parts.watch.library.routines if each.region == "upper-back")
    assert parts.desk.verdict(routine).tier is Tier.EMERGENCY


def advised(parts: Parts, clock: FakeClock, page: PlayerPage, offer: Offer) -> Moment:
    """A session at its first work, stopped by a feeling that allows `offer`, which is chosen."""
    play(parts, "lower-back")
    before = go_to(parts, clock, SegmentKind.WORK)
    page.controls.stop.click()
    rule = next(rule for rule in rules(parts) if offer in rule.offers and len(rule.offers) > 2)
    feeling(page, rule).click()
    offers(page)[TEXTS[offer]].click()
    settle()
    return before


def test_ease_off_goes_on_and_lowers_the_pressure_shown(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    before = advised(parts, clock, page, Offer.EASE_OFF)
    assert place(parts) == (before.segment.index, before.length, State.RUNNING)
    assert page.step.words.pressure.target == before.segment.pressure - 1
    assert page.step.words.lighter.isVisible()
    assert not page.stop_sheet.isVisible()
    after = go_until(parts, clock, lambda m: m.segment.pressure > before.segment.pressure)
    assert page.step.words.pressure.target == after.segment.pressure - 1


def test_eased_twice_it_is_still_a_touch_and_the_next_session_starts_anew(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    before = advised(parts, clock, page, Offer.EASE_OFF)
    rule = next(rule for rule in rules(parts) if len(rule.offers) > 2)
    for _ in range(3):
        page.controls.stop.click()
        feeling(page, rule).click()
        offers(page)[TEXTS[Offer.EASE_OFF]].click()
    assert page.step.words.pressure.target == 1
    parts.player.stop("")
    play(parts, "lower-back")
    go_to(parts, clock, SegmentKind.WORK)
    assert page.step.words.pressure.target == before.segment.pressure
    assert not page.step.words.lighter.isVisible()


def test_skip_this_step_goes_on_with_the_next(parts: Parts, clock: FakeClock, page: PlayerPage) -> None:
    before = advised(parts, clock, page, Offer.SKIP_STEP)
    assert (now(parts).segment.index, state(parts)) == (before.segment.index + 1, State.RUNNING)
    assert not page.stop_sheet.isVisible()
    assert focused() is page.controls.toggle


def test_skip_this_step_counts_right_after_next(parts: Parts, page: PlayerPage) -> None:
    play(parts, "lower-back")
    press(Key.Key_Right)
    press(Key.Key_S)
    rule = next(rule for rule in rules(parts) if Offer.SKIP_STEP in rule.offers)
    feeling(page, rule).click()
    offers(page)[TEXTS[Offer.SKIP_STEP]].click()
    assert (now(parts).segment.index, state(parts)) == (2, State.RUNNING)


def test_skipping_the_last_step_finishes(parts: Parts, clock: FakeClock, page: PlayerPage) -> None:
    play(parts, "lower-back")
    go_to(parts, clock, SegmentKind.FINISH)
    page.controls.stop.click()
    rule = next(rule for rule in rules(parts) if Offer.SKIP_STEP in rule.offers)
    feeling(page, rule).click()
    offers(page)[TEXTS[Offer.SKIP_STEP]].click()
    assert parts.window.pages.currentWidget() is parts.flow.end_page


def test_end_the_session_ends_it_and_says_what_to_do(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    advised(parts, clock, page, Offer.END)
    assert not parts.player.active
    rule = next(rule for rule in rules(parts) if len(rule.offers) > 2)
    assert rule.advice in words(parts.flow.end_page)


def test_esc_closes_the_stop_sheet_shows_the_pause_and_never_ends(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 14)
    page.controls.stop.click()
    press(Key.Key_Escape)
    assert not page.stop_sheet.isVisible()
    assert page.pause_sheet.isVisible()
    assert focused() is page.pause_sheet.resume
    for _ in range(3):
        press(Key.Key_Escape)
        assert page.pause_sheet.isVisible()
        assert state(parts) is State.PAUSED
    clock.advance(APART)
    press(Key.Key_N)
    assert now(parts).segment.index == 2, "the keys act again"
    page.pause_sheet.resume.click()
    assert focused() is page.controls.toggle
    press(Key.Key_Escape)
    assert state(parts) is State.RUNNING


def test_what_was_felt_is_told_at_the_end_though_the_user_went_on(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    records: list[Record] = []
    parts.player.ended.connect(records.append)
    play(parts, "lower-back")
    go_on(parts, clock, 60)
    sharp = next(rule for rule in rules(parts) if Offer.EASE_OFF in rule.offers)
    page.controls.stop.click()
    feeling(page, sharp).click()
    press(Key.Key_Escape)
    assert page.pause_sheet.isVisible()
    page.pause_sheet.resume.click()
    go_on(parts, clock, 500)
    assert (records[0].finished, records[0].felt, records[0].code) == (True, (sharp.code,), "")
    assert sharp.notice in words(parts.flow.end_page)
    assert "Well done" not in words(parts.flow.end_page)


def test_stop_in_a_waiting_session_goes_back_to_waiting(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back", plan=Plan(wait_for_me=True))
    waiting = go_until(parts, clock, lambda moment: moment.state is State.WAITING)
    page.pause_sheet.stop.click()
    rule = next(rule for rule in rules(parts) if Offer.EASE_OFF in rule.offers)
    feeling(page, rule).click()
    offers(page)[TEXTS[Offer.EASE_OFF]].click()
    assert place(parts) == (waiting.segment.index, waiting.length, State.WAITING)
    assert page.pause_sheet.isVisible()


def test_keys_act_in_a_new_session_after_one_that_ended_in_the_stop_sheet(
    parts: Parts, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    page.controls.stop.click()
    parts.player.stop("")
    settle()
    play(parts, "lower-back")
    press(Key.Key_N)
    assert now(parts).segment.index == 1
    assert not page.stop_sheet.isVisible()


# Access


NAMES = {"Pause", "Back", "Next", "Restart step", "15 seconds more", "Stop it hurts"}
SOUND_NAMES = {"Say it again", "Sound", "Floor mode"}


def test_the_controls_are_named_exactly_so(parts: Parts, page: PlayerPage) -> None:
    assert page.controls.toggle.accessibleName() == "Start"
    play(parts, "lower-back")
    assert {each.accessibleName() for each in shown_buttons(page)} == NAMES | SOUND_NAMES
    press(Key.Key_Space)
    assert {each.accessibleName() for each in shown_buttons(page)} == {
        "Resume", "Stop it hurts", "End the session here",
    }  # fmt: skip
    assert page.controls.toggle.accessibleName() == "Resume"


def walked(back: bool = False) -> list[QWidget]:
    """The widgets that Tab visits, until the first one comes again."""
    first, found = focused(), [focused()]
    for _ in range(60):
        press(Key.Key_Backtab if back else Key.Key_Tab)
        if focused() is first:
            return found
        found.append(focused())
    raise AssertionError("Tab does not come back")


@pytest.mark.parametrize("back", [False, True])
def test_u05_tab_reaches_every_control_and_comes_back(
    parts: Parts, clock: FakeClock, page: PlayerPage, back: bool
) -> None:
    play(parts, "lower-back")
    go_to(parts, clock, SegmentKind.WORK)
    page.controls.more.click()
    go_until(parts, clock, lambda m: m.offer > 0)
    page.controls.toggle.setFocus()
    assert set(walked(back)) == set(shown_buttons(page))
    assert page.offer.isVisible()


@pytest.mark.parametrize("sheet", ["pause", "stop", "advice"])
def test_u05_tab_stays_in_a_sheet_and_the_focus_returns(
    parts: Parts, clock: FakeClock, page: PlayerPage, sheet: str
) -> None:
    play(parts, "lower-back")
    page.controls.back.setFocus()
    clock.advance(APART)
    if sheet == "pause":
        parts.player.pause()
    else:
        press(Key.Key_S)
    if sheet == "advice":
        feeling(page, next(rule for rule in rules(parts) if len(rule.offers) > 1)).click()
    top = page.pause_sheet if sheet == "pause" else page.stop_sheet
    assert set(walked()) == set(shown_buttons(top))
    press(Key.Key_Escape)
    page.pause_sheet.resume.click()
    assert focused() is page.controls.back


def test_u05_the_focus_is_seen(parts: Parts, page: PlayerPage) -> None:
    play(parts, "lower-back")
    for each in shown_buttons(page):
        each.setFocus()
        settle()
        with_focus = each.grab().toImage()
        (page.controls.back if each is not page.controls.back else page.controls.next).setFocus()
        settle()
        assert each.grab().toImage() != with_focus, each.accessibleName()


def test_focus_is_never_taken_by_the_course_of_the_session(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    page.controls.restart.setFocus()
    while parts.player.active:
        assert focused() is page.controls.restart
        go_on(parts, clock, 5)


@pytest.mark.parametrize("cover", ["nothing", "pause", "stop", "advice"])
def test_u06_everything_that_takes_the_focus_has_a_name_and_a_role(
    parts: Parts, page: PlayerPage, cover: str
) -> None:
    play(parts, "lower-back")
    if cover == "pause":
        press(Key.Key_Space)
    elif cover != "nothing":
        page.controls.stop.click()
    if cover == "advice":
        feeling(page, next(rule for rule in rules(parts) if len(rule.offers) > 1)).click()
    found = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(found) >= 2
    for each in found:
        interface = QAccessible.queryAccessibleInterface(each)
        assert interface.text(QAccessible.Text.Name).strip(), each
        assert interface.role() is QAccessible.Role.Button, each


@pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
def test_u09_every_target_in_the_player_is_44_pixels_or_more(
    parts: Parts, clock: FakeClock, page: PlayerPage, size: tuple[int, int]
) -> None:
    parts.window.resize(*size)
    play(parts, "lower-back")
    go_to(parts, clock, SegmentKind.WORK)
    page.controls.more.click()
    go_until(parts, clock, lambda m: m.offer > 0)
    seen = shown_buttons(page)
    page.controls.stop.click()
    settle()
    seen += shown_buttons(page.stop_sheet)
    small = {each.text(): each.size() for each in seen if min(each.width(), each.height()) < 44}
    assert small == {}
    assert page.offer in seen


@pytest.mark.parametrize(("size", "room"), [((900, 600), False), ((1280, 800), True), ((1920, 1080), True)])
def test_larger_text_makes_the_answers_larger_where_all_of_them_stay_in_sight(
    parts: Parts, page: PlayerPage, size: tuple[int, int], room: bool
) -> None:
    parts.window.resize(*size)
    play(parts, "lower-back")
    page.controls.stop.click()
    heights = []
    for percent in (100, 200):
        parts.flow.choices.use_text_size(percent)
        settle()
        answers = page.stop_sheet.findChildren(ChoiceButton)
        shown = [each for each in answers if each.isVisible()]
        assert len(shown) == 10
        for each in shown:
            assert each.visibleRegion().boundingRect() == each.rect(), each.accessibleName()
        words = shown[0].findChild(QLabel)
        assert words is not None
        heights.append(words.fontMetrics().height())
    assert (heights[1] > heights[0]) is room


# Motion and timers


def test_u16_with_reduced_motion_only_the_digits_change(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    assert len(active_timers(page.step.ring)) == 1
    parts.window.actions_.still.setChecked(True)
    assert active_timers(page) == []
    while parts.player.active:
        go_on(parts, clock, 3)
        assert active_timers(page) == []


def test_ring_and_figure_stand_while_nothing_moves(parts: Parts, clock: FakeClock, page: PlayerPage) -> None:
    assert active_timers(parts.window) == []
    play(parts, "lower-back")
    assert len(active_timers(parts.window)) == 1
    press(Key.Key_Space)
    assert active_timers(parts.window) == []
    page.pause_sheet.resume.click()
    clock.advance(APART)
    page.pause_sheet.resume.click()
    assert len(active_timers(parts.window)) == 1
    go_to(parts, clock, SegmentKind.CHANGE)
    still = [timer for timer in active_timers(parts.window) if timer.parent() is not page.flash]
    assert still == [], "ring and figure are not shown while sides are changed"
    go_to(parts, clock, SegmentKind.WORK)
    assert len(active_timers(parts.window)) == 2, "the ring, and the figure"
    while parts.player.active:
        go_on(parts, clock, 5)
    assert active_timers(parts.window) == []
    assert active_timers_of_player(parts) == []


def active_timers_of_player(parts: Parts) -> list[QTimer]:
    return [timer for timer in parts.player.findChildren(QTimer) if timer.isActive()]


def test_u15_closing_asks_pauses_and_keeps_going(parts: Parts, clock: FakeClock, page: PlayerPage) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 12)
    parts.window.close()
    assert parts.window.isVisible()
    assert state(parts) is State.PAUSED
    press(Key.Key_Escape)
    assert parts.window.isVisible()
    assert page.pause_sheet.isVisible()
    clock.advance(APART)
    page.pause_sheet.resume.click()
    assert state(parts) is State.RUNNING


def test_enough_for_now_ends_the_session_without_a_word_of_pain(
    parts: Parts, clock: FakeClock, page: PlayerPage
) -> None:
    play(parts, "lower-back")
    go_on(parts, clock, 60)
    records: list[Record] = []
    parts.player.ended.connect(records.append)
    page.controls.toggle.click()
    page.pause_sheet.end.click()
    assert [(record.finished, record.code, record.felt) for record in records] == [(False, "", ())]
    assert parts.window.pages.currentWidget() is parts.window.flow.end_page
