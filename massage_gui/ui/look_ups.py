"""The pages and sheets one looks something up on: problems, safety answers, the history, keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from massage_gui.core.library import Library
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.ui.answers_page import AnswersPage
from massage_gui.ui.choosing import Chooser
from massage_gui.ui.kept_answers import kept_answers
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.opener import Opener
from massage_gui.ui.player_actions import PlayerActions
from massage_gui.ui.problems_page import ProblemsPage
from massage_gui.ui.window_sheets import WindowSheets

if TYPE_CHECKING:
    from massage_gui.ui.history_flow import HistoryFlow


class LookUps(QObject):
    """Shows each where no sheet is open."""

    #: the user has looked, and goes back to where they came from
    left = Signal()
    #: the user goes back to the map
    map_requested = Signal()
    #: the user wants the page for a therapist
    report_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        chooser: Chooser,
        desk: SafetyDesk,
        history: HistoryDesk,
        sheets: WindowSheets,
        keys: PlayerActions,
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._actions = window, window.pages, window.actions_
        self._chooser, self._desk, self._history = chooser, desk, history
        self._sheets, self._keys = sheets, keys
        self.past: HistoryFlow | None = None
        self.problems_page, self.answers_page = ProblemsPage(), AnswersPage()
        for page in (self.problems_page, self.answers_page):
            self._pages.addWidget(page)
        self._connect(Opener(window.toast))

    def _connect(self, opener: Opener) -> None:
        self.problems_page.left.connect(self.map_requested)
        self.problems_page.open_requested.connect(opener.open_file)
        self.answers_page.left.connect(self.left)
        self.answers_page.lift_requested.connect(self._desk.lift)
        self.answers_page.revoke_requested.connect(self._desk.revoke)
        self.answers_page.clear_requested.connect(self._desk.clear)
        self._desk.changed.connect(self._renew_answers)
        self._actions.problems.triggered.connect(self.show_problems)
        self._actions.answers.triggered.connect(self.show_answers)
        self._actions.history.triggered.connect(self.show_history)
        self._actions.about.triggered.connect(self._sheets.show_about)
        self._actions.statement.triggered.connect(self._sheets.show_statement)

    def take_library(self, library: Library, user_routines: Path) -> None:
        """Tell of the problems of a library."""
        told = (*library.problems, *library.notes)
        self._actions.show_problem_count(len(told))
        self.problems_page.show_problems(told, user_routines)

    def show_problems(self) -> None:
        """Show all problems of all files."""
        if self._sheets.open is None:
            self._pages.setCurrentWidget(self.problems_page)
            self.problems_page.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_answers(self) -> None:
        """Show the safety answers."""
        if self._sheets.open is None:
            self._show_kept()
            self._pages.setCurrentWidget(self.answers_page)
            self.answers_page.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew_answers(self) -> None:
        if self._pages.currentWidget() is self.answers_page:
            self._show_kept()

    def _show_kept(self) -> None:
        self.answers_page.show_answers(*kept_answers(self._desk, self._chooser.library))

    def show_history(self) -> None:
        """Show what was kept."""
        if self._sheets.open is None:
            self._history_flow().show()

    def delete_everything(self) -> None:
        """Ask before everything that was kept is deleted."""
        self.show_history()
        self._history_flow().ask_to_delete_all()

    def _history_flow(self) -> HistoryFlow:
        """Made when it is first wanted: nobody else waits for its page."""
        from massage_gui.ui.history_flow import HistoryFlow

        if self.past is None:
            regions, history = self._chooser.library.regions, self._history
            self.past = HistoryFlow(self._window, self._sheets, regions, self._desk, history, history.today)
            self.past.left.connect(self.left)
            self.past.report_requested.connect(self.report_requested)
        return self.past

    def show_keys(self, playing: bool) -> None:
        """Show every key, those of a session first while one is played."""
        own, others = self._keys.all, self._actions.all
        self._sheets.show_keys(*((own, others) if playing else (others, own)))
