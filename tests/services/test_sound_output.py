from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from massage_gui.services import sound_device, sound_output
from massage_gui.services.pcm import Pcm
from massage_gui.services.sound_device import Device, DeviceError, Lost, Take, open_device
from massage_gui.services.sound_output import RETRY, STALL, YOUNG, DeviceOutput, SilentOutput
from massage_gui.services.worker import Job, Worker
from tests.fake_clock import FakeClock
from tests.pace import PATIENCE

SOUND = Pcm.of([1000] * 400)


class LateWorker(Worker):
    """Does its jobs when told to."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def do(self, job: Job) -> None:
        self.jobs.append(job)

    def end(self) -> None:
        self.jobs.append(lambda: None)

    def work(self) -> None:
        """Do what is to be done."""
        while self.jobs:
            self.jobs.pop(0)()


class Desk:
    """An output, and all it is made of: a clock, a worker, and devices that are there or not."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.worker = LateWorker()
        self.told: list[str] = []
        self.why_not = ""
        self.open = self.opened = 0
        self.take: Take = bytes
        self.lose: Lost = lambda: None
        self.output = DeviceOutput(self.told.append, self._open, self.worker, self.clock)

    def _open(self, take: Take, lost: Lost) -> Device:
        if self.why_not:
            raise DeviceError(self.why_not)
        self.open += 1
        self.opened += 1
        self.take, self.lose = take, lost
        return self

    def close(self) -> None:
        """What a device's owner does in the end."""
        self.open -= 1

    def heard(self, samples: int = 100) -> bool:
        """Whether the device is given anything but silence."""
        return any(self.take(samples))

    def pass_time(self, seconds: float) -> None:
        """Time goes by, while the device goes on taking."""
        self.clock.advance(seconds)
        if self.open:
            self.take(1)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    # A worker that is late on purpose must not be waited for.
    monkeypatch.setattr(sound_output, "CLOSING", 0.0)
    return Desk()


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    desk.worker.work()
    return desk


def test_a_sound_goes_to_the_device(open_desk: Desk) -> None:
    output = open_desk.output
    assert not open_desk.heard()
    output.play(SOUND)
    assert output.playing
    assert open_desk.take(400) == SOUND.data
    assert not output.playing
    assert (output.problem, open_desk.told) == ("", [])


def test_silence_ends_a_sound(open_desk: Desk) -> None:
    open_desk.output.play(Pcm.of([1000] * 9000))
    open_desk.output.silence()
    assert not open_desk.output.playing
    open_desk.take(300)
    assert not open_desk.heard()


def test_volume_reaches_the_device(open_desk: Desk) -> None:
    open_desk.output.volume = 0.0
    open_desk.output.play(SOUND)
    assert not open_desk.heard()
    assert open_desk.output.volume == 0.0


def test_a_volume_set_while_the_device_opens_holds(desk: Desk) -> None:
    desk.output.volume = 0.0
    desk.worker.work()
    desk.output.play(SOUND)
    assert not desk.heard()


def test_opening_is_left_to_the_worker(desk: Desk) -> None:
    assert desk.open == 0
    desk.output.play(SOUND)
    assert not desk.output.playing
    desk.worker.work()
    assert desk.open == 1


@pytest.mark.parametrize(("waited", "heard"), [(YOUNG - 0.01, True), (YOUNG + 0.01, False), (5.0, False)])
def test_a_sound_waits_for_the_device_but_not_for_long(desk: Desk, waited: float, heard: bool) -> None:
    desk.output.play(SOUND)
    desk.clock.advance(waited)
    desk.worker.work()
    assert desk.heard() is heard


def test_a_sound_silenced_before_the_device_is_there_is_never_heard(desk: Desk) -> None:
    desk.output.play(SOUND)
    desk.output.silence()
    desk.worker.work()
    assert not desk.heard()


