"""What to do in a segment, in letters as large as the room allows."""

from __future__ import annotations

from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from massage_gui.ui.close_label import CloseLabel, close_lines
from massage_gui.ui.pressure_scale import PressureScale

LEAST, MOST = 11, 140
"""The smallest and the largest letters of the lines, in pixels."""

ACROSS, DOWN = 17.0, 10.5
"""The column is at least so many times as wide, and as high, as the lines' letters are large."""

GAP = 0.42
"""The room between two texts, in lines' letters."""


class StepWords(QWidget):
    """Title, lines, hand and breath, caution and pressure, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.title = CloseLabel("", "step")
        self.lines = CloseLabel("", "lines")
        self.how = CloseLabel("", "muted")
        self.caution = CloseLabel("", "caution")
        self.lighter = CloseLabel("", "caution")
        self.pressure = PressureScale()
        self._fitted, self._times = 0, 1.0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        for part in (self.title, self.lines, self.how, self.caution, self.lighter, self.pressure):
            self._column.addWidget(part)
        self._column.addStretch(1)
        # The letters follow the room: the words never ask for more of it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @property
    def _texts(self) -> list[tuple[QLabel, float]]:
        """The texts, and how large each is beside the lines."""
        return [
            (self.title, 1.5),
            (self.lines, 1.0),
            (self.how, 0.8),
            (self.caution, 0.85),
            (self.lighter, 0.85),
        ]

    def set_letters(self, times: float) -> None:
        """Let the letters be so many times as large as usual, where they fit."""
        self._times = max(1.0, times)
        self.fit()

    def fit(self) -> None:
        """Make the letters as large as the room allows."""
        most = int(max(LEAST, min(MOST, self._times * min(self.width() / ACROSS, self.height() / DOWN))))
        size = next((each for each in range(most, LEAST, -1) if self._height(each) <= self.height()), LEAST)
        if size == self._fitted:
            return
        self._fitted = size
        for part, factor in self._texts:
            part.setStyleSheet(f"font-size: {round(size * factor)}px")
        self.pressure.set_letters(round(size * 0.75))
        self._column.setSpacing(round(size * GAP))

    def _height(self, size: int) -> float:
        """How high the words are in letters of this size."""
        told = [(part, factor) for part, factor in self._texts if not part.isHidden()]
        heights = [self._text_height(part, round(size * factor)) for part, factor in told]
        if not self.pressure.isHidden():
            heights.append(self.pressure.height_for(round(size * 0.75)))
        return sum(heights) + round(size * GAP) * (len(heights) + 1)

    def _text_height(self, part: QLabel, pixels: int) -> int:
        font = QFont(part.font())
        font.setPixelSize(pixels)
        return close_lines(part.text(), font, max(1, self.width()))[1]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
