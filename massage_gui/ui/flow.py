"""Leads from page to page: choose, check, play, end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from massage_gui.core.entry import Entry
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan
from massage_gui.core.region import Region, Side, no_go_of
from massage_gui.core.routine import Routine
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.services.player import Times
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.services.settings import Settings
from massage_gui.ui.captions import captions_of
from massage_gui.ui.choosing import Choice, Chooser
from massage_gui.ui.closing import Closing
from massage_gui.ui.figure_view import FigureView
from massage_gui.ui.floor_mode import FloorMode
from massage_gui.ui.look_ups import LookUps
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.mishaps import Mishaps
from massage_gui.ui.opener import Opener
from massage_gui.ui.overview import Overview
from massage_gui.ui.player_page import PlayerPage
from massage_gui.ui.region_list import RegionList
from massage_gui.ui.resuming import Resuming
from massage_gui.ui.session_flow import SessionFlow
from massage_gui.ui.sound_flow import SoundFlow
from massage_gui.ui.theme import Theme
from massage_gui.ui.window_choices import WindowChoices
from massage_gui.ui.window_sheets import WindowSheets


class Flow(QObject):
    """Fills the window with its pages, and knows which one comes next."""

    #: Timeline, Clearance, tuple[Spent, ...]: the user starts this session, its safety check is answered, and
    #: this is what was done of it before it was cut off
    session_requested = Signal(object, object, object)
    #: str: the session is to end now, for this stop rule (empty where the user just leaves)
    stop_requested = Signal(str)
    #: the session is to pause
    pause_requested = Signal()
    #: the session is to go on
    resume_requested = Signal()
    #: Timeline: the user wants the card of this timeline
    card_requested = Signal(object)
    #: Timeline: the user wants this timeline as a sound file
    recording_requested = Signal(object)
    #: the user wants to see the settings
    settings_requested = Signal()
    #: the user wants the page for a therapist
    report_requested = Signal()
    #: Timeline: the user looks at this timeline and may start it
    session_likely = Signal(object)
    #: the routine files are to be read again
    reload_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        drawing: BodyDrawing,
        library: Library,
        desk: SafetyDesk,
        history: HistoryDesk,
        settings: Settings,
        user_routines: Path,
        times: Times,
        log: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk, self._history, self._settings = desk, history, settings
        self._chooser = Chooser(library, desk, history, settings)
        self._user_routines = user_routines
        self.body, self.home, self.pages = window.body, window.home, window.pages
        self.toast, self.actions_ = window.toast, window.actions_
        self.body.set_regions(library.regions)
        self.areas = RegionList(library.regions)
        no_go = no_go_of(library.regions)
        rules = desk.screening.stop_rules

        def figure() -> FigureView:
            return FigureView(drawing, no_go, times.position)

        self.overview = Overview(figure())
        self.home.fill(self.areas, self.overview)
        self.player_page = PlayerPage(figure(), rules, times.remaining, times.clock, history.now)
        self.floor_mode = FloorMode(window, self.player_page, settings, rules, figure, times.clock)
        self.sheets = WindowSheets(window, self.pages)
        self.statement, self.leaving = self.sheets.statement, self.sheets.leaving
        self.keys, self.about = self.sheets.keys, self.sheets.about
        self.sound = SoundFlow(self.player_page.sounds, self.sheets, self.toast, settings)
        self.choices = WindowChoices(window, self.player_page, settings)
        self._opener = Opener(self.toast)
        self.resuming = Resuming(history, self.sheets, self.toast, log)
        self.session = SessionFlow(
            window, self._chooser, desk, history, settings,
            self.player_page, self.floor_mode, self.sheets, self.sound,
        )  # fmt: skip
        self.mishaps = Mishaps(self.toast, lambda: self._playing)
        self.closing = Closing(window, self.sheets, self.player_page, settings, lambda: self._playing)
        self.safety_page, self.rating_page = self.session.safety_page, self.session.rating_page
        self.end_page = self.session.end_page
        keys = self.player_page.actions_
        self.look_ups = LookUps(window, self._chooser, desk, history, self.sheets, keys)
        self.problems_page, self.answers_page = self.look_ups.problems_page, self.look_ups.answers_page
        self._connect()
        self.show_library(library)
        window.themed.connect(self._wear)
        if window.theme is not None:
            self._wear(window.theme)

    @property
    def _choice(self) -> Choice | None:
        return self._chooser.choice

    @property
    def _playing(self) -> bool:
        return self.session.playing

    def _connect(self) -> None:
        self.body.region_chosen.connect(self.choose)
        self.body.region_pointed.connect(self._show_pointed)
        self.areas.region_chosen.connect(lambda region: self.choose(region, None))
        self.areas.region_pointed.connect(lambda region: self.body.point(region.id if region else None))
        self.areas.found.connect(self.body.show_found)
        self.home.quiet.nearest_requested.connect(self.choose_id)
        self.home.quiet.back_requested.connect(self.go_home)
        self.overview.start_requested.connect(self.start)
        self.overview.card_requested.connect(self.ask_for_card)
        self.overview.floor_requested.connect(lambda: self.session.start(on_the_floor=True))
        self.overview.recording_requested.connect(self.ask_for_recording)
        self.overview.plan_changed.connect(self._take_plan)
        self.overview.flag_ticked.connect(self._take_flag)
        self.overview.check_requested.connect(self.session.ask_check)
        self.overview.lift_requested.connect(self._desk.lift)
        self.overview.routine_requested.connect(lambda routine: self._show_routine(routine, None))
        self.overview.back_requested.connect(self.go_home)
        self.session.session_requested.connect(self.session_requested)
        self.session.stop_requested.connect(self.stop_requested)
        self.session.left.connect(self._back_to_overview)
        self.look_ups.left.connect(self._leave_look_up)
        self.look_ups.map_requested.connect(self.go_home)
        self.look_ups.report_requested.connect(self.report_requested)
        self.rating_page.map_requested.connect(self.go_home)
        self.resuming.unsaved.connect(self.mishaps.tell_unsaved)
        self.resuming.resume_requested.connect(self._resume)
        self.end_page.map_requested.connect(self.go_home)
        self.end_page.card_requested.connect(self.ask_for_card)
        self.problems_page.reload_requested.connect(self.reload_requested)
        self.statement.read.connect(self._desk.see_statement)
        self.closing.stop_requested.connect(lambda: self.stop_requested.emit(""))
        self.closing.resume_requested.connect(self.resume_requested)
        self.sheets.covering.connect(self._pause)
        self.player_page.mute_requested.connect(self.sound.mute)
        self._desk.changed.connect(self._show_answers_changed)
        self._desk.save_failed.connect(self.mishaps.tell_unsaved)
        self._connect_actions()

    def _connect_actions(self) -> None:
        actions = self.actions_
        actions.menu_opened.connect(self.player_page.actions_.hold)
        actions.card.triggered.connect(self.ask_for_card)
        actions.take_along.triggered.connect(self.ask_for_recording)
        actions.quit.triggered.connect(self._window.close)
        actions.reload.triggered.connect(self.reload_requested)
        actions.settings.triggered.connect(self._ask_for_settings)
        actions.find.triggered.connect(self._find)
        actions.keys.triggered.connect(lambda: self.look_ups.show_keys(self._playing))
        actions.folder.triggered.connect(lambda: self._opener.open_folder(self._user_routines))
        actions.sound.triggered.connect(self.sheets.check_sound)

    def _wear(self, theme: Theme) -> None:
        self.player_page.set_theme(theme)
        self.overview.still.set_theme(theme)
        # The list keeps the colour that its quiet lines were given.
        self._show_captions()

    def show_library(self, library: Library) -> None:
        """Show what a library holds; a session goes on with the routine it has."""
        changed, self._chooser.library = library.routines != self._chooser.library.routines, library
        self._show_captions()
        self.look_ups.take_library(library, self._user_routines)
        if changed and not self._playing and self.pages.currentWidget() is self.home:
            self._renew_choice()

    def _show_captions(self) -> None:
        captions = captions_of(self._chooser.library, self._settings.plan)
        self.body.set_captions(captions.names, captions.bubbles, captions.quiet)
        self.areas.set_lines(captions.lines)

    def _renew_choice(self) -> None:
        """Show the chosen routine as its file is now."""
        if self._choice is None:
            return
        file, renewed = self._choice.routine.file, self._chooser.renew(self._choice)
        if renewed is not None:
            self._chooser.choice = renewed
            self.overview.show_content(self._chooser.content(renewed))
            return
        self.go_home()
        self.mishaps.tell_lost_routine(file)

    @property
    def asks_nothing(self) -> bool:
        """Whether no sheet waits for an answer; that of a pause waits for nothing else than to go on."""
        floor = self.floor_mode
        return self.sheets.open is None and self.player_page.stop_sheet.isHidden() and not floor.asks

    def show_statement_if_due(self) -> None:
        """Show the statement of the first start, once."""
        if self._desk.statement_due:
            self.sheets.show_statement()

    def come_forward(self, region: str) -> None:
        """Show the window that was asked for again, at the region named where nothing goes on."""
        floor = self.floor_mode.floor
        window = floor if floor is not None and self.floor_mode.is_open else self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if region and not self._playing and self.asks_nothing:
            self.choose_id(region)

    def ask_about_history(self) -> None:
        """Ask what to do with what a crash or a damaged disk left behind."""
        self.resuming.ask(self._chooser.library)

    def _resume(self, entry: Entry, routine: Routine) -> None:
        """Choose what was cut off, and start it where it was, through whatever check is due."""
        self._show_choice(Choice(routine, None, entry.plan, self._history.past(entry), entry.round))
        self._history.go_on(entry)
        self.start()

    def choose_id(self, region: str) -> None:
        """Choose a region by its id."""
        found = self._chooser.region(region)
        if found is not None:
            self.choose(found, None)

    def choose(self, region: Region, side: Side | None) -> None:
        """Show the routine of a region, or quietly that it has none."""
        routines = self._chooser.library.for_region(region.id)
        self.areas.show_region(region.id)
        if routines:
            self.body.choose(region.id, side)
            self._show_routine(routines[0], side)
            return
        self._chooser.choice = None
        self.home.show_quiet(region, self._chooser.region(region.nearest))
        self.actions_.allow_card(False)

    def _show_routine(self, routine: Routine, side: Side | None) -> None:
        self._show_choice(self._chooser.choose(routine, side))

    def _show_choice(self, choice: Choice) -> None:
        self._chooser.choice, routine = choice, choice.routine
        if choice.clicked is None:
            self.body.choose(routine.region, None)
        self.areas.show_region(routine.region)
        self.overview.show_content(self._chooser.content(choice))
        self.home.show_overview()
        self.session_likely.emit(self._chooser.timeline(choice))
        self.actions_.allow_card(self.overview.offers_card)
        self.overview.focus_first()

    def _take_plan(self, plan: Plan) -> None:
        if self._choice is not None:
            choice = self._chooser.choice = self._chooser.plan(self._choice, plan)
            self.overview.refresh(self._chooser.content(choice))
            self.session_likely.emit(self._chooser.timeline(choice))
        # Map and list tell how long it takes, too.
        self._show_captions()

    def _take_flag(self, code: str) -> None:
        if self._choice is not None:
            self._desk.take_flag(self._choice.routine, code)

    def start(self) -> None:
        """Start the session chosen, or first ask what is due."""
        if self._choice is not None:
            self.session_likely.emit(self._chooser.timeline(self._choice))
        self.session.start()

    def _back_to_overview(self) -> None:
        if self._chooser.choice is not None:
            self.overview.refresh(self._chooser.content(self._chooser.choice))
        self.pages.setCurrentWidget(self.home)

    def go_home(self) -> None:
        """Show the map with nothing chosen."""
        region = self._choice.routine.region if self._choice else None
        self._chooser.choice = None
        self.body.clear_choice()
        self.areas.search.clear()
        self.areas.show_region(None)
        self.home.show_all()
        self.actions_.allow_card(False)
        self.pages.setCurrentWidget(self.home)
        if region is not None:
            self.body.focus_region(region)

    def ask_for_card(self) -> None:
        """Ask for the card of what is chosen, as it is played."""
        if self._choice is not None and self.sheets.open is None:
            self._pause()
            self.card_requested.emit(self._chooser.timeline(self._choice))

    def ask_for_recording(self) -> None:
        """Ask for what is chosen as a sound file."""
        if self._choice is not None and self.sheets.open is None:
            self._pause()
            self.recording_requested.emit(self._chooser.timeline(self._choice))

    def _ask_for_settings(self) -> None:
        if self.sheets.open is None:
            self._pause()
            self.settings_requested.emit()

    def use_plan(self, plan: Plan) -> None:
        """Let sessions go this way from now on, and the one that is chosen too."""
        self._settings.plan = plan
        if self._choice is not None and not self._playing:
            self._take_plan(plan)
        else:
            self._show_captions()

    def open_data_folder(self, folder: Path) -> None:
        """Show the folder in which everything is kept."""
        self._opener.open_folder(folder)

    def _leave_look_up(self) -> None:
        self._back_to_overview() if self._choice else self.go_home()

    def _show_answers_changed(self) -> None:
        if self._choice is not None and not self._playing:
            self.overview.refresh(self._chooser.content(self._choice))
            self.actions_.allow_card(self.overview.offers_card)

    def _show_pointed(self, region: Region | None, _side: Side | None) -> None:
        if region is not None:
            self.areas.show_region(region.id)
        elif self._choice is not None:
            self.areas.show_region(self._choice.routine.region)

    def _find(self) -> None:
        if not self._playing and self.sheets.open is None:
            self.go_home()
            self.areas.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.areas.search.selectAll()

    def _pause(self) -> None:
        # What covers the player covers Stop too: the clock must not run under it.
        if self._playing:
            self.pause_requested.emit()
