import os
from pathlib import Path

import pytest

from massage_gui.core import routine_folder
from massage_gui.core.reading import SkippedError
from massage_gui.core.routine_folder import Known, read_folder, read_routine_file
from tests.samples import QUESTIONS, REGIONS, TWO_SIDED, VALID

KNOWN = Known.of(REGIONS, QUESTIONS)


def test_only_yaml_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "C.YAML", "d.txt", ".e.yaml", "f.yaml~"):
        (tmp_path / name).write_text(VALID)
    folder = read_folder(tmp_path, KNOWN)
    assert [Path(routine.file).name for routine in folder.routines] == ["C.YAML", "a.yml", "b.yaml"]
    assert folder.problems == folder.notes == ()


def test_p31_what_is_no_file_is_skipped_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    os.mkfifo(tmp_path / "b.yaml")
    (tmp_path / "c.yaml").symlink_to("/dev/zero")
    (tmp_path / "d.yaml").write_text(VALID)
    folder = read_folder(tmp_path, KNOWN)
    assert len(folder.routines) == 1
    assert folder.problems == ()
    assert [(Path(note.file).name, note.line) for note in folder.notes] == [
        ("a.yaml", 0),
        ("b.yaml", 0),
        ("c.yaml", 0),
    ]


def test_p32_a_link_is_skipped_and_what_it_points_to_never_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a: very secret\n")
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "a.yaml").symlink_to("../secret")
    (tmp_path / "routines" / "b.yaml").symlink_to("/etc/passwd")
    (tmp_path / "routines" / "c.yaml").symlink_to("c.yaml")
    folder = read_folder(tmp_path / "routines", KNOWN)
    assert len(folder.notes) == 3
    assert "secret" not in "".join(note.message for note in folder.notes)
    assert "root:" not in "".join(map(str, folder.notes))


NAMES = [b"new\nline.yaml", b"%n%s.yaml", b"-rf.yaml", b"\xff\xfe.yaml", b"x" * 250 + b".yaml", b"CON.yaml"]


@pytest.mark.parametrize("name", NAMES)
def test_p38_odd_file_names_are_read_and_escaped_in_messages(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text(VALID.replace("kind: work", "kind: wrok"))
    (problem,) = read_folder(tmp_path, KNOWN).problems
    assert problem.file == str(path)
    assert str(problem).encode().decode().isprintable()
    path.write_text(VALID)
    assert read_folder(tmp_path, KNOWN).routines[0].file == str(path)


def test_a_routine_for_a_part_that_is_never_pressed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(VALID.replace("regions: [back-of-neck]", "regions: [spine]"))
    (problem,) = read_folder(tmp_path, KNOWN, yours=True).problems
    assert "'spine' is not one of" in problem.message


def test_no_more_than_20000_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routine_folder, "MOST_FILES", 2)
    for name in "cab":
        (tmp_path / f"{name}.yaml").write_text(VALID)
    folder = read_folder(tmp_path, KNOWN)
    assert [Path(routine.file).name for routine in folder.routines] == ["a.yaml", "b.yaml"]
    assert "more than 2 files" in folder.notes[0].message


def test_one_file_is_read_by_its_path(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    path.write_text(TWO_SIDED)
    link.symlink_to(path)
    assert read_routine_file(path, KNOWN, yours=True).yours
    assert read_routine_file(link, KNOWN, follow_links=True).id == "upper-back"
    with pytest.raises(SkippedError):
        read_routine_file(link, KNOWN)
