"""Shows the page for a therapist as it will be printed, prints it, and saves it as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from massage_gui.core.entry import Entry
from massage_gui.core.problem import visible
from massage_gui.core.region import Region
from massage_gui.core.saving import SaveError
from massage_gui.core.screening import Screening
from massage_gui.services.card import Paper
from massage_gui.services.card_pages import page_size
from massage_gui.services.report import ReportSource, Span, report_source
from massage_gui.services.report_pages import ReportPages
from massage_gui.services.report_pdf import paint_report, save_report
from massage_gui.ui.card_dialog import (
    AskPrinter,
    ChooseFile,
    ask_printer,
    choose_file,
    has_printer,
    usual_paper,
)
from massage_gui.ui.parts import button, label, tab_through
from massage_gui.ui.report_preview import ReportPreview
from massage_gui.ui.tick import TickBox


def report_name(today: date) -> str:
    """A file name for the report of this day."""
    return f"massage-report-{today.isoformat()}.pdf"


class ReportDialog(QDialog):
    """The report's preview with its choices."""

    #: Path: the report was saved there
    saved = Signal(object)
    #: the report was sent to the printer
    printed = Signal()

    def __init__(
        self,
        entries: Iterable[Entry],
        today: date,
        regions: Sequence[Region],
        screening: Screening,
        parent: QWidget | None = None,
        *,
        paper: Paper | None = None,
        choose_file: ChooseFile = choose_file,
        has_printer: Callable[[], bool] = has_printer,
        ask_printer: AskPrinter = ask_printer,
    ) -> None:
        """Show the report of these sessions, on the usual `paper` by default; the callables ask the user."""
        super().__init__(parent)
        self._entries, self._today = tuple(entries), today
        self._regions, self._screening = regions, screening
        self._choose_file, self._has_printer, self._ask_printer = choose_file, has_printer, ask_printer
        self.setWindowTitle(self.tr("Report for a therapist"))
        self.resize(QSize(1000, 760).boundedTo(self.screen().availableSize() - QSize(0, 40)))
        self.preview = ReportPreview()
        self.span, self.paper = QComboBox(), QComboBox()
        self.notes = TickBox(self.tr("With my notes"))
        self.print_, self.save, self.close_ = self._buttons()
        self.message = label()
        self._set_choices(paper or usual_paper(QLocale()))
        self._arrange()
        self._show_report()
        self.print_.setFocus()

    @property
    def source(self) -> ReportSource:
        """What the report says of the time that is chosen now."""
        since = Span(self.span.currentData()).since(self._today)
        found = report_source(self._entries, self._today, since, self._regions, self._screening)
        return found if self.notes.isChecked() else replace(found, notes=())

    def print_report(self) -> None:
        """Ask for a printer and print; without one, say so and offer the PDF."""
        if not self._has_printer():
            self._fail(self.tr("No printer was found. Save the report as a PDF and print that file instead."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(report_name(self._today))
        printer.setFullPage(True)
        printer.setPageSize(page_size(self._paper))
        if self._ask_printer(printer, self):
            self._print_on(printer)

    def save_report(self) -> None:
        """Ask where to save the PDF, and save it there."""
        path = self._choose_file(self, report_name(self._today))
        if path is None:
            return
        try:
            save_report(path, self.source, self._paper)
        except SaveError as error:
            self._say(str(error), error=True)
            return
        self._say(self.tr("Saved: {path}").format(path=visible(str(path))))
        self.saved.emit(path)

    def _print_on(self, printer: QPrinter) -> None:
        try:
            paint_report(printer, self.source, self._paper)
        except OSError:
            where = visible(printer.outputFileName() or printer.printerName())
            self._fail(
                self.tr(
                    "The report could not be printed to {where}. Nothing was changed. Check the printer, or "
                    "save the report as a PDF."
                ).format(where=where)
            )
            return
        self._say(self.tr("Sent to the printer."))
        self.printed.emit()

    @property
    def _paper(self) -> Paper:
        return Paper(self.paper.currentData())

    def _show_report(self) -> None:
        self.preview.show_page(ReportPages(self.source, self._paper))
        self._say("")

    def _fail(self, text: str) -> None:
        self._say(text, error=True)
        self.save.setFocus()

    def _say(self, text: str, *, error: bool = False) -> None:
        self.message.setProperty("look", "error" if error else "")
        self.message.style().polish(self.message)
        self.message.setText(text)
        if text:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _buttons(self) -> tuple[QPushButton, QPushButton, QPushButton]:
        made = (
            button(self.tr("Print…"), "primary", "large", name=self.tr("Print")),
            button(self.tr("Save as PDF…"), size="large", name=self.tr("Save as PDF")),
            button(self.tr("Close"), size="large", name=self.tr("Close")),
        )
        for each, slot in zip(made, (self.print_report, self.save_report, self.reject), strict=True):
            each.setMinimumHeight(44)
            each.clicked.connect(slot)
        return made

    def _set_choices(self, paper: Paper) -> None:
        self.span.addItem(self.tr("The last 4 weeks"), Span.WEEKS.value)
        self.span.addItem(self.tr("The last 3 months"), Span.MONTHS.value)
        self.span.addItem(self.tr("Everything"), Span.ALL.value)
        self.span.setCurrentIndex(self.span.findData(Span.MONTHS.value))
        self.paper.addItem(self.tr("A4"), Paper.A4.value)
        self.paper.addItem(self.tr("Letter"), Paper.LETTER.value)
        self.paper.setCurrentIndex(self.paper.findData(paper.value))
        self.span.setAccessibleName(self.tr("Time"))
        self.paper.setAccessibleName(self.tr("Paper"))
        self.notes.setChecked(True)
        self.notes.toggled.connect(self._show_report)
        for choice in (self.span, self.paper):
            choice.setMinimumHeight(44)
            choice.currentIndexChanged.connect(self._show_report)

    def _arrange(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(label(self.tr("Report for a therapist"), "title"))
        time, paper = label(self.tr("Time")), label(self.tr("Paper"))
        time.setBuddy(self.span)
        paper.setBuddy(self.paper)
        hint = label(self.tr("It has no name on it. Read it before you hand it on."))
        choices = (time, self.span, paper, self.paper, self.notes, hint)
        for widget in (*choices, self.print_, self.save, self.close_):
            side.addWidget(widget)
        side.addWidget(self.message)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.preview, 3)
        row.addLayout(side, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_report)
        tab_through((self.span, self.paper, self.notes, self.print_, self.save, self.close_, self.preview))
