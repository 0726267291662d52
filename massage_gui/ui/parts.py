"""Labels, buttons and frames in the program's looks; texts are always plain."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
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
    prepared(made, look, wrap)
    return made


def prepared(made: QLabel, look: str, wrap: bool = True) -> None:
    """Let a label draw its text literally, in one of the looks of the style sheet."""
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("look", look)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    # A new policy forgets what word wrap has set.
    policy.setHeightForWidth(wrap)
    made.setSizePolicy(policy)


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
    area = _Area()
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


class _Area(QScrollArea):
    """Follows the focus wherever it comes from, and is no taller inside than the texts are at its width."""

    def __init__(self) -> None:
        super().__init__()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        content = self.widget()
        if content is not None and watched is content and event.type() is QEvent.Type.LayoutRequest:
            self._let_go_of_height(content)
        return super().eventFilter(watched, event)

    def _let_go_of_height(self, content: QWidget) -> None:
        # Qt would keep the height that texts need where they are narrowest: an empty end to scroll to.
        layout, policy = content.layout(), content.sizePolicy()
        wraps = layout is not None and layout.hasHeightForWidth()
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored if wraps else QSizePolicy.Policy.Preferred)
        if policy != content.sizePolicy():
            content.setSizePolicy(policy)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # What is under a pressed button of the mouse must not move away.
        pressed = QApplication.mouseButtons() is not Qt.MouseButton.NoButton
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now) and not pressed:
            self.ensureWidgetVisible(whole(now), 0, 8)
