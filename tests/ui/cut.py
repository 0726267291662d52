"""What of a page or a sheet is not seen whole, with whatever font the computer has."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QStyle, QStyleOptionButton, QWidget


def cut(root: QWidget) -> list[str]:
    """The words that have less room than they need, or stand where no scrolling brings them into sight."""
    return [
        words
        for each in root.findChildren(QWidget)
        if each.isVisible() and (words := words_of(each)) and (squeezed(each) or outside(each, root))
    ]


def words_of(widget: QWidget) -> str:
    """What stands on a label or a button, without the signs that Qt takes out."""
    if isinstance(widget, QPushButton):
        return widget.text().replace("&&", "&")
    return widget.text() if isinstance(widget, QLabel) else ""


def squeezed(widget: QWidget) -> bool:
    """Whether a label or a button is smaller than its words."""
    if not isinstance(widget, QLabel):
        metrics, room = widget.fontMetrics(), contents(widget)
        return metrics.horizontalAdvance(words_of(widget)) > room.width() or metrics.height() > room.height()
    if widget.wordWrap():
        lines = widget.heightForWidth(widget.width())
        return lines > widget.height() or longest_word(widget) > widget.width()
    return widget.sizeHint().width() > widget.width() or widget.sizeHint().height() > widget.height()


def longest_word(label: QLabel) -> int:
    """How wide the widest word of a label is: a line is never narrower."""
    return max(map(label.fontMetrics().horizontalAdvance, label.text().split()), default=0)


def contents(widget: QWidget) -> QRect:
    """Where a button has room for its words, inside its edge and beside its picture."""
    assert isinstance(widget, QPushButton)
    option = QStyleOptionButton()
    widget.initStyleOption(option)
    room = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget)
    return room if widget.icon().isNull() else room.adjusted(widget.iconSize().width(), 0, 0, 0)


def outside(widget: QWidget, root: QWidget) -> bool:
    """Whether it sticks out sideways, where nothing scrolls, of what it lies in, or of the page."""
    return any(not _within(widget, each) for each in (*_areas(widget), root))


def _areas(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            yield parent.viewport()
        parent = parent.parentWidget()


def _within(widget: QWidget, room: QWidget) -> bool:
    left = widget.mapTo(room, QPoint(0, 0)).x() if room.isAncestorOf(widget) else 0
    return left >= 0 and left + widget.width() <= room.width()
