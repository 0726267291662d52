from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.services import espeak
from massage_gui.services.pcm import Pcm
from massage_gui.services.voice import (
    LONGEST,
    EspeakVoice,
    SilentVoice,
    Voice,
    VoiceError,
    find_voice,
    speakable,
)

SENTENCE = "In ten seconds, the right side."
ROOT = Path(espeak.__file__).parents[2]


def alike(one: Pcm, other: Pcm) -> bool:
    """Whether two sounds may be the same words.

    What was spoken before moves the phase of the voice, and with it each sample and some of the lengths.
    """
    return one.seconds == pytest.approx(other.seconds, abs=0.03)


@pytest.fixture(scope="module")
def voice() -> EspeakVoice:
    """The voice that comes with the program."""
    return EspeakVoice("en")


def test_speech_is_heard_at_once_unclipped_and_ends_in_silence(voice: EspeakVoice) -> None:
    sound = voice.say(SENTENCE, 150)
    values = sound.values()
    assert 1.0 < sound.seconds < 3.0
    assert 8_000 < max(map(abs, values)) < 32_000
    assert max(map(abs, values[:440])) > 128
    assert max(map(abs, values[-440:])) > 128
    assert values[-1] == 0


def test_faster_speech_is_shorter(voice: EspeakVoice) -> None:
    lengths = [voice.say(SENTENCE, rate).seconds for rate in (100, 150, 200)]
    assert lengths[0] > 1.2 * lengths[1] > 1.2 * 1.1 * lengths[2]


@pytest.mark.parametrize(("rate", "nearest"), [(-5, 80), (0, 80), (10_000, 450)])
def test_a_rate_out_of_reach_is_the_nearest(voice: EspeakVoice, rate: int, nearest: int) -> None:
    assert alike(voice.say(SENTENCE, rate), voice.say(SENTENCE, nearest))
    assert not alike(voice.say(SENTENCE, rate), voice.say(SENTENCE, 150))


def test_whatever_was_spoken_before_a_voice_sounds_the_same(voice: EspeakVoice) -> None:
    before = voice.say(SENTENCE, 150)
    german = EspeakVoice("de-DE")
    assert not alike(german.say(SENTENCE, 220), before)
    assert alike(voice.say(SENTENCE, 150), before)


def test_several_threads_may_speak_at_once(voice: EspeakVoice) -> None:
    german = EspeakVoice("de")
    texts = ["word " * count for count in range(1, 9)]
    speakers: list[Voice] = [voice, german]
    alone = [speaker.say(text, 150) for text in texts for speaker in speakers]
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(speaker.say, text, 150) for text in texts for speaker in speakers]
        together = [job.result() for job in jobs]
    assert all(map(alike, together, alone))


@pytest.mark.parametrize(
    "text",
    ["", " \n\t", "...", "\N{GRINNING FACE}\N{VARIATION SELECTOR-16}", "\x00\x1b\u202e\u200b", "\ud83d"],
)
def test_f31_a_text_with_nothing_to_say_is_an_empty_sound(voice: EspeakVoice, text: str) -> None:
    assert voice.say(text, 150) == Pcm()


def test_f31_signs_between_words_do_not_end_the_text(voice: EspeakVoice) -> None:
    odd = "Now\x00 the \N{PERSON IN LOTUS POSITION}\nright\t si\N{SOFT HYPHEN}de."
    assert speakable(odd) == "Now the right side."
    assert alike(voice.say(odd, 150), voice.say("Now the right side.", 150))


def test_what_looks_like_markup_is_read_as_text(voice: EspeakVoice) -> None:
    assert voice.say("<break time='5s'/> on", 150).seconds > voice.say("on", 150).seconds + 0.5
    assert voice.say("[[h@l'oU]] on", 150).seconds > voice.say("on", 150).seconds + 0.5


def test_f31_a_text_that_is_too_long_is_refused(voice: EspeakVoice) -> None:
    assert voice.say("word " * (LONGEST // 5), 450).seconds > 10
    with pytest.raises(VoiceError, match="too long"):
        voice.say("word " * 2_000, 150)


@given(text=st.text(max_size=60))
def test_f31_no_text_is_too_odd(voice: EspeakVoice, text: str) -> None:
    assert voice.say(text, 450).seconds < 300
    kept = speakable(text)
    assert kept == kept.strip()
    assert all(sign == " " or not sign.isspace() for sign in kept)
    assert not any(ord(sign) < 32 or sign in "\u200b\u202e\ufeff" for sign in kept)
    assert speakable(kept) == kept


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "en-us"), ("en_GB", "en"), ("en-AU", "en-us"), ("de_AT", "de"), ("pt-BR", "pt-br"), ("PT", "pt")],
)
def test_the_voice_is_chosen_by_the_language(language: str, name: str) -> None:
    assert EspeakVoice(language).name == f"espeak-ng, {name}+john"


