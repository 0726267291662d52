"""The user's note on a session: kept by itself, soon after the last key."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

MOST_LETTERS = 2_000
PAUSE = 1_500
"""Milliseconds without a key after which a note is kept."""


class NoteField(QPlainTextEdit):
    """Holds the note of one session at a time."""

    #: str, str: the note of the session with this uid is now this
    written = Signal(str, str)
    #: bool: whether the note is as long as it can be
    filled = Signal(bool)

    def __init__(self, pause: int = PAUSE) -> None:
        """Keep the note after a `pause` in milliseconds."""
        super().__init__()
        self._uid, self._kept = "", ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(pause)
        self._soon.timeout.connect(self.keep)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Note"))
        self.textChanged.connect(self._changed)

    def show_note(self, uid: str, note: str) -> None:
        """Show the note of a session; what was written on another one is kept first."""
        self.keep()
        if (uid, note) != (self._uid, self._kept):
            self._uid, self._kept = uid, note
            blocked = self.blockSignals(True)
            self.setPlainText(note)
            self.blockSignals(blocked)
            self.filled.emit(len(note) == MOST_LETTERS)

    def keep(self) -> None:
        """Tell the note now, if it is another than before."""
        self._soon.stop()
        note = self.toPlainText()
        if self._uid and note != self._kept:
            self._kept = note
            self.written.emit(self._uid, note)

    def _changed(self) -> None:
        if len(self.toPlainText()) > MOST_LETTERS:
            self._cut()
        self.filled.emit(len(self.toPlainText()) == MOST_LETTERS)
        self._soon.start()

    def _cut(self) -> None:
        at = min(self.textCursor().position(), MOST_LETTERS)
        blocked = self.blockSignals(True)
        self.setPlainText(self.toPlainText()[:MOST_LETTERS])
        self.blockSignals(blocked)
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(16 * line, 5 * line)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 4 * self.fontMetrics().height())
