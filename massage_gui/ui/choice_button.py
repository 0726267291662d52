"""A large button whose text may take several lines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from massage_gui.ui.parts import label

MARGINS = (12, 6, 12, 6)
LEAST = 44
"""The least height in pixels of what is pressed in a session."""


class ChoiceButton(QPushButton):
    """Qt's push button cannot wrap: the text is a label within it, and the height follows the label."""

    def __init__(
        self, text: str, look: str = "choice", words: str = "lines", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        self.setProperty("look", look)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self._text = label(text, words)
        self._text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(*MARGINS)
        inner.addWidget(self._text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(LEAST)

    def say(self, text: str) -> None:
        """Show another text."""
        self._text.setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        left, top, right, bottom = MARGINS
        return QSize(320, self._text.heightForWidth(320 - left - right) + top + bottom)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, LEAST)
