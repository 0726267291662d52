"""A line of the list of areas: the name on the left, the minutes, quieter, on the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

MINUTES = Qt.ItemDataRole.UserRole + 1
"""The text on the right of a line; a line without one is quiet as a whole."""
_MARGIN = 12
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)


class AreaLine(QStyledItemDelegate):
    """Paints both texts; a long name gives way to the minutes."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        # As wide as the list, never wider: the minutes must not be pushed out of it.
        return QSize(1, super().sizeHint(option, index).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        made = QStyleOptionViewItem(option)
        self.initStyleOption(made, index)
        minutes, quiet = str(index.data(MINUTES) or ""), QGuiApplication.palette().placeholderText().color()
        room = made.rect.width() - made.fontMetrics.horizontalAdvance(minutes) - 3 * _MARGIN
        made.text = made.fontMetrics.elidedText(made.text, Qt.TextElideMode.ElideRight, room)
        style = made.widget.style() if made.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, made, painter, made.widget)
        painter.save()
        painter.setFont(made.font)
        painter.setPen(quiet)
        painter.drawText(made.rect.adjusted(0, 0, -_MARGIN, 0), _RIGHT, minutes)
        painter.restore()
