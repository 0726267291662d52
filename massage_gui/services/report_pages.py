"""The page for a therapist: strictly one sheet; what has no room on it is summed up, never cut."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPageSize, QPainter

from massage_gui.services.card import Paper
from massage_gui.services.card_blocks import Block, Heading
from massage_gui.services.card_marks import rule
from massage_gui.services.card_pages import MARGIN, page_size
from massage_gui.services.card_text import MM, MUTED, PT, RULE, Paragraph
from massage_gui.services.report import AreaReport, ReportSource
from massage_gui.services.report_blocks import CHART, STYLE, TALL_CHART, Charts, Columns, Notes, ReportHead
from massage_gui.services.report_words import ReportWords

_FIGURES = frozenset({1, 2, 5})
_SECTION = 4 * MM
_UNDER = 1.2 * MM
_FOR_NOTES = 45 * MM
_FEWEST_FOR_CHART = 2


_MOST_TOLD = 12
"""Every stop rule has room, whatever else must be summed up."""

_TRIED = ((24, 6), (24, 3), (12, 3), (8, 3), (6, 3), (5, 0))
"""How many areas and charts stand on the page; before the first of them, the same with tall charts."""


class ReportPages:
    """The report, laid out for one paper; it can be painted on anything."""

    count = 1

    def __init__(self, source: ReportSource, paper: Paper) -> None:
        self._source, self._words = source, ReportWords()
        self.size: QSizeF = page_size(paper).size(QPageSize.Unit.Point) * PT
        self._width = self.size.width() - 2 * MARGIN
        self._foot = Paragraph(self._words.foot(source), self._width, STYLE.small, ink=MUTED)
        self._room = self.size.height() - 2 * MARGIN - self._foot.height - 3 * MM
        self._blocks = self._lay_out()

    def paint(self, painter: QPainter, _page: int, target: QRectF) -> None:
        """Draw the page as large as it fits into `target`, with its margins."""
        painter.save()
        scale = min(target.width() / self.size.width(), target.height() / self.size.height())
        painter.translate(target.center())
        painter.scale(scale, scale)
        painter.translate(MARGIN - self.size.width() / 2, MARGIN - self.size.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_blocks(painter)
        self._paint_foot(painter)
        painter.restore()

    def _paint_blocks(self, painter: QPainter) -> None:
        painter.save()
        # Words of another language may be longer than all that was foreseen.
        shrink = min(1.0, self._room / max(_height(self._blocks), 1.0))
        painter.scale(shrink, shrink)
        for block, gap in self._blocks:
            painter.translate(0, gap)
            block.paint(painter)
            painter.translate(0, block.height)
        painter.restore()

    def _paint_foot(self, painter: QPainter) -> None:
        top = self.size.height() - 2 * MARGIN - self._foot.height
        rule(painter, 0, top - 0.8 * MM, self._width, RULE)
        self._foot.paint(painter, 0, top)

    def _lay_out(self) -> list[tuple[Block, float]]:
        """The fullest page on which all notes stand whole, else the fullest that leaves them some room."""
        first: list[tuple[Block, float]] | None = None
        for areas, charts, high in ((*_TRIED[0], TALL_CHART), *((*tried, CHART) for tried in _TRIED)):
            blocks = self._body(areas, charts, high)
            left = self._room - _height(blocks) - _SECTION
            if not self._source.notes:
                if left + _SECTION >= 0:
                    return blocks
                continue
            notes = Notes(self._source.notes, left, self._width, self._words)
            page = [*blocks, (notes, _SECTION)]
            if notes.complete:
                return page
            if first is None and left >= _FOR_NOTES and high == CHART:
                first = page
        return first or blocks

    def _body(self, most_areas: int, most_charts: int, high: float) -> list[tuple[Block, float]]:
        source = self._source
        body: list[tuple[Block, float]] = [(ReportHead(source, self._width, self._words), 0.0)]
        if source.areas:
            body += self._areas(most_areas)
        charted = [area for area in source.areas if area.rated >= _FEWEST_FOR_CHART]
        if charted and most_charts:
            body += self._charts(charted, most_charts, high)
        if source.told or source.still_sore:
            body += self._told()
        return body

    def _areas(self, most: int) -> list[tuple[Block, float]]:
        words, areas = self._words, self._source.areas
        rated = any(area.rated for area in areas)
        heading = Heading(words.tr("What was done"), words.how_rated() if rated else "", self._width, STYLE)
        rows = [words.row(area) for area in areas[:most]]
        blocks: list[tuple[Block, float]] = [
            (heading, _SECTION),
            (Columns(words.heads(), rows, _FIGURES, self._width), 0.0),
        ]
        if rest := areas[most:]:
            sessions, seconds = sum(each.sessions for each in rest), sum(each.seconds for each in rest)
            said = words.more_areas(len(rest), sessions, seconds)
            blocks.append((Line(said, self._width), _UNDER))
        return blocks

    def _charts(self, areas: list[AreaReport], most: int, high: float) -> list[tuple[Block, float]]:
        words = self._words
        shown = sorted(areas, key=lambda area: -area.rated)[:most]
        note = words.charts(len(shown), len(areas))
        heading = Heading(words.tr("Ratings over time"), note, self._width, STYLE)
        return [(heading, _SECTION), (Charts(shown, self._width, words, high), _UNDER)]

    def _told(self) -> list[tuple[Block, float]]:
        words, told = self._words, self._source.told
        rows = [(each.notice, words.told(each)) for each in told[:_MOST_TOLD]]
        if self._source.still_sore:
            rows.append((words.still_sore(), words.sessions(self._source.still_sore)))
        heading = Heading(words.tr("What was felt and told"), words.how_told(), self._width, STYLE)
        blocks: list[tuple[Block, float]] = [
            (heading, _SECTION),
            (Columns((), rows, frozenset(), self._width), 0.0),
        ]
        if len(told) > _MOST_TOLD:
            blocks.append((Line(words.more_told(len(told) - _MOST_TOLD), self._width), _UNDER))
        return blocks


class Line:
    """A quiet line that sums up what has no room."""

    def __init__(self, text: str, width: float) -> None:
        self._text = Paragraph(text, width, STYLE.small, ink=MUTED)
        self.height = self._text.height

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        self._text.paint(painter, 0, 0)


def _height(blocks: list[tuple[Block, float]]) -> float:
    return sum(block.height + gap for block, gap in blocks)
