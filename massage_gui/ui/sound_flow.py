"""What is heard, as chosen: asked once, shown on the player, kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from massage_gui.services.announcer import SoundChoices
from massage_gui.services.settings import Settings
from massage_gui.ui.sound_buttons import SoundButtons
from massage_gui.ui.toast import Toast
from massage_gui.ui.window_sheets import WindowSheets


class SoundFlow(QObject):
    """Owns the choice of what is heard, and whether the user was asked if it can be heard."""

    #: SoundChoices: the user wants to hear it this way
    chosen = Signal(object)
    #: a sample of the sound is to be played
    sample_requested = Signal()
    #: the user has answered the sound check
    checked = Signal()
    #: the user has left the sound check without an answer
    left = Signal()

    def __init__(self, buttons: SoundButtons, sheets: WindowSheets, toast: Toast, settings: Settings) -> None:
        super().__init__(buttons)
        self._buttons, self._sheets, self._toast, self._settings = buttons, sheets, toast, settings
        self._told = False
        #: whether a session may start without asking if the sound can be heard
        self.asked = True
        sheets.sound_check.sample_requested.connect(self.sample_requested)
        sheets.sound_check.answered.connect(self._take_check)
        sheets.sound_check.closed.connect(self.left)
        buttons.panel.chosen.connect(self.choose)
        buttons.panel.sample_requested.connect(self.sample_requested)

    def use(self, choices: SoundChoices, asked: bool) -> None:
        """Show what was chosen before; where the user was not asked yet, ask before the first session."""
        self.asked = asked
        self._buttons.show_choices(choices)
        self.chosen.emit(choices)

    def choose(self, choices: SoundChoices) -> None:
        """Keep what the user wants to hear."""
        self._settings.sound = choices
        self._buttons.show_choices(choices)
        self.chosen.emit(choices)

    def mute(self) -> None:
        """Sound off, or on again."""
        choices = self._buttons.panel.choices
        self.choose(replace(choices, muted=not choices.muted))

    def tell_problem(self, problem: str) -> None:
        """Tell once why nothing is heard; the session goes on."""
        self._sheets.sound_check.show_problem(problem)
        self._buttons.panel.show_problem(problem)
        if not self._told and self._sheets.open is None:
            self._told = True
            text = self.tr("{problem} You can go on: all is on the screen too.")
            self._toast.warn(text.format(problem=problem))

    def _take_check(self) -> None:
        self.asked = self._settings.sound_checked = True
        self.checked.emit()
