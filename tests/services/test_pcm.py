from __future__ import annotations

import io
import math
import wave
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.services.pcm import RATE, Pcm, PcmError, read_wav, resampled, wav, wav_header

sounds = st.lists(st.integers(-32_768, 32_767), max_size=1500).map(Pcm.of)


def tone(hertz: float, seconds: float, rate: int = RATE, loud: int = 10_000) -> Pcm:
    """A sine."""
    return Pcm.of(loud * math.sin(2 * math.pi * hertz * at / rate) for at in range(round(seconds * rate)))


def test_a_second_is_22050_samples_of_two_bytes() -> None:
    second = Pcm.silence(1)
    assert (second.samples, second.seconds, second.data) == (22_050, 1.0, bytes(44_100))


def test_samples_are_little_endian() -> None:
    assert Pcm.of([1, -2, 256]).data == b"\x01\x00\xfe\xff\x00\x01"


@given(st.lists(st.integers(-32_768, 32_767)))
def test_samples_come_back_as_they_were(values: list[int]) -> None:
    assert list(Pcm.of(values).values()) == values


def test_what_is_too_loud_is_cut_to_the_loudest() -> None:
    assert list(Pcm.of([40_000, -40_000, 1.6]).values()) == [32_767, -32_768, 2]


def test_joined_sounds_follow_each_other() -> None:
    joined = Pcm.join(Pcm.of([1]), Pcm.silence(2 / RATE), Pcm.of([2]))
    assert list(joined.values()) == [1, 0, 0, 2]
    assert Pcm.join() == Pcm()


def test_silence_around_a_sound_goes_but_for_a_hundredth_of_a_second() -> None:
    sound = tone(440, 0.2)
    trimmed = Pcm.join(Pcm.silence(0.5), sound, Pcm.silence(0.7)).trimmed()
    assert trimmed.seconds == pytest.approx(sound.seconds + 0.02, abs=0.001)
    assert sound.data in Pcm.join(Pcm.silence(1), trimmed, Pcm.silence(1)).data


@given(sounds)
def test_trimming_loses_nothing_that_is_heard_and_is_done_at_once(sound: Pcm) -> None:
    trimmed = sound.trimmed()
    assert trimmed.data in sound.data
    loud = [value for value in sound.values() if abs(value) > 128]
    assert [value for value in trimmed.values() if abs(value) > 128] == loud
    assert trimmed.trimmed() == trimmed


def test_near_silence_is_trimmed_to_nothing() -> None:
    assert Pcm.of([100, -100] * 500).trimmed() == Pcm()
    assert Pcm().trimmed() == Pcm()


def test_a_faded_sound_ends_in_silence_and_begins_as_it_was() -> None:
    faded = Pcm.of([10_000] * RATE).faded_out(0.1)
    values = list(faded.values())
    start = RATE - 2205
    assert values[:start] == [10_000] * start
    assert values[-1] == 0
    assert all(0 <= one - other <= 6 for one, other in pairwise(values[start:]))


@given(sounds, st.floats(0, 0.2))
def test_a_fade_never_makes_a_sound_longer_or_louder(sound: Pcm, seconds: float) -> None:
    faded = sound.faded_out(seconds)
    assert faded.samples == sound.samples
    pairs = zip(faded.values(), sound.values(), strict=True)
    assert all(abs(new) <= abs(old) for new, old in pairs)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_another_rate_keeps_length_and_pitch(rate: int) -> None:
    sound = resampled(tone(440, 0.5, rate).data, rate)
    assert sound.seconds == pytest.approx(0.5, abs=0.001)
    values = sound.values()
    rises = sum(one < 0 <= other for one, other in pairwise(values))
    assert rises == pytest.approx(220, abs=1)
    assert max(values) == pytest.approx(10_000, rel=0.03)


def test_other_programs_read_our_files() -> None:
    sound = tone(300, 0.1)
    with wave.open(io.BytesIO(wav(sound))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.readframes(file.getnframes()) == sound.data


@given(sounds)
def test_a_file_is_as_long_as_its_header_says(sound: Pcm) -> None:
    assert wav(sound) == wav_header(sound.samples) + sound.data


def test_a_sound_comes_back_from_a_file(tmp_path: Path) -> None:
    sound = tone(300, 0.1)
    path = tmp_path / "a.wav"
    path.write_bytes(wav(sound))
    assert read_wav(path) == sound


def test_a_damaged_or_foreign_file_is_a_sentence(tmp_path: Path) -> None:
    good, path = wav(tone(300, 0.01)), tmp_path / "a.wav"
    stereo = good[:22] + b"\x02" + good[23:]
    for data in (b"", good[:20], good[:44], good[:-1], good[:-2], good + b"\x00\x00", stereo, b"<html>" * 50):
        path.write_bytes(data)
        with pytest.raises(PcmError, match=r"a\.wav is damaged"):
            read_wav(path)
    with pytest.raises(PcmError, match="cannot be read"):
        read_wav(tmp_path / "none.wav")
    with pytest.raises(PcmError, match="cannot be read"):
        read_wav(tmp_path)


def test_no_file_is_over_four_gigabytes() -> None:
    assert len(wav_header(2_147_483_629)) == 44
    with pytest.raises(PcmError):
        wav_header(2_147_483_630)
