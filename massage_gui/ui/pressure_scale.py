"""The pressure scale, 0 to 5, with the target marked by a frame, a number and a word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from massage_gui.ui.theme import LIGHT, Theme
from massage_gui.ui.words import Words

LEVELS = 6


class PressureScale(QWidget):
    """Six cells; the target is filled and named."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT
        self._words = Words()
        self._target = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def target(self) -> int:
        """The level to press with."""
        return self._target

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def show_target(self, level: int) -> None:
        """Mark a level of 0 to 5."""
        self._target = level
        self.setAccessibleName(self._text())
        self.updateGeometry()
        self.update()

    def _text(self) -> str:
        word = self._words.pressure(self._target)
        return self.tr("Pressure {level} of 5: {word}").format(level=self._target, word=word)

    def sizeHint(self) -> QSize:
        size = self.fontMetrics().size(0, self._text())
        return QSize(max(240, size.width() + 4), size.height() * 2 + 14)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, self._text())
        cell = min(self.width() / LEVELS, 64.0)
        for level in range(LEVELS):
            self._paint_cell(painter, level, QRectF(level * cell + 1, line + 6, cell - 5, line + 6))
        painter.end()

    def _paint_cell(self, painter: QPainter, level: int, box: QRectF) -> None:
        hit = level == self._target
        painter.setPen(QPen(QColor(self._theme.text if hit else self._theme.edge), 2.5 if hit else 1))
        painter.setBrush(QColor(self._theme.primary if hit else self._theme.panel))
        painter.drawRoundedRect(box, 6, 6)
        font = QFont(self.font())
        font.setBold(hit)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.on_primary if hit else self._theme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(level))
