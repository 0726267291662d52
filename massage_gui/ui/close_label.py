"""A label whose lines stand as close as their letters allow.

A label of Qt keeps the room between lines that its font asks for. Where letters are to be as large as they
fit, that is a fifth of their size with one font, and nothing with another.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from massage_gui.services.type_line import set_lines
from massage_gui.ui.parts import prepared

WIDEST = 100_000
"""Wider than any text, in pixels."""
EDGE = 1
"""The room over the first line, in pixels: for marks over capitals."""


def close_lines(text: str, font: QFont, width: float) -> tuple[QTextLayout, int]:
    """A text in lines of a width at most, and how high all of it is in pixels."""
    made = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    return made, ceil(set_lines(made, font, width)) + EDGE


class CloseLabel(QLabel):
    """Wraps a plain text, in the look of the style sheet."""

    def __init__(self, text: str = "", look: str = "") -> None:
        super().__init__(text)
        prepared(self, look)

    def heightForWidth(self, width: int) -> int:
        return close_lines(self.text(), self.font(), width)[1]

    def sizeHint(self) -> QSize:
        wide = super().sizeHint().width()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        # As Qt's: a line at least, and more where the width is known.
        return QSize(super().minimumSizeHint().width(), self.heightForWidth(WIDEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        lines, height = close_lines(self.text(), self.font(), self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        lines.draw(painter, QPointF(0, (self.height() - height) / 2 + EDGE))
        painter.end()
