"""Exports the history to a file, and adds what is new in such a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from massage_gui.core.entry import Entry
from massage_gui.core.history_export import as_csv, as_json
from massage_gui.core.history_import import HistoryImportError, Merge, merge, read_export
from massage_gui.core.problem import visible
from massage_gui.core.saving import SaveError, save, with_ending
from massage_gui.services.history_desk import HistoryDesk

ChooseTarget = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Asks where to save a file of this name, and hands on the answer, if there is one."""

ChooseSource = Callable[[QWidget, Callable[[Path], None]], None]
"""Asks which file to read, and hands on the answer, if there is one."""

_JSON, _CSV = "JSON (*.json)", "CSV (*.csv)"


def choose_export_file(parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
    """Ask where to save, and in which of the two forms, beginning in the documents folder."""

    def named(path: Path) -> None:
        then(with_ending(path, f".{dialog.defaultSuffix()}", ".json", ".csv"))

    dialog = _dialog(parent, QCoreApplication.translate("HistoryFiles", "Export your history"), named)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_JSON, _CSV])
    dialog.setDefaultSuffix("json")
    dialog.filterSelected.connect(lambda form: dialog.setDefaultSuffix("csv" if form == _CSV else "json"))
    dialog.selectFile(name)
    dialog.open()


def choose_import_file(parent: QWidget, then: Callable[[Path], None]) -> None:
    """Ask for a file that was exported as JSON."""
    dialog = _dialog(parent, QCoreApplication.translate("HistoryFiles", "Add sessions from a file"), then)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(_JSON)
    dialog.open()


def _dialog(parent: QWidget, title: str, then: Callable[[Path], None]) -> QFileDialog:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda file: then(Path(file)))
    return dialog


@contextmanager
def _busy() -> Iterator[None]:
    """Show that the window waits: years of sessions take a second or two."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()


class HistoryFiles(QObject):
    """Takes the history out and in; nothing that is kept is ever changed by a file."""

    #: str: what to tell the user: where it is saved, what was new, or why not
    told = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        desk: HistoryDesk,
        today: Callable[[], date],
        *,
        choose_target: ChooseTarget = choose_export_file,
        choose_source: ChooseSource = choose_import_file,
    ) -> None:
        """Ask for files with dialogs over `parent`; the callables stand in for the user."""
        super().__init__(parent)
        self._parent, self._desk, self._today = parent, desk, today
        self._choose_target, self._choose_source = choose_target, choose_source

    def export(self) -> None:
        """Ask where to, and save every session there."""
        if not self._desk.entries():
            self.told.emit(self.tr("There is nothing to export yet."))
            return
        name = f"massage-history-{self._today().isoformat()}.json"
        self._choose_target(self._parent, name, self.export_to)

    def export_to(self, path: Path) -> None:
        """Save every session, as a table where the file's name ends in .csv, else as JSON."""
        entries = self._desk.entries()
        try:
            with _busy():
                save(path, self._data(path, entries), private=True)
        except SaveError as error:
            self.told.emit(str(error))
            return
        self.told.emit(
            self.tr("{sessions} saved: {path}").format(
                sessions=self._sessions(len(entries)), path=visible(str(path))
            )
        )

    def _data(self, path: Path, entries: Sequence[Entry]) -> bytes:
        if path.suffix.casefold() == ".csv":
            # Without the mark, spreadsheets take it for another encoding.
            return as_csv(entries).encode("utf-8-sig")
        return as_json((entry, self._desk.steps(entry.uid)) for entry in entries).encode()

    def add(self) -> None:
        """Ask for a file, and add what is new in it."""
        self._choose_source(self._parent, self.add_from)

    def add_from(self, path: Path) -> None:
        """Add the sessions of a file that are not here yet, all or none."""
        try:
            with _busy():
                found = merge(read_export(path), {entry.uid for entry in self._desk.entries()})
                if found.new:
                    self._desk.add(found.new)
        except HistoryImportError as error:
            self.told.emit(str(error))
            return
        self.told.emit(self._added(found))

    def _added(self, found: Merge) -> str:
        kept = {entry.uid for entry in self._desk.entries()}
        if any(entry.uid not in kept for entry, _ in found.new):
            return self.tr("The sessions in the file could not be added now.")
        if not found.new and not found.known:
            return self.tr("There are no sessions in this file.")
        new = self.tr("1 session was new") if len(found.new) == 1 else self._were_new(len(found.new))
        return self.tr("{new}, {known} here already.").format(new=new, known=self._were(found.known))

    def _were_new(self, count: int) -> str:
        return self.tr("{number} sessions were new").format(number=QLocale().toString(count))

    def _were(self, count: int) -> str:
        if count == 1:
            return self.tr("1 was")
        return self.tr("{number} were").format(number=QLocale().toString(count))

    def _sessions(self, count: int) -> str:
        if count == 1:
            return self.tr("1 session")
        return self.tr("{number} sessions").format(number=QLocale().toString(count))
