"""Says the cues of a session: listens to the player, chooses what fits, and hands it to the sound output.

Nothing here is waited for: a text that is not made in time is left out, and only its caption is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from massage_gui.core.cue_choice import Priority, fits, priority
from massage_gui.core.region import Side
from massage_gui.core.session import Session
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Cue, CueKind, Segment, SegmentKind, Timeline
from massage_gui.services.chimes import Chime
from massage_gui.services.clips import Clips
from massage_gui.services.pcm import Pcm
from massage_gui.services.sound_output import Output
from massage_gui.services.voice_words import VoiceWords

BREATH = 0.08
"""Seconds of silence between a chime and the voice."""

USUAL_RATE = 150
"""Words a minute."""

EXPECTED = 60_000
"""Milliseconds that the speakers are kept for a session that is likely; some take half a second to wake."""


@dataclass(frozen=True)
class SoundChoices:
    """What the user wants to hear: `volume` is 0 to 100, `rate` is in words a minute."""

    voice: bool = True
    chimes: bool = True
    muted: bool = False
    volume: int = 80
    rate: int = USUAL_RATE

    @property
    def level(self) -> float:
        """The volume of the output, 0 to 1."""
        return 0.0 if self.muted else self.volume / 100

    @property
    def heard(self) -> bool:
        """Whether anything is."""
        return self.level > 0 and (self.voice or self.chimes)


@dataclass(frozen=True)
class _Said:
    """Something to be heard: its chime, and its texts, the fullest first."""

    chime: Chime | None
    texts: tuple[str, ...]
    rank: Priority


class Announcer(QObject):
    """Plays one sound at a time; what does not fit before the next is left out, never cut."""

    #: str: what is being said now; empty when it is over
    captioned = Signal(str)
    #: str: why there is no voice or no sound
    problem_found = Signal(str)

    def __init__(
        self,
        clips: Clips,
        chimes: Mapping[Chime, Pcm],
        open_output: Callable[[Callable[[str], None]], Output],
        session: Callable[[], Session | None],
        clock: Callable[[], float],
    ) -> None:
        super().__init__()
        self.clips, self._chimes, self._session, self._clock = clips, chimes, session, clock
        self._open_output = open_output
        self._output: Output | None = None
        self.words = VoiceWords()
        self._choices = SoundChoices()
        self._busy_until = clock()
        self._state = State.READY
        self._again: tuple[str, ...] = ()
        self._awaited: _Said | None = None
        self._unneeded = QTimer(self, singleShot=True, interval=EXPECTED)
        self._unneeded.timeout.connect(self.rest)
        clips.made.connect(self._play_awaited)
        clips.failed.connect(self.problem_found)

    @property
    def choices(self) -> SoundChoices:
        """What the user wants to hear."""
        return self._choices

    def use(self, choices: SoundChoices) -> None:
        """Take other choices, from the next sound on; the volume at once."""
        faster = choices.rate != self._choices.rate
        self._choices = choices
        if self._output is not None:
            self._output.volume = choices.level
        session = self._session()
        if faster and session is not None:
            self.prepare(session.timeline)

    def prepare(self, timeline: Timeline) -> None:
        """Have everything made that may be said along a timeline."""
        self.clips.prepare(self.words.all(timeline), self._choices.rate)

    def expect(self, timeline: Timeline) -> None:
        """A session of this is likely soon: have its texts made, and the speakers awake for a minute."""
        self.prepare(timeline)
        if self._choices.heard:
            self._opened()
            self._unneeded.start()

    def show_segment(self, segment: Segment) -> None:
        """A segment has begun: what belonged to another one is over."""
        self._hush()
        session = self._session()
        if session is not None:
            self._again = self.words.step(session.timeline, segment)

    def hear_cue(self, segment: Segment, cue: Cue) -> None:
        """Say or sound a cue that is due."""
        session = self._session()
        if session is None:
            return
        rank = priority(cue, segment.kind)
        if cue.kind is CueKind.STEP:
            self._hush()
        if cue.kind is CueKind.COUNTDOWN:
            texts = () if self._choices.chimes else self.words.count(round(cue.offset))
            self._say(_Said(Chime.TICK, texts, rank))
            return
        self._say(_Said(_chime(segment, cue), self.words.of(session.timeline, segment, cue), rank))

    def show_state(self, state: State) -> None:
        """The session has entered a state."""
        before, self._state = self._state, state
        session = self._session()
        if session is None:
            return
        if state is State.RUNNING:
            self._opened()
            if before is State.PAUSED:
                self._go_on(session)
            return
        self._hush()
        said = {
            State.PAUSED: _Said(Chime.PAUSE, self.words.paused(), Priority.STEP),
            State.WAITING: _Said(None, self.words.waiting(), Priority.HINT),
            State.FINISHED: _Said(Chime.END, self.words.finished(), Priority.STEP),
            State.STOPPED: _Said(Chime.PAUSE, self.words.stopped(), Priority.STOP),
        }.get(state)
        if said is not None:
            self._say(said)

    @property
    def problem(self) -> str:
        """Why nothing can be heard, or an empty text."""
        return self.clips.problem or (self._output.problem if self._output is not None else "")

    def rest(self) -> None:
        """Give the speakers back, unless a session is open."""
        if self._session() is None and self._output is not None:
            self._output.close()
            self._output = None

    def say_again(self) -> None:
        """Say what this segment began with once more."""
        self._hush()
        self._say(_Said(None, self._again, Priority.STEP))

    def try_out(self) -> None:
        """Play a sample, for the user to hear whether there is sound."""
        self._hush()
        self._say(_Said(Chime.CHANGE_RIGHT, self.words.sample(), Priority.STEP))

    def _go_on(self, session: Session) -> None:
        """Say where we are; a step that has not been said yet says it itself."""
        self._hush()
        if any(cue.kind is CueKind.STEP for _, cue in session.coming):
            return
        where = self.words.resumed(session.segment, session.remaining)
        self._say(_Said(Chime.RESUME, where, Priority.STEP))

    def _await(self, said: _Said) -> None:
        """Say it as soon as it is made, the fullest form last."""
        self._awaited = said
        self.clips.ask(reversed(said.texts), self._choices.rate)

    def _play_awaited(self, text: str) -> None:
        said = self._awaited
        if said is not None and text == said.texts[0]:
            self._awaited = None
            self._say(said)

    def _hush(self) -> None:
        self._awaited = None
        self._busy_until = self._clock()
        if self._output is not None:
            self._output.silence()
        self.captioned.emit("")

    def _say(self, said: _Said) -> None:
        """Play the fullest form that is over in time; none where another sound is still on."""
        if self._clock() < self._busy_until:
            return
        if self._choices.voice and said.texts and self._made(said.texts[0]) is None:
            self._await(said)
            return
        for text in said.texts or ("",):
            sound = self._sound(said.chime, text)
            if self._fits(sound, said.rank):
                self._play(sound)
                if text:
                    self.captioned.emit(text)
                return

    def _sound(self, chime: Chime | None, text: str) -> Pcm:
        parts = []
        if self._choices.chimes and chime is not None and chime in self._chimes:
            parts.append(self._chimes[chime])
        spoken = self._made(text) if self._choices.voice and text else None
        if spoken is not None and spoken.seconds > 0:
            parts += [Pcm.silence(BREATH), spoken] if parts else [spoken]
        return Pcm.join(*parts)

    def _made(self, text: str) -> Pcm | None:
        return self.clips.get(text, self._choices.rate)

    def _fits(self, sound: Pcm, rank: Priority) -> bool:
        session = self._session()
        if session is None or session.state is not State.RUNNING:
            return True
        coming = [(seconds, priority(cue, session.segment.kind)) for seconds, cue in session.coming]
        return fits(sound.seconds, rank, coming, session.remaining + session.lead_in)

    def _play(self, sound: Pcm) -> None:
        if sound.seconds > 0:
            self._busy_until = self._clock() + sound.seconds
            self._opened().play(sound)

    def _opened(self) -> Output:
        if self._output is None:
            self._output = self._open_output(self.problem_found.emit)
            self._output.volume = self._choices.level
        return self._output


def _chime(segment: Segment, cue: Cue) -> Chime | None:
    if cue.kind is not CueKind.STEP:
        return None
    if segment.kind is SegmentKind.CHANGE:
        return Chime.CHANGE_RIGHT if segment.toward is Side.RIGHT else Chime.CHANGE_LEFT
    return Chime.START if segment.index == 0 else Chime.STEP
