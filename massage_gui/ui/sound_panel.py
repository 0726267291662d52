"""What is heard: volume, mute, voice, chimes and speed, over the player while it goes on."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from massage_gui.services.announcer import SoundChoices
from massage_gui.ui.parts import button, label
from massage_gui.ui.tick import TickBox

SLOWEST, FASTEST = 100, 220
"""Words a minute."""


class SoundPanel(QFrame):
    """A panel that opens above a button and closes by Esc, or when something else gets the focus."""

    #: SoundChoices: the user wants to hear it this way
    chosen = Signal(object)
    #: the user wants to hear what it sounds like
    sample_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._place: QWidget | None = None
        self.setObjectName("panel")
        self.setAccessibleName(self.tr("Sound"))
        self._choices = SoundChoices()
        self.volume = self._slider(self.tr("Volume"), 0, 100, 10)
        self.rate = self._slider(self.tr("Speed of the voice"), SLOWEST, FASTEST, 10)
        self.mute = TickBox(self.tr("Mute (M)"))
        self.voice = TickBox(self.tr("Voice"))
        self.chimes = TickBox(self.tr("Chimes"))
        for tick in (self.mute, self.voice, self.chimes):
            tick.setAccessibleName(tick.text())
        self.sample = button(self.tr("Play a sample"), size="large")
        self.note = label("", "muted")
        self._lay_out()
        self._connect()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _slider(self, name: str, least: int, most: int, step: int) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(least, most)
        made.setSingleStep(step)
        made.setPageStep(2 * step)
        made.setAccessibleName(name)
        made.setMinimumSize(QSize(240, 44))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Sound"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        for row, slider in enumerate((self.volume, self.rate)):
            name = label(slider.accessibleName(), wrap=False)
            name.setBuddy(slider)
            grid.addWidget(name, row, 0)
            grid.addWidget(slider, row, 1)
        column.addLayout(grid)
        ticks = QHBoxLayout()
        for tick in (self.voice, self.chimes, self.mute):
            ticks.addWidget(tick)
        column.addLayout(ticks)
        column.addWidget(self.note)
        column.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.volume.valueChanged.connect(self._take)
        self.rate.valueChanged.connect(self._take)
        for tick in (self.mute, self.voice, self.chimes):
            tick.toggled.connect(self._take)
        self.sample.clicked.connect(self.sample_requested)

    @property
    def choices(self) -> SoundChoices:
        """What is shown."""
        return self._choices

    def show_choices(self, choices: SoundChoices) -> None:
        """Show what was chosen, without choosing it again."""
        self._choices = choices
        self.blockSignals(True)
        self.volume.setValue(choices.volume)
        self.rate.setValue(choices.rate)
        self.mute.setChecked(choices.muted)
        self.voice.setChecked(choices.voice)
        self.chimes.setChecked(choices.chimes)
        self.blockSignals(False)
        self._choices = choices

    def show_problem(self, problem: str) -> None:
        """Say why nothing can be heard, or nothing where all is well."""
        self.note.setText(problem)
        self.note.setVisible(bool(problem))

    def open_above(self, place: QWidget) -> None:
        """Open with the lower right corner at the upper right one of `place`, inside its window."""
        self._place, window = place, place.window()
        self.setParent(window)
        self.adjustSize()
        corner = place.mapTo(window, QPoint(place.width(), 0))
        self.move(max(8, corner.x() - self.width()), max(8, corner.y() - self.height() - 8))
        self.show()
        self.raise_()
        self.volume.setFocus(Qt.FocusReason.PopupFocusReason)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._place is not None:
            self._place.setFocus(Qt.FocusReason.PopupFocusReason)
            self.hide()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        self._choices = replace(
            self._choices,
            volume=self.volume.value(),
            rate=self.rate.value(),
            muted=self.mute.isChecked(),
            voice=self.voice.isChecked(),
            chimes=self.chimes.isChecked(),
        )
        self.chosen.emit(self._choices)
