from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.routine import Routine
from massage_gui.core.safety import Clearance
from massage_gui.core.session_events import State
from massage_gui.core.timeline import CueKind, Segment, SegmentKind, Timeline
from massage_gui.services import announcer
from massage_gui.services.announcer import Announcer, SoundChoices
from massage_gui.services.chimes import Chime
from massage_gui.services.clips import Clips
from massage_gui.services.pcm import RATE, Pcm
from massage_gui.services.player import Player
from tests.fake_clock import FakeClock
from tests.heard import HeardOutput
from tests.shipped import ROUTINES, routine

pytestmark = pytest.mark.usefixtures("qapp")
CHIMES = {chime: Pcm.silence(0.3 if chime is not Chime.TICK else 0.08) for chime in Chime}


class WordVoice:
    """Takes its time over every word, and says nothing aloud."""

    name = "words"
    silent = False

    def say(self, text: str, words_a_minute: int) -> Pcm:
        return Pcm.silence(len(text.split()) * 54 / words_a_minute)


@dataclass
class Stage:
    """A player and what is heard of it, on a clock that goes when told."""

    timeline: Timeline
    late: bool = False
    chimes: dict[Chime, Pcm] = field(default_factory=lambda: CHIMES)
    clock: FakeClock = field(default_factory=FakeClock)
    waiting: list[Callable[[], None]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    opened: int = 0

    def __post_init__(self) -> None:
        self.player = Player(self.clock)
        self.output = HeardOutput(self.clock)
        self.clips = Clips(lambda: (WordVoice(), ()), self._run)
        self.announcer = Announcer(
            self.clips, self.chimes, self._open, lambda: self.player.session, self.clock
        )
        self.announcer.captioned.connect(self.captions.append)
        self.player.segment_started.connect(self.announcer.show_segment)
        self.player.cue_reached.connect(self.announcer.hear_cue)
        self.player.state_changed.connect(self.announcer.show_state)

    def _open(self, _told: Callable[[str], None]) -> HeardOutput:
        self.opened += 1
        return self.output

    def _run(self, work: Callable[[], None]) -> None:
        if self.late:
            self.waiting.append(work)
        else:
            work()

    def start(self) -> None:
        made = self.timeline.routine
        self.announcer.prepare(self.timeline)
        self.player.play(self.timeline, Clearance(made.id, made.fingerprint, None))

    def go_on(self, seconds: float) -> None:
        """To the moment, looking when the player's own timer would."""
        until = self.clock.now + seconds
        while (session := self.player.session) is not None and (wait := session.next_look) is not None:
            if self.clock.now + wait > until:
                break
            self.clock.advance(wait)
            self.player.look()
        self.clock.now = max(self.clock.now, until)
        if self.player.session is not None:
            self.player.look()

    def play_through(self) -> None:
        self.start()
        for _ in range(100_000):
            session = self.player.session
            if session is None:
                return
            self.go_on(session.next_look or 0)
            if session.state is State.WAITING:
                self.clock.advance(4)
                self.player.resume()

    @property
    def segment(self) -> Segment:
        moment = self.player.moment()
        assert moment is not None
        return moment.segment


def spoken(text: str) -> float:
    return len(text.split()) * 54 / 150


@pytest.mark.parametrize("each", ROUTINES, ids=lambda each: each.id)
@pytest.mark.parametrize("plan", [Plan(), Plan(get_ready=0), Plan(wait_for_me=True)])
def test_no_sound_of_a_whole_session_overlaps_another_or_is_cut(each: Routine, plan: Plan) -> None:
    stage = Stage(compile(each, plan))
    stage.play_through()
    heard = stage.output.heard
    assert len(heard) > len(stage.timeline.segments)
    for one, other in pairwise(heard):
        assert one.at + one.pcm.seconds <= other.at + 1e-6
    assert [one for one in heard if one.cut_at is not None] == []


def test_a_two_sided_routine_sounds_as_its_timeline_says_to_the_sample() -> None:
    stage = Stage(compile(routine("calf")))
    began = stage.clock.now
    stage.play_through()
    due = []
    for segment in stage.timeline.segments:
        for cue in segment.cues:
            at = segment.end - cue.offset if cue.from_end else segment.start + cue.offset
            due.append((round(at * RATE), cue.kind))
    found = [round((one.at - began) * RATE) for one in stage.output.heard]
    # The end is no cue of the timeline; it is said where the last segment ends.
    assert found.pop() == round(stage.timeline.total * RATE)
    left_out = [kind for at, kind in due if at not in found]
    assert sorted(set(found) - {at for at, _ in due}) == []
    assert set(left_out) <= {CueKind.COUNTDOWN}
    assert len(left_out) <= 3


@pytest.mark.parametrize(
    ("plan", "chime"), [(Plan(), Chime.CHANGE_RIGHT), (Plan(sides=Sides.RIGHT_LEFT), Chime.CHANGE_LEFT)]
)
def test_a_change_sounds_rising_for_right_and_falling_for_left(plan: Plan, chime: Chime) -> None:
    stage = Stage(compile(routine("calf"), plan), chimes={chime: Pcm.silence(0.77)})
    stage.announcer.use(SoundChoices(voice=False))
    stage.play_through()
    change = next(each for each in stage.timeline.segments if each.kind is SegmentKind.CHANGE)
    heard = [(one.at - 1000, one.pcm) for one in stage.output.heard]
    assert heard == [(change.start, stage.chimes[chime])]


@pytest.fixture
def stage() -> Stage:
    made = Stage(compile(routine("calf")))
    made.start()
    return made


def go_to_work(stage: Stage) -> Segment:
    while stage.segment.kind is not SegmentKind.WORK:
        stage.clock.advance(0.4)
        stage.player.next()
    return stage.segment


def test_a_pause_silences_at_once_and_going_on_says_where_we_are(stage: Stage) -> None:
    go_to_work(stage)
    stage.go_on(0.5)
    stage.player.pause()
    assert stage.output.heard[-2].cut_at == stage.clock.now
    assert stage.captions[-1] == "Paused."
    stage.go_on(20)
    stage.clock.advance(1)
    stage.player.resume()
    assert stage.captions[-1].startswith("Going on. Left side,")
    assert stage.output.heard[-1].at == stage.clock.now


def test_skipping_never_lets_an_old_cue_sound(stage: Stage) -> None:
    first = go_to_work(stage)
    stage.go_on(0.5)
    stage.player.next()
    assert stage.output.heard[-2].cut_at == stage.clock.now
    assert stage.captions[-1] != first.say
    assert stage.captions[-1].endswith(stage.segment.say)


def test_what_is_made_too_late_is_left_out_after_a_skip() -> None:
    stage = Stage(compile(routine("calf")), late=True)
    stage.start()
    segment = go_to_work(stage)
    assert stage.output.heard == []
    for work in stage.waiting:
        work()
    assert len(stage.output.heard) == 1
    assert stage.captions[-1].endswith(segment.say)


def test_say_it_again_and_mute(stage: Stage) -> None:
    segment = go_to_work(stage)
    stage.go_on(8)
    count = len(stage.output.heard)
    stage.announcer.say_again()
    assert len(stage.output.heard) == count + 1
    assert stage.captions[-1].endswith(segment.say)
    stage.announcer.use(replace(SoundChoices(), muted=True))
    assert stage.output.volume == 0
    stage.announcer.use(SoundChoices(volume=40))
    assert stage.output.volume == pytest.approx(0.4)


def test_voice_and_chimes_are_switched_apart() -> None:
    def sounds(choices: SoundChoices) -> list[float]:
        stage = Stage(compile(routine("calf")))
        stage.announcer.use(choices)
        stage.play_through()
        return [round(one.pcm.seconds, 3) for one in stage.output.heard]

    assert sounds(SoundChoices(voice=False, chimes=False)) == []
    assert set(sounds(SoundChoices(voice=False))) == {0.3, 0.08}
    only_voice = sounds(SoundChoices(chimes=False))
    assert 0.3 not in only_voice
    assert round(spoken("Three."), 3) in only_voice


def test_without_a_voice_the_captions_are_there_all_the_same() -> None:
    stage = Stage(compile(routine("calf")))
    stage.announcer.use(SoundChoices(voice=False))
    stage.play_through()
    said = [caption for caption in stage.captions if caption]
    assert all(any(text in (s.say, f"Left side. {s.say}") for text in said) for s in stage.timeline.segments
               if s.kind is SegmentKind.WORK)  # fmt: skip


def test_a_faster_voice_is_made_anew(stage: Stage) -> None:
    go_to_work(stage)
    stage.announcer.use(SoundChoices(rate=200))
    stage.go_on(10)
    stage.announcer.say_again()
    text = stage.captions[-1]
    assert stage.output.heard[-1].pcm.seconds == pytest.approx(len(text.split()) * 54 / 200, abs=0.001)


VERBS = ("pause", "resume", "next", "back", "restart", "more_time", "toggle", "take_offer")
walk = st.lists(
    st.tuples(st.floats(0, 40), st.sampled_from((*VERBS, "look", "again", "stall"))), min_size=3, max_size=25
)


@settings(max_examples=60)
@given(walk=walk, which=st.sampled_from(["calf", "side-of-neck", "lower-back"]), late=st.booleans())
def test_whatever_the_user_does_no_sound_talks_over_another_nor_outlives_its_step(
    walk: list[tuple[float, str]], which: str, late: bool
) -> None:
    stage = Stage(compile(routine(which), Plan(wait_for_me=len(walk) % 2 == 0)), late=late)
    stage.start()
    asked = {stage.clock.now}
    for seconds, verb in walk:
        if stage.player.session is None:
            break
        stage.go_on(seconds)
        asked.add(stage.clock.now)
        if verb == "again":
            stage.announcer.say_again()
        elif verb == "stall":
            stage.clock.advance(3)
            stage.player.look()
            asked.add(stage.clock.now)
        elif verb != "look":
            getattr(stage.player, verb)()
        for work in stage.waiting[:2]:
            stage.waiting.remove(work)
            work()
    heard = stage.output.heard
    for one, other in pairwise(heard):
        ended = one.cut_at if one.cut_at is not None else one.at + one.pcm.seconds
        assert ended <= other.at + 1e-6
    # A sound is cut by the user, or by a computer that stalled; by another sound never.
    assert [one.cut_at for one in heard if one.cut_at is not None and one.cut_at not in asked] == []


def test_the_speakers_wake_before_a_likely_session_and_sleep_again_without_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcer, "EXPECTED", 0)
    stage = Stage(compile(routine("calf")))
    stage.announcer.expect(stage.timeline)
    assert stage.opened == 1
    assert not stage.output.closed
    qtbot.waitUntil(lambda: stage.output.closed)


def test_a_session_that_has_begun_keeps_the_speakers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcer, "EXPECTED", 0)
    stage = Stage(compile(routine("calf")))
    stage.announcer.expect(stage.timeline)
    stage.start()
    QCoreApplication.processEvents()
    assert stage.opened == 1
    assert not stage.output.closed


@pytest.mark.parametrize("choices", [SoundChoices(muted=True), SoundChoices(voice=False, chimes=False)])
def test_nobody_who_wants_no_sound_has_speakers_opened(choices: SoundChoices) -> None:
    stage = Stage(compile(routine("calf")))
    stage.announcer.use(choices)
    stage.announcer.expect(stage.timeline)
    assert stage.opened == 0
