"""The page that leads through a session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from massage_gui.core.entry import Said
from massage_gui.core.screening import Offer, StopRule
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Segment, SegmentKind, Timeline
from massage_gui.services.player import Moment
from massage_gui.ui.change_view import ChangeView
from massage_gui.ui.controls import Controls
from massage_gui.ui.figure_view import FigureView
from massage_gui.ui.pause_sheet import PauseSheet
from massage_gui.ui.player_actions import PlayerActions
from massage_gui.ui.player_foot import PlayerFoot
from massage_gui.ui.session_head import SessionHead
from massage_gui.ui.side_flash import SideFlash
from massage_gui.ui.step_view import StepView
from massage_gui.ui.stop_sheet import StopSheet
from massage_gui.ui.theme import Theme
from massage_gui.ui.words import Words, clock_text

SMALLEST_BUTTON, LARGEST_BUTTON = 16, 20
"""The letters of a button in pixels, at most: everywhere, and on a page of the usual size. What is to be read
comes first."""

SHEET = 600
"""How high a page must be, in pixels, for a sheet with all its answers in letters of the usual size."""

USUAL_LETTERS = 15
"""The size of letters in pixels where the user asked for no other."""


class PlayerPage(QWidget):
    """Shows the segment under the cursor; every wish is a signal."""

    #: the user wants to pause, or to go on
    toggle_requested = Signal()
    #: the user wants to go on
    resume_requested = Signal()
    #: the clock must stop now: the user says that it hurts
    halt_requested = Signal()
    #: the user wants the next segment
    next_requested = Signal()
    #: the user wants the segment before
    back_requested = Signal()
    #: the user wants this segment from its start
    restart_requested = Signal()
    #: the user wants 15 seconds more
    more_requested = Signal()
    #: the user wants the time that this step got on the first side
    offer_taken = Signal()
    #: the user wants to hear this step again
    again_requested = Signal()
    #: the user wants no sound for now, or wants it back
    mute_requested = Signal()
    #: the user wants the session to fill the screen
    floor_requested = Signal()
    #: Said: the user said this of the step
    said = Signal(object)
    #: str: this was noted, and is shown for a while
    noted = Signal(str)
    #: StopRule: the user felt this, and may go on yet
    felt = Signal(object)
    #: StopRule: the user felt this, and the session is to end
    end_requested = Signal(object)
    #: the user has had enough for now, and the session is to end
    leave_requested = Signal()

    def __init__(
        self,
        figure: FigureView,
        rules: Sequence[StopRule],
        remaining: Callable[[], float],
        clock: Callable[[], float],
        now: Callable[[], datetime],
    ) -> None:
        """Show the rest of a segment by `remaining`, flashes by `clock`, and the time of day by `now`."""
        super().__init__()
        self.setObjectName("page")
        # By a click beside the buttons, so that Space is the session's; Tab goes from button to button.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._words = Words()
        self._timeline: Timeline | None = None
        self._smooth = True
        self._segment: Segment | None = None
        self._eased = 0
        self._state = State.READY
        self.head = SessionHead()
        self.step = StepView(figure, remaining)
        self.change = ChangeView()
        self._views = QStackedWidget()
        self.foot = foot = PlayerFoot()
        self.words, self.offer, self.sounds = foot.words, foot.offer, foot.sounds
        self.good, self.less = foot.good, foot.less
        self.controls = Controls()
        self._body = QWidget()
        self._lay_out()
        self.pause_sheet = PauseSheet(self, self._body, now)
        self.stop_sheet = StopSheet(self, self._body, rules)
        self.flash = SideFlash(self._body, clock)
        self.actions_ = PlayerActions(self)
        self._connect()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        self._column = column = QVBoxLayout(self._body)
        column.addWidget(self.head)
        self._views.addWidget(self.step)
        self._views.addWidget(self.change)
        column.addWidget(self._views, 1)
        column.addWidget(self.foot)
        column.addWidget(self.controls)

    def _connect(self) -> None:
        controls, keys = self.controls, self.actions_
        controls.toggle_requested.connect(self.toggle_requested)
        controls.next_requested.connect(self.next_requested)
        controls.back_requested.connect(self.back_requested)
        controls.restart_requested.connect(self.restart_requested)
        controls.more_requested.connect(self.more_requested)
        controls.stop_requested.connect(self.ask_what_hurts)
        keys.toggle.triggered.connect(self.toggle_requested)
        keys.next.triggered.connect(self.next_requested)
        keys.back.triggered.connect(self.back_requested)
        keys.restart.triggered.connect(self.restart_requested)
        keys.more.triggered.connect(self.more_requested)
        keys.stop.triggered.connect(self.ask_what_hurts)
        keys.again.triggered.connect(self.again_requested)
        keys.mute.triggered.connect(self.mute_requested)
        keys.floor.triggered.connect(self.floor_requested)
        self.sounds.again_requested.connect(self.again_requested)
        self.sounds.floor_requested.connect(self.floor_requested)
        keys.good.triggered.connect(self.say_good)
        keys.less.triggered.connect(self.say_less)
        self.foot.good_said.connect(self.say_good)
        self.foot.less_said.connect(self.say_less)
        self.foot.offer_taken.connect(self.offer_taken)
        self.pause_sheet.resume_requested.connect(self.resume_requested)
        self.pause_sheet.restart_requested.connect(self._begin_again)
        self.pause_sheet.stop_requested.connect(self.ask_what_hurts)
        self.pause_sheet.end_requested.connect(self.leave_requested)
        self.stop_sheet.felt.connect(self._advise)
        self.stop_sheet.chosen.connect(self.take_choice)
        self.stop_sheet.closed.connect(self._show_pause_again)

    @property
    def runs(self) -> bool:
        """Whether the clock of a session runs."""
        return self._state is State.RUNNING

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for part in (self.head, self.step, self.change, self.sounds, self.controls):
            part.set_theme(theme)
        self.flash.set_theme(theme)
        self._scale()

    def use_motion(self, smooth: bool) -> None:
        """Let the ring empty smoothly, or second by second."""
        self._smooth = smooth
        self.step.run(self._state is State.RUNNING, smooth)
        self.flash.use_motion(smooth)

    def show_timeline(self, timeline: Timeline) -> None:
        """Get ready to show a session of this timeline."""
        self._timeline, self._eased = timeline, 0
        self.flash.forget()
        self.head.show_timeline(timeline)
        self.foot.show_routine(timeline.routine)
        self.controls.focus_toggle()

    def show_segment(self, segment: Segment) -> None:
        """Show the segment that has begun."""
        if self._timeline is None:
            return
        self._segment = segment
        if segment.kind is SegmentKind.CHANGE:
            self.change.show_segment(segment)
            self._views.setCurrentWidget(self.change)
        else:
            self.step.show_segment(segment, self._timeline.routine.region, self._eased)
            self._views.setCurrentWidget(self.step)
        self.foot.allow_answers(self._works)
        self.flash.show_segment(segment)
        self._show_place(self._timeline, segment)
        self._announce(segment)

    def _show_place(self, timeline: Timeline, segment: Segment) -> None:
        self.head.show_segment(segment)
        self.words.show_coming(self._words.coming(timeline, segment))

    def _announce(self, segment: Segment) -> None:
        changing = segment.kind is SegmentKind.CHANGE
        words = self.change.heading if changing else f"{self._words.side_loud(segment.side)}. {segment.title}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{words}. {segment.text}"))

    def show_moment(self, moment: Moment) -> None:
        """Show what has changed since the last look."""
        under = self._words.kind(moment.segment.kind)
        if moment.lead_in > 0:
            under = self.tr("Go on in {seconds}").format(seconds=round(moment.lead_in + 0.499))
        self.step.ring.show_time(moment.shown, moment.length, under)
        self.change.show_time(moment.shown)
        self.words.show_time(moment.elapsed)
        self.head.show_moment(moment)
        self.pause_sheet.show_place(self._place_of(moment))
        self.controls.allow_more(moment.can_stretch)
        self.foot.show_offer(moment.offer)

    def _place_of(self, moment: Moment) -> str:
        segment = moment.segment
        side = self._words.side_loud(segment.side) if segment.side else ""
        left = self.tr("{time} left").format(time=clock_text(moment.shown))
        return " · ".join(filter(None, (side, segment.title, left)))

    def show_caption(self, text: str) -> None:
        """Show what is being said."""
        self.words.show_caption(text)

    def show_state(self, state: State) -> None:
        """Show whether the session runs, is paused, or waits."""
        self._state = state
        self.controls.show_state(state)
        self.step.run(state is State.RUNNING, self._smooth)
        if state is State.PAUSED:
            self._show_pause()
        elif state is State.WAITING:
            self.pause_sheet.show_waiting(self.words.coming.text())
        else:
            self.pause_sheet.dismiss()
            self._close_stop()

    def _show_pause(self) -> None:
        if self.stop_sheet.isHidden():
            self.pause_sheet.show_paused()

    def _show_pause_again(self) -> None:
        self.actions_.enable(True)
        if self._state is State.PAUSED:
            self._show_pause()

    def _begin_again(self) -> None:
        self.restart_requested.emit()
        self.resume_requested.emit()

    def show_slept(self, seconds: float) -> None:
        """Say that the computer was away."""
        self.pause_sheet.show_slept(seconds)

    def ask_what_hurts(self) -> None:
        """Stop the clock at once, and ask what was felt."""
        self.pause_sheet.dismiss()
        self.actions_.enable(False)
        self.stop_sheet.ask()
        self.halt_requested.emit()

    def take_feeling(self, rule: StopRule) -> bool:
        """End the session where this feeling allows nothing else; whether it does so."""
        self.felt.emit(rule)
        ends = set(rule.offers) <= {Offer.END}
        if ends:
            self._close_stop()
            self.end_requested.emit(rule)
        return ends

    def _advise(self, rule: StopRule) -> None:
        if not self.take_feeling(rule):
            self.stop_sheet.advise(rule)

    def take_choice(self, rule: StopRule, offer: Offer) -> None:
        """Go on after a feeling as the user chose: gentler, with the next step, or not at all."""
        self._close_stop()
        if offer is Offer.END:
            self.end_requested.emit(rule)
            return
        if offer is Offer.EASE_OFF:
            self._ease()
        else:
            self.next_requested.emit()
        self.resume_requested.emit()

    def say_good(self) -> None:
        """Keep that this step is good."""
        if self._works:
            self._note(Said.GOOD, self.tr("Good. Noted."))

    def say_less(self) -> None:
        """Keep that this step is a little too much, and show one level less of pressure."""
        if self._works:
            self._ease()
            self._note(Said.LESS, self.tr("Press a little less. Noted."))

    def _note(self, said: Said, answer: str) -> None:
        self.words.show_note(answer)
        self.noted.emit(answer)
        self.said.emit(said)

    @property
    def _works(self) -> bool:
        return self._segment is not None and self._segment.kind is SegmentKind.WORK

    def _ease(self) -> None:
        self._eased += 1
        if self._timeline is not None and self._segment is not None:
            self.step.show_segment(self._segment, self._timeline.routine.region, self._eased)

    def _close_stop(self) -> None:
        self.stop_sheet.dismiss()
        self.actions_.enable(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A focused button or list takes Space itself; what reaches the page is meant for the session.
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and self.stop_sheet.isHidden():
            self.toggle_requested.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale()

    def _scale(self) -> None:
        """Let all be as large as the page allows; the small print follows the user's text size too."""
        scale = max(0.8, min(self.width() / 1000, self.height() / 660, 4.0))
        for part in (self.step, self.controls):
            part.set_scale(scale)
        spacing = round(7 * scale)
        self._column.setSpacing(spacing)
        self._column.setContentsMargins(*(round(each * max(1.0, scale * 0.9)) for each in (18, 8, 18, 12)))
        wanted = max(0.8, self.font().pixelSize() / USUAL_LETTERS)
        letters = max(scale, min(wanted, 1.25 * scale))
        for sheet in (self.pause_sheet, self.stop_sheet):
            sheet.set_scale(min(letters, max(scale, self.height() / SHEET)))
        self.step.set_letters(wanted)
        most = max(SMALLEST_BUTTON, round(LARGEST_BUTTON * scale))
        self.controls.set_letters(most)
        self.head.set_sizes(round(16 * letters), round(14 * scale))
        self.foot.set_sizes(spacing, letters, min(most, round(16 * wanted)))
