"""What the voice says: each text in several lengths, the fullest first."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QObject

from massage_gui.core.region import Side
from massage_gui.core.session import SAME
from massage_gui.core.timeline import Cue, CueKind, Segment, SegmentKind, Timeline

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SIDES = (Side.LEFT, Side.RIGHT)


class VoiceWords(QObject):
    """The sentences of the voice, in the user's language."""

    def of(self, timeline: Timeline, segment: Segment, cue: Cue) -> tuple[str, ...]:
        """What to say at a cue, the fullest first; empty where a chime says enough."""
        if cue.kind is CueKind.STEP:
            return self.step(timeline, segment)
        if cue.kind is CueKind.HALFWAY:
            return (self.tr("Halfway."),)
        if cue.kind is CueKind.CHANGE_SOON:
            toward = timeline.segments[segment.index + 1].toward
            return (self.tr("In ten seconds, the {side} side.").format(side=self._side(toward)),)
        return ()

    def step(self, timeline: Timeline, segment: Segment) -> tuple[str, ...]:
        """What a segment begins with."""
        if segment.kind is SegmentKind.GET_READY:
            return self._get_ready(segment)
        if segment.kind is SegmentKind.CHANGE:
            side = self.tr("Now the {side} side.").format(side=self._side(segment.toward))
            return (f"{side} {segment.say}", side)
        before = timeline.segments[segment.index - 1] if segment.index else None
        new_side = before is None or (before.side != segment.side and before.kind is not SegmentKind.CHANGE)
        if segment.side in _SIDES and new_side:
            side = self.tr("{side} side.").format(side=self._side(segment.side)).capitalize()
            return (f"{side} {segment.say}", segment.say)
        return (segment.say,)

    def _get_ready(self, segment: Segment) -> tuple[str, ...]:
        """What to take and how to lie, as many sentences as there is time for."""
        sentences = [part for line in segment.text.splitlines() for part in _SENTENCE.split(line) if part]
        told = [" ".join(sentences[:count]) for count in range(len(sentences), 0, -1)]
        return (*(f"{segment.say} {text}" for text in told), segment.say)

    def count(self, left: int) -> tuple[str, ...]:
        """The last seconds, for those who want no chimes."""
        words = {3: self.tr("Three."), 2: self.tr("Two."), 1: self.tr("One.")}
        return (words[left],) if left in words else ()

    def paused(self) -> tuple[str, ...]:
        """At a pause."""
        return (self.tr("Paused."),)

    def waiting(self) -> tuple[str, ...]:
        """Where the clock holds until the user is ready."""
        return (self.tr("Press Space when you are ready."), self.tr("Ready? Press Space."))

    def resumed(self, segment: Segment, seconds: float) -> tuple[str, ...]:
        """Where we are, after a pause; `seconds` are left of the segment."""
        count = math.ceil(seconds - SAME)
        left = self.tr("{count} seconds left.").format(count=count) if count > 1 else self.tr("Nearly done.")
        if segment.side in _SIDES:
            side = self.tr("{side} side,").format(side=self._side(segment.side)).capitalize()
            return (self.tr("Going on. {side} {left}").format(side=side, left=left), f"{side} {left}")
        return (self.tr("Going on. {left}").format(left=left), left)

    def finished(self) -> tuple[str, ...]:
        """After the last step."""
        return (self.tr("That is the end. Take your time getting up."),)

    def stopped(self) -> tuple[str, ...]:
        """When the user has ended it."""
        return (self.tr("Stopped. Take the pressure off."),)

    def sample(self) -> tuple[str, ...]:
        """To try the sound with."""
        return (self.tr("This is how I sound. Change to the right side."),)

    def fixed(self) -> tuple[str, ...]:
        """What may be said in any session."""
        counts = tuple(text for left in (3, 2, 1) for text in self.count(left))
        return (*self.paused(), *self.waiting(), *self.finished(), *self.stopped(), *counts)

    def all(self, timeline: Timeline) -> tuple[str, ...]:
        """Everything that may be said along a timeline, each text once.

        In the order it is needed; of several lengths the shortest first: with the fullest all are made.
        """
        cued = [
            text
            for segment in timeline.segments
            for cue in segment.cues
            for text in reversed(self.of(timeline, segment, cue))
        ]
        return tuple(dict.fromkeys((*cued, *self.fixed())))

    def _side(self, side: Side | None) -> str:
        return self.tr("left") if side is Side.LEFT else self.tr("right")
