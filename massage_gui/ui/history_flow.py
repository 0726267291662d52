"""The history page and all that is done from it; the page is made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal

from massage_gui.core.region import Region
from massage_gui.core.saving import SaveError
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.ui.history_files import HistoryFiles
from massage_gui.ui.history_page import HistoryPage
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.window_sheets import WindowSheets


class HistoryFlow(QObject):
    """Shows what was kept, and changes it as the user wants."""

    #: the user goes back
    left = Signal()
    #: the user wants the page for a therapist
    report_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        sheets: WindowSheets,
        regions: Sequence[Region],
        desk: SafetyDesk,
        history: HistoryDesk,
        today: Callable[[], date],
    ) -> None:
        super().__init__(window)
        self._window, self._sheets, self._regions = window, sheets, regions
        self._desk, self._history, self._today = desk, history, today
        self.files = HistoryFiles(window, history, today)
        self.page = HistoryPage(window.drawing, regions, history.steps, self._reason)
        window.pages.addWidget(self.page)
        window.themed.connect(self.page.set_theme)
        if window.theme is not None:
            self.page.set_theme(window.theme)
        self._connect()

    def _connect(self) -> None:
        page = self.page
        page.left.connect(self.left)
        page.note_written.connect(self._write_note)
        page.delete_requested.connect(self._delete)
        page.undo_requested.connect(self._undo)
        page.export_requested.connect(self.files.export)
        page.import_requested.connect(self.files.add)
        page.report_requested.connect(self.report_requested)
        page.delete_all_requested.connect(self.ask_to_delete_all)
        self.files.told.connect(self._tell)
        self._sheets.delete_all.confirmed.connect(self._delete_all)

    def show(self) -> None:
        """Show the page as things are now."""
        entries = self._history.entries()
        self.page.show_history(entries, self._today())
        self._window.pages.setCurrentWidget(self.page)
        # What is first is seen first: the focus goes where nothing must be scrolled for it.
        first = self.page.back if entries else self.page.begin
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page.area.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Show what is kept now."""
        self.page.show_history(self._history.entries(), self._today())

    def ask_to_delete_all(self) -> None:
        """Ask before everything goes."""
        self._sheets.ask_to_delete_all(len(self._history.entries()), self._history.backup_count)

    def _reason(self, code: str) -> str:
        rule = self._desk.screening.stop_rule(code)
        return rule.notice if rule is not None else code

    def _tell(self, text: str) -> None:
        self._window.toast.say(text)
        self.refresh()

    def _delete(self, uid: str) -> None:
        self._history.delete(uid)
        self.refresh()
        # Enter pressed once more must not delete the next one.
        self.page.focus_first()
        if self._history.problem:
            self._window.toast.warn(self._history.problem)
        else:
            self._window.toast.offer(
                self.tr("The session was deleted. Ctrl+Z brings it back."), self.tr("Undo"), self._undo
            )

    def _write_note(self, uid: str, text: str) -> None:
        self._history.write_note(uid, text)
        if self._history.problem:
            self._window.toast.warn(self._history.problem)

    def _undo(self) -> None:
        self._window.toast.hide()
        self._history.undo()
        self.refresh()

    def _delete_all(self) -> None:
        self._desk.clear()
        try:
            self._history.delete_all()
            self._window.toast.say(self.tr("All of it was deleted."))
        except SaveError as error:
            self._window.toast.warn(str(error))
        self.refresh()