def test_f30_no_device_is_told_once_and_nothing_is_raised(desk: Desk) -> None:
    desk.why_not = "No speaker."
    desk.worker.work()
    for _ in range(50):
        desk.output.play(SOUND)
        desk.worker.work()
        desk.clock.advance(1)
    desk.output.silence()
    assert desk.output.problem == "No speaker."
    assert desk.told == ["No speaker."]
    assert not desk.output.playing


def test_f30_a_device_that_comes_later_is_found(desk: Desk) -> None:
    desk.why_not = "No speaker."
    desk.worker.work()
    desk.why_not = ""
    desk.clock.advance(RETRY - 1)
    desk.output.play(SOUND)
    assert desk.worker.jobs == []
    desk.clock.advance(2)
    desk.output.play(SOUND)
    desk.worker.work()
    assert desk.output.problem == ""
    assert desk.heard()


def test_f30_a_device_that_goes_away_is_followed_by_the_next(open_desk: Desk) -> None:
    open_desk.pass_time(RETRY + 1)
    open_desk.output.play(Pcm.of([1000] * 9000))
    open_desk.lose()
    assert not open_desk.output.playing
    open_desk.worker.work()
    assert (open_desk.open, open_desk.told) == (1, [])
    assert not open_desk.heard()
    open_desk.output.play(SOUND)
    assert open_desk.heard()


def test_f30_the_last_device_that_goes_away_is_told_once(open_desk: Desk) -> None:
    open_desk.pass_time(RETRY + 1)
    open_desk.why_not = "No speaker."
    open_desk.lose()
    open_desk.worker.work()
    open_desk.lose()
    for _ in range(30):
        open_desk.clock.advance(1)
        open_desk.output.play(SOUND)
        open_desk.worker.work()
    assert open_desk.told == [open_desk.output.problem]
    assert "went away" in open_desk.output.problem
    assert open_desk.open == 0


def test_f30_a_device_that_is_lost_again_and_again_is_not_opened_for_ever(open_desk: Desk) -> None:
    for _ in range(10):
        open_desk.lose()
        open_desk.worker.work()
    assert len(open_desk.told) == 1
    open_desk.clock.advance(RETRY + 1)
    open_desk.output.play(SOUND)
    open_desk.worker.work()
    assert open_desk.heard()
    assert open_desk.open == 1


def test_f30_a_device_that_takes_nothing_any_more_is_given_up(open_desk: Desk) -> None:
    open_desk.pass_time(RETRY + 1)
    open_desk.output.play(SOUND)
    open_desk.clock.advance(STALL + 0.1)
    assert not open_desk.output.playing
    open_desk.output.play(SOUND)
    open_desk.worker.work()
    assert (open_desk.opened, open_desk.open, open_desk.told) == (2, 1, [])
    assert open_desk.heard()


def test_f30_a_sound_system_that_never_answers_is_told(desk: Desk) -> None:
    desk.output.play(SOUND)
    assert desk.told == []
    desk.clock.advance(STALL + 0.1)
    desk.output.play(SOUND)
    desk.output.play(SOUND)
    assert desk.told == [desk.output.problem]
    assert "does not answer" in desk.output.problem
    desk.worker.work()
    assert desk.output.problem == ""


def test_a_closed_output_gives_its_device_back_and_takes_no_more(open_desk: Desk) -> None:
    open_desk.output.close()
    open_desk.worker.work()
    assert open_desk.open == 0
    open_desk.output.close()
    open_desk.output.play(SOUND)
    open_desk.output.silence()
    open_desk.lose()
    open_desk.worker.work()
    assert not open_desk.output.playing
    assert open_desk.told == []


def test_an_output_closed_while_its_device_opens_gives_it_back(desk: Desk) -> None:
    desk.output.close()
    desk.worker.work()
    assert desk.open == 0


def test_no_failure_is_told_after_the_end(desk: Desk) -> None:
    desk.why_not = "No speaker."
    desk.output.close()
    desk.worker.work()
    assert desk.told == []


def test_an_output_of_nothing_says_why() -> None:
    output = SilentOutput("Turned off.")
    output.play(SOUND)
    output.silence()
    output.close()
    assert (output.playing, output.problem) == (False, "Turned off.")


