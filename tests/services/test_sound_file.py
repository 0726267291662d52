import pytest

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.timeline import CueKind
from massage_gui.services.announcer import SoundChoices
from massage_gui.services.chimes import Chime
from massage_gui.services.pcm import RATE, Pcm
from massage_gui.services.sound_file import TAIL, Recording
from massage_gui.services.voice import SilentVoice, Voice, VoiceError
from massage_gui.services.voice_words import VoiceWords
from tests.shipped import ROUTINES, routine

LOUD = 9_000


class HumVoice:
    """Hums for every word."""

    name = "hum"
    silent = False

    def say(self, text: str, words_a_minute: int) -> Pcm:
        return Pcm.of([LOUD] * round(len(text.split()) * 54 / words_a_minute * RATE))


class BrokenVoice(HumVoice):
    """Fails at every word."""

    def say(self, text: str, words_a_minute: int) -> Pcm:
        raise VoiceError(f"The voice is broken: it can't say {text} at {words_a_minute}.")


def recorded(name: str, plan: Plan, voice: Voice, chimes: dict[Chime, Pcm] | None = None) -> Recording:
    recording = Recording(
        compile(routine(name), plan), SoundChoices(), chimes or {}, lambda: (voice, ("no voice",))
    )
    parts = list(recording.steps())
    assert parts == sorted(parts)
    assert parts[-1] == 1.0
    return recording


@pytest.mark.parametrize("name", [each.id for each in ROUTINES])
@pytest.mark.parametrize("sides", [Sides.LEFT_RIGHT, Sides.RIGHT])
def test_each_cue_is_heard_where_it_is_due_and_silence_lies_between(name: str, sides: Sides) -> None:
    plan = Plan(sides=sides)
    timeline = compile(routine(name), plan)
    sound = recorded(name, plan, HumVoice()).sound
    assert sound.samples == round((timeline.total + TAIL) * RATE)
    values = sound.values()
    for segment in timeline.segments:
        start = round(segment.start * RATE)
        assert values[start] == LOUD
        assert start == 0 or values[start - 1] == 0
        for cue in segment.cues:
            at = round((segment.end - cue.offset if cue.from_end else segment.start + cue.offset) * RATE)
            if cue.kind is CueKind.HALFWAY:
                assert (values[at - 1], values[at]) == (0, LOUD)
                assert values[at + 2 * RATE] == 0
    assert values[round(timeline.total * RATE)] == LOUD


def test_chimes_are_on_it_to_the_sample() -> None:
    timeline = compile(routine("calf"))
    tick = Pcm.of([5_000] * 700)
    values = recorded("calf", Plan(), SilentVoice(), {Chime.TICK: tick}).sound.values()
    due = [
        round((each.end - left) * RATE)
        for each in timeline.segments
        for left in (3, 2, 1)
        if each.seconds > left
    ]
    heard = [at for at in range(1, len(values)) if values[at] == 5_000 and values[at - 1] == 0]
    assert heard == due


def test_a_plan_that_waits_is_recorded_as_one_that_does_not() -> None:
    waits = recorded("calf", Plan(wait_for_me=True), HumVoice()).sound
    assert waits == recorded("calf", Plan(), HumVoice()).sound


def test_without_a_voice_it_says_so_and_has_the_chimes() -> None:
    chimes = {chime: Pcm.of([4_000] * 500) for chime in Chime}
    for voice in (SilentVoice(), BrokenVoice()):
        recording = recorded("calf", Plan(), voice, chimes)
        assert recording.problem
        assert max(recording.sound.values()) == 4_000


def test_it_can_be_left_off_at_any_time() -> None:
    recording = Recording(compile(routine("calf")), SoundChoices(), {}, lambda: (HumVoice(), ()))
    steps = recording.steps()
    assert 0 < next(steps) < 1
    assert recording.sound == Pcm()


def test_the_file_is_a_wav() -> None:
    data = recorded("calf", Plan(), HumVoice()).wav()
    assert data[:4] == b"RIFF"
    assert len(data) > 2 * RATE * compile(routine("calf")).total


def test_everything_that_can_be_said_was_made_before() -> None:
    timeline = compile(routine("calf"))
    asked: list[str] = []

    class Listening(HumVoice):
        def say(self, text: str, words_a_minute: int) -> Pcm:
            asked.append(text)
            return super().say(text, words_a_minute)

    recorded("calf", Plan(), Listening())
    assert asked == list(VoiceWords().all(timeline))
