"""How the window looks and listens, as chosen in its menus: text size, motion, single letters."""

from __future__ import annotations

from PySide6.QtCore import QObject

from massage_gui.services.settings import Settings, ThemeChoice
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.player_page import PlayerPage
from massage_gui.ui.theme import system_theme

SMALLEST, USUAL, LARGEST = 80, 100, 200
"""The size of all text, in percent."""

STEP = 10


class WindowChoices(QObject):
    """Applies what is chosen at once, and keeps it."""

    def __init__(self, window: MainWindow, page: PlayerPage, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._page, self._settings = window, page, settings
        actions = window.actions_
        actions.larger.triggered.connect(lambda: self.use_text_size(settings.text_size + STEP))
        actions.smaller.triggered.connect(lambda: self.use_text_size(settings.text_size - STEP))
        actions.normal.triggered.connect(lambda: self.use_text_size(USUAL))
        actions.letters.toggled.connect(self.use_letters)
        actions.still.toggled.connect(self.use_stillness)
        self._show()

    def _show(self) -> None:
        settings = self._settings
        self._window.actions_.show_choices(settings.letter_keys, settings.reduced_motion)
        self._page.actions_.use_letters(settings.letter_keys)
        self._page.use_motion(not settings.reduced_motion)

    def use_text_size(self, percent: int) -> None:
        """Show all text at this size, as far as that goes."""
        self._settings.text_size = min(LARGEST, max(SMALLEST, percent))
        self._window.set_text_size(self._settings.text_size)

    def use_letters(self, on: bool) -> None:
        """Let single letters act in a session, or not."""
        self._settings.letter_keys = on
        self._show()

    def use_stillness(self, on: bool | None) -> None:
        """Move only what must move, or all; None is as the system asks."""
        self._settings.own_motion = on
        self._show()

    def use_theme(self, choice: ThemeChoice) -> None:
        """Wear these colours from now on."""
        self._settings.theme = choice
        self._window.set_theme(system_theme(choice))

    def follow_system_motion(self, less: bool) -> None:
        """Move as the system asks, where the user has not chosen otherwise."""
        self._settings.system_reduced_motion = less
        self._show()
