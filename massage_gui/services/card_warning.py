"""The box that stands before step 1: do not do this if, stop if, and the routine's safety notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from massage_gui.core.screening import Tier
from massage_gui.services.card import CardSource
from massage_gui.services.card_marks import stop_sign, warning_sign
from massage_gui.services.card_text import MM, PT, WARN, WARN_EDGE, Paragraph, Style, leading, plain
from massage_gui.services.card_words import CardWords

_BAR = 1.6 * MM
_PAD = 4 * MM
_OVERLAP = 0.25 * MM
_Sign = Callable[[QPainter, float, float, float], None]


class BoxPiece:
    """A paragraph of the box; pieces stand one under the other without a gap and look like one box.

    Its first `lead` characters are bold; `sign` stands before it, `beside` at the end of its first line;
    `bullet` makes it an item of a list.
    """

    def __init__(
        self,
        text: str,
        width: float,
        style: Style,
        *,
        lead: int = 0,
        heading: bool = False,
        sign: _Sign | None = None,
        bullet: bool = False,
        beside: str = "",
        above: float = 0.0,
        below: float = 0.0,
    ) -> None:
        points = style.heading if heading else style.body
        self._width, self._sign, self._above, self._line = width, sign, above, leading(points)
        self._size = style.heading * PT
        indented = not style.stacked or sign is not None
        self._left = _PAD + (self._size + 1.6 * MM if indented else 0.0)
        self._indent = style.body * PT * 0.75 if bullet else 0.0
        self._dot = Paragraph("•", 9 * MM, style.body)
        inner = width - self._left - self._indent - _PAD * 0.6
        self._text = Paragraph(text, inner, points, bold=heading, lead=lead)
        self._beside = Paragraph(beside, inner, style.body, bold=True)
        self.keeps = heading
        self.height = above + self._text.height + below

    def paint_ground(self, painter: QPainter) -> None:
        """Draw what it is written on; that of all pieces comes first, for it would cover words above it."""
        # Begin a hair above, so that no seam shows between two pieces.
        painter.fillRect(QRectF(0, -_OVERLAP, self._width, self.height + _OVERLAP), WARN)
        painter.fillRect(QRectF(0, -_OVERLAP, _BAR, self.height + _OVERLAP), WARN_EDGE)

    def paint(self, painter: QPainter) -> None:
        """Draw its words with its top left corner at the origin."""
        if self._sign is not None:
            self._sign(painter, _PAD, self._above + self._line / 2, self._size)
        if self._indent:
            self._dot.paint(painter, self._left, self._above)
        self._text.paint(painter, self._left + self._indent, self._above)
        right = self._width - _PAD * 0.6 - self._beside.width
        self._beside.paint(painter, right, self._above + (self._line - self._beside.height) / 2)


def warning_box(source: CardSource, width: float, style: Style, words: CardWords) -> list[BoxPiece]:
    """The pieces of the box, in order."""
    piece = partial(BoxPiece, width=width, style=style)
    gentle = words.gentle()
    heading = partial(piece, words.tr("Do not do this if"), heading=True, sign=warning_sign, above=1.4 * MM)
    not_if = [_led(lead, text, piece) for lead, text in _not_if(source, style, words) if text]
    if style.compact and not style.stacked:
        return [heading(beside=gentle), *not_if, *_short_rest(source, words, piece)]
    rest = _large_rest if style.compact else _rest
    last = piece(gentle, lead=len(gentle), above=0.8 * MM, below=1.4 * MM)
    return [heading(), *not_if, *rest(source, words, piece), last]


def _rest(source: CardSource, words: CardWords, piece: Callable[..., BoxPiece]) -> Iterator[BoxPiece]:
    yield piece(words.tr("Stop if"), heading=True, sign=stop_sign, above=1.2 * MM)
    yield _led(words.tr("You feel:"), source.routine.avoid_feeling, piece)
    yield _led(words.tr("Or:"), _run(source.stop_if), piece)
    if source.routine.safety:
        yield piece(words.tr("Keep in mind"), heading=True, above=1.2 * MM)
    yield from (piece(note, bullet=True) for note in source.routine.safety)


def _short_rest(source: CardSource, words: CardWords, piece: Callable[..., BoxPiece]) -> Iterator[BoxPiece]:
    feel = f"{source.routine.avoid_feeling} {words.stop_short()}"
    yield _led(words.tr("Stop if you feel:"), feel, piece, sign=stop_sign, above=0.8 * MM)
    notes = " ".join((*source.routine.safety, words.full_check()))
    yield _led(words.tr("Keep in mind:"), notes, piece, above=0.8 * MM, below=1 * MM)


def _large_rest(source: CardSource, words: CardWords, piece: Callable[..., BoxPiece]) -> Iterator[BoxPiece]:
    """Short too, in pieces small enough to fill a page of large print."""
    yield _led(
        words.tr("Stop if you feel:"), source.routine.avoid_feeling, piece, sign=stop_sign, above=0.8 * MM
    )
    yield piece(words.stop_short())
    for number, note in enumerate((*source.routine.safety, words.full_check())):
        yield piece(note, bullet=True, above=0 if number else 0.8 * MM)


def _led(lead: str, text: str, piece: Callable[..., BoxPiece], **more: object) -> BoxPiece:
    return piece(f"{lead} {text}", lead=len(plain(lead)), **more)


def _not_if(source: CardSource, style: Style, words: CardWords) -> list[tuple[str, str]]:
    of = partial(source.warnings.of, full=not style.compact)
    area = of(Tier.SKIP_AREA)
    return [
        # What calls for help is never left out to save a line.
        (words.tr("Call for help:"), _run(source.warnings.of(Tier.EMERGENCY, full=True))),
        (words.tr("Get advice the same day:"), _run(of(Tier.SAME_DAY))),
        (words.tr("Ask a professional first:"), _run(of(Tier.ASK_FIRST))),
        (words.tr("Not over:"), words.area_short() if style.compact and area else _run(area)),
    ]


def _run(texts: Sequence[str]) -> str:
    """Short texts in one line of text, apart but easy to tell."""
    return " · ".join(texts)
