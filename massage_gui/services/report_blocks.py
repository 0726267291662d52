"""The blocks of the page for a therapist: each measures itself to a width, and paints itself whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from massage_gui.services.card_blocks import Heading
from massage_gui.services.card_marks import rule
from massage_gui.services.card_text import INK, MM, MUTED, RULE, Paragraph, Style, font, plain
from massage_gui.services.chart_painter import MOST_SHOWN, paint_ratings, paper_look
from massage_gui.services.chart_words import ChartWords
from massage_gui.services.report import AreaReport, Note, ReportSource
from massage_gui.services.report_words import ReportWords, short_day

STYLE = Style(10.0)

_GAP = 4 * MM
_ROW = 0.55 * MM
CHART, TALL_CHART = 33 * MM, 55 * MM
"""How high a chart is, and how high where the page has room."""

_CHARTS_A_ROW = 3
_ELLIPSIS = "…"
_LINES_IN_CELL = 4
_MOST_IN_LINE = 400
_LAST_CONTROL = 0x9F
_FEWEST_LINES, _MOST_LINES = 3, 80


def shortened(
    text: str, width: float, points: float, lines: int, *, bold: bool = False, lead: int = 0
) -> Paragraph:
    """The text in so many lines at most."""
    fitting = fitted(text, width, points, lines, bold=bold, lead=lead)
    return Paragraph(fitting, width, points, bold=bold, lead=min(lead, len(fitting)))


def fitted(text: str, width: float, points: float, lines: int, *, bold: bool = False, lead: int = 0) -> str:
    """As much of the text as has room on so many lines; an ellipsis tells that words are left out."""
    whole = "".join(letter for letter in plain(text) if ord(letter) > _LAST_CONTROL or letter.isprintable())

    def kept(length: int) -> str:
        return whole if length == len(whole) else _to_a_word(whole, length) + _ELLIPSIS

    def fits(length: int) -> bool:
        made = kept(length)
        return Paragraph(made, width, points, bold=bold, lead=min(lead, len(made))).lines <= lines

    # A long text is measured only as far as it could ever fit.
    low, high = 0, min(len(whole), lines * _MOST_IN_LINE)
    if fits(high):
        return kept(high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return kept(low)


def _to_a_word(text: str, length: int) -> str:
    cut = text[:length].rstrip()
    head, space, _ = cut.rpartition(" ")
    # Where a word is very long, or the language writes no spaces, it is cut in the word.
    return (
        head.rstrip(" ,;:")
        if space and len(cut) - len(head) < 30 and not text[length:].startswith(" ")
        else cut
    )


class ReportHead:
    """The title, the days it tells of, how much was done, and what it is not."""

    def __init__(self, source: ReportSource, width: float, words: ReportWords) -> None:
        self._title = Paragraph(words.title(), width, STYLE.title, bold=True)
        self._span = Paragraph(words.span(source), width, STYLE.heading, bold=True)
        self._total = Paragraph(words.total(source), width, STYLE.body)
        self._origin = Paragraph(words.origin(), width, STYLE.small, ink=MUTED)
        parts = (self._title, self._span, self._total, self._origin)
        self.height = sum(part.height for part in parts) + 3 * MM

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        top = self._title.paint(painter, 0, 0) + 1 * MM
        top = self._span.paint(painter, 0, top) + 0.6 * MM
        top = self._total.paint(painter, 0, top) + 1.4 * MM
        self._origin.paint(painter, 0, top)


class Columns:
    """Rows of short texts in columns: the first takes the room that the others leave, figures stand right.

    `heads` may be empty.
    """

    def __init__(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], figures: frozenset[int], width: float
    ) -> None:
        self._width, self._figures = width, figures
        table = [*([heads] if heads else []), *rows]
        wide = [self._widest(table, column, bool(heads)) for column in range(1, len(table[0]))]
        first = width - sum(wide) - len(wide) * _GAP
        self._lefts = [0.0]
        self._wides = [first, *wide]
        for each in self._wides[:-1]:
            self._lefts.append(self._lefts[-1] + each + _GAP)
        self._rows = [self._cells(row, bool(heads) and place == 0) for place, row in enumerate(table)]
        self._under = bool(heads)
        self.height = sum(self._tall(row) for row in self._rows)

    def _widest(self, table: Sequence[Sequence[str]], column: int, headed: bool) -> float:
        widths = [
            Paragraph(row[column], 120 * MM, STYLE.small, bold=headed and place == 0).width
            for place, row in enumerate(table)
        ]
        return max(widths) + 0.2 * MM

    def _cells(self, row: Sequence[str], head: bool) -> list[Paragraph]:
        first = (
            Paragraph(row[0], self._wides[0], STYLE.small, bold=True, ink=MUTED)
            if head
            else shortened(row[0], self._wides[0], STYLE.body, _LINES_IN_CELL)
        )
        ink: QColor = MUTED if head else INK
        return [
            first,
            *(
                Paragraph(text, wide, STYLE.small, bold=head, ink=ink, align=self._align(column))
                for column, (text, wide) in enumerate(zip(row[1:], self._wides[1:], strict=True), 1)
            ),
        ]

    def _align(self, column: int) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if column in self._figures else Qt.AlignmentFlag.AlignLeft

    @staticmethod
    def _tall(row: Sequence[Paragraph]) -> float:
        return max(cell.height for cell in row) + 2 * _ROW

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        top = 0.0
        for row in self._rows:
            tall = self._tall(row)
            for left, cell in zip(self._lefts, row, strict=True):
                cell.paint(painter, left, top + (tall - cell.height) / 2)
            top += tall
            rule(painter, 0, top, self._width, RULE)


class Charts:
    """A small chart of the ratings of each area, side by side."""

    def __init__(
        self, areas: Sequence[AreaReport], width: float, words: ReportWords, high: float = CHART
    ) -> None:
        self._areas, self._words = areas, words
        columns = min(max(len(areas), 2), _CHARTS_A_ROW)
        self._wide = (width - (columns - 1) * _GAP) / columns
        self._names = [self._name(area) for area in areas]
        self._tall = max((name.height for name in self._names), default=0.0) + high
        rows = -(-len(areas) // columns)
        self._columns = columns
        self.height = rows * self._tall + (rows - 1) * 2 * MM

    def _name(self, area: AreaReport) -> Paragraph:
        name = self._words.area(area.names)
        last = ChartWords().last(min(area.rated, MOST_SHOWN), area.rated)
        text = f"{name}: {last}" if last else name
        return shortened(text, self._wide, STYLE.small, 2, lead=len(plain(name)))

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        look = paper_look(font(7.5))
        for place, (area, name) in enumerate(zip(self._areas, self._names, strict=True)):
            row, column = divmod(place, self._columns)
            left, top = column * (self._wide + _GAP), row * (self._tall + 2 * MM)
            bottom = name.paint(painter, left, top)
            place_ = QRectF(left, bottom + 0.5 * MM, self._wide, self._tall - (bottom - top) - 0.5 * MM)
            paint_ratings(painter, place_, area.points, look)


class Notes:
    """The user's own words, the newest first, as many as there is room for.

    They stand whole where that is possible; else each gets as many lines as lets all of them stand, but at
    least a few. `shown` of them have room; `complete` tells that nothing is left out.
    """

    def __init__(self, notes: Sequence[Note], room: float, width: float, words: ReportWords) -> None:
        self._words = words
        # No heading is higher than one that says that not all are shown.
        head = Heading(words.tr("Notes"), words.notes(len(notes), len(notes) + 1), width, STYLE).height
        room, one = max(room - head, 0.0), STYLE.line + 2 * _ROW
        shown = notes[: int(room / one)]
        self._days = [Paragraph(short_day(note.day), width, STYLE.small, ink=MUTED) for note in shown]
        self._left = max((day.width for day in self._days), default=0.0) + 3 * MM
        lines = [self._set(note, width).lines for note in shown]
        most = _lines_for_each(lines, room)
        self._texts: list[Paragraph] = []
        for note in shown:
            text = self._set(note, width, most)
            if sum(each.height + 2 * _ROW for each in (*self._texts, text)) > room:
                break
            self._texts.append(text)
        said = words.notes(len(self._texts), len(notes))
        self._heading = Heading(words.tr("Notes"), said, width, STYLE)
        self.shown = len(self._texts)
        self.height = self._heading.height + sum(text.height + 2 * _ROW for text in self._texts)
        self.complete = self.shown == len(notes) and max(lines, default=0) <= most

    def _set(self, note: Note, width: float, lines: int = _MOST_LINES) -> Paragraph:
        name = f"{self._words.area(note.names)}:"
        lead = len(plain(name))
        return shortened(f"{name} {note.text}", width - self._left, STYLE.body, lines, lead=lead)

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        self._heading.paint(painter)
        top = self._heading.height
        # Days of notes for which there was no room are left over.
        for day, text in zip(self._days, self._texts, strict=False):
            day.paint(painter, 0, top + _ROW + (STYLE.line - day.height) / 2)
            top = text.paint(painter, self._left, top + _ROW) + _ROW


def _lines_for_each(lines: Sequence[int], room: float) -> int:
    """How many lines each note may have, of notes with so many lines."""
    for most in range(max(lines, default=_FEWEST_LINES), _FEWEST_LINES, -1):
        if sum(min(each, most) * STYLE.line + 2 * _ROW for each in lines) <= room:
            return most
    return _FEWEST_LINES
