import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from massage_gui.core.library import Library
from tests.samples import QUESTIONS, REGIONS, TWO_SIDED, VALID

BAD = "format: 1\ntitle: [\n"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "neck.yaml").write_text(VALID)
    (folder / "back.yaml").write_text(TWO_SIDED)
    return folder


@pytest.fixture
def yours(tmp_path: Path) -> Path:
    folder = tmp_path / "yours"
    folder.mkdir()
    return folder


def load(ours: Path, yours: Path | None = None) -> Library:
    return Library.load(ours, yours, regions=REGIONS, questions=QUESTIONS)


def mine(new_id: str, title: str = "Mine", region: str = "upper-back") -> str:
    return (
        TWO_SIDED.replace("id: upper-back", f"id: {new_id}")
        .replace("title: Upper back, ball on the wall", f"title: {title}")
        .replace("regions: [upper-back]", f"regions: [{region}]")
    )


def test_ours_come_first_from_head_to_foot_then_by_title(ours: Path, yours: Path) -> None:
    (yours / "1.yaml").write_text(mine("mine-1", "Zebra"))
    (yours / "2.yaml").write_text(mine("mine-2", "apple"))
    (yours / "3.yaml").write_text(mine("mine-3", "Neck", "back-of-neck"))
    library = load(ours, yours)
    assert [routine.id for routine in library.routines] == [
        "back-of-neck",
        "upper-back",
        "mine-3",
        "mine-2",
        "mine-1",
    ]
    assert [routine.yours for routine in library.routines] == [False, False, True, True, True]
    assert library.problems == library.notes == ()


def test_defect_6_invariant_7_a_bad_file_never_hides_a_good_one(ours: Path, yours: Path) -> None:
    for name in ("0", "m", "z"):
        (ours / f"{name}.yaml").write_text(BAD)
        (yours / f"{name}.yaml").write_bytes(b"\xff" + name.encode())
    (yours / "good.yaml").write_text(mine("mine"))
    library = load(ours, yours)
    assert [routine.id for routine in library.routines] == ["back-of-neck", "upper-back", "mine"]
    assert len({problem.file for problem in library.problems}) == 6


def test_routines_of_a_region_have_those_mainly_for_it_first_and_ours_before_yours(
    ours: Path, yours: Path
) -> None:
    (ours / "a.yaml").write_text(mine("a", "A", "lower-back, upper-back"))
    (yours / "b.yaml").write_text(mine("b", "B"))
    (yours / "c.yaml").write_text(mine("c", "C", "knee, upper-back"))
    library = load(ours, yours)
    assert [routine.id for routine in library.for_region("upper-back")] == ["upper-back", "b", "a", "c"]
    assert library.for_region("spine") == ()


def test_p37_two_files_with_one_id_are_both_listed_with_a_note_that_names_both(
    ours: Path, yours: Path
) -> None:
    (yours / "copy.yaml").write_text(VALID)
    (yours / "other.yaml").write_text(mine("back-of-neck"))
    library = load(ours, yours)
    assert [routine.id for routine in library.routines].count("back-of-neck") == 3
    assert len(library.notes) == 2
    assert all("neck.yaml" in note.message for note in library.notes)
    assert {Path(note.file).name for note in library.notes} == {"copy.yaml", "other.yaml"}
    first = library.get("back-of-neck")
    assert first is not None
    assert not first.yours


def test_p37_an_id_that_differs_by_case_is_refused_with_the_right_one(ours: Path, yours: Path) -> None:
    (yours / "copy.yaml").write_text(mine("Upper-Back"))
    library = load(ours, yours)
    assert len(library.routines) == 2
    assert "write 'upper-back'" in library.problems[0].message


def test_an_unknown_id_gives_nothing(ours: Path) -> None:
    assert load(ours).get("nothing") is None


def test_a_folder_of_the_user_that_was_never_made_is_no_fault(ours: Path, tmp_path: Path) -> None:
    library = load(ours, tmp_path / "never-made")
    assert library.notes == library.problems == ()


def test_our_folder_missing_is_told(tmp_path: Path) -> None:
    library = load(tmp_path / "gone")
    assert library.routines == ()
    assert "cannot be read" in library.notes[0].message


def test_reloading_finds_what_is_new_changed_and_gone(ours: Path, yours: Path) -> None:
    library = load(ours, yours)
    (yours / "new.yaml").write_text(mine("mine"))
    library = library.reload()
    assert library.get("mine") is not None
    (yours / "new.yaml").write_text(BAD)
    library = library.reload()
    assert library.get("mine") is None
    assert len(library.problems) == 1
    (yours / "new.yaml").unlink()
    assert library.reload().problems == ()


def gone(folder: Path) -> None:
    shutil.move(folder, folder.with_name("away"))


def replaced_by_a_file(folder: Path) -> None:
    gone(folder)
    folder.write_text("in the way")


@pytest.mark.parametrize("fault", [gone, replaced_by_a_file])
def test_f24_a_folder_lost_while_running_keeps_its_routines_until_it_is_back(
    ours: Path, yours: Path, fault: Callable[[Path], None]
) -> None:
    (yours / "mine.yaml").write_text(mine("mine"))
    before = load(ours, yours)
    fault(yours)
    without = before.reload().reload()
    assert without.routines == before.routines
    assert len(without.notes) == 1
    assert "the routines read before are kept" in without.notes[0].message
    if yours.exists():
        yours.unlink()
    shutil.move(yours.with_name("away"), yours)
    back = without.reload()
    assert back.routines == before.routines
    assert back.notes == ()


def test_f24_a_folder_that_may_no_longer_be_read_keeps_its_routines(
    ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load(ours)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        without = before.reload()
    assert without.routines == before.routines
    assert "Permission denied" in without.notes[0].message
    assert without.reload().notes == ()
