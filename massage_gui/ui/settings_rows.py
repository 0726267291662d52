"""The rows of the settings: what is chosen, what it is usually, and a field to choose with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from massage_gui.ui.parts import WHOLE, button, frame, label
from massage_gui.ui.tick import TickBox

LEAST = 44
"""The least height in pixels of what is pressed."""

SIDE_BY_SIDE = 30
"""So many letters wide, a row has its field beside its name; else below it."""


INDENT = 8
"""Pixels that the frame for the focus of a tick takes: what has no such frame begins so much later."""


RING = 5
"""Pixels around a field, in which its focus is painted."""


class FieldKeeper(QObject):
    """Lets the wheel scroll the page, and change no field on its way; keeps a field high enough to press."""

    def __init__(self, row: QWidget, field: QWidget) -> None:
        """Look after `field`; `row` paints its focus."""
        super().__init__(field)
        self._row, self._field = row, field
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._row.update()
        # A style sheet puts its own least height in the place of the one that was set.
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self._field.setMinimumHeight(LEAST)
        return super().eventFilter(watched, event)


class Row(QWidget):
    """A name, quietly what is usual, and a field that is made by the rows below."""

    def __init__(self, name: str, field: QWidget, note: str = "") -> None:
        super().__init__()
        self.setProperty(WHOLE, True)
        self.field = field
        field.setAccessibleName(name)
        FieldKeeper(self, field)
        self._name, self._note = label(name), label("", "small")
        self._name.setBuddy(field)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._name)
        texts.addWidget(self._note)
        texts.addStretch(1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(INDENT, RING, RING, RING)
        self._line.setSpacing(12)
        self._line.addLayout(texts, 1)
        self._line.addWidget(field, 1)
        self.say(note)

    def say(self, note: str) -> None:
        """Tell quietly what is usual."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.field.setAccessibleDescription(note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < SIDE_BY_SIDE * self._name.fontMetrics().horizontalAdvance("m")
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._line.setSpacing(2 if narrow else 12)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        # The style's own sign is a line of one pixel in another colour.
        if self.field.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QGuiApplication.palette().color(QPalette.ColorRole.Highlight), 3))
            painter.drawRoundedRect(QRectF(self.field.geometry()).adjusted(-3, -3, 3, 3), 6, 6)
            painter.end()


class ListRow(Row):
    """One of several."""

    #: str: the user chose this value
    chosen = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str], usual: str = "") -> None:
        """Offer the texts of `choices` by their values; `usual` is the text of what is usual."""
        self.box = QComboBox()
        super().__init__(name, self.box, self.tr("Usually: {usual}").format(usual=usual))
        # A long text must not widen the whole dialog.
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.activated.connect(lambda _index: self.chosen.emit(self.value))
        self.offer(choices)

    @property
    def value(self) -> str:
        """The value chosen."""
        return str(self.box.currentData())

    def offer(self, choices: Mapping[str, str]) -> None:
        """Offer these choices, by their values."""
        self.box.clear()
        for value, text in choices.items():
            self.box.addItem(text, value)

    def show_value(self, value: str) -> None:
        """Show what was chosen, without choosing it."""
        self.box.setCurrentIndex(self.box.findData(value))


class SliderRow(Row):
    """A number on a scale, which is told beside it."""

    #: int: the user chose this number
    chosen = Signal(int)

    def __init__(self, name: str, least: int, most: int, told: str) -> None:
        """`told` has a place for the {number}."""
        self.slider = QSlider(Qt.Orientation.Horizontal)
        super().__init__(name, self.slider)
        self._told = told
        self.slider.setRange(least, most)
        self.slider.setSingleStep(10)
        self.slider.setPageStep(20)
        self.slider.valueChanged.connect(self._take)

    @property
    def value(self) -> int:
        """The number chosen."""
        return self.slider.value()

    def show_value(self, number: int) -> None:
        """Show what was chosen, without choosing it."""
        self.slider.blockSignals(True)
        self.slider.setValue(number)
        self.slider.blockSignals(False)
        self.say(self._told.format(number=number))

    def _take(self, number: int) -> None:
        self.say(self._told.format(number=number))
        self.chosen.emit(number)


class TickRow(QWidget):
    """Yes or no; all of it can be clicked."""

    #: bool: the user chose it, or chose against it
    chosen = Signal(bool)

    def __init__(self, name: str, usual: bool, note: str = "") -> None:
        """`note` says more where the name does not say all."""
        super().__init__()
        self.setProperty(WHOLE, True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        told = self.tr("Usually: on") if usual else self.tr("Usually: off")
        told = f"{note}\n{told}".strip()
        self.box = TickBox()
        self.box.setAccessibleName(name)
        self.box.setAccessibleDescription(told)
        self.box.setMinimumHeight(LEAST)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.box.clicked.connect(self.chosen)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 3, RING, 3)
        grid.setVerticalSpacing(0)
        grid.setHorizontalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.box, 0, 0, 2, 1)
        grid.addWidget(label(name), 0, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(label(told, "small"), 1, 1, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()


class ButtonsRow(Row):
    """Something to do, by one button or several."""

    def __init__(self, name: str, texts: Sequence[str], note: str = "") -> None:
        self.buttons = [button(text, size="large") for text in texts]
        line = QWidget()
        super().__init__(name, line, note)
        line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for each in self.buttons:
            each.setMinimumHeight(LEAST)
            row.addWidget(each, 1)


class Group(QWidget):
    """Rows under a heading, on a panel of their own."""

    def __init__(self, title: str) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(label(title, "heading"))
        panel = frame("panel")
        outer.addWidget(panel)
        self._column = QVBoxLayout(panel)
        self._column.setContentsMargins(8, 10, 16 - RING, 10)
        self._column.setSpacing(4)

    def add(self, *rows: QWidget) -> None:
        """Add rows below those that are there."""
        for row in rows:
            self._column.addWidget(row)
