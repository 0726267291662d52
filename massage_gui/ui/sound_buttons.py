"""The buttons for what is heard, and for floor mode."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from massage_gui.services.announcer import SoundChoices
from massage_gui.ui.icons import icon
from massage_gui.ui.parts import button
from massage_gui.ui.sound_panel import SoundPanel
from massage_gui.ui.theme import Theme


class SoundButtons(QWidget):
    """Say it again, what is heard, and floor mode."""

    #: the user wants to hear this step again
    again_requested = Signal()
    #: the user wants this to fill the screen
    floor_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self.again = self._button(self.tr("Say it again"))
        self.sound = self._button(self.tr("Sound"))
        self.floor = self._button(self.tr("Floor mode"))
        self.panel = SoundPanel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for made in (self.again, self.sound, self.floor):
            row.addWidget(made)
        for made in (self.again, self.floor):
            # Clicked with the mouse, they leave the focus where Space pauses.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(self.again_requested)
        self.floor.clicked.connect(self.floor_requested)
        self.sound.clicked.connect(lambda: self.panel.open_above(self.sound))

    def _button(self, name: str) -> QPushButton:
        made = button("", size="large", name=name)
        made.setToolTip(name)
        made.setIconSize(QSize(22, 22))
        made.setFixedWidth(46)
        return made

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for made, name in ((self.again, "again"), (self.floor, "floor")):
            made.setIcon(icon(name, theme.text, theme.faint))
        self._show_sound()

    def show_choices(self, choices: SoundChoices) -> None:
        """Show what the user wants to hear."""
        self.panel.show_choices(choices)
        self._show_sound()

    def _show_sound(self) -> None:
        muted = self.panel.choices.muted
        self.sound.setAccessibleName(self.tr("Sound, off") if muted else self.tr("Sound"))
        self.sound.setToolTip(self.sound.accessibleName())
        if self._theme is not None:
            name = "muted" if muted else "sound"
            self.sound.setIcon(icon(name, self._theme.text, self._theme.faint))
