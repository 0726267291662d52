"""The player: one session, one timer, and signals that say what happened."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from massage_gui.core.clock import boot_clock
from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan
from massage_gui.core.record import Record
from massage_gui.core.region import Side
from massage_gui.core.routine import Kind
from massage_gui.core.safety import Clearance
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Cue, CueKind, Segment, SegmentKind, Timeline
from massage_gui.services.player import SAME_PRESS, Moment, Player
from tests.core.routines_for_tests import USUAL, USUAL_PLAN, once, routine
from tests.fake_clock import FakeClock

APART = SAME_PRESS + 0.01
"""Seconds between two presses that both count."""

pytestmark = pytest.mark.usefixtures("qapp")


class Heard:
    """Everything a player says, in order."""

    def __init__(self, player: Player) -> None:
        self.said: list[object] = []
        self.moments: list[Moment] = []
        self.records: list[Record] = []
        player.segment_started.connect(lambda segment: self.said.append(segment.index))
        player.cue_reached.connect(lambda segment, cue: self.said.append((segment.index, cue)))
        player.state_changed.connect(self.said.append)
        player.slept.connect(lambda seconds: self.said.append(("slept", seconds)))
        player.ticked.connect(self.moments.append)
        player.ended.connect(self.records.append)

    @property
    def cues(self) -> list[tuple[int, Cue]]:
        """The cues heard, each with its segment's index."""
        return [said for said in self.said if isinstance(said, tuple) and isinstance(said[1], Cue)]

    @property
    def starts(self) -> list[int]:
        """The segments that have begun."""
        return [said for said in self.said if isinstance(said, int)]


def leave(timeline: Timeline, max_pressure: int | None = None) -> Clearance:
    return Clearance(timeline.routine.id, timeline.routine.fingerprint, max_pressure)


def playing(plan: Plan = USUAL_PLAN) -> tuple[Player, FakeClock, Heard]:
    """A session of the usual routine, begun."""
    clock = FakeClock()
    player = Player(clock)
    heard = Heard(player)
    timeline = compile(USUAL, plan)
    player.play(timeline, leave(timeline))
    return player, clock, heard


def now(player: Player) -> Moment:
    moment = player.moment()
    assert moment is not None
    return moment


def step_to(player: Player, clock: FakeClock, kind: SegmentKind) -> Segment:
    """Go on by whole seconds to the first segment of this kind."""
    while now(player).segment.kind is not kind:
        clock.advance(1)
        player.look()
    return now(player).segment


def timers(player: Player) -> list[QTimer]:
    """The timers that are running."""
    return [timer for timer in player.findChildren(QTimer) if timer.isActive()]


# Starting and ending


def test_a_session_is_told_from_start_to_end() -> None:
    player, clock, heard = playing()
    assert heard.said[:2] == [State.RUNNING, 0]
    assert heard.cues == [(0, Cue(CueKind.STEP, 0))]
    while player.active:
        clock.advance(1)
        player.look()
    assert heard.starts == list(range(len(compile(USUAL).segments)))
    assert heard.said[-1] is State.FINISHED
    assert [record.finished for record in heard.records] == [True]
    assert timers(player) == []


def test_a_player_plays_again_after_the_end() -> None:
    player, clock, heard = playing()
    player.stop("ST10")
    assert heard.records[0].code == "ST10"
    assert (player.moment(), player.remaining(), player.session) == (None, 0.0, None)
    timeline = compile(USUAL)
    player.play(timeline, leave(timeline))
    clock.advance(3)
    assert now(player).remaining == 7


def test_the_clearance_must_be_for_this_routine_as_it_is() -> None:
    player, timeline = Player(FakeClock()), compile(USUAL)
    for wrong in (
        replace(leave(timeline), routine="calf"),
        replace(leave(timeline), fingerprint="another text"),
        leave(timeline, max_pressure=1),
    ):
        with pytest.raises(ValueError, match="safety check"):
            player.play(timeline, wrong)
        assert not player.active
    limited = compile(USUAL, Plan(max_pressure=1))
    player.play(limited, leave(limited, max_pressure=1))
    assert player.active


def test_verbs_without_a_session_do_nothing() -> None:
    player = Player(FakeClock())
    heard = Heard(player)
    for verb in (player.look, player.toggle, player.pause, player.resume, player.next, player.back):
        verb()
    player.restart()
    player.more_time()
    player.take_offer()
    player.stop("ST1")
    assert (heard.said, heard.moments, heard.records) == ([], [], [])


# Time


def test_invariant_2_looking_does_not_make_time_go_by() -> None:
    player, clock, _ = playing()
    clock.advance(2.5)
    for _ in range(1_000):
        player.look()
    assert (now(player).remaining, now(player).shown) == (7.5, 8)


