"""The page for a therapist on a printer, or as a PDF: in memory first, so that no file is ever cut."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter, QPdfWriter

from massage_gui.core.saving import save
from massage_gui.services.card import Paper
from massage_gui.services.card_pages import page_size
from massage_gui.services.card_pdf import DOTS_PER_INCH
from massage_gui.services.report import ReportSource
from massage_gui.services.report_pages import ReportPages
from massage_gui.services.report_words import ReportWords


def paint_report(device: QPagedPaintDevice, source: ReportSource, paper: Paper) -> None:
    """Paint the report on a printer or a PDF; raises OSError where the device cannot be painted on."""
    layout = device.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the report could not be painted on this device")
    whole = layout.fullRect(QPageLayout.Unit.Inch)
    dots = painter.device().logicalDpiX()
    ReportPages(source, paper).paint(painter, 0, QRectF(whole.topLeft() * dots, whole.size() * dots))
    painter.end()


def report_pdf(source: ReportSource, paper: Paper) -> bytes:
    """The report as a PDF with text as text and its fonts inside."""
    store = QBuffer()
    store.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(store)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(ReportWords().title())
    writer.setCreator("Massage GUI")
    writer.setPageSize(page_size(paper))
    writer.setPageMargins(QMarginsF())
    paint_report(writer, source, paper)
    store.close()
    return bytes(store.data().data())


def save_report(path: Path, source: ReportSource, paper: Paper) -> None:
    """Save the report as a PDF that its owner only may read; raises SaveError, the old file unchanged."""
    save(path, report_pdf(source, paper), private=True)
