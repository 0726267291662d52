from collections.abc import Callable

import pytest

from massage_gui.services.clips import Clips
from massage_gui.services.pcm import Pcm
from massage_gui.services.voice import SilentVoice, VoiceError

pytestmark = pytest.mark.usefixtures("qapp")


class CountingVoice:
    """Says each text as so many samples as it has letters, and takes note of it."""

    name = "counting"
    silent = False

    def __init__(self) -> None:
        self.said: list[tuple[str, int]] = []

    def say(self, text: str, words_a_minute: int) -> Pcm:
        if text == "bad":
            raise VoiceError("This cannot be said.")
        self.said.append((text, words_a_minute))
        return Pcm(bytes(2 * len(text)))


class Later:
    """Does what it is given when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def go(self) -> None:
        """Do all of it."""
        while self.waiting:
            self.waiting.pop(0)()


def test_texts_are_made_once_in_order_and_by_speed() -> None:
    voice = CountingVoice()
    clips = Clips(lambda: (voice, ()), lambda work: work())
    clips.prepare(["one", "two"], 150)
    clips.ask(["two", "three"], 150)
    clips.ask(["one"], 200)
    assert voice.said == [("one", 150), ("two", 150), ("three", 150), ("one", 200)]
    assert clips.get("three", 150) == Pcm(bytes(10))
    assert clips.get("three", 200) is None


def test_nothing_is_made_on_the_callers_thread_and_made_tells_when_it_is_there() -> None:
    later, told = Later(), list[str]()
    clips = Clips(lambda: (CountingVoice(), ()), later)
    clips.made.connect(told.append)
    clips.prepare(["one", "two"], 150)
    assert clips.get("one", 150) is None
    later.go()
    assert told == ["one", "two"]
    clips.ask(["one"], 150)
    later.go()
    assert told == ["one", "two", "one"], "what is there already is told again"


def test_what_was_asked_before_is_left_when_something_else_is_wanted() -> None:
    later, voice = Later(), CountingVoice()
    clips = Clips(lambda: (voice, ()), later)
    clips.prepare(["old"], 150)
    clips.prepare(["new"], 150)
    later.go()
    assert voice.said == [("new", 150)]


def test_f31_a_text_that_fails_is_silent_and_told_once() -> None:
    told: list[str] = []
    clips = Clips(lambda: (CountingVoice(), ()), lambda work: work())
    clips.failed.connect(told.append)
    clips.prepare(["bad", "one", "bad"], 150)
    assert clips.get("bad", 150) == Pcm()
    assert clips.get("one", 150) is not None
    assert told == [clips.problem] == ["This cannot be said."]


def test_f31_without_a_voice_the_first_reason_is_told() -> None:
    told: list[str] = []
    clips = Clips(lambda: (SilentVoice(), ("No voice of ours.", "Nor the system's.")), lambda work: work())
    clips.failed.connect(told.append)
    clips.prepare(["one"], 150)
    assert told == ["No voice of ours."]
    assert clips.get("one", 150) == Pcm()
