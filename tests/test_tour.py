from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from tests.pace import HANGS

ROOT = Path(__file__).parents[1]


def tour(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Play the tour in a process of its own, without a screen."""
    env = {
        name: value
        for name, value in os.environ.items()
        if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"
    }
    return subprocess.run(
        [sys.executable, "-m", "massage_gui", "tour", str(folder)],
        cwd=ROOT, env={**env, "HOME": str(home)}, capture_output=True, text=True, timeout=HANGS,
    )  # fmt: skip


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A tour that was played, and the folder it was played into."""
    home = tmp_path_factory.mktemp("home")
    folder = tmp_path_factory.mktemp("tour") / "new" / "pictures"
    done = tour(folder, home)
    assert list(home.iterdir()) == [], "the tour leaves the user's own folders alone"
    return folder, done


def test_the_tour_says_what_it_made_and_nothing_else(
    played: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    folder, done = played
    count = len(list(folder.glob("*.png")))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{folder} holds {count} pictures and card.pdf.\n"


def test_the_pictures_are_numbered_in_light_and_dark(
    played: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    names = sorted(path.stem for path in played[0].glob("*.png"))
    light = [name.removesuffix("-light") for name in names if name.endswith("-light")]
    dark = [name.removesuffix("-dark") for name in names if name.endswith("-dark")]
    assert light == dark
    assert [int(name[:2]) for name in light] == list(range(1, len(light) + 1))
    shown = " ".join(re.sub(r"^\d\d-", "", name) for name in light)
    for part in ("map", "hover", "overview", "safety-check", "work-left", "change-of-sides", "work-right",
                 "paused", "stop-it-hurts", "end", "card", "ask-first", "ask-first-lifted", "emergency",
                 "problems", "keys", "about", "answers", "small-window-map", "text-200-player"):  # fmt: skip
        assert part in shown


def test_no_two_pictures_are_alike_and_none_is_blank(
    played: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    seen: dict[bytes, str] = {}
    for file in sorted(played[0].glob("*.png")):
        picture = QImage(str(file))
        expected = (900, 600) if "small-window" in file.name else None
        if expected:
            assert (picture.width(), picture.height()) == expected, file.name
        colours = {
            picture.pixel(x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9)
        }
        assert len(colours) > 8, file.name
        same = seen.setdefault(file.read_bytes(), file.name)
        assert same == file.name, f"{file.name} shows what {same} shows"


def test_the_card_is_a_pdf_with_text(played: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    reader = PdfReader(played[0] / "card.pdf")
    assert reader.pages[0].extract_text().replace("\t", " ").startswith("Lower back, ball on the floor")


@pytest.mark.parametrize("place", ["file", "file/below", "file/\x1b[31m"])
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way")
    done = tour(tmp_path / place, tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("The pictures cannot be written to ")
    assert "\x1b" not in done.stderr
