"""From the wish to start to the end of a session: the checks before it, the player, what was done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from massage_gui.core.record import Record
from massage_gui.core.routine import Routine
from massage_gui.core.safety import Clearance, Status, clearance
from massage_gui.core.screening import FollowUp, StopRule
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.services.settings import Settings
from massage_gui.ui.choosing import Choice, Chooser
from massage_gui.ui.end_page import EndPage
from massage_gui.ui.floor_mode import FloorMode
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.player_page import PlayerPage
from massage_gui.ui.rating_flow import RatingFlow
from massage_gui.ui.rating_page import RatingPage
from massage_gui.ui.safety_page import SafetyPage
from massage_gui.ui.sound_flow import SoundFlow
from massage_gui.ui.window_sheets import WindowSheets


class SessionFlow(QObject):
    """Asks what is due, one thing after another, has the session played, and shows its end."""

    #: Timeline, Clearance, tuple[Spent, ...]: this session starts, its safety check is answered, and this is
    #: what was done of it before it was cut off
    session_requested = Signal(object, object, object)
    #: str: the session is to end now, for this stop rule
    stop_requested = Signal(str)
    #: nothing is started: back to the routine
    left = Signal()

    def __init__(
        self,
        window: MainWindow,
        chooser: Chooser,
        desk: SafetyDesk,
        history: HistoryDesk,
        settings: Settings,
        player_page: PlayerPage,
        floor_mode: FloorMode,
        sheets: WindowSheets,
        sound: SoundFlow,
    ) -> None:
        super().__init__(window)
        self._pages, self._actions = window.pages, window.actions_
        self._chooser, self._desk, self._history = chooser, desk, history
        self._player_page, self._floor_mode = player_page, floor_mode
        self._sheets, self._sound = sheets, sound
        self._rule: StopRule | None = None
        self._leave: Clearance | None = None
        self._floor_wanted = False
        #: whether a session has begun and has not ended
        self.playing = False
        self.safety_page, self.rating_page, self.end_page = SafetyPage(), RatingPage(), EndPage()
        for page in (self.safety_page, self.rating_page, player_page, self.end_page):
            self._pages.addWidget(page)
        self.ratings = RatingFlow(self._pages, self.rating_page, self.end_page, history, settings)
        self._connect()

    def _connect(self) -> None:
        self.safety_page.answered.connect(self._take_check)
        self.safety_page.taken_back.connect(self._take_back)
        self.safety_page.left.connect(self.left)
        self.rating_page.left.connect(self.left)
        self.ratings.ready.connect(self._take_rating)
        self.ratings.round_requested.connect(self._play_round)
        self._player_page.end_requested.connect(self._end_for)
        self._player_page.leave_requested.connect(lambda: self.stop_requested.emit(""))
        self.end_page.follow_up_felt.connect(self._take_follow_up)
        self._sound.checked.connect(self._play_at_last)
        self._sound.left.connect(self._give_up)

    def start(self, on_the_floor: bool = False) -> None:
        """Start the session chosen, or first ask what is due; on the floor it fills the screen."""
        self._floor_wanted = on_the_floor
        self._start()

    def _start(self) -> None:
        choice = self._chooser.choice
        if choice is None:
            return
        verdict = self._desk.verdict(choice.routine)
        if verdict.status is Status.CHECK_DUE:
            self.ask_check()
        elif verdict.status is Status.OPEN:
            self._play(choice, clearance(verdict))

    def ask_check(self) -> None:
        """Put the full safety check of what is chosen."""
        if self._chooser.choice is not None:
            routine = self._chooser.choice.routine
            self.safety_page.ask(routine, self._desk.check(routine))
            self._pages.setCurrentWidget(self.safety_page)
            self.safety_page.focus_first()

    def _take_check(self, codes: tuple[str, ...]) -> None:
        if self._chooser.choice is None:
            return
        routine = self._chooser.choice.routine
        self._desk.take_check(routine, codes)
        if self._desk.verdict(routine).status is Status.OPEN:
            self._start()
        else:
            self.left.emit()

    def _take_back(self, codes: tuple[str, ...]) -> None:
        # After what was told earlier, a session starts by a step of its own.
        if self._chooser.choice is not None:
            self._desk.take_check(self._chooser.choice.routine, codes)
            self.left.emit()

    def _play(self, choice: Choice, leave: Clearance) -> None:
        if not self._sound.asked:
            self._leave = leave
            self._sheets.check_sound()
        elif self.ratings.due(choice):
            self._leave = leave
            self.ratings.ask(self._chooser.timeline(choice), self._region_name(choice.routine))
        else:
            self._play_now(choice, leave)

    def _take_rating(self, before: int | None, still_sore: bool) -> None:
        leave, self._leave = self._leave, None
        if leave is not None and self._chooser.choice is not None:
            self._play_now(self._chooser.choice, leave, before, still_sore)

    def _play_round(self) -> None:
        """Play the routine once more, rated before as it was rated after."""
        choice, done = self._chooser.choice, self._history.current
        if choice is None or done is None:
            return
        verdict = self._desk.verdict(choice.routine)
        if verdict.status is Status.OPEN:
            self._play_now(replace(choice, round=done.round + 1), clearance(verdict), done.after)

    def _play_at_last(self) -> None:
        leave, self._leave = self._leave, None
        if leave is not None and self._chooser.choice is not None:
            self._play(self._chooser.choice, leave)

    def _give_up(self) -> None:
        if self._leave is not None:
            self._leave = None
            self.left.emit()

    def _play_now(
        self, choice: Choice, leave: Clearance, before: int | None = None, still_sore: bool = False
    ) -> None:
        timeline = self._chooser.timeline(choice)
        self.playing, self._rule = True, None
        self._player_page.show_timeline(timeline)
        self._floor_mode.show_timeline(timeline)
        self._pages.setCurrentWidget(self._player_page)
        self._actions.show_playing(True)
        if not choice.past:
            self._history.begin(timeline, before=before, still_sore=still_sore, round_=choice.round)
        # What comes next begins anew, in its first round.
        self._chooser.choice = replace(choice, past=(), round=1)
        self.session_requested.emit(timeline, leave, choice.past)
        self._player_page.controls.focus_toggle()
        if self._floor_wanted:
            self._floor_mode.open()

    def _region_name(self, routine: Routine) -> str:
        region = self._chooser.region(routine.region)
        return region.name if region is not None else routine.title

    def _end_for(self, rule: StopRule) -> None:
        self._rule = rule
        if self._chooser.choice is not None:
            self._desk.take_stop(self._chooser.choice.routine, rule)
        self.stop_requested.emit(rule.code)

    def _take_follow_up(self, follow_up: FollowUp) -> None:
        if self._chooser.choice is not None and self._rule is not None:
            self._desk.take_stop(self._chooser.choice.routine, self._rule, follow_up)

    def show_end(self, record: Record) -> None:
        """Show what was done."""
        self.playing = False
        self._floor_mode.end()
        self._player_page.sounds.panel.hide()
        self._actions.show_playing(False)
        choice = self._chooser.choice
        rules = (self._desk.screening.stop_rule(code) for code in record.felt)
        felt = [rule for rule in rules if rule is not None]
        self._pages.setCurrentWidget(self.end_page)
        self.end_page.show_record(record, choice.routine.title if choice else "", self._rule, felt)
        if choice is not None:
            self.ratings.ask_after(record, choice.routine, self._region_name(choice.routine))
