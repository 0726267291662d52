"""One segment, to be read from the floor: side, countdown and words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.ui.figure_view import FigureView
from massage_gui.ui.ring import Ring
from massage_gui.ui.side_block import SideBlock
from massage_gui.ui.step_words import StepWords
from massage_gui.ui.theme import Theme
from massage_gui.ui.words import Words

PRESSED = (SegmentKind.WORK, SegmentKind.CHECK)
"""The kinds of segment that have a pressure."""

AT_REST = (SegmentKind.REST, SegmentKind.FINISH)
"""The kinds of segment in which no hand works."""


BESIDE = 27
"""How much of the width each picture has beside the words, in percent, in letters of the usual size."""

MOST_GROWTH = 1.25


class StepView(QWidget):
    """Three columns; the side's block stands on the side that is worked."""

    def __init__(self, figure: FigureView, remaining: Callable[[], float]) -> None:
        super().__init__()
        self._words = Words()
        self._theme: Theme | None = None
        self._side: Side | None = None
        self.side = SideBlock(figure)
        self.ring = Ring(remaining)
        self.words = StepWords()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 8, 0, 8)
        for part in (self.side, self.ring, self.words):
            self._row.addWidget(part)
        self.set_letters(1.0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for part in (self.side, self.ring, self.words.pressure):
            part.set_theme(theme)
        self.ring.set_colour(theme.side(self._side))

    def run(self, running: bool, smooth: bool) -> None:
        """Let ring and figure go with the time, or stand; smoothly, or the ring second by second."""
        self.ring.run(running and smooth)
        self.side.figure.use_motion(smooth)
        self.side.figure.run(running)

    def set_scale(self, scale: float) -> None:
        """Keep the columns this much further apart."""
        self._row.setSpacing(round(28 * scale))

    def set_letters(self, times: float) -> None:
        """Give the words more room where the user wants letters so many times as large."""
        # Not much narrower: the countdown is looked for as often.
        beside = round(BESIDE / min(MOST_GROWTH, max(1.0, times)))
        for part in (self.side, self.ring):
            self._row.setStretchFactor(part, beside)
        self._row.setStretchFactor(self.words, 100 - 2 * beside)
        self.words.set_letters(times)

    def show_segment(self, segment: Segment, region: str, eased: int) -> None:
        """Show a segment; `eased` is by how many levels the user wants less pressure."""
        words, self._side = self.words, segment.side
        words.title.setText(segment.title)
        words.lines.setText(segment.text)
        self._say(words.how, self._how(segment))
        self._say(words.caution, segment.caution)
        pressed = segment.kind in PRESSED and segment.pressure > 0
        lighter = self.tr("Lighter than before: you asked for less.") if eased and pressed else ""
        self._say(words.lighter, lighter)
        words.pressure.setVisible(pressed)
        words.pressure.show_target(max(min(segment.pressure, 1), segment.pressure - eased))
        words.fit()
        self.side.show_segment(segment, region)
        if self._theme is not None:
            self.ring.set_colour(self._theme.side(segment.side))
        right = segment.side is Side.RIGHT
        self._row.setDirection(
            QBoxLayout.Direction.RightToLeft if right else QBoxLayout.Direction.LeftToRight
        )

    def _how(self, segment: Segment) -> str:
        """With which hand, how to breathe, and why no time can be added."""
        longest = segment.longest
        fixed = segment.number is not None and longest is not None and longest <= segment.seconds
        told = (
            self._words.hand(segment.hand, segment.side) if segment.kind not in AT_REST else "",
            self._words.breath(segment.breath),
            self.tr("No extra time here, to be safe") if fixed else "",
        )
        return " · ".join(each for each in told if each)

    def _say(self, part: QLabel, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))

    @property
    def side_is_on_the_right(self) -> bool:
        """Whether the side's block stands on the right of the page."""
        return self._row.direction() is QBoxLayout.Direction.RightToLeft
