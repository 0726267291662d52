"""`massage-gui history` and `massage-gui report`."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from massage_gui import cli
from massage_gui.cli_options import Options, Verb
from massage_gui.commands.answer import UsageError, VerbError
from massage_gui.commands.past import save_report_file, show_history
from massage_gui.core.entry import Outcome
from massage_gui.core.history_file import FILE_NAME, open_history
from massage_gui.core.history_import import sessions_of
from tests.core.past import NOW, begun, whole

ROOT = Path(__file__).parents[2]
DEV_FULL = Path("/dev/full")
FIRST = begun(6)._replace(after=4, outcome=Outcome.FINISHED, seconds=312.0, note="=1+1\ngrün 😀")
SECOND = begun()._replace(started=NOW + timedelta(days=3), day=date(2026, 11, 25), outcome=Outcome.ENDED)


@pytest.fixture(autouse=True)
def _no_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a history of two sessions."""
    folder = tmp_path / "data"
    with closing(open_history(folder, NOW).history) as history:
        history.add([(FIRST, whole()), (SECOND, ())])
    return folder


def run(*words: str) -> tuple[int, bytes, str]:
    command = [sys.executable, "-m", "massage_gui", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode()


def history(data: Path, **choices: bool) -> list[str]:
    answer = show_history(Options(Verb.HISTORY, data, **choices))  # type: ignore[arg-type]
    assert (answer.code, answer.note) == (0, "")
    return list(answer.lines)


def test_the_table_is_aligned_and_has_a_line_for_each_session(data: Path) -> None:
    lines = history(data)
    assert lines[0].split() == ["DAY", "ROUTINE", "MINUTES", "BEFORE", "AFTER", "OUTCOME"]
    assert lines[1].split() == ["2026-11-22", FIRST.routine, "5", "6", "4", "finished"]
    assert lines[2].split() == ["2026-11-25", SECOND.routine, "<1", "ended"]
    column = lines[0].index("OUTCOME")
    assert [line[column:] for line in lines] == ["OUTCOME", "finished", "ended"]
    for head, number in (("MINUTES", "5"), ("BEFORE", "6"), ("AFTER", "4")):
        assert lines[1][lines[0].index(head) + len(head) - 1] == number


def test_json_can_be_read_back(data: Path) -> None:
    found = sessions_of("\n".join(history(data, as_json=True)).encode())
    assert found == ((FIRST, whole()), (SECOND, ()))


def test_csv_on_standard_output_is_utf_8_without_a_mark_and_safe(data: Path) -> None:
    code, out, err = run("history", "--csv", "--data-dir", str(data))
    assert (code, err) == (0, "")
    assert out.startswith(b"day,started_local,")
    assert out.endswith(b"\n")
    rows = list(csv.DictReader(out.decode().splitlines(keepends=True)))
    assert [row["note"] for row in rows] == ["'=1+1\ngrün 😀", ""]


def test_csv_is_utf_8_where_the_system_is_not(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "massage_gui", "history", "--csv", "--data-dir", str(data)],
        cwd=ROOT,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
    )
    assert "grün 😀" in done.stdout.decode()


def test_without_a_history_it_says_so_kindly_and_makes_none(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    (line,) = history(folder)
    assert line == "Nothing here yet. Each session that you play will stand here."
    assert json.loads("\n".join(history(folder, as_json=True)))["sessions"] == []
    assert len(history(folder, as_csv=True)) == 1
    assert not folder.exists()


@pytest.mark.parametrize("words", [["history"], ["history", "--json"], ["history", "--csv"]])
def test_f35_no_qt_for_the_history(words: list[str], data: Path) -> None:
    code = (
        "import sys\nfrom massage_gui.cli import main\ncode = main(sys.argv[1:])\n"
        "loaded = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "sys.exit(f'loaded: {loaded}' if loaded else code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words, "--data-dir", str(data)], cwd=ROOT, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not DEV_FULL.exists(), reason="this system has no /dev/full")
def test_f10_a_full_disk_under_standard_output_is_told(data: Path) -> None:
    with DEV_FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "massage_gui", "history", "--csv", "--data-dir", str(data)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"Not everything could be written to standard output")


def test_a_damaged_history_is_told_and_left(data: Path) -> None:
    (data / FILE_NAME).write_bytes(b"garbage" * 999)
    there = sorted(data.iterdir())
    with pytest.raises(VerbError, match="It was left as it is"):
        show_history(Options(Verb.HISTORY, data))
    assert sorted(data.iterdir()) == there


def test_a_damaged_row_is_left_out_and_told_of(data: Path) -> None:
    with closing(sqlite3.connect(data / FILE_NAME)) as database, database:
        database.execute("UPDATE session SET seconds = -1 WHERE uid = ?", (FIRST.uid,))
    answer = show_history(Options(Verb.HISTORY, data))
    assert len(answer.lines) == 2
    assert "damaged: 1 session" in answer.note


def test_json_and_csv_at_once_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["history", "--json", "--csv"]) == 2
    assert "--csv: not allowed with argument --json" in capsys.readouterr().err


def pages(file: Path) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(file).pages]


def test_a_report_needs_no_screen_and_is_for_its_owner_only(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_text("old")
    code, out, err = run("report", "-o", str(file), "--data-dir", str(data), "--paper", "letter")
    assert (code, out, err) == (0, b"", f"The report is saved: {file}.\n")
    (page,) = pages(file)
    assert "2sessions" in page
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_report_since_a_day_leaves_out_what_was_before(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    code, _, _ = run("report", "-o", str(file), "--data-dir", str(data), "--since", "2026-11-23")
    assert code == 0
    (page,) = pages(file)
    assert "1session," in page
    assert "=1+1" not in page


def test_without_a_session_nothing_is_saved(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    with pytest.raises(VerbError, match="no session since 2027-01-01 to report on"):
        save_report_file(Options(Verb.REPORT, data, output=file, since=date(2027, 1, 1)))
    with pytest.raises(VerbError, match="no session to report on"):
        save_report_file(Options(Verb.REPORT, tmp_path / "none", output=file))
    assert not file.exists()
    assert not (tmp_path / "none").exists()


def test_where_to_save_is_asked_for_with_an_example(data: Path) -> None:
    with pytest.raises(UsageError, match=r"as in 'massage-gui report -o report\.pdf'"):
        save_report_file(Options(Verb.REPORT, data))


@pytest.mark.parametrize("where", ["/dev/full", "none/report.pdf", ""])
def test_f34_a_report_that_cannot_be_written_is_told(where: str, data: Path, tmp_path: Path) -> None:
    target = tmp_path / where
    code, out, err = run("report", "-o", str(target), "--data-dir", str(data))
    assert (code, out) == (1, b"")
    assert f"{target} was not saved." in err
    assert err.count("\n") == 1


def test_a_day_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "-o", "x.pdf", "--since", "2026-13-01"]) == 2
    assert "'2026-13-01' is not a day such as 2026-11-22" in capsys.readouterr().err
