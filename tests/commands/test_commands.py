import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from massage_gui.cli_options import Options, Verb
from massage_gui.commands.checking import check
from massage_gui.commands.listing import list_routines
from massage_gui.commands.showing import show
from massage_gui.core.folders import routines
from massage_gui.core.raw_text import MOST_BYTES

KINDS = {"get-ready", "setup", "work", "rest", "check", "change", "finish"}
OURS = (routines() / "upper-back.yaml").read_text()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one routine of the user's own, and one that is wrong."""
    (tmp_path / "routines").mkdir()
    (tmp_path / "routines" / "mine.yaml").write_text(OURS.replace("id: upper-back", "id: mine"))
    (tmp_path / "routines" / "bad.yaml").write_text("format: 1\nid: bad\n")
    return tmp_path


def shown(routine: str, data: Path, **choices: Any) -> Any:
    answer = show(Options(Verb.SHOW, data, routine=routine, as_json=True, **choices))
    return json.loads("\n".join(answer.lines))


def test_the_list_has_a_line_for_each_routine(data: Path) -> None:
    answer = list_routines(data, as_json=False)
    rows = [line.split() for line in answer.lines]
    assert len(answer.lines) == 1 + 17 + 1
    assert rows[0] == ["ROUTINE", "TITLE", "TIME", "POSITION"]
    assert answer.lines[-1].endswith("yours, not reviewed: mine.yaml")
    assert sum("not reviewed" in line for line in answer.lines) == 1
    column = answer.lines[0].index("POSITION")
    assert {line[column:].split()[0] for line in answer.lines[1:]} == {"sitting", "standing", "lying"}


def test_the_list_tells_of_files_that_are_wrong_and_still_succeeds(data: Path) -> None:
    answer = list_routines(data, as_json=False)
    assert answer.code == 0
    bad = data / "routines" / "bad.yaml"
    assert answer.note == (
        f"Not listed, because something is wrong with it: {bad}. 'massage-gui check {bad}' tells what."
    )


def test_the_list_tells_in_sentences_of_what_was_skipped_or_stands_twice(data: Path) -> None:
    folder = data / "routines"
    (folder / "bad.yaml").rename(folder / "bad file.yaml")
    (folder / "worse.yaml").write_text("no")
    (folder / "link.yaml").symlink_to(folder / "mine.yaml")
    (folder / "twice.yaml").write_text(OURS)
    note = list_routines(data, as_json=False).note
    assert ":0:0:" not in note
    assert f"{folder / 'link.yaml'}: skipped: " in note
    assert f"{folder / 'twice.yaml'}: the id 'upper-back' stands in" in note
    assert note.endswith(f". 'massage-gui check {folder}' tells what.")
    assert all(line.endswith(".") for line in note.split("\n"))


def test_the_list_as_json(data: Path) -> None:
    entries = json.loads("\n".join(list_routines(data, as_json=True).lines))
    keys = ["id", "title", "region", "seconds", "position", "equipment", "yours", "file"]
    assert all(list(each) == keys for each in entries)
    mine = entries[-1]
    assert (mine["id"], mine["region"], mine["yours"]) == ("mine", "upper-back", True)
    assert mine["file"] == str(data / "routines" / "mine.yaml")
    assert all(type(each["seconds"]) is int for each in entries)


def test_the_list_has_the_seconds_that_show_has(data: Path) -> None:
    for each in json.loads("\n".join(list_routines(data, as_json=True).lines)):
        assert shown(each["id"], data)["seconds"] == each["seconds"]


def test_show_as_json_has_exactly_these_keys(data: Path) -> None:
    page = shown("upper-back", data)
    assert list(page) == ["routine", "title", "region", "seconds", "segments"]
    keys = ["start", "seconds", "kind", "side", "step", "title", "text", "say", "pressure", "motion"]
    assert all(list(each) == keys for each in page["segments"])
    assert {each["kind"] for each in page["segments"]} <= KINDS
    assert {each["side"] for each in page["segments"]} <= {"left", "right", "both", None}
    motions = [each["motion"] for each in page["segments"] if each["motion"]]
    assert motions
    assert all(list(motion) == ["pattern", "tool", "pace"] for motion in motions)


