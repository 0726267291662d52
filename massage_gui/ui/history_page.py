"""The history to look at: twelve weeks, the areas with their ratings, and every session."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from massage_gui.core.entry import Entry, StepDone
from massage_gui.core.region import Region
from massage_gui.core.weeks import last_weeks
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.area_panel import AreaPanel
from massage_gui.ui.calendar_legend import CalendarLegend
from massage_gui.ui.history_words import HistoryWords
from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.note_field import PAUSE
from massage_gui.ui.parts import button, frame, label, scrolling, tab_through
from massage_gui.ui.session_details import SessionDetails
from massage_gui.ui.session_list import SessionList
from massage_gui.ui.theme import Theme
from massage_gui.ui.week_calendar import WeekCalendar, first_weekday

WIDE, ROOMY = 58, 46
"""From so many lines of text in width on, calendar and areas stand side by side, and list and details."""


class HistoryPage(QWidget):
    """Shows what was kept; every wish to change it is told."""

    #: the user goes back
    left = Signal()
    #: str, str: the note of the session with this uid is now this
    note_written = Signal(str, str)
    #: str: the user wants to delete the session with this uid, without being asked
    delete_requested = Signal(str)
    #: the user wants the last deletion back
    undo_requested = Signal()
    #: the user wants the sessions as a file
    export_requested = Signal()
    #: the user wants to add sessions from a file
    import_requested = Signal()
    #: the user wants the page for a therapist
    report_requested = Signal()
    #: the user wants to delete the whole history
    delete_all_requested = Signal()

    def __init__(
        self,
        drawing: BodyDrawing,
        regions: Iterable[Region],
        steps: Callable[[str], Sequence[StepDone]],
        reason: Callable[[str], str],
        pause: int = PAUSE,
    ) -> None:
        """Ask for a session's steps by its uid, and for a stop rule's sentence by its code.

        A note is kept after a `pause` in milliseconds.
        """
        super().__init__()
        self.setObjectName("page")
        self._words = HistoryWords()
        self.back = button(self.tr("‹ Back to the map"), "link")
        self.report = button(self.tr("Report for a therapist"))
        self.more = button(self.tr("More"))
        self.empty = self._make_empty()
        self.calendar, self._sentence, self._day = WeekCalendar(), label(""), label("", "muted")
        self.areas = AreaPanel(drawing, {region.id: region.name for region in regions})
        self.sessions = SessionList()
        self.details = SessionDetails(steps, reason, pause)
        self._fill_menu()
        self._lay_out()
        self._connect()

    def _make_empty(self) -> QWidget:
        made = frame("panel")
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 20, 24, 22)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Nothing here yet"), "declare"))
        text = self.tr(
            "After your first session you see here which days you took care of yourself, which areas you "
            "worked on, and how your ratings went. You can write a note on each session."
        )
        column.addWidget(label(text))
        column.addWidget(
            label(
                self.tr(
                    "To begin, go back to the map, click where it feels tight, and start the routine. "
                    "All of it stays on this computer."
                )
            )
        )
        self.begin = button(self.tr("Go to the map"), "primary", "large")
        column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _fill_menu(self) -> None:
        menu = QMenu(self.more)
        self.export = menu.addAction(self.tr("Export…"), self.export_requested.emit)
        self.import_ = menu.addAction(self.tr("Import…"), self.import_requested.emit)
        menu.addSeparator()
        self.delete_all = menu.addAction(self.tr("Delete everything…"), self.delete_all_requested.emit)
        self.more.setMenu(menu)

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(16)
        self._upper = _row(((self._calendar_panel(), 2), (self.areas, 3)))
        self._lower = _row(((self._list_panel(), 1), (self.details, 1)))
        inner.addWidget(self.empty)
        inner.addLayout(self._upper)
        inner.addLayout(self._lower, 1)
        inner.addStretch(0)
        self.area = scrolling(content)
        MoreBelow(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 20)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._head())
        column.addWidget(self.area, 1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Your history"), "title"), 1)
        row.addWidget(self.report)
        row.addWidget(self.more)
        return row

    def _calendar_panel(self) -> QWidget:
        self._weeks, self._legend = frame("panel"), CalendarLegend()
        column = QVBoxLayout(self._weeks)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(8)
        column.addWidget(label(self.tr("The last twelve weeks"), "heading"))
        for part in (self._sentence, self.calendar, self._legend, self._day):
            column.addWidget(part)
        column.addStretch(1)
        return self._weeks

    def _list_panel(self) -> QWidget:
        self._sessions = frame("panel")
        column = QVBoxLayout(self._sessions)
        column.setContentsMargins(8, 14, 8, 8)
        self._count = label("", "heading")
        self._count.setIndent(10)
        column.addWidget(self._count)
        column.addWidget(self.sessions, 1)
        return self._sessions

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.begin.clicked.connect(self.left)
        self.report.clicked.connect(self.report_requested)
        self.calendar.day_told.connect(self._day.setText)
        self.sessions.session_chosen.connect(self.details.show_entry)
        self.sessions.delete_requested.connect(self.delete_requested)
        self.details.delete_requested.connect(self.delete_requested)
        self.details.note_written.connect(self._write_note)
        # In the note, Ctrl+Z is the note's own.
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_requested.emit)
        self.back.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt would lead Up from the first button to the last one, which deletes.
        if watched is self.back and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + steps * bar.singleStep())
            return bool(steps)
        return super().eventFilter(watched, event)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        for part in (self.calendar, self._legend, self.areas, self.sessions):
            part.set_theme(theme)

    def show_history(self, entries: Sequence[Entry], today: date) -> None:
        """Show these sessions, which are in the order of time; what is chosen stays chosen."""
        uid, note = self._unkept()
        entries = [entry._replace(note=note) if entry.uid == uid else entry for entry in entries]
        first = first_weekday()
        weeks = last_weeks(entries, today, first)
        self._sentence.setText(self._words.weeks(weeks))
        self.calendar.show_weeks(weeks, today)
        self.areas.show_entries(entries, today, first)
        self._count.setText(self._words.sessions(len(entries)))
        self.sessions.show_entries(entries[::-1])
        self._show_parts(bool(entries))

    def keep_note(self) -> None:
        """Tell a note that is still being written."""
        self.details.note.keep()

    def focus_first(self) -> None:
        """Give the focus to what comes first: the list, or how to begin."""
        first = self.begin if self.sessions.current is None else self.sessions
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unkept(self) -> tuple[str, str]:
        """The note that is told now, because these sessions were read before it was kept."""
        told: list[tuple[str, str]] = []
        catching = self.details.note_written.connect(lambda uid, note: told.append((uid, note)))
        self.keep_note()
        self.details.note_written.disconnect(catching)
        return told[0] if told else ("", "")

    def _show_parts(self, some: bool) -> None:
        self.empty.setVisible(not some)
        for part in (self._weeks, self.areas, self._sessions):
            part.setVisible(some)
        self.report.setEnabled(some)
        for action in (self.export, self.delete_all):
            action.setEnabled(some)
        if some:
            tab_through(
                (self.back, self.report, self.more, self.calendar, self.areas.list, self.sessions,
                 self.details.note, self.details.delete)
            )  # fmt: skip

    def _write_note(self, uid: str, note: str) -> None:
        self.sessions.sessions.set_note(uid, note)
        self.note_written.emit(uid, note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        lines = self.width() / max(1, self.fontMetrics().height())
        self._upper.setDirection(_across(lines >= WIDE))
        self._lower.setDirection(_across(lines >= ROOMY))
        self.areas.stack(lines < ROOMY)


def _row(parts: Iterable[tuple[QWidget, int]]) -> QBoxLayout:
    made = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    made.setSpacing(16)
    for part, stretch in parts:
        made.addWidget(part, stretch)
    return made


def _across(wide: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
