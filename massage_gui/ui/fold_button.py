"""A button that shows and hides what is under it; a triangle before its words says which."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from massage_gui.ui.choice_button import ChoiceButton
from massage_gui.ui.triangle import triangle, wide

BESIDE = 1.9
"""Where the words begin, measured in the triangle's width."""


class FoldButton(ChoiceButton):
    """Points down while what is under it is hidden."""

    def __init__(self) -> None:
        super().__init__("", "fold", "")
        self._open = False
        self._make_room()

    def show_fold(self, text: str, is_open: bool) -> None:
        """Say this, and whether what is under it is shown."""
        self._open = is_open
        self.say(text)
        self.update()

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._text.font())

    def _make_room(self) -> None:
        self._text.setContentsMargins(round(wide(self._metrics) * BESIDE), 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        words, metrics = self._text, self._metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(words.palette().color(words.foregroundRole()))
        painter.drawPolygon(triangle(metrics, words.x(), self._first_line, up=self._open))
        painter.end()

    @property
    def _first_line(self) -> int:
        """Where the middle of the first line is."""
        words = self._text
        over = (words.height() - words.heightForWidth(words.width())) / 2
        return round(words.y() + over + self._metrics.height() / 2)
