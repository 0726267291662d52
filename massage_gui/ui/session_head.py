"""The top of the player: what is played, how far it is, and how long it still takes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from massage_gui.core.timeline import Segment, Timeline
from massage_gui.services.player import Moment
from massage_gui.ui.parts import label
from massage_gui.ui.progress_strip import ProgressStrip
from massage_gui.ui.theme import Theme
from massage_gui.ui.words import clock_text


class SessionHead(QWidget):
    """One line of words over the strip of the whole session."""

    def __init__(self) -> None:
        super().__init__()
        self._last = 0
        self.name = label("", "heading")
        self.place = label("", "muted", wrap=False)
        self.left = label("", "heading", wrap=False)
        self.strip = ProgressStrip()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.place)
        row.addSpacing(24)
        row.addWidget(self.left)
        self._column.addLayout(row)
        self._column.addWidget(self.strip)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.strip.set_theme(theme)

    def set_sizes(self, letters: int, strip: int) -> None:
        """Write in letters of this size, over a strip of this height."""
        for words in (self.name, self.place, self.left):
            words.setStyleSheet(f"font-size: {letters}px")
        self.strip.setFixedHeight(strip)
        self._column.setSpacing(strip // 2)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show a timeline from its start."""
        self._last = max((each.number or 0 for each in timeline.segments), default=0)
        self.name.setText(timeline.routine.title)
        self.strip.show_timeline(timeline)

    def show_segment(self, segment: Segment) -> None:
        """Say which step it is."""
        number = self.tr("Step {number} of {last}").format(number=segment.number, last=self._last)
        self.place.setText(number if segment.number else "")

    def show_moment(self, moment: Moment) -> None:
        """Show how much is done, and the time left."""
        part = 1 - moment.remaining / moment.length if moment.length else 1.0
        self.strip.show_place(moment.segment.index, part)
        self.left.setText(self.tr("{time} left").format(time=clock_text(moment.time_left)))
