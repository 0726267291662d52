"""The benchmark: each figure beside its yardstick, both taken in this run.

python3 run.py bench          all but the soak
python3 run.py bench soak     1,000 whole sessions in one window; takes ten minutes
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# An installed program has its byte code compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.path.insert(0, str(ROOT))

_MEASURED = """
import resource, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Eye(QObject):
    seen = 0.0
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and not self.seen:
            self.seen = time.monotonic() - float(sys.argv[1])
            QTimer.singleShot(1500, QApplication.quit)
        return False
eye = Eye()
shown = QMainWindow.show
def show(window):
    window.installEventFilter(eye)
    shown(window)
QMainWindow.show = show
{body}
print(eye.seen, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""

_BARE = """
app = QApplication([])
app.setStyle("Fusion")
window = QMainWindow()
window.resize(1280, 800)
window.show()
app.exec()
"""

# No window that aligns a text does without them.
_NAMED = "from PySide6.QtCore import Qt"

_OURS = """
from massage_gui.cli import main
main(["--data-dir", sys.argv[2]])
"""


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    what: str
    figure: str
    yardstick: str
    aim: str
    met: bool


def start_and_memory() -> list[Row]:
    """The real command until its first paint, and the most memory until 1.5 s later, when all is there."""
    with tempfile.TemporaryDirectory() as data:
        # Turn by turn, so that what else the machine does weighs on both alike.
        turns = [(_measure(_OURS, data), _measure(_BARE, data)) for _ in range(15)]
    ours, bare = zip(*turns, strict=True)
    named = statistics.median(_measure(_NAMED + _BARE, "")[0] for _ in range(7))
    seconds, memory = (statistics.median(each[i] for each in ours) for i in (0, 1))
    bare_seconds, bare_memory = (statistics.median(each[i] for each in bare) for i in (0, 1))
    return [
        Row(
            "start to first painted window",
            f"{seconds * 1000:.0f} ms ({seconds / bare_seconds:.2f} times)",
            f"bare window {bare_seconds * 1000:.0f} ms, with the names of Qt {named * 1000:.0f} ms",
            "1.35, at most 1.5 times",
            seconds <= 1.5 * bare_seconds,
        ),
        Row(
            "peak memory",
            f"{memory:.0f} MB ({memory / bare_memory:.2f} times)",
            f"bare window {bare_memory:.0f} MB",
            "1.3 times",
            memory <= 1.3 * bare_memory,
        ),
    ]


def _measure(body: str, data: str) -> tuple[float, float]:
    code = _MEASURED.format(body=body)
    words = [sys.executable, "-c", code, str(time.monotonic()), data]
    out = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    return float(out[0]), float(out[1])


def commands() -> list[Row]:
    """The command line, against a Python that does nothing."""
    nothing = _median(lambda: _run("-c", "pass"), 9)
    modules = "import argparse, dataclasses, pathlib, yaml"
    loaded = _median(lambda: _run("-c", modules), 9)
    beside = f"python -c pass {nothing * 1000:.0f} ms, with what is imported {loaded * 1000:.0f} ms"
    rows = []
    for verb in ("check", "list"):
        taken = _median(partial(_run, "-m", "massage_gui", verb), 9)
        rows.append(_row(f"massage-gui {verb}", taken, beside, 0.120))
    with tempfile.TemporaryDirectory() as folder:
        text = (ROOT / "routines" / "lower-back.yaml").read_text(encoding="utf-8")
        for number in range(10_000):
            path = Path(folder) / f"r{number}.yaml"
            path.write_text(text.replace("id: lower-back", f"id: lower-back-{number}"), encoding="utf-8")
        read = _median(lambda: [path.read_bytes() for path in Path(folder).iterdir()], 1)
        taken = _median(lambda: _run("-m", "massage_gui", "check", folder), 1)
    return [*rows, _row("check of 10,000 files", taken, f"reading their bytes {read * 1000:.0f} ms", 5.0)]


def _run(*words: str) -> None:
    subprocess.run([sys.executable, *words], capture_output=True, check=True, cwd=ROOT)


def _row(what: str, seconds: float, yardstick: str, limit: float) -> Row:
    return Row(what, f"{seconds * 1000:.2f} ms", yardstick, f"under {limit * 1000:g} ms", seconds < limit)


def _median(act: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        before = time.perf_counter()
        act()
        taken.append(time.perf_counter() - before)
    return statistics.median(taken)


def main() -> int:
    """Print the table; 1 where a limit is not met."""
    from tests.bench_history import opening, recording, soak
    from tests.bench_sound import captured
    from tests.bench_window import card, clicks, figure, lateness, load

    rows: list[Row] = []
    usual = (
        start_and_memory, commands, clicks, card, recording, opening, lateness, load, figure, captured,
    )  # fmt: skip
    parts = (soak,) if sys.argv[1:] == ["soak"] else usual
    for part in parts:
        print(f"... {part.__name__}", file=sys.stderr, flush=True)
        rows += part()
    widths = [max(len(getattr(row, name)) for row in rows) for name in ("what", "figure", "yardstick", "aim")]
    print(f"{datetime.now().astimezone():%Y-%m-%d}, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    for row in rows:
        cells = (row.what, row.figure, row.yardstick, row.aim)
        line = "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        print(f"{line}  {'met' if row.met else 'MISSED'}")
    return 0 if all(row.met for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
