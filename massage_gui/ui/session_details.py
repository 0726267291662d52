"""One session of the history: what was done, what was said, and the user's note."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from massage_gui.core.entry import Entry, StepDone
from massage_gui.ui.history_words import HistoryWords
from massage_gui.ui.note_field import MOST_LETTERS, PAUSE, NoteField
from massage_gui.ui.parts import button, label
from massage_gui.ui.steps_words import StepsWords


class SessionDetails(QFrame):
    """Shows the session that is chosen in the list."""

    #: str, str: the note of the session with this uid is now this
    note_written = Signal(str, str)
    #: str: the user wants to delete the session with this uid
    delete_requested = Signal(str)

    def __init__(
        self,
        steps: Callable[[str], Sequence[StepDone]],
        reason: Callable[[str], str],
        pause: int = PAUSE,
    ) -> None:
        """Ask for the steps of a session by its uid, and for the sentence of a stop rule by its code."""
        super().__init__()
        self.setObjectName("panel")
        self._steps, self._reason = steps, reason
        self._words, self._steps_words = HistoryWords(), StepsWords()
        self._uid = ""
        self.title, self.when, self.text = label("", "title"), label("", "muted"), label("")
        self.note = NoteField(pause)
        self._hint = label("", "small")
        self.delete = button(self.tr("Delete this session"), size="large")
        self._lay_out()
        self.note.written.connect(self.note_written)
        self.note.filled.connect(self._show_hint)
        self._show_hint(False)
        self.delete.clicked.connect(lambda: self.delete_requested.emit(self._uid))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        heading = label(self.tr("Your note"), "heading")
        heading.setBuddy(self.note)
        for part in (self.title, self.when, self.text, heading):
            column.addWidget(part)
        column.addWidget(self.note, 1)
        column.addWidget(self._hint)
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_hint(self, filled: bool) -> None:
        full = self.tr("A note holds {letters} letters, and this one is full.").format(letters=MOST_LETTERS)
        self._hint.setText(full if filled else self.tr("Kept as you write. It stays on this computer."))

    def show_entry(self, entry: Entry | None) -> None:
        """Show a session; nothing for None."""
        self._uid = "" if entry is None else entry.uid
        self.note.show_note(self._uid, "" if entry is None else entry.note)
        self.setVisible(entry is not None)
        if entry is not None:
            self.title.setText(entry.title)
            self.when.setText(self._words.when(entry))
            self.text.setText("\n".join(self._lines(entry)))

    def _lines(self, entry: Entry) -> Iterator[str]:
        line = self._words.line(entry)
        yield self.tr("{line} · second round").format(line=line) if entry.round > 1 else line
        yield self._words.rated(entry)
        if entry.still_sore:
            yield self.tr("You still felt the last session after two days.")
        # A session can be stopped for what was told in it before.
        for code in dict.fromkeys(each for each in (entry.code, *entry.felt) if each):
            yield self.tr("You told: {reason}").format(reason=self._reason(code))
        steps = self._steps(entry.uid)
        yield from self._steps_words.done(steps)
        yield from self._steps_words.said(steps)