def test_show_as_json_is_a_whole_timeline(data: Path) -> None:
    page = shown("upper-back", data)
    first, start = page["segments"][0], 0
    assert (first["kind"], first["seconds"], first["side"], first["step"]) == ("get-ready", 10, None, None)
    for each in page["segments"]:
        assert each["start"] == start
        assert type(each["start"]) is int
        start += each["seconds"]
    assert page["seconds"] == start
    sides = [each["side"] for each in page["segments"] if each["side"] in ("left", "right")]
    assert sides == sorted(sides)
    change = next(each for each in page["segments"] if each["kind"] == "change")
    assert (change["side"], change["step"]) == (None, None)


@pytest.mark.parametrize(
    ("sides", "order"),
    [
        ("right-left", ["right", "left"]),
        ("left", ["left"]),
        ("right", ["right"]),
        ("left-right", ["left", "right"]),
    ],
)
def test_show_follows_the_sides(sides: str, order: list[str], data: Path) -> None:
    segments = shown("upper-back", data, sides=sides)["segments"]
    assert [*dict.fromkeys(each["side"] for each in segments if each["side"] in ("left", "right"))] == order


def test_show_follows_the_length(data: Path) -> None:
    short, standard, long = (
        shown("upper-back", data, length=length)["seconds"] for length in ("short", "standard", "long")
    )
    assert short < standard < long


def test_show_for_people(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    lines = show(Options(Verb.SHOW, data, routine="mine", sides="right-left")).lines
    assert lines[0] == "Upper back, ball on the wall"
    assert lines[1].endswith("standing, right side, then left")
    assert lines[2] == "Yours, not reviewed: mine.yaml"
    assert max(map(len, lines)) <= 72
    page = " ".join(" ".join(lines).split())
    assert "Ball on muscle only: never on the spine" in page
    assert "Stop if it hurts" in page
    assert "No clinician has reviewed" in page
    assert "Change sides" in page


def test_what_ships_has_no_problems() -> None:
    answer = check(())
    assert (answer.lines, answer.code) == ((), 0)
    assert answer.note == "17 files checked, no problems."


def test_check_tells_each_problem_with_its_place(data: Path) -> None:
    file = data / "routines" / "bad.yaml"
    answer = check([str(data / "routines")])
    assert answer.code == 1
    assert all(line.startswith(f"{file}:1:1: ") for line in answer.lines)
    assert answer.note == f"2 files checked, {len(answer.lines)} problems in 1 file."


def test_u14_a_missing_file_is_told_and_hides_no_other(data: Path) -> None:
    answer = check([str(data / "none.yaml"), str(data / "routines" / "mine.yaml")])
    assert (answer.lines, answer.code) == ((), 1)
    first, last = answer.note.split("\n")
    assert first.startswith(f"{data / 'none.yaml'}: ")
    assert "No such file" in first
    assert last == "1 file checked, no problems, 1 not read."


def test_u14_a_relative_path_and_a_link_are_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(data)
    Path("link.yaml").symlink_to("routines/mine.yaml")
    assert check(["link.yaml", "routines/mine.yaml"]).note == "2 files checked, no problems."


@pytest.mark.parametrize(("text", "code"), [(OURS, 0), ("format: 1\n", 1), ("x" * (MOST_BYTES + 9), 1)])
def test_u14_standard_input_is_read(text: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    answer = check(["-"])
    assert answer.code == code
    assert all(line.startswith("-:") for line in answer.lines)


def test_u14_a_closed_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert check(["-"]).note.startswith("-: standard input is closed")


@pytest.mark.parametrize(
    "name", [b"a\nb%n.yaml", b"-x.yaml", b"\xff\xfe.yaml", b"x" * 250 + b".yaml", b"CON.yaml"]
)
def test_p38_any_file_name_is_told_on_one_line(name: bytes, data: Path) -> None:
    file = data / "routines" / os.fsdecode(name)
    file.write_text("format: 1\n")
    answer = check([str(file)])
    assert answer.code == 1
    assert all("\n" not in line and line.isprintable() for line in answer.lines)
    assert all(line.encode() for line in answer.lines)


def test_check_reads_every_routine_of_a_folder_and_nothing_else(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.yaml").write_text(OURS)
    (tmp_path / "notes.txt").write_text("not a routine")
    (tmp_path / ".half-saved.yaml").write_text("not yet")
    assert check([str(tmp_path)]).note == "50 files checked, no problems."