def test_defect_7_a_late_look_costs_nothing() -> None:
    player, clock, _ = playing()
    late = cycle((0.2, 1.9, 0.73, 1.31, 0.05))
    began = clock.now
    while player.active:
        before = now(player)
        clock.advance(next(late))
        player.look()
        if player.active:
            assert now(player).elapsed == pytest.approx(clock.now - began), before.segment.index


@settings(max_examples=60)
@given(gaps=st.lists(st.floats(0.01, 4.9), min_size=1, max_size=60))
def test_s12_the_digits_are_the_seconds_left_rounded_up(gaps: list[float]) -> None:
    player, clock, heard = playing()
    for gap in gaps:
        clock.advance(gap)
        player.look()
    shown: dict[int, list[int]] = {}
    for moment in heard.moments:
        if moment.state is State.RUNNING:
            assert moment.shown >= 1
            assert moment.remaining <= moment.shown < moment.remaining + 1 + 1e-6
            shown.setdefault(moment.segment.index, []).append(moment.shown)
    for values in shown.values():
        assert values == sorted(values, reverse=True)


def test_s12_looked_at_when_it_asks_every_second_is_shown_once() -> None:
    player, clock, heard = playing()
    while player.active:
        timer = timers(player)[0]
        clock.advance(timer.interval() / 1000)
        player.look()
    for index, segment in enumerate(compile(USUAL).segments):
        shown = [m.shown for m in heard.moments if m.segment.index == index and m.state is State.RUNNING]
        assert list(dict.fromkeys(shown)) == list(range(int(segment.seconds), 0, -1))


def test_s10_a_stall_goes_on_at_the_true_time_with_one_cue_at_most() -> None:
    player, clock, heard = playing()
    clock.advance(4)
    player.look()
    clock.advance(3.5)
    player.look()
    heard.said.clear()
    clock.advance(3)
    player.look()
    # Get ready ended 0.5 s ago; of its three last seconds nothing is heard any more.
    assert now(player).segment.index == 1
    assert now(player).remaining == pytest.approx(14.5)
    assert heard.cues == [(1, Cue(CueKind.STEP, 0))]
    assert State.PAUSED not in heard.said


def test_sleep_pauses_and_then_says_how_long() -> None:
    player, clock, heard = playing()
    clock.advance(2)
    player.look()
    heard.said.clear()
    clock.advance(840)
    player.look()
    assert heard.said == [State.PAUSED, ("slept", 840)]
    assert now(player).remaining == 8
    assert timers(player) == []


# One timer


def test_one_single_shot_precise_timer_to_the_next_visible_change() -> None:
    player, clock, _ = playing()
    clock.advance(0.4)
    player.look()
    (timer,) = timers(player)
    assert timer.isSingleShot()
    assert timer.timerType().name == "PreciseTimer"
    assert timer.interval() in (600, 601)


def test_defect_1_no_second_timer_at_the_change_of_sides() -> None:
    player, clock, _ = playing()
    step_to(player, clock, SegmentKind.CHANGE)
    for _ in range(6):
        clock.advance(APART)
        player.toggle()
    assert now(player).state is State.RUNNING
    assert len(timers(player)) == 1
    clock.advance(3)
    player.look()
    before = now(player).remaining
    clock.advance(1)
    player.look()
    assert before - now(player).remaining == pytest.approx(1)


def test_defect_1_leaving_the_change_leaves_no_timer_of_it() -> None:
    player, clock, heard = playing()
    step_to(player, clock, SegmentKind.CHANGE)
    player.back()
    began = len(heard.starts)
    clock.advance(4)
    player.look()
    assert heard.starts[began:] == []
    assert len(player.findChildren(QTimer)) == 1


@pytest.mark.parametrize("kind", list(SegmentKind))
def test_invariant_5_and_defect_7_pause_holds_in_every_segment(kind: SegmentKind) -> None:
    timeline = compile(routine(*USUAL.steps, once(20, Kind.CHECK)))
    clock = FakeClock()
    player = Player(clock)
    heard = Heard(player)
    player.play(timeline, leave(timeline))
    step_to(player, clock, kind)
    clock.advance(0.5)
    player.toggle()
    left, cues = now(player).remaining, len(heard.cues)
    assert timers(player) == []
    for _ in range(50):
        clock.advance(100)
        player.look()
    assert (now(player).state, now(player).remaining) == (State.PAUSED, left)
    assert len(heard.cues) == cues