def test_a_real_device_takes_the_sound() -> None:
    """In real time, for a device's own thread is what is tried: a tenth of a second."""
    miniaudio = pytest.importorskip("miniaudio")
    heard, given = threading.Event(), bytearray()

    def watched(take: Take) -> Take:
        def one(samples: int) -> bytes:
            data = take(samples)
            given.extend(data)
            if SOUND.data in given:
                heard.set()
            return data

        return one

    told: list[str] = []
    output = DeviceOutput(
        told.append, lambda take, lost: open_device(watched(take), lost, [miniaudio.Backend.NULL])
    )
    output.play(SOUND)
    assert heard.wait(PATIENCE)
    output.close()
    assert (told, output.problem) == ([], "")


def test_f30_without_miniaudio_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    with pytest.raises(DeviceError, match="miniaudio, is not installed"):
        open_device(bytes, lambda: None)


@pytest.mark.skipif(sys.platform != "linux", reason="only there is it seen what a process holds")
def test_a_device_leaves_nothing_behind() -> None:
    miniaudio = pytest.importorskip("miniaudio")
    threads = Path("/proc/self/task")
    before = len(list(threads.iterdir()))
    for _ in range(3):
        open_device(bytes, lambda: None, [miniaudio.Backend.NULL]).close()
    assert len(list(threads.iterdir())) <= before


@pytest.mark.skipif(sys.platform != "linux", reason="only there is it seen what a process holds")
def test_f30_a_device_that_does_not_start_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    miniaudio = pytest.importorskip("miniaudio")

    def refuse(*_: object) -> None:
        raise miniaudio.MiniaudioError("busy")

    monkeypatch.setattr(miniaudio.PlaybackDevice, "start", refuse)
    threads = Path("/proc/self/task")
    before = len(list(threads.iterdir()))
    for _ in range(3):
        with pytest.raises(DeviceError, match="no speaker"):
            open_device(bytes, lambda: None, [miniaudio.Backend.NULL])
    assert len(list(threads.iterdir())) <= before


def test_f30_a_device_that_only_pretends_is_never_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    miniaudio = pytest.importorskip("miniaudio")
    asked = {}

    def refuse(*_args: object, **options: object) -> None:
        asked.update(options)
        raise miniaudio.MiniaudioError("refused")

    monkeypatch.setattr(miniaudio, "PlaybackDevice", refuse)
    with pytest.raises(DeviceError, match="no speaker"):
        open_device(bytes, lambda: None)
    backends = asked["backends"]
    assert isinstance(backends, list)
    assert miniaudio.Backend.PULSEAUDIO in backends
    assert miniaudio.Backend.NULL not in backends


def test_the_device_is_asked_for_little_at_a_time() -> None:
    assert 20 <= sound_device.PERIOD <= 40


NO_DEVICE = """
import logging, sys, threading
logging.getLogger("massage_gui").addHandler(logging.NullHandler())
from massage_gui.services.pcm import Pcm
from massage_gui.services.sound_output import open_output
from tests.pace import PATIENCE
loaded = {"miniaudio", "espeakng_loader"} & set(sys.modules)
told = threading.Event()
output = open_output(lambda problem: told.set())
assert told.wait(PATIENCE)
output.play(Pcm.silence(1))
output.silence()
print(output.problem, output.playing, sorted(loaded))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there can a computer be made to have no sound")
def test_f30_on_a_computer_without_sound_one_sentence_and_nothing_in_the_terminal(tmp_path: Path) -> None:
    silent = {
        **os.environ,
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "PULSE_SERVER": "unix:/nowhere",
        "ALSA_CONFIG_PATH": "/nowhere",
        "JACK_NO_START_SERVER": "1",
    }
    root = Path(sound_output.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", NO_DEVICE], env=silent, cwd=root, capture_output=True, text=True, check=False
    )
    sentence = "There is no sound: no speaker or headphones were found."
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{sentence} False []\n", "")
