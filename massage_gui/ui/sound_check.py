"""Asks once, before the first session, whether the sound can be heard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from massage_gui.ui.button_row import ButtonRow
from massage_gui.ui.parts import button, label
from massage_gui.ui.sheet import Sheet


class SoundCheck(Sheet):
    """Plays a sample; where it is not heard, says what is wrong and goes on without."""

    #: the sample is to be played
    sample_requested = Signal()
    #: the user goes on
    answered = Signal()

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under)
        self._problem = ""
        self._note = label("", "lines")
        self.yes = button(self.tr("Yes, I hear it"), "primary", "huge")
        self.again = button(self.tr("Play it again"), size="huge")
        self.no = button(self.tr("No, I hear nothing"), size="huge")
        self._asked = label("", "hero")
        self.column.addWidget(self._asked)
        self.column.addWidget(self._note)
        self.column.addWidget(ButtonRow(self.yes, self.again, self.no))
        self.yes.clicked.connect(self._answer)
        self.again.clicked.connect(self.sample_requested)
        self.no.clicked.connect(self._take_no)

    def ask(self) -> None:
        """Open, and have the sample played."""
        self._note.setText(
            self.tr(
                "The voice says every step, so you can close your eyes. All it says is on the screen too."
            )
        )
        self._asked.setText(self.tr("Do you hear this?"))
        self.yes.setText(self.tr("Yes, I hear it"))
        self.again.setText(self.tr("Play it again"))
        self.no.show()
        if self._problem:
            self._explain()
        self.open(self.yes)
        self.sample_requested.emit()

    def show_problem(self, problem: str) -> None:
        """Take note why there is no sound; empty where there is."""
        self._problem = problem
        if problem and self.isVisible():
            self._explain()

    def _take_no(self) -> None:
        self._explain()
        self.again.setFocus()
        self.sample_requested.emit()

    def _explain(self) -> None:
        usual = self.tr(
            "Is the computer muted, turned down, or playing to other speakers? Mend that, then play it again."
        )
        rest = self.tr("You can also go on without sound: all of it is on the screen.")
        self._note.setText(f"{self._problem or usual} {rest}")
        if self._problem:
            self._asked.setText(self.tr("There is no sound"))
            self.again.setText(self.tr("Try again"))
        self.yes.setText(self.tr("Go on"))
        self.no.hide()

    def _answer(self) -> None:
        self.dismiss()
        self.answered.emit()
