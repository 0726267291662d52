"""The controls of a session: large, always in the same place, Stop apart from the rest."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from massage_gui.core.session_events import State
from massage_gui.ui.icons import icon
from massage_gui.ui.parts import button
from massage_gui.ui.theme import Theme

BESIDE_TEXT = 16 / 15
"""How large the letters of a button are beside those of text."""

LARGER_FROM = 1.4
"""From this scale of the page on, the buttons are larger too."""


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
        for made in self._others:
            # Clicked with the mouse, they leave the focus where Space pauses.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(8)
            self._rows.addLayout(row)
        self._lay_out(narrow=False)
        self._connect()

    @property
    def _others(self) -> tuple[QPushButton, ...]:
        return self.back, self.next, self.restart, self.more

    def _lay_out(self, narrow: bool) -> None:
        """In one row, or where letters are too large for that, in two."""
        self._narrow = narrow
        for row in (self._first, self._second):
            while row.takeAt(0) is not None:
                pass
        self._first.addWidget(self.toggle, 3)
        for made in self._others:
            (self._second if narrow else self._first).addWidget(made, 1)
        self._first.addSpacing(14)
        self._first.addWidget(self.stop, 3)

    def _wide(self) -> int:
        """How wide one row of all is."""
        made = (self.toggle, *self._others, self.stop)
        return sum(each.minimumSizeHint().width() for each in made) + 8 * len(made) + 14

    def minimumSizeHint(self) -> QSize:
        # The window may be narrower than one row of large letters: there are two then.
        least = super().minimumSizeHint()
        rest = sum(each.minimumSizeHint().width() for each in self._others) + 24
        pair = self.toggle.minimumSizeHint().width() + self.stop.minimumSizeHint().width() + 30
        return QSize(min(least.width(), max(rest, pair)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rearrange()

    def _rearrange(self) -> None:
        narrow = self._wide() > self.width()
        if narrow != self._narrow:
            self._lay_out(narrow)

    def set_scale(self, scale: float) -> None:
        """Make the buttons larger on a large page."""
        extent = "larger" if scale >= LARGER_FROM else "large"
        if extent == self.toggle.property("extent"):
            return
        for made in (self.toggle, *self._others, self.stop):
            made.setProperty("extent", extent)
            self.style().unpolish(made)
            self.style().polish(made)
        self._rearrange()

    def set_letters(self, most: int) -> None:
        """Keep the letters of the buttons from growing past so many pixels."""
        large = self.font().pixelSize() * BESIDE_TEXT > most
        sheet = f"QPushButton {{ font-size: {most}px }}" if large else ""
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
            self._rearrange()

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
        self._rearrange()

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