def test_defect_5_resume_goes_on_after_a_pause() -> None:
    player, clock, _ = playing(Plan(resume_ready=3))
    step_to(player, clock, SegmentKind.WORK)
    player.toggle()
    clock.advance(60)
    player.toggle()
    assert (now(player).state, now(player).lead_in) == (State.RUNNING, 3)
    assert len(timers(player)) == 1
    before = now(player).remaining
    clock.advance(4)
    player.look()
    assert now(player).remaining == pytest.approx(before - 1)


def test_defect_9_back_and_skip_neither_lose_nor_repeat_a_cue() -> None:
    player, clock, heard = playing()
    for verb in (player.next, player.next, player.back, player.next, player.restart):
        clock.advance(APART)
        verb()
        player.look()
    assert [index for index, cue in heard.cues if cue.kind is CueKind.STEP] == [0, 1, 2, 1, 2, 2]
    assert now(player).remaining == now(player).length


# Presses


@pytest.mark.parametrize("name", ["next", "back", "restart", "more_time", "toggle"])
def test_two_presses_of_one_control_within_300_ms_count_once(name: str) -> None:
    player, clock, heard = playing()
    step_to(player, clock, SegmentKind.WORK)

    def count() -> tuple[int, float, State]:
        return len(heard.starts), now(player).length, now(player).state

    press = getattr(player, name)
    press()
    once_pressed = count()
    clock.advance(SAME_PRESS - 0.01)
    press()
    assert count() == once_pressed
    clock.advance(APART)
    press()
    assert count() != once_pressed


def test_the_key_that_paused_does_not_resume_within_300_ms() -> None:
    player, clock, _ = playing()
    player.toggle()
    clock.advance(0.1)
    player.resume()
    assert now(player).state is State.PAUSED
    clock.advance(APART)
    player.resume()
    assert now(player).state is State.RUNNING


def test_different_controls_within_300_ms_all_count() -> None:
    player, _, heard = playing()
    player.next()
    player.back()
    player.next()
    assert heard.starts == [0, 1, 0, 1]


def test_what_a_choice_in_the_stop_sheet_does_is_no_second_press() -> None:
    player, _, heard = playing()
    player.next()
    player.pause()
    player.next()
    player.resume()
    assert heard.starts == [0, 1, 2]
    assert now(player).state is State.RUNNING


# More time


def test_invariant_3_time_added_on_the_first_side_is_offered_on_the_second() -> None:
    player, clock, _ = playing()
    first = step_to(player, clock, SegmentKind.WORK)
    player.more_time()
    assert (now(player).length, now(player).offer) == (first.seconds + 15, 0)
    while (now(player).segment.number, now(player).segment.side) != (first.number, Side.RIGHT):
        assert now(player).offer == 0
        clock.advance(1)
        player.look()
    assert now(player).offer == 15
    player.take_offer()
    assert (now(player).length, now(player).offer) == (first.seconds + 15, 0)
    player.take_offer()
    assert now(player).length == first.seconds + 15


def test_the_side_of_the_neck_cannot_be_stretched() -> None:
    timeline = compile(replace(USUAL, regions=("side-of-neck",)))
    clock = FakeClock()
    player = Player(clock)
    player.play(timeline, leave(timeline))
    while player.active:
        assert not now(player).can_stretch
        clock.advance(APART)
        player.more_time()
        if player.active:
            assert now(player).length == now(player).segment.seconds


def test_waiting_goes_on_when_the_user_says_so() -> None:
    player, clock, _ = playing(Plan(wait_for_me=True))
    while now(player).state is not State.WAITING:
        clock.advance(1)
        player.look()
    assert now(player).segment.kind is SegmentKind.SETUP
    assert timers(player) == []
    clock.advance(3_600)
    player.look()
    assert now(player).shown == 0
    player.resume()
    assert (now(player).state, now(player).segment.index) == (State.RUNNING, 2)
    assert now(player).remaining == now(player).length


# The real timer


def test_the_real_timer_brings_the_next_segment_by_itself(qapp: QApplication, qtbot: QtBot) -> None:
    clock = boot_clock()
    player = Player(clock, qapp)
    timeline = compile(USUAL, Plan(get_ready=1))
    seen: list[int | str] = []
    player.segment_started.connect(lambda segment: seen.append(segment.index))
    before = clock()
    player.play(timeline, leave(timeline))
    after = clock()
    # On a machine that stands still meanwhile, this is late as well, but never the first.
    QTimer.singleShot(1_150, qapp, lambda: seen.append("too late"))
    qtbot.waitUntil(lambda: "too late" in seen)
    assert seen == [0, 1, "too late"]
    latest, remaining, soonest = clock() - after, now(player).remaining, clock() - before
    assert 16 - soonest <= remaining <= 16 - latest
    player.stop("")
    player.deleteLater()
