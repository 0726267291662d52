from __future__ import annotations

import logging
import math
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from massage_gui.core.folders import resources
from massage_gui.services.chimes import Chime, load_chimes
from massage_gui.services.pcm import RATE, Pcm

SOUNDS = resources() / "sounds"


@pytest.fixture(scope="module")
def chimes() -> dict[Chime, Pcm]:
    """What ships."""
    return load_chimes(SOUNDS)


def pitch(sound: Pcm) -> float:
    """Hertz, by counting the waves."""
    values = sound.values()
    rises = sum(one < 0 <= other for one, other in pairwise(values))
    return rises / sound.seconds


def part(sound: Pcm, start: float, end: float) -> Pcm:
    """Some seconds of a sound."""
    return Pcm(sound.data[2 * round(start * RATE) : 2 * round(end * RATE)])


def test_what_ships_is_what_the_script_makes(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "massage_gui.services.chimes", tmp_path], check=True, cwd=SOUNDS.parents[1]
    )
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in SOUNDS.iterdir()}


def test_every_chime_ships(chimes: dict[Chime, Pcm]) -> None:
    assert set(chimes) == set(Chime)


@pytest.mark.parametrize("chime", Chime)
def test_a_chime_is_short_soft_and_without_clicks(chimes: dict[Chime, Pcm], chime: Chime) -> None:
    sound = chimes[chime]
    values = sound.values()
    assert 0.08 <= sound.seconds <= 0.9
    assert 20 * math.log10(max(map(abs, values)) / 32_767) == pytest.approx(-9, abs=0.1)
    assert values[0] == values[-1] == 0
    # A thousandth of a second at either end: an ear takes anything sudden there for a click.
    edge = [*values[:22], *values[-22:]]
    assert max(map(abs, edge)) < 600
    assert sound.samples > 2 * 22


def test_a_tick_is_over_long_before_the_next(chimes: dict[Chime, Pcm]) -> None:
    assert chimes[Chime.TICK].seconds <= 0.1


def test_right_rises_and_left_falls(chimes: dict[Chime, Pcm]) -> None:
    right, left = chimes[Chime.CHANGE_RIGHT], chimes[Chime.CHANGE_LEFT]
    assert pitch(part(right, 0.02, 0.2)) < 0.8 * pitch(part(right, 0.45, 0.7))
    assert pitch(part(left, 0.02, 0.2)) > 1.25 * pitch(part(left, 0.45, 0.7))


def test_pause_falls_and_resume_rises(chimes: dict[Chime, Pcm]) -> None:
    pause, resume = chimes[Chime.PAUSE], chimes[Chime.RESUME]
    assert pitch(part(pause, 0.0, 0.12)) > 1.2 * pitch(part(pause, 0.3, 0.45))
    assert pitch(part(resume, 0.0, 0.12)) < 0.8 * pitch(part(resume, 0.3, 0.45))


def test_no_two_chimes_are_alike(chimes: dict[Chime, Pcm]) -> None:
    def course(sound: Pcm) -> tuple[int, ...]:
        """Its pitch, to a tone, tenth by tenth of a second: what an ear tells sounds apart by."""
        parts = [part(sound, at / 10, (at + 1) / 10) for at in range(int(sound.seconds * 10) or 1)]
        return tuple(round(6 * math.log2(max(20.0, pitch(each)))) for each in parts)

    assert len({course(sound) for sound in chimes.values()}) == len(Chime)


@pytest.mark.parametrize("data", [None, b"", b"RIFF and then nothing"])
def test_a_missing_or_damaged_file_costs_only_its_chime(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, data: bytes | None
) -> None:
    for path in SOUNDS.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    step = tmp_path / "step.wav"
    if data is None:
        step.unlink()
    else:
        step.write_bytes(data)
    with caplog.at_level(logging.WARNING):
        found = load_chimes(tmp_path)
    assert set(found) == set(Chime) - {Chime.STEP}
    assert ["step.wav" in line for line in caplog.messages] == [True]


def test_without_a_folder_there_are_no_chimes(tmp_path: Path) -> None:
    assert load_chimes(tmp_path / "none") == {}