@pytest.mark.parametrize("language", ["xx", "", "../../etc", "en us"])
def test_f31_a_language_that_nobody_speaks_is_a_sentence(language: str) -> None:
    with pytest.raises(VoiceError, match="There is no voice for the language"):
        EspeakVoice(language)
    found, why = find_voice(language)
    assert found.silent
    assert "There is no voice for the language" in why[0]


def test_the_first_voice_that_can_be_had_is_taken(caplog: pytest.LogCaptureFixture) -> None:
    def broken(language: str) -> Voice:
        raise VoiceError(f"Not {language}.")

    with caplog.at_level(logging.INFO):
        found, why = find_voice("en", (broken, EspeakVoice, broken))
    assert (found.name, found.silent, why) == ("espeak-ng, en-us+john", False, ("Not en.",))
    assert any(found.name in line for line in caplog.messages)


def test_without_any_voice_there_is_silence_and_each_reason() -> None:
    def failing(sentence: str) -> Callable[[str], Voice]:
        def back_end(_language: str) -> Voice:
            raise VoiceError(sentence)

        return back_end

    found, why = find_voice("en", (failing("One."), failing("Two.")))
    assert (found.silent, why) == (True, ("One.", "Two."))
    assert found.say(SENTENCE, 150) == SilentVoice().say("", 0) == Pcm()


def test_f31_without_its_package_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    with pytest.raises(VoiceError, match="espeakng-loader, is not installed"):
        EspeakVoice("en")


def shipped_copy(folder: Path) -> Path:
    """What is read for English, installed once more; gives the folder of the data."""
    files = metadata.files("espeakng-loader") or []
    for file in files:
        if file.name in {"phontab", "phonindex", "phondata", "intonations", "en_dict", "RECORD", "METADATA"}:
            target = folder / str(file)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), target)
    return folder / "espeakng_loader" / "espeak-ng-data"


@pytest.mark.parametrize("name", ["phontab", "phondata", "intonations", "en_dict"])
@pytest.mark.parametrize("damage", ["cut", "flipped", "gone"])
def test_f31_damaged_data_is_a_sentence_where_the_library_would_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, damage: str
) -> None:
    file = shipped_copy(tmp_path) / name
    monkeypatch.syspath_prepend(tmp_path)
    assert EspeakVoice("en").say(SENTENCE, 150).samples
    data = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(
            data[: len(data) // 2] if damage == "cut" else data[:99] + bytes([data[99] ^ 1]) + data[100:]
        )
    with pytest.raises(VoiceError, match="missing or damaged"):
        EspeakVoice("en")


def test_f31_the_other_library_never_takes_the_place_of_the_one_in_use(voice: EspeakVoice) -> None:
    before = voice.say(SENTENCE, 150)
    with pytest.raises(VoiceError, match="does not start"):
        EspeakVoice("en", espeak.installed)
    assert alike(voice.say(SENTENCE, 150), before)


# The library has one state for the whole process: what spoils it is tried in another one.
SPOILED = """
import logging, sys
from massage_gui.services.voice import EspeakVoice, VoiceError
early = {"ctypes", "espeakng_loader", "importlib.metadata"} & set(sys.modules)
logging.getLogger("massage_gui").addHandler(logging.NullHandler())
from massage_gui.services.espeak import Place, bundled
good = bundled("en")
for place in (Place("/nowhere/lib.so"), Place(__file__, good.data), Place(good.library, "/nowhere"), good):
    try:
        print(EspeakVoice("en", lambda _language: place).say("One.", 150).seconds > 0.1)
    except VoiceError as error:
        print(error)
print(sorted(early))
"""


def test_f31_a_library_that_does_not_load_or_finds_no_data_is_a_sentence(tmp_path: Path) -> None:
    script = tmp_path / "spoiled.py"
    script.write_text(SPOILED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "There is no voice: the speech engine does not start on this computer.",
        "There is no voice: the speech engine does not start on this computer.",
        "There is no voice: its files are missing or damaged.",
        "True",
        "[]",
    ]
    assert (done.returncode, done.stderr) == (0, "")
