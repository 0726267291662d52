"""What comes next, and for as long as it is said, the words of the voice."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from massage_gui.ui.close_label import CloseLabel

SHORTEST, A_WORD = 1.5, 0.4
"""Seconds that a caption stays, and more for each word: time to find it, and to read it."""


class CaptionLine(QStackedWidget):
    """One line for both, so that nothing moves when the voice speaks."""

    def __init__(self) -> None:
        super().__init__()
        self._stays = 0.0
        self._since: float | None = None
        self.coming = CloseLabel("", "muted")
        self.caption = CloseLabel("", "heading")
        # How high a line is, where there is no text yet: what a font tells may be a pixel less than is taken.
        self._line = CloseLabel("x", "heading")
        self._line.setParent(self)
        self._line.hide()
        self.addWidget(self.coming)
        self.addWidget(self.caption)
        self._keep_height(0)

    def set_size(self, letters: int) -> None:
        """Write in letters of this size."""
        for words in (self.coming, self.caption, self._line):
            words.setStyleSheet(f"font-size: {letters}px")
            words.ensurePolished()
        self._keep_height(0)

    def show_coming(self, text: str) -> None:
        """Tell what comes next, where nothing is being said: a step has begun."""
        self.coming.setText(text)
        self._keep_height(0)

    def _keep_height(self, least: int) -> None:
        """Take the height that the texts need: what lies above must not jump while a step is done."""
        texts = [self.coming, self.caption] if self.currentWidget() is self.caption else [self.coming]
        needed = [words.heightForWidth(max(1, self.width())) for words in texts]
        self.setFixedHeight(max(least, self._line.heightForWidth(self.width()), *needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._keep_height(0)

    def show_caption(self, text: str) -> None:
        """Show what is being said; when it is over, what comes next."""
        self.show_note(self.tr("“{text}”").format(text=text) if text else "")

    def show_note(self, text: str) -> None:
        """Show a quiet line for as long as it takes to read it."""
        self._stays, self._since = SHORTEST + A_WORD * len(text.split()), None
        self.caption.setText(text)
        self.setCurrentWidget(self.caption if text else self.coming)
        self._keep_height(self.height())

    def show_time(self, elapsed: float) -> None:
        """Let a caption go when there was time to read it; `elapsed` are the seconds of the session."""
        if self._since is None or elapsed < self._since:
            self._since = elapsed
        if elapsed - self._since >= self._stays:
            self.setCurrentWidget(self.coming)
