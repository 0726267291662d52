"""The list of sessions, newest first; quick with any number of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from massage_gui.core.entry import Entry
from massage_gui.ui.history_words import HistoryWords, day_in_list
from massage_gui.ui.theme import LIGHT, Theme

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_PADDING = 12
_RIGHT = int(Qt.AlignmentFlag.AlignRight) | int(Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


class SessionModel(QAbstractListModel):
    """The sessions as rows."""

    def __init__(self) -> None:
        super().__init__()
        self._words = HistoryWords()
        self._entries: list[Entry] = []

    def show_entries(self, newest_first: Sequence[Entry]) -> None:
        """Show these sessions."""
        self.beginResetModel()
        self._entries = list(newest_first)
        self.endResetModel()

    def entry(self, row: int) -> Entry:
        """The session of a row; IndexError where there is none."""
        return self._entries[row]

    def row_of(self, uid: str) -> int | None:
        """The row of a session."""
        return next((row for row, entry in enumerate(self._entries) if entry.uid == uid), None)

    def set_note(self, uid: str, note: str) -> None:
        """Show a note on a session; nothing where it is not there."""
        row = self.row_of(uid)
        if row is not None:
            self._entries[row] = self._entries[row]._replace(note=note)
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Entry | str | None:
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words.spoken(entry)
        return entry if role == Qt.ItemDataRole.UserRole else None


class SessionLine(QStyledItemDelegate):
    """Paints a session on two lines: day, title and ratings; sides, minutes, how it ended."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._theme = HistoryWords(), LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(1, max(48, round(2.4 * option.fontMetrics.height()) + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        rect, state, font = _parts(option)
        painter.save()
        self._paint_ground(painter, rect, state)
        inner = rect.adjusted(_PADDING, 5, -_PADDING, -5)
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() // 2)
        muted, text = QColor(self._theme.muted), QColor(self._theme.text)
        painter.setFont(font)
        _both(painter, lower, self._lower(entry), self._words.mark(entry), muted)
        _both(painter, upper, "", self._words.ratings(entry), text)
        upper.setRight(upper.right() - _wide(painter, self._words.ratings(entry)))
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        _both(painter, upper, entry.title, "", text)
        painter.restore()

    def _lower(self, entry: Entry) -> str:
        return f"{day_in_list(entry.day)} · {self._words.line(entry)}"

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = rect.adjusted(2, 2, -2, -2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(self._theme.soft))
            painter.drawRoundedRect(box, 6, 6)
        if chosen:
            # A bar too, for eyes that miss the tint.
            painter.setBrush(QColor(self._theme.primary))
            painter.drawRoundedRect(QRect(box.left(), box.top() + 6, 4, box.height() - 12), 2, 2)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.focus), 3))
            painter.drawRoundedRect(box, 6, 6)


class SessionList(QListView):
    """Tells which session is chosen."""

    #: Entry or None: the session under the cursor
    session_chosen = Signal(object)
    #: str: the user wants to delete the session with this uid
    delete_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._model, self._line = SessionModel(), SessionLine(self)
        self.setModel(self._model)
        self.setItemDelegate(self._line)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Sessions, newest first"))
        self.selectionModel().currentChanged.connect(lambda: self.session_chosen.emit(self.current))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._line.set_theme(theme)
        self.viewport().update()

    @property
    def sessions(self) -> SessionModel:
        """The rows."""
        return self._model

    @property
    def current(self) -> Entry | None:
        """The session under the cursor."""
        index = self.currentIndex()
        return self._model.entry(index.row()) if index.isValid() else None

    def show_entries(self, newest_first: Sequence[Entry]) -> None:
        """Show these sessions; the cursor stays on its session, or where that was."""
        before, row = self.current, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._model.show_entries(newest_first)
        found = self._model.row_of(before.uid) if before is not None else 0
        row = min(max(row, 0), len(newest_first) - 1) if found is None else found
        index = self._model.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(scrolled)
        self.scrollTo(index)
        self.session_chosen.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.delete_requested.emit(self.current.uid)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(14 * line, 16 * line)


def _parts(option: QStyleOptionViewItem) -> tuple[QRect, QStyle.StateFlag, QFont]:
    return option.rect, option.state, option.font


def _wide(painter: QPainter, text: str) -> int:
    return painter.fontMetrics().horizontalAdvance(text) + _PADDING if text else 0


def _both(painter: QPainter, box: QRect, left: str, right: str, colour: QColor) -> None:
    """Write two texts on a line; the left one gives way."""
    room = box.width() - _wide(painter, right)
    painter.setPen(colour)
    painter.drawText(box, _RIGHT, right)
    painter.drawText(box, _LEFT, painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideRight, room))
