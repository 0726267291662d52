"""Export and import of the history with the window's dialogs."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.entry import Entry, Outcome
from massage_gui.core.history_export import as_json
from massage_gui.core.history_file import FILE_NAME
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.ui.history_files import HistoryFiles, choose_export_file, choose_import_file
from tests.core.past import NOW, begun, whole
from tests.fake_clock import FakeCalendar

pytestmark = pytest.mark.usefixtures("qapp")

TODAY = date(2026, 11, 23)
SOME = tuple(
    (begun(5)._replace(started=NOW + timedelta(hours=hours), outcome=Outcome.FINISHED), whole())
    for hours in range(3)
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[HistoryDesk]:
    made = HistoryDesk(tmp_path / "data", FakeCalendar(datetime(2026, 11, 23, tzinfo=UTC)))
    made.open()
    yield made
    made.close()


class Files:
    """The dialogs' work, with a user who names files."""

    def __init__(self, desk: HistoryDesk, parent: QWidget) -> None:
        self.path = Path()
        self.proposed = ""
        self.said: list[str] = []
        self.files = HistoryFiles(
            parent, desk, lambda: TODAY, choose_target=self._target, choose_source=self._source
        )
        self.files.told.connect(self.said.append)

    def _target(self, _: QWidget, name: str, then: Callable[[Path], None]) -> None:
        self.proposed = name
        then(self.path)

    def _source(self, _: QWidget, then: Callable[[Path], None]) -> None:
        then(self.path)

    def export(self, path: Path) -> str:
        self.path = path
        self.files.export()
        return self.said[-1]

    def add(self, path: Path) -> str:
        self.path = path
        self.files.add()
        return self.said[-1]


@pytest.fixture
def files(desk: HistoryDesk, qtbot: QtBot) -> Files:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Files(desk, parent)


def written(path: Path, sessions: tuple[tuple[Entry, object], ...] = SOME) -> Path:
    path.write_text(as_json(sessions))  # type: ignore[arg-type]
    return path


def test_an_export_comes_back_into_an_empty_history(files: Files, desk: HistoryDesk, tmp_path: Path) -> None:
    desk.add(SOME)
    file = tmp_path / "mine.json"
    assert files.export(file) == f"3 sessions saved: {file}"
    assert files.proposed == "massage-history-2026-11-23.json"
    assert file.stat().st_mode & 0o777 == 0o600
    desk.delete_all()
    assert files.add(file) == "3 sessions were new, 0 were here already."
    assert [(entry._replace(id=0), desk.steps(entry.uid)) for entry in desk.entries()] == list(SOME)


def test_what_is_here_is_told_and_left(files: Files, desk: HistoryDesk, tmp_path: Path) -> None:
    desk.add([(SOME[0][0]._replace(note="mine"), ())])
    file = written(tmp_path / "theirs.json")
    assert files.add(file) == "2 sessions were new, 1 was here already."
    assert files.add(file) == "0 sessions were new, 3 were here already."
    assert [entry.note for entry in desk.entries()] == ["mine", "", ""]
    assert files.add(written(tmp_path / "one.json", ((begun(), ()),))).startswith("1 session was new, 0")
    assert files.add(written(tmp_path / "none.json", ())) == "There are no sessions in this file."


def test_a_file_ending_in_csv_is_a_table_that_spreadsheets_know_as_utf_8(
    files: Files, desk: HistoryDesk, tmp_path: Path
) -> None:
    desk.add([(begun()._replace(note="=2"), ())])
    assert files.export(tmp_path / "mine.CSV").startswith("1 session saved")
    data = (tmp_path / "mine.CSV").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfday,")
    assert b"'=2" in data


def test_an_empty_history_is_not_exported(files: Files, tmp_path: Path) -> None:
    assert files.export(tmp_path / "mine.json") == "There is nothing to export yet."
    assert not (tmp_path / "mine.json").exists()


def test_f34_a_path_that_cannot_be_written_is_told(files: Files, desk: HistoryDesk, tmp_path: Path) -> None:
    desk.add(SOME)
    assert "was not saved. There is no such folder." in files.export(tmp_path / "none" / "mine.json")
    assert "/dev/full was not saved." in files.export(Path("/dev/full"))


def test_f08_a_full_disk_leaves_the_old_file(
    files: Files, desk: HistoryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(SOME)
    file = tmp_path / "mine.json"
    file.write_text("old")

    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert "The disk is full." in files.export(file)
    monkeypatch.undo()
    assert file.read_text() == "old"


@pytest.mark.parametrize("end", [1, 60, 600])
def test_a_cut_file_changes_nothing(end: int, files: Files, desk: HistoryDesk, tmp_path: Path) -> None:
    file = written(tmp_path / "theirs.json")
    file.write_text(file.read_text()[:-end])
    said = files.add(file)
    if end == 1:
        assert "3 sessions were new" in said
        return
    assert said.startswith(f"{file} was not imported: ")
    assert said.endswith("Your history is as it was.")
    assert desk.entries() == ()


def test_one_wrong_session_keeps_all_others_out(files: Files, desk: HistoryDesk, tmp_path: Path) -> None:
    data = json.loads(as_json(SOME))
    data["sessions"][2]["before"] = 77
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps(data))
    assert "session 3 in it is damaged (before)" in files.add(file)
    assert desk.entries() == ()


def test_where_the_history_cannot_be_written_no_success_is_told(files: Files, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "data" / FILE_NAME)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = files.add(written(tmp_path / "theirs.json"))
    assert said == "The sessions in the file could not be added now."


def test_the_dialogs_hand_on_what_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen: list[Path] = []
    choose_export_file(parent, "mine.json", chosen.append)
    choose_import_file(parent, chosen.append)
    saving, opening = parent.findChildren(QFileDialog)
    assert saving.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert saving.defaultSuffix() == "json"
    saving.filterSelected.emit("CSV (*.csv)")
    assert saving.defaultSuffix() == "csv"
    saving.fileSelected.emit(str(tmp_path / "a.csv"))
    opening.fileSelected.emit(str(tmp_path / "b.json"))
    saving.fileSelected.emit(str(tmp_path / "c.xls"))
    opening.fileSelected.emit(str(tmp_path / "d.txt"))
    assert chosen == [tmp_path / name for name in ("a.csv", "b.json", "c.xls.csv", "d.txt")]
    saving.reject()
    opening.reject()
    assert len(chosen) == 4


def test_the_pointer_waits_meanwhile_and_not_after_a_failure(
    files: Files, desk: HistoryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Qt.CursorShape] = []

    def look(_sessions: object) -> None:
        cursor = QGuiApplication.overrideCursor()
        assert cursor is not None
        seen.append(cursor.shape())

    monkeypatch.setattr(desk, "add", look)
    files.add(written(tmp_path / "theirs.json"))
    assert seen == [Qt.CursorShape.WaitCursor]
    assert QGuiApplication.overrideCursor() is None
    (tmp_path / "bad.json").write_text("{")
    files.add(tmp_path / "bad.json")
    assert QGuiApplication.overrideCursor() is None
