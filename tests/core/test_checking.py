import multiprocessing
from pathlib import Path

import pytest

from massage_gui.core import checking
from massage_gui.core.checking import check_folder
from massage_gui.core.routine_folder import Known
from tests.samples import QUESTIONS, REGIONS, VALID

KNOWN = Known.of(REGIONS, QUESTIONS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(20):
        text = VALID if number % 5 else VALID.replace("kind: work", "kind: wrok")
        (tmp_path / f"{number:02}.yaml").write_text(text)
    (tmp_path / "99.yaml").mkdir()
    return tmp_path


def test_all_problems_and_notes_are_told_in_the_order_of_the_files(folder: Path) -> None:
    found = check_folder(folder, KNOWN)
    assert found.files == 20
    assert [Path(problem.file).stem for problem in found.problems] == ["00", "05", "10", "15"]
    assert [Path(note.file).stem for note in found.notes] == ["99"]


@pytest.mark.parametrize("fork", [True, False])
def test_a_large_folder_gives_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch, fork: bool) -> None:
    def no_fork(_: str) -> None:
        raise ValueError("cannot find context for 'fork'")

    expected = check_folder(folder, KNOWN)
    monkeypatch.setattr(checking, "MANY_FILES", 10)
    monkeypatch.setattr(checking, "BATCH", 3)
    if not fork:
        monkeypatch.setattr(multiprocessing, "get_context", no_fork)
    assert check_folder(folder, KNOWN) == expected


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = check_folder(tmp_path / "gone", KNOWN)
    assert found.files == 0
    assert "cannot be read" in found.notes[0].message
