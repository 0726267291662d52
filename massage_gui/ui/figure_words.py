"""The moving figure in words, for those who do not see it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from massage_gui.core.routine import Motion, Pattern, Tool
from massage_gui.core.timeline import Segment
from massage_gui.services.figure_painter import BreathWords
from massage_gui.ui.words import Words


class FigureWords(QObject):
    """What moves, how, and on which side."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Words()

    def name(self) -> str:
        """What the picture is."""
        return self.tr("Picture of the step")

    def breath(self) -> BreathWords:
        """The words in the breath circle."""
        return BreathWords(self.tr("in"), self.tr("out"))

    def told(self, segment: Segment | None) -> str:
        """The picture of a segment in one or two sentences."""
        if segment is None:
            return ""
        side = segment.side or segment.toward
        where = self._words.side_loud(side) if side else ""
        if segment.motion is None:
            return self.tr("Nothing moves. {side}").format(side=where).strip()
        return self.tr("{tool}: {movement}. {side}").format(
            tool=self.tool(segment.motion.tool), movement=self._movement(segment.motion), side=where
        )

    def _movement(self, motion: Motion) -> str:
        moves = self.pattern(motion.pattern)
        if not motion.pace:
            return moves
        return self.tr("{moves}, {pace} a minute").format(moves=moves, pace=motion.pace)

    def tool(self, tool: Tool) -> str:
        """What touches the body."""
        return {
            Tool.BALL: self.tr("Tennis ball"),
            Tool.BRAID: self.tr("Braided towels"),
            Tool.HAND: self.tr("Hand"),
            Tool.HANDS: self.tr("Both hands"),
            Tool.HEEL: self.tr("Heel of the hand"),
            Tool.PALM: self.tr("Palm"),
            Tool.FINGERS: self.tr("Finger pads"),
            Tool.THUMB: self.tr("Thumb"),
            Tool.FOOT: self.tr("Foot"),
        }[tool]

    def pattern(self, pattern: Pattern) -> str:
        """How it moves."""
        return {
            Pattern.HOLD: self.tr("rests"),
            Pattern.PRESS_HOLD: self.tr("presses and holds"),
            Pattern.PRESS_MOVE: self.tr("presses while you bend and straighten"),
            Pattern.UP_DOWN: self.tr("goes up and down"),
            Pattern.SIDE_TO_SIDE: self.tr("goes from side to side"),
            Pattern.SQUEEZE_HOLD: self.tr("squeezes for three seconds, lets go for three"),
            Pattern.SQUEEZE_SLIDE: self.tr("squeezes and slides out to the tip"),
            Pattern.KNEAD: self.tr("kneads"),
            Pattern.CIRCLES: self.tr("makes small circles"),
            Pattern.SLIDE_DOWN: self.tr("glides down, lifts off, starts again"),
            Pattern.SLIDE_UP: self.tr("glides up, lifts off, starts again"),
            Pattern.SLIDE_OUT: self.tr("glides out, lifts off, starts again"),
        }[pattern]
