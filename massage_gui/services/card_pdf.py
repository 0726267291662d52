"""The card as a PDF, in memory first: a full disk then never leaves a cut file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QFontInfo, QPdfWriter

from massage_gui.core.saving import save
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.card import CardOptions, CardSource
from massage_gui.services.card_pages import page_size, paint_card

DOTS_PER_INCH = 1200


def card_pdf(source: CardSource, drawing: BodyDrawing, options: CardOptions) -> bytes:
    """The card as a PDF with text as text, its fonts inside, and the routine's title as its title.

    Qt writes the time into it and has no call to set another, so only the size is the same each time.
    """
    store = QBuffer()
    store.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(store)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(source.routine.title)
    writer.setCreator("Massage GUI")
    writer.setPageSize(page_size(options.paper))
    writer.setPageMargins(QMarginsF())
    paint_card(writer, source, drawing, options)
    store.close()
    return bytes(store.data().data())


def save_card(path: Path, source: CardSource, drawing: BodyDrawing, options: CardOptions) -> None:
    """Save the card as a PDF; raises SaveError, and then what was at the path is as it was."""
    save(path, card_pdf(source, drawing, options), private=False)


def has_fonts() -> bool:
    """Whether the computer has any font; without one Qt draws empty boxes for letters."""
    return bool(QFontInfo(QFont()).family())
