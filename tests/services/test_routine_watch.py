"""The folder is changed for real, and the system's own notices are waited for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QFileSystemWatcher
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from massage_gui.core.folders import routines
from massage_gui.core.library import Library
from massage_gui.core.region import Region
from massage_gui.core.screening import Screening
from massage_gui.services.routine_watch import QUIET, RoutineWatch

MINE = (routines() / "shoulder.yaml").read_text(encoding="utf-8").replace("id: shoulder", "id: mine", 1)
OURS = 17

Make = Callable[[Path], RoutineWatch]


@pytest.fixture
def make(regions: Sequence[Region], screening: Screening, qapp: QCoreApplication) -> Iterator[Make]:
    """Makes a watch over a folder."""
    made: list[RoutineWatch] = []

    def watch(folder: Path) -> RoutineWatch:
        codes = [question.code for question in screening.questions]
        made.append(
            RoutineWatch(Library.load(routines(), folder, regions=regions, questions=codes), folder, qapp)
        )
        return made[-1]

    yield watch
    for each in made:
        each.deleteLater()


def changed(qtbot: QtBot, watch: RoutineWatch, change: Callable[[], object]) -> Library:
    """Make a change, and wait until the library has been read again."""
    with qtbot.waitSignal(watch.library_changed):
        change()
    return watch.library


def ids(library: Library) -> list[str]:
    return [routine.id for routine in library.routines if routine.yours]


def test_a_file_dropped_into_the_folder_appears(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    watch = make(tmp_path)
    library = changed(qtbot, watch, lambda: (tmp_path / "mine.yaml").write_text(MINE))
    assert ids(library) == ["mine"]
    library = changed(
        qtbot, watch, lambda: (tmp_path / "mine.yaml").write_text(MINE.replace("id: mine", "id: new"))
    )
    assert ids(library) == ["new"]
    library = changed(qtbot, watch, (tmp_path / "mine.yaml").unlink)
    assert ids(library) == []


def test_a_folder_that_is_made_later_is_noticed(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet" / "routines"
    watch = make(folder)

    def bring() -> None:
        folder.mkdir(parents=True)
        (folder / "mine.yaml").write_text(MINE)

    assert ids(changed(qtbot, watch, bring)) == ["mine"]


def _watches(watcher: QFileSystemWatcher, folder: Path) -> bool:
    return str(folder) in watcher.directories()


def test_a_folder_that_is_made_step_by_step_is_noticed(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet" / "routines"
    watch = make(folder)
    watcher = watch.findChildren(QFileSystemWatcher)[0]
    for above in (folder.parent.parent, folder.parent):
        above.mkdir()
        qtbot.waitUntil(partial(_watches, watcher, above))
    assert watcher.directories() == [str(folder.parent)]
    changed(qtbot, watch, folder.mkdir)
    assert ids(changed(qtbot, watch, lambda: (folder / "mine.yaml").write_text(MINE))) == ["mine"]


def test_a_folder_above_it_that_changes_for_other_reasons_is_no_reason(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    watch = make(tmp_path / "routines")
    with qtbot.assertNotEmitted(watch.library_changed, wait=2 * QUIET):
        (tmp_path / "answers.json").write_text("{}")


@pytest.mark.parametrize("way", ["deleted", "renamed", "replaced by a file"])
def test_f24_a_folder_that_goes_keeps_the_last_good_state_and_comes_back(
    qtbot: QtBot, make: Make, tmp_path: Path, way: str
) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "mine.yaml").write_text(MINE)
    watch = make(folder)
    assert watch.library.notes == ()

    def go() -> None:
        if way == "renamed":
            folder.rename(tmp_path / "elsewhere")
        else:
            shutil.rmtree(folder)
        if way == "replaced by a file":
            folder.write_text("in the way")

    library = changed(qtbot, watch, go)
    assert ids(library) == ["mine"]
    assert len(library.routines) == OURS + 1
    assert [str(folder) in str(note) and "kept" in str(note) for note in library.notes] == [True]

    def come_back() -> None:
        if way == "replaced by a file":
            folder.unlink()
        folder.mkdir()
        (folder / "other.yaml").write_text(MINE.replace("id: mine", "id: other"))

    library = changed(qtbot, watch, come_back)
    assert (ids(library), library.notes) == (["other"], ())


def test_f24_a_folder_that_cannot_be_read_for_a_while(
    qtbot: QtBot, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.yaml").write_text(MINE)
    watch = make(tmp_path)
    real = os.scandir

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        # The mode stops everybody but root.
        if Path(path) == tmp_path:
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    library = changed(qtbot, watch, lambda: tmp_path.chmod(0))
    assert ids(library) == ["mine"]
    assert "Permission denied" in str(library.notes[0])
    monkeypatch.undo()
    library = changed(qtbot, watch, lambda: tmp_path.chmod(0o700))
    assert (ids(library), library.notes) == (["mine"], ())


def test_f26_an_editor_that_saves_in_three_steps_makes_one_reload(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    (tmp_path / "mine.yaml").write_text(MINE)
    watch = make(tmp_path)
    told = QSignalSpy(watch.library_changed)
    beside = tmp_path / "mine.yaml~"
    beside.write_text(MINE.replace("id: mine", "id: saved"))
    QCoreApplication.processEvents()
    beside.rename(tmp_path / "mine.yaml")
    QCoreApplication.processEvents()
    (tmp_path / "mine.yaml").chmod(0o600)
    qtbot.waitUntil(lambda: told.count() > 0)
    assert ids(watch.library) == ["saved"]
    with qtbot.assertNotEmitted(watch.library_changed, wait=2 * QUIET):
        QCoreApplication.processEvents()
    assert told.count() == 1


def test_defect_6_a_bad_file_hides_no_other(qtbot: QtBot, make: Make, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(MINE)
    watch = make(tmp_path)
    library = changed(
        qtbot, watch, lambda: (tmp_path / "aaa.yaml").write_text("id: shoulder\nregions: [x]\n")
    )
    assert ids(library) == ["mine"]
    assert len(library.routines) == OURS + 1
    assert {Path(problem.file).name for problem in library.problems} == {"aaa.yaml"}


def test_a_reload_that_is_asked_for_is_told(make: Make, tmp_path: Path) -> None:
    watch = make(tmp_path)
    told = QSignalSpy(watch.library_changed)
    watch.reload()
    assert told.count() == 1
    assert told.at(0)[0] is watch.library


def test_ten_thousand_files_are_watched_by_their_folder(make: Make, tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number:05}.yaml").touch()
    watch = make(tmp_path)
    assert len(watch.library.problems) == 2_000
    assert watch.library.routines
