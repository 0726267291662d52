"""A box to tick with a text of several lines: Qt's own check box cannot wrap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from massage_gui.ui.parts import WHOLE, label


class TickBox(QCheckBox):
    """A check box whose edge and tick can be seen in every theme."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inner = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_box(painter, QRectF(inner).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        on, colours = self.isChecked(), QGuiApplication.palette()
        painter.setPen(
            QPen(colours.color(QPalette.ColorRole.Highlight if on else QPalette.ColorRole.PlaceholderText), 2)
        )
        painter.setBrush(colours.color(QPalette.ColorRole.Highlight if on else QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, box.width() / 5, box.width() / 5)
        if on:
            pen = QPen(colours.color(QPalette.ColorRole.HighlightedText), box.width() / 7)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(
                [
                    QPointF(box.x() + x * box.width(), box.y() + y * box.height())
                    for x, y in ((0.22, 0.52), (0.43, 0.72), (0.78, 0.3))
                ]
            )


class Tick(QWidget):
    """A check box, its text beside it, and the whole of it to click on."""

    def __init__(self, text: str, note: str = "") -> None:
        """Ask `text`; `note`, where there is one, stands under it."""
        super().__init__()
        self.setProperty(WHOLE, True)
        self.box = TickBox()
        self.box.setProperty("look", "tick")
        self.box.setAccessibleDescription(note)
        self.box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        self._text = label()
        self.say(text)
        # The first line stands at the middle of the box.
        self._text.setContentsMargins(0, 9, 0, 6)
        if not note:
            row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
            return
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._text)
        under = label(note, "earlier")
        under.setContentsMargins(0, 0, 0, 8)
        column.addWidget(under)
        row.addLayout(column, 1)

    def say(self, text: str) -> None:
        """Ask this instead."""
        self._text.setText(text)
        self.box.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
