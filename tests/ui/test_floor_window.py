"""Floor mode as a whole: what a click, a key, a long press and a screen do to a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan
from massage_gui.core.screening import Screening
from massage_gui.core.session_events import State
from massage_gui.core.timeline import SegmentKind
from massage_gui.ui.floor_layout import lay_out
from massage_gui.ui.stop_sheet import StopSheet
from massage_gui.ui.theme import DARK
from tests.samples import sample_routine
from tests.ui.on_the_floor import OnTheFloor, mouse

pytestmark = pytest.mark.usefixtures("qapp")

Key = Qt.Key
PRESS, RELEASE, MOVE = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove
TWICE = QEvent.Type.MouseButtonDblClick
BLANK = Qt.CursorShape.BlankCursor


@pytest.fixture
def floor() -> Iterator[OnTheFloor]:
    made = OnTheFloor(compile(sample_routine(two_sided=True), Plan(wait_for_me=False)))
    made.begin()
    yield made
    made.end()
    made.main.deleteLater()


def click(widget: QWidget) -> None:
    mouse(widget, PRESS)
    mouse(widget, RELEASE)


def test_it_fills_the_screen(floor: OnTheFloor) -> None:
    screen = QGuiApplication.primaryScreen()
    assert floor.window.isFullScreen()
    assert floor.window.geometry() == screen.geometry()
    assert floor.window.is_open
    assert QApplication.focusWidget() is floor.window


def test_a_click_pauses_and_the_next_resumes_each_with_its_mark(floor: OnTheFloor) -> None:
    click(floor.window)
    assert floor.state() is State.PAUSED
    assert floor.window.overlay.isVisible()
    assert not floor.window.mark.isVisible()
    floor.clock.advance(1)
    click(floor.window)
    assert floor.state() is State.RUNNING
    assert not floor.window.overlay.isVisible()
    assert floor.window.mark.isVisible()
    floor.window.mark.over.timeout.emit()
    assert not floor.window.mark.isVisible()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_A, Key.Key_Return, Key.Key_Up])
def test_any_key_pauses_and_resumes(floor: OnTheFloor, key: Key) -> None:
    floor.press(key)
    assert floor.state() is State.PAUSED
    floor.clock.advance(1)
    floor.press(key)
    assert floor.state() is State.RUNNING
    assert floor.heard == ["toggle", "toggle"]


@pytest.mark.parametrize(
    ("key", "wish"),
    [(Key.Key_N, "next"), (Key.Key_Left, "back"), (Key.Key_R, "restart"), (Key.Key_Plus, "more"),
     (Key.Key_S, "stop"), (Key.Key_V, "say_again"), (Key.Key_M, "mute"), (Key.Key_F11, "left"),
     (Key.Key_F, "left"), (Key.Key_Escape, "left")],
)  # fmt: skip
@pytest.mark.parametrize("paused", [False, True])
def test_keys_of_their_own_act_alone_whatever_has_the_focus(
    floor: OnTheFloor, key: Key, wish: str, paused: bool
) -> None:
    if paused:
        floor.player.pause()
        assert QApplication.focusWidget() is floor.window.overlay.resume
    floor.press(key)
    assert floor.heard == [wish]


@pytest.mark.parametrize(
    "key", [Key.Key_N, Key.Key_Space, Key.Key_R, Key.Key_Return, Key.Key_Plus, Key.Key_A]
)
def test_a_key_held_down_never_acts_twice(floor: OnTheFloor, key: Key) -> None:
    floor.press(key, times=30)
    assert len(floor.heard) == 1
    floor.clock.advance(1)
    floor.press(key, times=30)
    assert len(floor.heard) == 2


def test_a_key_held_down_on_a_focused_button_presses_it_once(floor: OnTheFloor) -> None:
    floor.window.stop.setFocus()
    floor.press(Key.Key_Return, "\r", times=30)
    assert floor.heard == ["stop"]


def test_a_double_click_counts_once(floor: OnTheFloor) -> None:
    for kind in (PRESS, RELEASE, TWICE, RELEASE):
        mouse(floor.window, kind)
    assert floor.heard == ["toggle"]
    assert floor.state() is State.PAUSED


def test_a_long_press_leaves_and_its_release_does_nothing(floor: OnTheFloor) -> None:
    mouse(floor.window, PRESS)
    assert floor.window.hands.long.isActive()
    assert floor.window.hands.long.interval() == 800
    floor.window.hands.long.timeout.emit()
    mouse(floor.window, RELEASE)
    assert floor.heard == ["left"]
    assert not floor.window.isVisible()
    assert floor.state() is State.RUNNING, "the session goes on"


def test_a_short_press_is_no_long_one(floor: OnTheFloor) -> None:
    click(floor.window)
    assert not floor.window.hands.long.isActive()


def test_clicks_on_what_is_shown_count_as_well(floor: OnTheFloor) -> None:
    floor.go_to(SegmentKind.WORK)
    floor.clock.advance(1)
    at = floor.window.face.figure.geometry().center()
    hit = floor.window.childAt(at) or floor.window
    click(hit)
    assert floor.state() is State.PAUSED
    floor.clock.advance(1)
    click(floor.window.overlay)
    assert floor.state() is State.RUNNING


def test_stop_keeps_its_place_and_its_key_always(floor: OnTheFloor) -> None:
    window = floor.window
    places = []
    for kind in (SegmentKind.GET_READY, SegmentKind.WORK, SegmentKind.CHANGE, SegmentKind.FINISH):
        floor.go_to(kind)
        for paused in (False, True):
            floor.clock.advance(1)
            if paused:
                floor.player.pause()
            top = window.childAt(window.stop.geometry().center())
            assert top is window.stop, f"{kind} {paused}"
            places.append(window.stop.geometry().getRect())
        floor.clock.advance(1)
        floor.player.resume()
        floor.clock.advance(4)
        floor.player.look()
    assert len(set(places)) == 1
    assert window.stop.height() >= window.height() * 0.08
    assert window.stop.geometry() == lay_out(window.size(), None).stop
    QTest.mouseClick(window.stop, Qt.MouseButton.LeftButton)
    assert floor.heard == ["stop"]
    assert window.stop.accessibleName() == "Stop it hurts"


@pytest.mark.parametrize("size", [(800, 600), (640, 480), (600, 800), (1920, 1080)])
def test_stop_has_its_place_on_every_screen(floor: OnTheFloor, size: tuple[int, int]) -> None:
    window = floor.window
    window.showNormal()
    window.resize(*size)
    QCoreApplication.processEvents()
    assert window.stop.geometry() == lay_out(QSize(*size), None).stop
    words = QFontMetricsF(window.stop.font()).size(0, window.stop.text())
    assert words.width() + 8 < window.stop.width()
    assert words.height() < window.stop.height()


def test_resume_stands_over_stop_as_wide(floor: OnTheFloor) -> None:
    floor.player.pause()
    resume, stop = floor.window.overlay.resume, floor.window.stop
    at = resume.mapTo(floor.window, resume.rect().topLeft())
    assert abs(at.x() - stop.x()) <= 3
    assert abs(resume.width() - stop.width()) <= 6
    QTest.mouseClick(resume, Qt.MouseButton.LeftButton)
    assert floor.heard == ["toggle"]


def test_tab_goes_through_resume_leave_and_stop(floor: OnTheFloor) -> None:
    floor.player.pause()
    names = []
    for _ in range(3):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Key.Key_Tab)
    assert names == ["Resume", "Leave floor mode", "Stop it hurts"]


def test_while_a_session_waits_the_overlay_says_what_comes() -> None:
    floor = OnTheFloor(compile(sample_routine(two_sided=True), Plan(wait_for_me=True)))
    floor.begin()
    floor.go_to(SegmentKind.SETUP)
    floor.wait(21)
    assert floor.state() is State.WAITING
    assert floor.window.overlay.title.text == "Ready when you are"
    assert floor.window.overlay.note.text == "Next: LEFT side: Small rolls, left, 30 s"
    floor.press(Key.Key_Space)
    assert floor.state() is State.RUNNING
    assert floor.window.mark.isVisible()
    floor.end()
    floor.main.deleteLater()


def test_the_side_stays_in_sight_while_a_change_is_paused(floor: OnTheFloor) -> None:
    floor.go_to(SegmentKind.CHANGE)
    face = floor.window.face
    assert face.change.isVisible()
    assert not face.plate.isVisible()
    floor.player.pause()
    assert face.plate.isVisible()
    assert face.plate.accessibleName() == "RIGHT side"
    floor.clock.advance(1)
    floor.player.resume()
    assert face.change.isVisible()


def test_a_note_says_why_until_the_session_goes_on(floor: OnTheFloor) -> None:
    floor.player.pause()
    floor.window.show_pause_note("The computer slept.")
    assert floor.window.overlay.note.text == "The computer slept."
    floor.clock.advance(1)
    floor.player.resume()
    floor.clock.advance(5)
    floor.player.look()
    floor.player.pause()
    assert floor.window.overlay.note.text != "The computer slept."


def test_opened_in_a_pause_it_shows_the_pause_and_no_mark() -> None:
    floor = OnTheFloor(compile(sample_routine(), Plan()))
    floor.begin()
    floor.window.leave()
    floor.player.pause()
    floor.clock.advance(1)
    floor.player.resume()
    assert floor.window.mark.isHidden(), "nobody sees it"
    floor.clock.advance(5)
    floor.player.look()
    floor.player.pause()
    floor.window.open_on(QGuiApplication.primaryScreen())
    assert floor.window.overlay.isVisible()
    assert floor.window.focusWidget() is floor.window.overlay.resume
    floor.end()
    floor.main.deleteLater()


def test_leaving_tells_once_and_stops_every_timer(floor: OnTheFloor) -> None:
    floor.window.leave()
    floor.window.leave()
    assert floor.heard == ["left"]
    assert not floor.window.is_open
    assert not floor.window.hands.pointer.timer.isActive()
    assert not floor.window.hands.long.isActive()


def test_closing_its_window_leaves(floor: OnTheFloor) -> None:
    floor.window.close()
    assert floor.heard == ["left"]
    assert floor.state() is State.RUNNING


def test_the_pointer_hides_only_in_floor_mode(floor: OnTheFloor) -> None:
    window, timer = floor.window, floor.window.hands.pointer.timer
    assert timer.isActive()
    mouse(window, MOVE, (20, 20))
    timer.timeout.emit()
    assert window.cursor().shape() is BLANK
    assert window.stop.cursor().shape() is BLANK
    mouse(window.stop, MOVE, (21, 25))
    assert window.cursor().shape() is not BLANK
    window.leave()
    assert not timer.isActive()


def test_keys_and_clicks_do_not_bring_the_pointer_back(floor: OnTheFloor) -> None:
    floor.window.hands.pointer.timer.timeout.emit()
    floor.press(Key.Key_Space)
    assert floor.window.cursor().shape() is BLANK


def test_letters_can_be_switched_off(floor: OnTheFloor) -> None:
    floor.window.use_letters(False)
    floor.press(Key.Key_S, "s")
    floor.press(Key.Key_Space, " ")
    assert floor.heard == ["toggle"]


def test_the_stop_sheet_lies_over_everything_and_takes_every_key_and_click(
    floor: OnTheFloor, screening: Screening
) -> None:
    window = floor.window
    sheet = StopSheet(window, window.body, screening.stop_rules)
    window.host(sheet)
    sheet.ask()
    floor.player.pause()
    assert sheet.geometry() == window.rect()
    assert window.childAt(window.stop.geometry().center()) is not window.stop
    click(sheet)
    floor.press(Key.Key_N)
    floor.press(Key.Key_A)
    mouse(window, PRESS)
    assert not window.hands.long.isActive()
    assert floor.heard == []
    assert window.cursor().shape() is not BLANK
    # Esc closes the sheet and does not leave; then the session is led again.
    floor.press(Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.is_open
    floor.clock.advance(1)
    floor.press(Key.Key_A)
    assert floor.heard == ["toggle"]
    assert floor.state() is State.RUNNING


def test_what_is_hosted_may_belong_to_another_window_and_follows_the_size(floor: OnTheFloor) -> None:
    other = QWidget()
    sheet = QWidget(other)
    floor.window.host(sheet)
    assert sheet.parentWidget() is floor.window
    floor.window.showNormal()
    floor.window.resize(640, 500)
    QCoreApplication.processEvents()
    assert sheet.geometry() == floor.window.rect()
    other.deleteLater()


def test_the_figure_is_told_all(floor: OnTheFloor) -> None:
    segment = floor.go_to(SegmentKind.WORK)
    assert floor.figure.shown == (segment, "upper-back")
    floor.clock.advance(1)
    floor.player.pause()
    floor.window.use_motion(False)
    floor.window.set_theme(DARK)
    assert floor.figure.told[-3:] == [("run", False), ("motion", False), DARK]
    floor.clock.advance(1)
    floor.player.resume()
    assert floor.figure.told[-1] == ("run", True)


def test_a_change_of_sides_flashes_but_not_with_reduced_motion(floor: OnTheFloor) -> None:
    floor.go_to(SegmentKind.WORK)
    floor.go_to(SegmentKind.CHANGE)
    assert floor.window.flash.isVisible()
    floor.window.use_motion(False)
    assert not floor.window.flash.isVisible()


def test_a_whole_session_is_shown_to_its_end(floor: OnTheFloor) -> None:
    lines = []
    floor.player.segment_started.connect(lambda _: lines.append(floor.window.face.line.text))
    floor.wait(floor.timeline.total + 1)
    assert floor.state() is None
    assert lines == [
        "Back to the wall.", "Small rolls on the left.", "Rest. Breathe.", "Now the right side.",
        "Small rolls on the right.", "Rest. Breathe.", "Walk a few steps.",
    ]  # fmt: skip
    assert not floor.window.overlay.isVisible()
