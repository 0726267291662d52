"""A sentence at the upper edge, clear of a session's buttons, that goes away by itself or by its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from massage_gui.ui.parts import button, label

SHOWN = 12_000
"""Milliseconds that a sentence stays."""


class Toast(QFrame):
    """Tells something without asking anything."""

    def __init__(self, parent: QWidget, over: QWidget) -> None:
        """Lie over `parent`, at the upper edge of `over`, which is a part of it."""
        super().__init__(parent)
        self._over = over
        self.setObjectName("warn")
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
        """Show a sentence, and tell it to a screen reader."""
        # Left out of the first picture, which shows no sentence.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        self._do = None
        self.act.hide()
        self.text.setText(sentence)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(SHOWN)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
