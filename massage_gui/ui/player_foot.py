"""The lines below a step: what comes next, the safety notes, and what can be said of the step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from massage_gui.core.routine import Routine
from massage_gui.ui.caption_line import CaptionLine
from massage_gui.ui.close_label import CloseLabel
from massage_gui.ui.parts import button, frame
from massage_gui.ui.sound_buttons import SoundButtons


class PlayerFoot(QWidget):
    """Stays the same through a session, so that an eye that looks for it finds it."""

    #: the user wants the time that this step got on the first side
    offer_taken = Signal()
    #: the user says that this is good
    good_said = Signal()
    #: the user says that this is a little too much
    less_said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = CaptionLine()
        self.offer = button("", "link", "large")
        self.offer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.good = _saying(self.tr("Good"), self.tr("This is good"))
        self.less = _saying(self.tr("A little less"), self.tr("A little less, please"))
        self.sounds = SoundButtons()
        self._notes = CloseLabel()
        # What it needs depends on the width; Qt's own guess, made without one, would enlarge the window.
        self._notes.setMinimumHeight(1)
        gentle = self.tr("Gentle only. Stop if it hurts, tingles or makes you dizzy.")
        self._line = CloseLabel(gentle, "heading")
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.offer.clicked.connect(self.offer_taken)
        self.good.clicked.connect(self.good_said)
        self.less.clicked.connect(self.less_said)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        said = QHBoxLayout()
        said.addWidget(self.words, 1)
        said.addWidget(self.offer)
        self._column.addLayout(said)
        safe = QHBoxLayout()
        safe.addWidget(self._safety(), 1)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(self.sounds)
        answers = QHBoxLayout()
        answers.setSpacing(4)
        answers.addWidget(self.good)
        answers.addWidget(self.less, 1)
        beside.addLayout(answers)
        safe.addLayout(beside)
        self._column.addLayout(safe)

    def _safety(self) -> QWidget:
        box = frame("warn")
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(2)
        column.addWidget(self._line)
        column.addWidget(self._notes)
        return box

    def show_routine(self, routine: Routine) -> None:
        """Show the safety notes of a routine."""
        self._notes.setText("   ".join(f"•\u00a0{note}" for note in routine.safety))

    def allow_answers(self, allowed: bool) -> None:
        """Let the user say how this step is, or not."""
        for made in (self.good, self.less):
            made.setVisible(allowed)

    def show_offer(self, seconds: float) -> None:
        """Offer the seconds that were added on the first side; none for 0."""
        self.offer.setVisible(seconds > 0)
        text = self.tr("You added {seconds} s on the first side. Add it here too").format(
            seconds=round(seconds)
        )
        self.offer.setText(text)
        self.offer.setAccessibleName(text)

    def set_sizes(self, spacing: int, letters: float, answers: int) -> None:
        """Take the page's spacing in pixels, the size of letters as a factor, that of answers in pixels."""
        self._column.setSpacing(spacing)
        self.words.set_size(round(17 * letters))
        small = min(letters, 2.4)
        self._line.setStyleSheet(f"font-size: {round(15 * small)}px")
        self._notes.setStyleSheet(f"font-size: {max(12, round(13 * small))}px")
        for made in (self.good, self.less):
            made.setStyleSheet(f"font-size: {answers}px")


def _saying(text: str, name: str) -> QPushButton:
    made = button(text, size="large", name=name)
    # Clicked with the mouse, they leave the focus where Space pauses.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    # Nothing moves when they come and go.
    policy = made.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    made.setSizePolicy(policy)
    return made
