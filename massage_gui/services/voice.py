"""The voice: text to sound, in memory, by whatever speaks on this computer."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from massage_gui.services import espeak
from massage_gui.services.pcm import Pcm, resampled
from massage_gui.services.sound_words import SoundWords

_log = logging.getLogger(__name__)

LONGEST = 2_000
"""Characters; more than two minutes of speech."""

_PICTURE = re.compile("[\u2190-\u2bff\ufe00-\ufe0f\U0001f000-\U0001faff]")
_KINDS = {"Cc": " ", "Cf": "", "Co": "", "Cs": "", "Cn": ""}
_VOICES = {"en": "en-us", "en-gb": "en"}
_MANNER = espeak.Manner("{voice}+john", volume=65, pitch=60, range=35)
"""What speech recognition understood best in noise, of 17 varieties; even and unclipped."""

_USUAL = 150


class VoiceError(Exception):
    """A text cannot be spoken: one plain sentence says why."""


class Voice(Protocol):
    """Makes speech from text; may be called from any thread."""

    @property
    def name(self) -> str:
        """What it is called in the log."""

    @property
    def silent(self) -> bool:
        """Whether nothing is ever heard of it."""

    def say(self, text: str, words_a_minute: int) -> Pcm:
        """A text as sound, with no silence around it; empty if there is nothing to say. Raises VoiceError."""


class SilentVoice:
    """Says nothing."""

    name = "silence"
    silent = True

    def say(self, _text: str, _words_a_minute: int) -> Pcm:
        """An empty sound."""
        return Pcm()


Find = Callable[[str], espeak.Place]
"""Where the library for a language lies; raises EngineError."""


class EspeakVoice:
    """Speaks by espeak-ng; `language` is a tag such as en or pt-BR. Raises VoiceError where it cannot."""

    silent = False

    def __init__(self, language: str = "en", find: Find = espeak.bundled) -> None:
        self._words = SoundWords()
        tag = language.lower().replace("_", "-")
        self._engine = self._load(find, tag.split("-")[0])
        self._manner = replace(_MANNER, voice=_MANNER.voice.format(voice=self._voice(tag)))
        self.name = f"espeak-ng, {self._manner.voice}"
        # Without its dictionary a voice is there, but makes no sound.
        if not self.say("1", _USUAL).samples:
            raise VoiceError(self._words.voice_damaged())

    def say(self, text: str, words_a_minute: int) -> Pcm:
        """A text as sound."""
        if len(text) > LONGEST:
            raise VoiceError(self._words.too_long())
        spoken = speakable(text)
        if not spoken:
            return Pcm()
        try:
            samples = self._engine.speak(spoken, self._manner, words_a_minute)
        except espeak.EngineError as error:
            _log.warning("Not spoken: %s", error)
            raise VoiceError(self._words.not_spoken()) from error
        return resampled(samples, self._engine.rate).trimmed()

    def _load(self, find: Find, language: str) -> espeak.Engine:
        try:
            return espeak.engine(find(language))
        except espeak.EngineError as error:
            _log.warning("espeak-ng: %s", error)
            raise VoiceError(self._why(error)) from error

    def _why(self, error: espeak.EngineError) -> str:
        if isinstance(error, espeak.DataError):
            return self._words.voice_damaged()
        if isinstance(error, espeak.MissingError):
            return self._words.no_engine()
        return self._words.engine_broken()

    def _voice(self, tag: str) -> str:
        """The name of the voice for a language: its own variety, or else the usual one."""
        base = tag.split("-")[0]
        names = (_VOICES.get(tag, tag), _VOICES.get(base, base))
        known = next((name for name in names if self._engine.knows(name)), None)
        if known is None:
            raise VoiceError(self._words.no_language(tag))
        return known


BACK_ENDS: tuple[Callable[[str], Voice], ...] = (
    EspeakVoice,
    lambda language: EspeakVoice(language, espeak.installed),
)
"""The voices in order of preference; each raises VoiceError where it cannot be had."""


def find_voice(
    language: str = "en", back_ends: tuple[Callable[[str], Voice], ...] = BACK_ENDS
) -> tuple[Voice, tuple[str, ...]]:
    """The first voice that speaks a language, or silence, and why each one before it does not."""
    problems = []
    for back_end in back_ends:
        try:
            voice = back_end(language)
        except VoiceError as error:
            problems.append(str(error))
            continue
        _log.info("The voice is %s", voice.name)
        return voice, tuple(problems)
    _log.warning("There is no voice for %s", language)
    return SilentVoice(), tuple(problems)


def speakable(text: str) -> str:
    """A text without what cannot be said: control and invisible characters, emoji and other pictures."""
    kept = (_KINDS.get(unicodedata.category(sign), sign) for sign in text if not _PICTURE.match(sign))
    return " ".join("".join(kept).split())
