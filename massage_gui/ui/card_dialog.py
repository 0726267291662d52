"""Shows the card as it will be printed, prints it, and saves it as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, QStandardPaths, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from massage_gui.core.problem import visible
from massage_gui.core.saving import SaveError, with_ending
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.card import CardOptions, CardSource, Paper, proposed_name
from massage_gui.services.card_pages import CardPages, page_size, paint_card
from massage_gui.services.card_pdf import has_fonts, save_card
from massage_gui.ui.card_preview import CardPreview
from massage_gui.ui.parts import button, label
from massage_gui.ui.tick import TickBox

_LETTER_LANDS = frozenset(
    {
        QLocale.Country.Canada,
        QLocale.Country.Chile,
        QLocale.Country.Colombia,
        QLocale.Country.Mexico,
        QLocale.Country.Philippines,
        QLocale.Country.PuertoRico,
        QLocale.Country.UnitedStates,
        QLocale.Country.Venezuela,
    }
)
"""The larger countries whose printers are filled with Letter."""

ChooseFile = Callable[[QWidget, str], Path | None]
AskPrinter = Callable[[QPrinter, QWidget], bool]


def usual_paper(locale: QLocale) -> Paper:
    """The paper that is usual in the locale's country."""
    return Paper.LETTER if locale.territory() in _LETTER_LANDS else Paper.A4


def choose_file(parent: QWidget, name: str) -> Path | None:
    """Ask where to save, with the system's own dialog; None if the user changes their mind."""
    dialog = QFileDialog(parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.setNameFilter("PDF (*.pdf)")
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(name)
    chosen = bool(dialog.exec())
    return with_ending(Path(dialog.selectedFiles()[0]), ".pdf") if chosen else None


def has_printer() -> bool:
    """Whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(printer: QPrinter, parent: QWidget) -> bool:
    """Let the user choose and set up a printer; whether they want to print."""
    return bool(QPrintDialog(printer, parent).exec())


class CardDialog(QDialog):
    """The card's preview with its choices."""

    #: Path: the card was saved there
    saved = Signal(object)
    #: int: so many pages were sent to the printer
    printed = Signal(int)

    def __init__(
        self,
        source: CardSource,
        drawing: BodyDrawing,
        options: CardOptions | None = None,
        parent: QWidget | None = None,
        *,
        choose_file: ChooseFile = choose_file,
        has_printer: Callable[[], bool] = has_printer,
        ask_printer: AskPrinter = ask_printer,
    ) -> None:
        """Show the card; `options` default to normal print on the usual paper; the callables ask the user."""
        super().__init__(parent)
        self._source, self._drawing = source, drawing
        self._choose_file, self._has_printer, self._ask_printer = choose_file, has_printer, ask_printer
        self.setWindowTitle(self.tr("Print card"))
        self.resize(QSize(1000, 760).boundedTo(self.screen().availableSize() - QSize(0, 40)))
        self.preview = CardPreview()
        self.paper, self.large = QComboBox(), TickBox(self.tr("Large print"))
        self.print_, self.save, self.close_ = self._buttons()
        self.message = label()
        self._set_choices(options or CardOptions(usual_paper(QLocale())))
        self._arrange()
        self._show_card()
        if not has_fonts():
            self._say(self._no_fonts(), error=True)
        self.print_.setFocus()

    @property
    def options(self) -> CardOptions:
        """What is chosen now."""
        return CardOptions(Paper(self.paper.currentData()), self.large.isChecked())

    def print_card(self) -> None:
        """Ask for a printer and print; without one, say so and offer the PDF."""
        if not self._has_printer():
            self._say(
                self.tr("No printer was found. Save the card as a PDF and print that file instead."),
                error=True,
            )
            self.save.setFocus()
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(proposed_name(self._source.routine))
        printer.setFullPage(True)
        printer.setPageSize(page_size(self.options.paper))
        if self._ask_printer(printer, self):
            self._print_on(printer)

    def save_card(self) -> None:
        """Ask where to save the PDF, and save it there."""
        path = self._choose_file(self, proposed_name(self._source.routine))
        if path is None:
            return
        try:
            save_card(path, self._source, self._drawing, self.options)
        except SaveError as error:
            self._say(str(error), error=True)
            return
        self._say(self.tr("Saved: {path}").format(path=visible(str(path))))
        self.saved.emit(path)

    def _print_on(self, printer: QPrinter) -> None:
        try:
            pages = paint_card(printer, self._source, self._drawing, self.options)
        except OSError:
            self._say(self._not_printed(printer), error=True)
            self.save.setFocus()
            return
        self._say(self.tr("Sent to the printer. Pages: {pages}").format(pages=pages))
        self.printed.emit(pages)

    def _not_printed(self, printer: QPrinter) -> str:
        where = visible(printer.outputFileName() or printer.printerName())
        return self.tr(
            "The card could not be printed to {where}. Nothing was changed. Check the printer, or save the "
            "card as a PDF."
        ).format(where=where)

    def _no_fonts(self) -> str:
        return self.tr(
            "This computer has no fonts, so the card shows boxes in place of letters. Install a font, such "
            "as DejaVu Sans, and start again."
        )

    def _show_card(self) -> None:
        self.preview.show_pages(
            CardPages(self._source, self._drawing, self.options), self._source.routine.title
        )
        self._say("")

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
        for each, slot in zip(made, (self.print_card, self.save_card, self.reject), strict=True):
            each.setMinimumHeight(44)
            each.clicked.connect(slot)
        return made

    def _set_choices(self, options: CardOptions) -> None:
        self.paper.addItem(self.tr("A4"), Paper.A4.value)
        self.paper.addItem(self.tr("Letter"), Paper.LETTER.value)
        self.paper.setCurrentIndex(self.paper.findData(options.paper.value))
        self.paper.setAccessibleName(self.tr("Paper"))
        self.paper.setMinimumHeight(44)
        self.large.setChecked(options.large_print)
        self.large.setMinimumHeight(44)
        self.paper.currentIndexChanged.connect(self._show_card)
        self.large.toggled.connect(self._show_card)

    def _arrange(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(label(self._source.routine.title, "title"))
        paper = label(self.tr("Paper"))
        paper.setBuddy(self.paper)
        for widget in (paper, self.paper, self.large, self.print_, self.save, self.close_, self.message):
            side.addWidget(widget)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.preview, 3)
        row.addLayout(side, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_card)
        order = (self.paper, self.large, self.print_, self.save, self.close_, self.preview)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
