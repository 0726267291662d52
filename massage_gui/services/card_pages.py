"""The card on paper: its blocks, laid out on pages and painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter

from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.card import CardOptions, CardSource, CardStep, Paper
from massage_gui.services.card_blocks import Block, ChangeBlock, EachSideHead, Heading, StepBlock
from massage_gui.services.card_head import Head
from massage_gui.services.card_layout import Item, Place, paginate
from massage_gui.services.card_marks import rule
from massage_gui.services.card_stills import Stills
from massage_gui.services.card_tables import Notes, Scale, Sources, StepsHead, Week
from massage_gui.services.card_text import MM, MUTED, PT, RULE, Paragraph, Style, leading
from massage_gui.services.card_warning import BoxPiece, warning_box
from massage_gui.services.card_words import CardWords

MARGIN = 11 * MM
MOST_WEEKS = 4
MOST_NOTES = 6

_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_NORMAL = tuple(Style(body, compact=compact) for compact in (False, True) for body in (11.0, 10.5, 10.0))
_LARGE = tuple(Style(18.0, stacked=True, compact=compact) for compact in (False, True))
_MOST_PAGES = {False: 1, True: 4}


@dataclass
class _Sheet:
    """Blocks with their items, in order."""

    blocks: list[Block] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)

    def add(self, block: Block, gap: float, keep_with_next: bool = False) -> None:
        self.blocks.append(block)
        self.items.append(Item(block.height, gap, keep_with_next))


def page_size(paper: Paper) -> QPageSize:
    """The size of the paper, upright."""
    return QPageSize(_SIZES[paper])


class CardPages:
    """The card, laid out for one paper and one size of print; it can be painted on anything."""

    def __init__(self, source: CardSource, drawing: BodyDrawing, options: CardOptions) -> None:
        self._source, self._drawing, self._words = source, drawing, CardWords()
        self.size: QSizeF = page_size(options.paper).size(QPageSize.Unit.Point) * PT
        self._width = self.size.width() - 2 * MARGIN
        self._lay_out_best(_LARGE if options.large_print else _NORMAL, _MOST_PAGES[options.large_print])

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._places[-1].page + 1

    def paint(self, painter: QPainter, page: int, target: QRectF) -> None:
        """Draw a page, from 0, as large as it fits into `target`, with its margins."""
        painter.save()
        scale = min(target.width() / self.size.width(), target.height() / self.size.height())
        painter.translate(target.center())
        painter.scale(scale, scale)
        painter.translate(MARGIN - self.size.width() / 2, MARGIN - self.size.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if page:
            self._paint_running_head(painter)
        self._paint_blocks(painter, [place for place in self._places if place.page == page])
        self._paint_foot(painter, page)
        painter.restore()

    def _lay_out_best(self, styles: tuple[Style, ...], enough: int) -> None:
        best: tuple[tuple[int, bool], Style] | None = None
        for style in styles:
            self._lay_out(style)
            # Of two cards as long, the one that is followed on its first page too.
            cost = (self.count, not style.stacked and self._begins_late)
            if best is None or cost < best[0]:
                best = (cost, style)
            if self.count <= enough:
                break
        if best is not None and best[1] is not self._style:
            self._lay_out(best[1])
        self._fill_last_page()

    @property
    def _begins_late(self) -> bool:
        """Whether less than half of the steps stand on the first page."""
        blocks = self._sheet.blocks
        pages = [place.page for place in self._places if isinstance(blocks[place.index], StepBlock)]
        return 2 * pages.count(0) < len(pages)

    def _lay_out(self, style: Style) -> None:
        self._style = style
        said = self._words.foot(self._source.routine.version)
        points = style.tiny if style.stacked else style.small
        self._foot = Paragraph(said, self._width - 32 * MM, points, ink=MUTED)
        self._running = leading(style.small) + 3 * MM
        self._room = self.size.height() - 2 * MARGIN - self._foot.height - 2 * MM
        self._sheet = self._body(style)
        self._written = len(self._sheet.blocks)
        self._add_tail(self._sheet, weeks=1, notes=1)
        self._paginate()

    def _paginate(self) -> None:
        self._places = paginate(self._sheet.items, self._room, self._room - self._running)

    def _fill_last_page(self) -> None:
        """Use what is left of the last page: for pictures, then more weeks, then lines to write on."""
        count = self.count
        stills = bool(self._source.movements) and self._fits(count, 1, 1, stills=True)
        weeks = next(n for n in range(MOST_WEEKS, 0, -1) if self._fits(count, n, 1, stills))
        next(n for n in range(MOST_NOTES, 0, -1) if self._fits(count, weeks, n, stills))

    def _fits(self, count: int, weeks: int, notes: int, stills: bool) -> bool:
        for kept in (self._sheet.blocks, self._sheet.items):
            del kept[self._written :]
        if stills:
            pictures = Stills(self._source, self._drawing, self._width, self._style)
            self._sheet.add(pictures, 2 * MM)
        self._add_tail(self._sheet, weeks, notes)
        self._paginate()
        return self.count <= count

    def _body(self, style: Style) -> _Sheet:
        sheet, source, words, width = _Sheet(), self._source, self._words, self._width
        gap = (2 if style.compact else 2.6) * MM
        sheet.add(Head(source, self._drawing, width, style, words), 0)
        for number, piece in enumerate(warning_box(source, width, style, words)):
            sheet.add(piece, 0 if number else gap, keep_with_next=piece.keeps)
        if style.compact and not style.stacked:
            sheet.add(StepsHead(source, width, style, words), 1 * MM, keep_with_next=True)
        else:
            sheet.add(Scale(source, width, style, words), gap - 1 * MM, keep_with_next=not style.stacked)
            heading = Heading(words.tr("Steps"), words.how_to_tick(source), width, style)
            sheet.add(heading, gap, keep_with_next=True)
        self._add_steps(sheet, source.before, style)
        if source.change is not None and source.before:
            sheet.add(EachSideHead(source.change, width, style, words), 1 * MM, keep_with_next=True)
        self._add_steps(sheet, source.each_side, style, keep_last=source.change is not None)
        if source.change is not None:
            sheet.add(ChangeBlock(source.change, width, style, words), 1 * MM)
        self._add_steps(sheet, source.after, style)
        return sheet

    def _add_steps(
        self, sheet: _Sheet, steps: tuple[CardStep, ...], style: Style, keep_last: bool = False
    ) -> None:
        for step in steps:
            block = StepBlock(step, self._source.sides, self._width, style, self._words)
            sheet.add(
                block, (0.7 if style.compact else 1) * MM, keep_with_next=keep_last and step is steps[-1]
            )

    def _add_tail(self, sheet: _Sheet, weeks: int, notes: int) -> None:
        sheet.add(Week(weeks, self._width, self._style, self._words), 2.5 * MM)
        sheet.add(Notes(notes, self._width, self._style, self._words), 0.5 * MM)
        sheet.add(Sources(self._source, self._width, self._style, self._words), 1.5 * MM)

    def _paint_blocks(self, painter: QPainter, places: list[Place]) -> None:
        for place in places:
            block = self._sheet.blocks[place.index]
            if isinstance(block, BoxPiece):
                self._paint_at(place, painter, block.paint_ground)
        for place in places:
            self._paint_at(place, painter, self._sheet.blocks[place.index].paint)

    def _paint_at(self, place: Place, painter: QPainter, paint: Callable[[QPainter], None]) -> None:
        painter.save()
        painter.translate(0, place.top + (self._running if place.page else 0))
        painter.scale(place.scale, place.scale)
        paint(painter)
        painter.restore()

    def _paint_running_head(self, painter: QPainter) -> None:
        right = Paragraph(self._words.gentle(), self._width, self._style.small, bold=True)
        room = self._width - right.width - 4 * MM
        if room > self._width / 4:
            title = Paragraph(self._source.routine.title, room, self._style.small, ink=MUTED)
            if title.lines == 1:
                title.paint(painter, 0, 0)
        right.paint(painter, self._width - right.width, 0)
        rule(painter, 0, right.height + 0.8 * MM, self._width, RULE)

    def _paint_foot(self, painter: QPainter, page: int) -> None:
        top = self.size.height() - 2 * MARGIN - self._foot.height
        rule(painter, 0, top - 0.8 * MM, self._width, RULE)
        self._foot.paint(painter, 0, top)
        if self.count > 1:
            words = self._words.tr("Page {page} of {pages}").format(page=page + 1, pages=self.count)
            number = Paragraph(
                words, self._width, self._style.tiny if self._style.stacked else self._style.small
            )
            number.paint(painter, self._width - number.width, top)


def paint_card(
    device: QPagedPaintDevice, source: CardSource, drawing: BodyDrawing, options: CardOptions
) -> int:
    """Paint the card on a printer or a PDF, page by page, on the device's own paper; how many pages.

    Raises OSError where the device cannot be painted on.
    """
    pages = CardPages(source, drawing, options)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("the card could not be painted on this device")
    for page in range(pages.count):
        if page:
            device.newPage()
        pages.paint(painter, page, _full_page(device, painter))
    painter.end()
    return pages.count


def _full_page(device: QPagedPaintDevice, painter: QPainter) -> QRectF:
    """The whole sheet in the painter's units, whose origin is the corner of what can be printed."""
    layout = device.pageLayout()
    whole = layout.fullRect(QPageLayout.Unit.Point)
    if layout.mode() is not QPageLayout.Mode.FullPageMode:
        margins = layout.margins(QPageLayout.Unit.Point)
        whole.moveTopLeft(QPointF(-margins.left(), -margins.top()))
    dots = painter.device().logicalDpiX() / 72
    return QRectF(whole.topLeft() * dots, whole.size() * dots)
