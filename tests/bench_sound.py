"""A real session's sound, captured where the speakers would be, and what voice and figure cost together.

Needs `pulseaudio` and `parec`; a server of its own is started, and nothing is heard.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from massage_gui.app import Parts, build
from massage_gui.core.clock import boot_clock
from massage_gui.core.compiler import compile
from massage_gui.core.folders import UserFolders
from massage_gui.core.plan import Plan
from massage_gui.core.safety import Clearance
from massage_gui.core.timeline import CueKind, Timeline
from massage_gui.services.announcer import SoundChoices
from massage_gui.services.pcm import RATE
from massage_gui.services.sound_parts import real_sound
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.theme import LIGHT
from tests.bench import Row
from tests.bench_window import application
from tests.shipped import routine

SINK = "captured"
SECONDS = 32
LOUD = 60
"""A sample from which on something is heard, of 32,767."""

STILL = RATE // 8
"""So many quiet samples before it make a sample a beginning."""

LIMIT = 0.100


class Capture:
    """What has come to the sink, with the moments at which it came."""

    def __init__(self) -> None:
        command = ["parec", "-d", f"{SINK}.monitor", "--raw", "--format=s16le", f"--rate={RATE}",
                   "--channels=1", "--latency-msec=10"]  # fmt: skip
        self._recorder = subprocess.Popen(command, stdout=subprocess.PIPE)
        self._data = bytearray()
        self._marks: list[tuple[float, int]] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        out = self._recorder.stdout
        while out is not None and (piece := os.read(out.fileno(), 65_536)):
            self._data.extend(piece)
            self._marks.append((time.monotonic(), len(self._data) // 2))

    def stop(self) -> None:
        """End the recording."""
        self._recorder.terminate()
        self._recorder.wait(5)
        self._reader.join(5)

    def beginnings(self) -> list[float]:
        """The moments at which something began to be heard after silence."""
        samples = array("h", bytes(self._data[: len(self._data) // 2 * 2]))
        found, quiet = [], STILL
        for place, sample in enumerate(samples):
            if abs(sample) < LOUD:
                quiet += 1
                continue
            if quiet >= STILL:
                found.append(self._moment(place))
            quiet = 0
        return found

    def _moment(self, place: int) -> float:
        return next(at for at, samples in self._marks if samples > place)


def captured() -> list[Row]:
    """A real session with chimes, captured; and one with voice and figure, for its processor time."""
    if shutil.which("pulseaudio") is None or shutil.which("parec") is None:
        print("... not measured: pulseaudio and parec are not here", file=sys.stderr)
        return []
    timeline = compile(routine("calf"), Plan(get_ready=5))
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)):
        late = _lateness(timeline, Path(folder))
        cost = _cost(timeline, Path(folder))
    worst = max(late, default=LIMIT)
    return [
        Row(
            "a session's sound, captured",
            f"{1000 * worst:.0f} ms late at most, {len(late)} cues",
            "the sink's own pieces 10 ms",
            "within 100 ms",
            bool(late) and worst < LIMIT,
        ),
        Row(
            "processor time with voice, chimes and figure",
            f"{100 * cost:.1f} %",
            "a silent session: see above",
            "under 5 % of a core",
            cost < 0.05,
        ),
    ]


@contextmanager
def _server(folder: Path) -> Iterator[None]:
    # Not "pulse": the server makes a folder of that name.
    socket = folder / "socket"
    words = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "-L", f"module-null-sink sink_name={SINK}",
             "-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"]  # fmt: skip
    own = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_SERVER": f"unix:{socket}"}
    before = {name: os.environ.get(name) for name in own}
    with ExitStack() as undo:
        os.environ.update(own)
        undo.callback(_put_back, before)
        server = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        undo.callback(server.wait, 5)
        undo.callback(server.terminate)
        deadline = time.monotonic() + 10
        while not socket.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        yield


def _put_back(before: dict[str, str | None]) -> None:
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _lateness(timeline: Timeline, folder: Path) -> list[float]:
    """By how many seconds each chime that was due came late; a large number where one never came."""
    parts = _parts(folder / "chimes", SoundChoices(voice=False))
    # As the overview does: the speakers are opened while it is read.
    parts.flow.session_likely.emit(timeline)
    _wait(2)
    capture = Capture()
    _wait(1)
    began = _play(parts, timeline)
    _wait(SECONDS)
    parts.player.stop("")
    _wait(0.5)
    capture.stop()
    parts.window.close()
    heard = capture.beginnings()
    due = [began + at for at in _due(timeline) if at < SECONDS - 1]
    return [min((each - at for each in heard if each > at - 0.02), default=1.0) for at in due]


def _due(timeline: Timeline) -> list[float]:
    """When chimes are due, in seconds from the start: at each segment, and while its last seconds go by."""
    chimes = (CueKind.STEP, CueKind.COUNTDOWN)
    return sorted(
        segment.start + (segment.seconds - cue.offset if cue.from_end else cue.offset)
        for segment in timeline.segments
        for cue in segment.cues
        if cue.kind in chimes
    )


def _cost(timeline: Timeline, folder: Path) -> float:
    """The part of a core that a session takes with everything on."""
    parts = _parts(folder / "voice", SoundChoices())
    _wait(3)
    _play(parts, timeline)
    _wait(12)
    before, since = time.process_time(), time.monotonic()
    _wait(SECONDS - 12)
    cost = (time.process_time() - before) / (time.monotonic() - since)
    parts.player.stop("")
    parts.window.close()
    return cost


def _play(parts: Parts, timeline: Timeline) -> float:
    made = timeline.routine
    parts.flow.player_page.show_timeline(timeline)
    parts.window.pages.setCurrentWidget(parts.flow.player_page)
    began = time.monotonic()
    parts.player.play(timeline, Clearance(made.id, made.fingerprint, None))
    return began


def _parts(folder: Path, choices: SoundChoices) -> Parts:
    from massage_gui.core.folders import resources
    from massage_gui.services.body_drawing import load_drawing

    application()
    window = MainWindow(load_drawing(resources() / "body.svg"), resources() / "style.qss")
    parts = build(
        UserFolders.find(folder),
        boot_clock(),
        lambda: datetime.now().astimezone(),
        window,
        real_sound(window),
    )
    parts.window.set_theme(LIGHT)
    parts.window.resize(1280, 800)
    parts.window.show()
    parts.flow.sound.use(choices, asked=True)
    return parts


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
