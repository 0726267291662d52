"""The pressure scale, 0 to 5, with the target marked by a frame, a number and a word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.services.type_line import type_line
from massage_gui.ui.theme import LIGHT, Theme
from massage_gui.ui.words import Words

LEVELS = 6


class PressureScale(QWidget):
    """Six numbers; only the target stands in a filled frame, so that none looks like a button."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._words = Words()
        self._target = 0
        self._letters = 15
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def target(self) -> int:
        """The level to press with."""
        return self._target

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def set_letters(self, pixels: int) -> None:
        """Write in letters of this size."""
        self._letters = pixels
        self.updateGeometry()
        self.update()

    def show_target(self, level: int) -> None:
        """Mark a level of 0 to 5."""
        self._target = level
        self.setAccessibleName(self._text())
        self.update()

    def height_for(self, letters: int) -> int:
        """How high it is in letters of this size: a line, and the cells under it."""
        return round(type_line(self._font(letters)).pitch * 2.7)

    def _text(self) -> str:
        word = self._words.pressure(self._target)
        return self.tr("Pressure {level} of 5: {word}").format(level=self._target, word=word)

    def _font(self, pixels: int, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        font.setBold(bold)
        return font

    def sizeHint(self) -> QSize:
        return QSize(240, self.height_for(self._letters))

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self.height_for(self._letters))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font(self._letters))
        stands = type_line(self._font(self._letters))
        line = stands.pitch
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QPointF(0, stands.baseline), self._text())
        step = min(self.width() / LEVELS, line * 2.2)
        for level in range(LEVELS):
            box = QRectF(level * step + 1.5, line * 1.25, step - line * 0.25, line * 1.35)
            self._paint_cell(painter, level, box)
        painter.end()

    def _paint_cell(self, painter: QPainter, level: int, box: QRectF) -> None:
        hit = level == self._target
        if hit:
            painter.setPen(QPen(QColor(self._theme.text), 3))
            painter.setBrush(QColor(self._theme.primary))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(self._font(self._letters, bold=hit))
        painter.setPen(QColor(self._theme.on_primary if hit else self._theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level))
