"""The controls of a session: large, always in the same place, Stop apart from the rest."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from massage_gui.core.session import State
from massage_gui.ui.icons import icon
from massage_gui.ui.parts import button
from massage_gui.ui.theme import Theme


class Controls(QWidget):
    """Back, restart, pause, next, more time, and Stop."""

    #: the user wants to pause, or to go on
    toggle_requested = Signal()
    #: the user wants the next segment
    next_requested = Signal()
    #: the user wants the segment before
    back_requested = Signal()
    #: the user wants this segment from its start
    restart_requested = Signal()
    #: the user wants 15 seconds more
    more_requested = Signal()
    #: the user says that it hurts
    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._state = State.READY
        self.back = button(self.tr("Back"), size="large")
        self.restart = button(self.tr("Restart step"), size="large")
        self.toggle = button(self.tr("Start"), "primary", "large")
        self.next = button(self.tr("Next"), size="large")
        self.more = button(self.tr("15 s more"), size="large", name=self.tr("15 seconds more"))
        self.stop = button(self.tr("Stop, it hurts"), "stop", "large", self.tr("Stop it hurts"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for made in (self.toggle, self.back, self.next, self.restart, self.more):
            row.addWidget(made, 3 if made is self.toggle else 1)
        row.addSpacing(14)
        row.addWidget(self.stop, 3)
        self._connect()

    def _connect(self) -> None:
        self.toggle.clicked.connect(self.toggle_requested)
        self.next.clicked.connect(self.next_requested)
        self.back.clicked.connect(self.back_requested)
        self.restart.clicked.connect(self.restart_requested)
        self.more.clicked.connect(self.more_requested)
        self.stop.clicked.connect(self.stop_requested)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        icons: list[tuple[QPushButton, str]] = [
            (self.back, "back"), (self.restart, "restart"), (self.next, "next"), (self.more, "more"),
        ]  # fmt: skip
        for made, name in icons:
            made.setIcon(icon(name, theme.text, theme.faint))
        self.stop.setIcon(icon("stop", "#ffffff", "#ffffff"))
        for made in self.findChildren(QPushButton):
            made.setIconSize(QSize(20, 20))
        self.show_state(self._state)

    def show_state(self, state: State) -> None:
        """Name the first button for what it does now."""
        self._state = state
        text, picture = {
            State.READY: (self.tr("Start"), "play"),
            State.RUNNING: (self.tr("Pause"), "pause"),
        }.get(state, (self.tr("Resume"), "play"))
        self.toggle.setText(text)
        self.toggle.setAccessibleName(text)
        if self._theme is not None:
            self.toggle.setIcon(icon(picture, self._theme.on_primary, self._theme.on_primary))

    def allow_more(self, allowed: bool) -> None:
        """Let a segment be stretched, or say why it can't be."""
        self.more.setEnabled(allowed)
        self.more.setToolTip("" if allowed else self.tr("This step may not be made longer."))

    def focus_toggle(self) -> None:
        """Give the first button the focus, so that Space pauses."""
        self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
