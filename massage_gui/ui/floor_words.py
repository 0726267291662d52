"""What floor mode says of a segment: few words."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.services.player import Moment
from massage_gui.ui.words import Words, clock_text

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")


class FloorWords(QObject):
    """The sentences of floor mode."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words()

    def plate(self, segment: Segment) -> str:
        """The side, or what a segment without one is for."""
        return self._words.side_loud(segment.toward or segment.side) or self._words.kind(segment.kind)

    def line(self, segment: Segment) -> str:
        """The one instruction; getting ready, how to sit, stand or lie."""
        if segment.kind is SegmentKind.GET_READY:
            return _SENTENCE_END.split(segment.text.strip())[0] or segment.title
        return " ".join((segment.say or segment.title).split())

    def under(self, moment: Moment) -> str:
        """What stands under the digits: what they count."""
        if moment.lead_in > 0:
            return self.tr("Go on in {seconds}").format(seconds=round(moment.lead_in + 0.499))
        return "" if moment.segment.side is None else self._words.kind(moment.segment.kind)

    def time_left(self, moment: Moment) -> str:
        """The time left of the whole session."""
        return self.tr("{time} left").format(time=clock_text(moment.time_left))

    def change(self, toward: Side | None) -> str:
        """The heading of a change of sides."""
        left = toward is Side.LEFT
        return self.tr("Change to the LEFT side") if left else self.tr("Change to the RIGHT side")
