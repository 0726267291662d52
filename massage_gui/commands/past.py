"""`massage-gui history` and `massage-gui report`: what was done so far, as text and on paper."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from massage_gui.cli_options import PROGRAM, Options
from massage_gui.commands.answer import Answer, UsageError, VerbError
from massage_gui.core.entry import Entry, StepDone
from massage_gui.core.folders import FolderError, UserFolders
from massage_gui.core.history import History, HistoryError
from massage_gui.core.history_export import as_csv, as_json
from massage_gui.core.history_look import look_at_history
from massage_gui.core.problem import visible
from massage_gui.core.saving import SaveError

_HEADS = ("DAY", "ROUTINE", "MINUTES", "BEFORE", "AFTER", "OUTCOME")
_NUMBERS = slice(2, 5)
_EMPTY = "Nothing here yet. Each session that you play will stand here."


def show_history(options: Options) -> Answer:
    """Every session, as an aligned table, as JSON or as CSV; raises VerbError."""
    entries, steps, note = _kept(options.data_dir, with_steps=options.as_json)
    if options.as_json:
        return Answer(tuple(as_json(zip(entries, steps, strict=True)).splitlines()), note)
    if options.as_csv:
        _write_utf8()
        # Only line feeds end a row: others may stand in a note.
        return Answer(tuple(as_csv(entries).removesuffix("\n").split("\n")), note)
    return Answer(tuple(_table(entries)) if entries else (_EMPTY,), note)


def _kept(
    data_dir: Path | None, *, with_steps: bool = False, since: date | None = None
) -> tuple[tuple[Entry, ...], list[tuple[StepDone, ...]], str]:
    """The sessions, the steps of each where they are wanted, and a note on what could not be read."""
    try:
        history = look_at_history(UserFolders.find(data_dir).data)
        if history is None:
            return (), [], ""
        with closing(history):
            entries = history.entries(since)
            steps = [history.steps(entry.uid) for entry in entries] if with_steps else []
            return entries, steps, _left_out(history)
    except (HistoryError, FolderError) as error:
        raise VerbError(str(error)) from error


def _left_out(history: History) -> str:
    if not history.damaged:
        return ""
    return f"Left out, because they are damaged: {history.damaged} sessions. They stay in the file."


def _write_utf8() -> None:
    # A table is kept in a file; a terminal shows what it can.
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")


def _table(entries: Iterable[Entry]) -> Iterator[str]:
    rows = [_HEADS, *map(_row, entries)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        numbers = zip(row[_NUMBERS], widths[_NUMBERS], strict=True)
        cells[_NUMBERS] = [cell.rjust(width) for cell, width in numbers]
        yield "  ".join(cells).rstrip()


def _row(entry: Entry) -> tuple[str, ...]:
    ratings = ("" if each is None else str(each) for each in (entry.before, entry.after))
    minutes = str(round(entry.seconds / 60)) if entry.seconds >= 60 else "<1"
    return entry.day.isoformat(), visible(entry.routine), minutes, *ratings, entry.outcome.value


def save_report_file(options: Options) -> Answer:
    """Save the page for a therapist as a PDF; raises UsageError or VerbError."""
    if options.output == Path():
        raise UsageError(f"say where to save it, as in '{PROGRAM} report -o report.pdf'")
    today = datetime.now().astimezone().date()
    entries, _, note = _kept(options.data_dir, since=options.since)
    if not entries:
        since = f" since {options.since.isoformat()}" if options.since else ""
        raise VerbError(f"There is no session{since} to report on. Nothing was saved.")
    return Answer(note="\n".join(filter(None, (note, _save(options, entries, today)))))


def _save(options: Options, entries: Sequence[Entry], today: date) -> str:
    from massage_gui.commands.content import SCREENING, shipped, shipped_regions
    from massage_gui.commands.opening import paint_without_screen
    from massage_gui.core.folders import resources
    from massage_gui.core.screening import read_screening

    regions = shipped_regions()
    ids = [region.id for region in regions]
    screening = read_screening(shipped(SCREENING), str(resources() / SCREENING), regions=ids)
    paint_without_screen()
    from PySide6.QtGui import QGuiApplication

    from massage_gui.services.card import Paper
    from massage_gui.services.card_pdf import has_fonts
    from massage_gui.services.report import report_source
    from massage_gui.services.report_pdf import save_report

    # Fonts belong to the application: without this name it would be gone before the first letter.
    application = QGuiApplication([PROGRAM])
    source = report_source(entries, today, options.since, regions, screening)
    try:
        save_report(options.output, source, Paper(options.paper))
    except SaveError as error:
        raise VerbError(str(error)) from error
    fonts = "" if has_fonts() else " This computer has no fonts: install one, and save the report again."
    application.shutdown()
    return f"The report is saved: {options.output}.{fonts}"
