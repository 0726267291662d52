"""Floor mode beside the player's page: made when it is first wanted, told what the page is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from massage_gui.core.screening import Offer, StopRule
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Segment, Timeline
from massage_gui.services.player import Moment
from massage_gui.services.screens import Screens
from massage_gui.services.settings import Settings
from massage_gui.ui.figure_view import FigureView
from massage_gui.ui.floor_screens import FloorScreens
from massage_gui.ui.floor_window import FloorWindow
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.player_page import PlayerPage
from massage_gui.ui.stop_sheet import StopSheet


class FloorMode(QObject):
    """Opens the floor window over a session, and hands its wishes on as the page's own."""

    def __init__(
        self,
        window: MainWindow,
        page: PlayerPage,
        settings: Settings,
        rules: Sequence[StopRule],
        figure: Callable[[], FigureView],
        clock: Callable[[], float],
    ) -> None:
        super().__init__(window)
        self._window, self._page, self._settings = window, page, settings
        self._rules, self._figure, self._clock = rules, figure, clock
        self._timeline: Timeline | None = None
        self._segment: Segment | None = None
        self._moment: Moment | None = None
        self._state = State.READY
        self.floor: FloorWindow | None = None
        page.floor_requested.connect(self.open)

    @property
    def is_open(self) -> bool:
        """Whether it fills a screen now."""
        return self.floor is not None and self.floor.is_open

    @property
    def asks(self) -> bool:
        """Whether it asks what hurts."""
        return self.floor is not None and not self._stop.isHidden()

    def open(self) -> None:
        """Fill the screen chosen before with the session that is on."""
        if self._timeline is None or self._segment is None:
            return
        floor = self._made()
        if self._window.theme is not None:
            floor.set_theme(self._window.theme)
            self._stop.set_scale(1.4)
        floor.use_letters(self._settings.letter_keys)
        floor.use_motion(not self._settings.reduced_motion)
        floor.show_timeline(self._timeline)
        floor.show_segment(self._segment)
        floor.show_state(self._state)
        if self._moment is not None:
            floor.show_moment(self._moment)
        self._screens.open(self._window.frameGeometry())

    def _made(self) -> FloorWindow:
        if self.floor is None:
            self.floor = floor = FloorWindow(self._figure(), self._clock, self._window)
            self._stop = StopSheet(floor, floor.body, self._rules)
            self._screens = FloorScreens(floor, Screens(self), self._recall, self._keep)
            self._connect(floor)
        return self.floor

    def _recall(self) -> str:
        return self._settings.floor_screen

    def _keep(self, key: str) -> None:
        self._settings.floor_screen = key

    def _connect(self, floor: FloorWindow) -> None:
        page = self._page
        floor.toggle_requested.connect(page.toggle_requested)
        floor.next_requested.connect(page.next_requested)
        floor.back_requested.connect(page.back_requested)
        floor.restart_requested.connect(page.restart_requested)
        floor.more_requested.connect(page.more_requested)
        floor.say_again_requested.connect(page.again_requested)
        floor.mute_requested.connect(page.mute_requested)
        floor.good_requested.connect(page.say_good)
        floor.less_requested.connect(page.say_less)
        floor.stop_requested.connect(self._ask_what_hurts)
        floor.left.connect(self._window.activateWindow)
        self._stop.felt.connect(self._take_feeling)
        self._stop.chosen.connect(self._take_choice)
        self._window.themed.connect(floor.set_theme)

    def _ask_what_hurts(self) -> None:
        if self.floor is not None:
            self._page.halt_requested.emit()
            self._stop.ask()
            self.floor.host(self._stop)

    def _take_feeling(self, rule: StopRule) -> None:
        if self._page.take_feeling(rule):
            self._stop.dismiss()
        else:
            self._stop.advise(rule)

    def _take_choice(self, rule: StopRule, offer: Offer) -> None:
        self._stop.dismiss()
        self._page.take_choice(rule, offer)

    def show_timeline(self, timeline: Timeline) -> None:
        """A session of this timeline begins."""
        self._timeline, self._segment, self._moment = timeline, None, None

    def show_segment(self, segment: Segment) -> None:
        """A segment has begun."""
        self._segment = segment
        if self.floor is not None and self.is_open:
            self.floor.show_segment(segment)

    def show_moment(self, moment: Moment) -> None:
        """What is shown has changed."""
        self._moment = moment
        if self.floor is not None and self.is_open:
            self.floor.show_moment(moment)

    def show_state(self, state: State) -> None:
        """The session has entered a state."""
        self._state = state
        if self.floor is not None and self.is_open:
            self.floor.show_state(state)

    def show_slept(self) -> None:
        """The computer was away, as the page under this one tells."""
        if self.floor is not None and self.is_open:
            self.floor.show_pause_note(self._page.pause_sheet.title.text())

    def show_caption(self, text: str) -> None:
        """This is being said."""
        if self.floor is not None and self.is_open:
            self.floor.show_caption(text)

    def end(self) -> None:
        """The session is over: the window shows what was done."""
        self._timeline = self._segment = None
        if self.floor is not None:
            self._stop.dismiss()
            self.floor.leave()
