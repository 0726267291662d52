"""The head of the card: title, times, set-up and tools, and the little figure with the region lit."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from massage_gui.core.region import Side
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.body_painter import BodyInk, best_panel, paint_figure
from massage_gui.services.card import CardSource
from massage_gui.services.card_marks import label, side_ink
from massage_gui.services.card_text import MM, MUTED, Paragraph, Style, leading
from massage_gui.services.card_words import CardWords

_BODY = BodyInk(
    skin=QColor("#F6F0E9"),
    edge=QColor("#8B7D70"),
    line=QColor("#B5A799"),
    region=QColor("#E9DDD1"),
    quiet=QColor("#EFE7DE"),
    frame=QColor("#CFC6BC"),
    ground=QColor("#FFFFFF"),
)


class Head:
    """Title and facts, with the little figure at the right; in large print the facts go under it."""

    def __init__(
        self, source: CardSource, drawing: BodyDrawing, width: float, style: Style, words: CardWords
    ) -> None:
        self._figure = Figure(source, drawing, style, words)
        self._width, self._stacked = width, style.stacked
        beside = width - self._figure.width - 5 * MM
        yours = words.tr("Yours, not reviewed: {file}").format(file=source.routine.file)
        self._lines = [
            Paragraph(source.routine.title, beside, style.title, bold=True),
            *([Paragraph(yours, beside, style.body, bold=True)] if source.routine.yours else []),
            Paragraph(words.total(source), beside, style.heading, bold=True),
        ]
        self._facts = Facts(_facts(source, style, words), width if style.stacked else beside, style)
        self._lines_height = sum(line.height for line in self._lines) + 3 * MM
        if style.stacked:
            self._facts_top = max(self._lines_height, self._figure.least)
            self.height = self._facts_top + self._facts.height
        else:
            self._facts_top = self._lines_height
            self.height = max(self._lines_height + self._facts.height, self._figure.least)

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        top = 0.0
        for line in self._lines:
            top = line.paint(painter, 0, top) + 0.6 * MM
        self._facts.paint(painter, 0, self._facts_top)
        tall = self._facts_top - 2 * MM if self._stacked else min(self.height, self._figure.most)
        self._figure.paint(painter, QRectF(self._width - self._figure.width, 0, self._figure.width, tall))


class Facts:
    """Pairs of a label and a text: the texts in one column, or in large print each after its label."""

    def __init__(self, pairs: list[tuple[str, str]], width: float, style: Style) -> None:
        self._gap = 0.5 * MM
        if style.stacked:
            self._column = 0.0
            self._names = [Paragraph("", width, style.body)] * len(pairs)
            self._texts = [
                Paragraph(f"{name}: {text}", width, style.body, lead=len(name) + 1) for name, text in pairs
            ]
        else:
            self._names = [Paragraph(name, width, style.body, bold=True, ink=MUTED) for name, _ in pairs]
            self._column = max((name.width for name in self._names), default=0.0) + 3 * MM
            self._texts = [Paragraph(text, width - self._column, style.body) for _, text in pairs]
        self.height = sum(text.height + self._gap for text in self._texts)

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Draw all rows with the top left corner there."""
        for name, text in zip(self._names, self._texts, strict=True):
            name.paint(painter, left, top)
            top = text.paint(painter, left + self._column, top) + self._gap


class Figure:
    """The panel of the body that shows the region best, its sides named in words and colour."""

    def __init__(self, source: CardSource, drawing: BodyDrawing, style: Style, words: CardWords) -> None:
        self._drawing, self._region, self._points = drawing, source.routine.region, style.small
        lit: dict[Side | None, QColor] = {None: side_ink(None)}
        for side in source.sides or (Side.LEFT, Side.RIGHT):
            lit[side] = side_ink(side)
        self._lit = lit
        self._names = _names(source, drawing, words)
        self._line = leading(style.small)
        widest = max(
            (Paragraph(text, 90 * MM, style.small, bold=True).width for _, _, text in self._names), default=0
        )
        self.width = max(38 * MM if not style.stacked else 56 * MM, 2 * widest + 3 * MM)
        self.least = (52 if style.stacked else 33 if style.compact else 40) * MM
        self.most = 60 * MM

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw the figure over the names of its sides."""
        under = self._line if self._names else 0.0
        into = box.adjusted(0, 0, 0, -under)
        paint_figure(painter, into, self._drawing, self._region, _BODY, self._lit)
        for half, side, text in self._names:
            left = box.left() + half * box.width() / 2
            place = QRectF(left, into.bottom(), box.width() / 2, self._line)
            label(painter, place, text, self._points, side_ink(side))


def _names(source: CardSource, drawing: BodyDrawing, words: CardWords) -> list[tuple[int, Side, str]]:
    """Which half of the picture, 0 its left one, is which side of the user, where the region has sides."""
    panel = best_panel(drawing, source.routine.region)
    if panel is None:
        return []
    middles = {
        shape.side: shape.path.boundingRect().center().x()
        for shape in drawing.panels[panel].shapes
        if shape.region == source.routine.region and shape.side is not None
    }
    ordered = sorted(middles, key=lambda side: middles[side])
    wanted = source.sides or tuple(ordered)
    return [(half, side, words.your_side(side)) for half, side in enumerate(ordered) if side in wanted]


def _facts(source: CardSource, style: Style, words: CardWords) -> list[tuple[str, str]]:
    routine = source.routine
    pairs = [
        (words.tr("Position"), f"{words.position(routine.position)} {routine.set_up}"),
        (words.tr("You need"), routine.needs or words.tr("Nothing but your hands.")),
        (words.tr("How often"), routine.how_often),
        (words.tr("Feels like"), "" if style.compact else routine.feel),
    ]
    return [(name, text) for name, text in pairs if text]
