"""`massage-gui card`: the card of a routine as a PDF."""

from __future__ import annotations

from massage_gui.cli_options import PROGRAM, Options
from massage_gui.commands.answer import Answer, VerbError
from massage_gui.commands.content import SCREENING, load_library, shipped, shipped_regions
from massage_gui.commands.opening import paint_without_screen
from massage_gui.commands.saving import routine_to_save
from massage_gui.core.compiler import compile
from massage_gui.core.folders import resources
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import no_go_of
from massage_gui.core.saving import SaveError
from massage_gui.core.screening import Screening, read_screening
from massage_gui.core.timeline import Timeline


def save_card_file(options: Options) -> Answer:
    """Save the card of a routine; raises UsageError or VerbError."""
    regions = shipped_regions()
    ids = [region.id for region in regions]
    screening = read_screening(shipped(SCREENING), str(resources() / SCREENING), regions=ids)
    routine = routine_to_save(options, load_library(options.data_dir, regions), ".pdf")
    timeline = compile(routine, Plan(sides=Sides(options.sides)))
    paint_without_screen()
    return Answer(note=_save(options, timeline, screening, no_go_of(regions)))


def _save(options: Options, timeline: Timeline, screening: Screening, no_go: frozenset[str]) -> str:
    from PySide6.QtGui import QGuiApplication

    from massage_gui.services.body_drawing import load_drawing
    from massage_gui.services.card import CardOptions, Paper, card_source
    from massage_gui.services.card_pdf import has_fonts, save_card

    # Fonts belong to the application: without this name it would be gone before the first letter.
    application = QGuiApplication([PROGRAM])
    choices = CardOptions(paper=Paper(options.paper), large_print=options.large_print)
    drawing = load_drawing(resources() / "body.svg")
    try:
        save_card(options.output, card_source(timeline, screening, no_go), drawing, choices)
    except SaveError as error:
        raise VerbError(str(error)) from error
    fonts = "" if has_fonts() else " This computer has no fonts: install one, and print the card again."
    application.shutdown()
    return f"The card is saved: {options.output}.{fonts}"
