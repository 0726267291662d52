"""A whole session as a sound: the same timeline, the same cues, to the sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from massage_gui.core.compiler import compile
from massage_gui.core.session import Session
from massage_gui.core.session_events import CueReached, Event, SegmentStarted, State, StateChanged
from massage_gui.core.timeline import Seconds, Timeline
from massage_gui.services.announcer import Announcer, SoundChoices
from massage_gui.services.chimes import Chime
from massage_gui.services.clips import Clips, Find
from massage_gui.services.pcm import RATE, Pcm, wav
from massage_gui.services.voice_words import VoiceWords

TAIL: Seconds = 6
"""Silence after the last step, for what is said then to end in."""


class Tape:
    """A sound output that keeps what it is given, each sound where the clock stands."""

    def __init__(self) -> None:
        self.now: Seconds = 0.0
        self.volume = 1.0
        self.problem = ""
        self._samples = bytearray()
        self._ends = 0

    def clock(self) -> Seconds:
        """Seconds since the tape's start."""
        return self.now

    @property
    def playing(self) -> bool:
        """Whether the last sound goes on past the clock."""
        return self._ends > round(self.now * RATE)

    def play(self, pcm: Pcm) -> None:
        """Put a sound where the clock stands."""
        at = round(self.now * RATE)
        self._reach(at)
        self._samples += pcm.data
        self._ends = at + pcm.samples

    def silence(self) -> None:
        """Take away what goes on past the clock."""
        del self._samples[2 * round(self.now * RATE) :]

    def close(self) -> None:
        """Nothing is open."""

    def sound(self, seconds: Seconds) -> Pcm:
        """All of it, this long at least."""
        self._reach(round(seconds * RATE))
        return Pcm(bytes(self._samples))

    def _reach(self, sample: int) -> None:
        self._samples.extend(bytes(max(0, 2 * sample - len(self._samples))))


class Recording:
    """Plays a timeline to a tape, as fast as the voice is made.

    A plan that waits for the user is recorded as one that does not: a sound cannot be answered.
    """

    def __init__(
        self, timeline: Timeline, choices: SoundChoices, chimes: Mapping[Chime, Pcm], find: Find
    ) -> None:
        self._timeline = compile(timeline.routine, replace(timeline.plan, wait_for_me=False))
        self._rate = choices.rate
        self._tape = Tape()
        self._session = Session(self._timeline, clock=self._tape.clock)
        self._clips = Clips(find, lambda work: work())
        self._announcer = Announcer(
            self._clips, chimes, lambda _told: self._tape, lambda: self._session, clock=self._tape.clock
        )
        self._announcer.use(choices)
        self.sound = Pcm.silence(0)

    @property
    def problem(self) -> str:
        """Why there is no voice on it, or an empty text."""
        return self._clips.problem

    def wav(self) -> bytes:
        """The sound as the bytes of a WAV file; raises PcmError where it is too long for one."""
        return wav(self.sound)

    def steps(self) -> Iterator[float]:
        """Do it bit by bit; gives the part that is done, 0 to 1. Leave off at any time to cancel."""
        texts = VoiceWords().all(self._timeline)
        for count, text in enumerate(texts, 1):
            self._clips.ask((text,), self._rate)
            yield 0.9 * count / len(texts)
        self._play()
        yield 1.0

    def _play(self) -> None:
        session = self._session
        self._tell(session.start())
        while session.state not in (State.FINISHED, State.STOPPED):
            wait = session.next_look
            self._tape.now += 0.0 if wait is None else wait
            self._tell(session.look())
        self.sound = self._tape.sound(self._tape.now + TAIL)

    def _tell(self, events: list[Event]) -> None:
        for event in events:
            segments = self._timeline.segments
            if isinstance(event, SegmentStarted):
                self._announcer.show_segment(segments[event.index])
            elif isinstance(event, CueReached):
                self._announcer.hear_cue(segments[event.index], event.cue)
            elif isinstance(event, StateChanged):
                self._announcer.show_state(event.state)
