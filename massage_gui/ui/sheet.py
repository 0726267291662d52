"""A sheet over a page: it holds the focus while it is open, and Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from massage_gui.ui.parts import frame, scrolling

VEIL = QColor(0, 0, 0, 130)
MARGIN = 24
WIDEST = 1040
"""The widest a panel is, in pixels, in letters of the usual size."""


class Sheet(QWidget):
    """Covers its parent with a veil and shows a panel in the middle."""

    #: the sheet was closed by Esc or its close button
    closed = Signal()

    def __init__(self, parent: QWidget, under: QWidget, closable: bool = True) -> None:
        """Lie over `parent`; `under` is what can't be used while the sheet is open."""
        super().__init__(parent)
        self._parent = parent
        self._under = under
        self._closable = closable
        self._widest = WIDEST
        self._before: QWidget | None = None
        self.panel: QFrame = frame("panel")
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(28, 24, 28, 24)
        self.column.setSpacing(12)
        self._area = scrolling(self.panel)
        self._area.setParent(self)
        # With a frame, the words were measured wider than they are.
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.hide()
        parent.installEventFilter(self)
        self.panel.installEventFilter(self)

    def open(self, first: QPushButton | None = None) -> None:
        """Show the sheet and give `first` the focus."""
        if not self.isVisible():
            self._before = self._focused()
        self._under.setEnabled(False)
        self.show()
        self.raise_()
        self.fit()
        self._area.verticalScrollBar().setValue(0)
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Cover the parent, with the panel in the middle, as tall as its words need."""
        self.setGeometry(self._parent.rect())
        room, wanted = self._room, self._wanted
        self._show_bar(not self.shows_all)
        width, height = wanted.width(), min(room.height(), wanted.height())
        self._area.setGeometry(room.center().x() - width // 2, room.center().y() - height // 2, width, height)

    def _show_bar(self, needed: bool) -> None:
        # A bar that was needed before makes the words narrower, and so would go on needing itself.
        policy = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if needed else policy.ScrollBarAlwaysOff
        )

    @property
    def shows_all(self) -> bool:
        """Whether all of it is seen without scrolling."""
        return self._wanted.height() <= self._room.height()

    @property
    def _room(self) -> QRect:
        return self._parent.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    @property
    def _wanted(self) -> QSize:
        """How wide the panel is, and how high its words make it."""
        width = min(self._room.width(), self._widest)
        flows = self.column.hasHeightForWidth()
        # Before its width is known, a text that wraps asks for far more lines than it takes.
        height = self.column.totalHeightForWidth(width) if flows else self.panel.minimumSizeHint().height()
        return QSize(width, height + 2)

    def widen(self, scale: float) -> None:
        """Let the panel be this much wider, for letters as much larger."""
        self._widest = round(WIDEST * max(1.0, scale))
        if self.isVisible():
            self.fit()

    def dismiss(self) -> None:
        """Hide the sheet and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        self._under.setEnabled(True)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _focused(self) -> QWidget | None:
        window = self.window()
        return window.focusWidget()

    def close_by_user(self) -> None:
        """Close as Esc does."""
        self.dismiss()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._closable:
            self.close_by_user()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        resized = watched is self._parent and event.type() is QEvent.Type.Resize
        reworded = watched is self.panel and event.type() is QEvent.Type.LayoutRequest
        if (resized or reworded) and self.isVisible():
            self.fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), VEIL)
        painter.end()
