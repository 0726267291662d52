"""Closing the window: a session is not ended by a slip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from massage_gui.services.settings import Settings
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.player_page import PlayerPage
from massage_gui.ui.window_sheets import WindowSheets


class Closing(QObject):
    """Asks once before a session is left, and keeps where the window was."""

    #: the session is to end now
    stop_requested = Signal()
    #: the session is to go on as it did
    resume_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        sheets: WindowSheets,
        player_page: PlayerPage,
        settings: Settings,
        playing: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._sheets, self._player_page = window, sheets, player_page
        self._settings, self._playing = settings, playing
        self._may_close = self._was_running = False
        sheets.leaving.end_requested.connect(self.end_and_close)
        sheets.leaving.keep.clicked.connect(self._keep_going)
        window.may_close = self._let_close

    def end_and_close(self) -> None:
        """End the session, if one runs, and close without asking."""
        self._may_close = True
        self.stop_requested.emit()
        self._window.close()

    def _keep_going(self) -> None:
        # Only what the question has stopped goes on: a pause of the user's own stays one.
        if self._playing() and self._was_running:
            self.resume_requested.emit()

    def _let_close(self) -> bool:
        if self._playing() and not self._may_close:
            asked = self._was_running and self._sheets.leaving.isVisible()
            self._was_running = self._player_page.runs or asked
            self._sheets.ask_to_leave()
            return False
        self._settings.geometry = self._window.saveGeometry()
        return True
