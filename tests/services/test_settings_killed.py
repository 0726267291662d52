"""Settings under kill -9: the old or the new file is there, never a cut one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from massage_gui.services.settings import Settings

pytestmark = pytest.mark.usefixtures("qapp")

_WRITER = """
import sys
from pathlib import Path
from massage_gui.services.settings import Settings
settings = Settings(Path(sys.argv[1]))
size = 80
while True:
    size = 80 + (size - 79) % 121
    settings.text_size = size
    settings.floor_screen = "x" * 4_000 + str(size)
    assert settings.saved
    print(size, flush=True)
"""


def test_f01_after_kill_9_at_any_moment_the_settings_are_whole(tmp_path: Path) -> None:
    chance = random.Random(5)  # noqa: S311 - moments, no secret
    for run in range(10):
        folder = tmp_path / str(run)
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for _ in range(chance.randrange(1, 20)):
                told = int(writer.stdout.readline())
            # Into the middle of whatever it does next.
            time.sleep(chance.random() * 0.004)
            writer.send_signal(signal.SIGKILL)
            told = int([str(told), *writer.stdout.read().split()][-1])
        settings = Settings(folder, lambda: datetime(2026, 11, 22))
        assert settings.note == ""
        after = 80 + (told - 79) % 121
        assert (settings.text_size, settings.floor_screen) in [
            (size, "x" * 4_000 + str(each)) for size in (told, after) for each in (told, after)
        ]
