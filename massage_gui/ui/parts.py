"""Labels, buttons and frames in the program's looks; texts are always plain."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

WHOLE = "whole"
"""The property of a widget that is to be seen whole when a part of it has the focus."""


def label(text: str = "", look: str = "", wrap: bool = True) -> QLabel:
    """A label that draws its text literally, whatever a routine's file holds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("look", look)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    # A new policy forgets what word wrap has set.
    policy.setHeightForWidth(wrap)
    made.setSizePolicy(policy)
    return made


def button(text: str, look: str = "", size: str = "", name: str = "") -> QPushButton:
    """A push button; `name` is its accessible name where that differs from the text."""
    made = QPushButton(text.replace("&", "&&"))
    made.setProperty("look", look)
    made.setProperty("extent", size)
    made.setAccessibleName(name or text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    # Outside a dialog, only such a button is pressed by Enter.
    made.setAutoDefault(True)
    return made


def frame(name: str) -> QFrame:
    """A frame with the named look of the style sheet: panel, warn, danger or rule."""
    made = QFrame()
    made.setObjectName(name)
    return made


def discard(widget: QWidget) -> None:
    """Take a widget off the page at once, and delete it when its signals have been handled."""
    widget.hide()
    widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Discard everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            discard(widget)


def scrolling(content: QWidget) -> QScrollArea:
    """A scroll area that is only as tall as it may be and never scrolls sideways."""
    area = _Following()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    return area


def tab_through(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from each widget to the next."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def whole(widget: QWidget) -> QWidget:
    """What is to be seen when a widget has the focus: the row it stands in, or itself."""
    parent = widget.parentWidget()
    return parent if parent is not None and parent.property(WHOLE) else widget


class _Following(QScrollArea):
    """Qt's own area scrolls to what has the focus only where the focus was inside before."""

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # What is under a pressed button of the mouse must not move away.
        pressed = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now) and not pressed:
            self.ensureWidgetVisible(whole(now), 0, 8)
