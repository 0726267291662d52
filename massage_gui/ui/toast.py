"""A sentence at the upper edge that moves the page down, so that nothing is covered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from massage_gui.ui.parts import button, label

SHOWN = 12_000
"""Milliseconds that a sentence stays."""


class Toast(QFrame):
    """Tells something without asking anything; goes away by itself or by its button."""

    def __init__(self, parent: QWidget, over: QWidget) -> None:
        """Lie over `parent`, at the upper edge of `over`, which is a part of it."""
        super().__init__(parent)
        self._over = over
        self.setObjectName("toast")
        self.text = label("")
        self.act = button("", "primary")
        self.done = button(self.tr("Close"))
        self._do: Callable[[], None] | None = None
        self._row = row = QHBoxLayout(self)
        row.addWidget(self.text, 1)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.done.clicked.connect(self.hide)
        self.act.clicked.connect(self._act)
        over.installEventFilter(self)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence about what was done, and tell it to a screen reader."""
        self._show(sentence, "calm")

    def warn(self, sentence: str, stay: bool = False) -> None:
        """Show what went wrong; where it must not be missed it stays until it is closed."""
        self._show(sentence, "warn")
        if stay:
            self._timer.stop()

    def _show(self, sentence: str, tone: str) -> None:
        # Left out of the first picture, which shows no sentence.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self._do = None
        self.act.hide()
        self.text.setText(sentence)
        self._wear(tone)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(SHOWN)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _wear(self, tone: str) -> None:
        self.setProperty("tone", tone)
        for part in (self, self.text):
            self.style().unpolish(part)
            self.style().polish(part)

    def offer(self, sentence: str, text: str, do: Callable[[], None]) -> None:
        """Show a sentence with a button that does something about it, for as long as it is shown."""
        self.say(sentence)
        self._do = do
        self.act.setText(text)
        self.act.setAccessibleName(text)
        self.act.show()
        self._place()

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _place(self) -> None:
        room = self._over.geometry().adjusted(24, 8, -24, -8)
        width = min(room.width(), 720)
        height = max(self._row.heightForWidth(width), 56)
        self.setGeometry(room.center().x() - width // 2, room.top(), width, height)
        self._push(height + 12)

    def _push(self, down: int) -> None:
        """Move the page under the sentence; where it has no room for that, it is covered for a while."""
        least = self._over.minimumSizeHint().height() - self._over.contentsMargins().top()
        fits = least + down <= self._over.height()
        self._over.setContentsMargins(0, down if fits else 0, 0, 0)

    def hideEvent(self, event: QHideEvent) -> None:
        self._over.setContentsMargins(0, 0, 0, 0)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
