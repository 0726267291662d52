"""The blocks of the card: each measures itself to a width, and paints itself whole at the origin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from massage_gui.core.region import Side
from massage_gui.services.card import CardChange, CardStep
from massage_gui.services.card_marks import (
    disc,
    label,
    meter,
    rule,
    side_ink,
    swap_sign,
    tick_box,
    warning_sign,
)
from massage_gui.services.card_text import INK, MM, MUTED, PT, RULE, TINT, Paragraph, Style, leading, plain
from massage_gui.services.card_words import CardWords


class Block(Protocol):
    """What stands on the card in one piece; `height` is in twentieths of a point."""

    @property
    def height(self) -> float: ...

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""


class Heading:
    """The heading of a section, over a line."""

    def __init__(self, text: str, note: str, width: float, style: Style) -> None:
        self._width = width
        self._text = Paragraph(text, width, style.heading, bold=True)
        beside = width - self._text.width - 4 * MM
        self._beside = beside > width / 3
        points = style.tiny if style.stacked else style.small
        self._note = Paragraph(note, beside if self._beside else width, points, ink=MUTED)
        under = 0.0 if self._beside or not note else self._note.height
        self.height = max(self._text.height, self._note.height if self._beside else 0.0) + under + 1.2 * MM

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        bottom = self._text.paint(painter, 0, 0)
        if self._beside:
            self._note.paint(
                painter, self._text.width + 4 * MM, max(0.0, bottom - self._note.height - 0.3 * MM)
            )
        else:
            self._note.paint(painter, 0, bottom)
        rule(painter, 0, self.height - 0.6 * MM, self._width, INK, 1.0)


class StepBlock:
    """One step: number, title, pressure, time, boxes to tick; then its text and its caution."""

    def __init__(self, step: CardStep, sides: tuple[Side, ...], width: float, style: Style, words: CardWords):
        self._step, self._style, self._width = step, style, width
        self._ticks = Ticks(sides if step.two_sided else (step.side,), style, words)
        self._facts = _Facts(step, style, words)
        self._left = style.number
        # In large print the text begins under the number: a wider line is worth more than the indent.
        self._indent = 0.0 if style.stacked else self._left
        beside = 0.0 if style.stacked else self._facts.width + self._ticks.width + 6 * MM
        title = words.both_ways_short(step.title, sides)
        if step.optional:
            title = words.tr("{title} (if you like)").format(title=title)
        text, caution = words.both_ways(step.text, sides), plain(words.both_ways(step.caution, sides))
        if style.compact:
            text, inline, caution = f"{text} {caution}", len(caution), ""
        else:
            inline = 0
        self._title = Paragraph(title, width - self._left - beside, style.heading, bold=True)
        self._text = Paragraph(text, width - self._indent, style.body, tail=inline)
        self._sign = style.body * PT
        self._caution = Paragraph(caution, width - self._indent - 1.6 * self._sign, style.body)
        self._gap = (1.2 if style.compact else 2.2) * MM
        self._row = max(self._ticks.height, style.line)
        top = self._title.height + (self._row + 1 * MM if style.stacked else 0.0)
        self._top = max(top, self._row)
        self.height = self._top + self._text.height + self._caution.height + self._gap

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        first = leading(self._style.heading)
        line = max(first, self._row) if not self._style.stacked else first
        self._paint_number(painter, line / 2)
        self._title.paint(painter, self._left, (line - first) / 2)
        self._paint_facts(painter, line / 2)
        bottom = self._text.paint(painter, self._indent, self._top)
        if self._caution.height:
            warning_sign(painter, self._indent, bottom + self._style.line / 2, self._sign)
            bottom = self._caution.paint(painter, self._indent + 1.6 * self._sign, bottom)
        rule(painter, self._indent, self.height - 0.5 * MM, self._width - self._indent, RULE)

    def _paint_number(self, painter: QPainter, middle: float) -> None:
        size = self._style.heading * PT * 1.5
        number = str(self._step.number)
        wide = size + (len(number) - 1) * size * 0.3
        disc(painter, QRectF(0, middle - size / 2, wide, size), number, self._style.small)

    def _paint_facts(self, painter: QPainter, middle: float) -> None:
        if self._style.stacked:
            middle = self._title.height + self._row / 2
            self._facts.paint(painter, self._left, middle)
            self._ticks.paint(painter, self._width - self._ticks.width, middle)
            return
        left = self._width - self._ticks.width
        self._facts.paint(painter, left - self._facts.width - 3 * MM, middle)
        self._ticks.paint(painter, left, middle)


class _Facts:
    """The pressure and the time of a step, on one line."""

    def __init__(self, step: CardStep, style: Style, words: CardWords) -> None:
        self._level, self._size = step.pressure, style.small * PT * 0.85
        pressure = words.tr("{level} {word}").format(level=step.pressure, word=words.pressure(step.pressure))
        time = words.time(step.seconds)
        shown = words.tr("{time} a side").format(time=time) if step.two_sided else time
        self._pressure = Paragraph(pressure, 60 * MM, style.small)
        self._time = Paragraph(shown, 60 * MM, style.body, bold=True)
        widest = Paragraph("3 " + words.pressure(3), 60 * MM, style.small).width
        self._meter = 5 * self._size + 1.2 * MM
        self._to_time = self._meter + max(widest, self._pressure.width) + 4 * MM
        widest_time = Paragraph(
            words.tr("{time} a side").format(time=words.time(45)), 60 * MM, style.body, bold=True
        )
        self.width = self._to_time + max(widest_time.width, self._time.width)

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        meter(painter, left, middle, self._size, self._level)
        self._pressure.paint(painter, left + self._meter, middle - self._pressure.height / 2)
        self._time.paint(painter, left + self._to_time, middle - self._time.height / 2)


class Ticks:
    """A box to tick for each side, with its letter; one plain box where both are done at once."""

    _GAP = 2.4 * MM

    def __init__(self, sides: Sequence[Side | None], style: Style, words: CardWords) -> None:
        self._sides = [side if side in (Side.LEFT, Side.RIGHT) else None for side in sides]
        self._letters = [words.letter(side) if side else "" for side in self._sides]
        self._size = max(5 * MM, style.body * PT * 1.15)
        self._points = style.small
        self._letter = style.small * PT * 0.95
        self._one = self._letter + 0.5 * MM + self._size
        self.height = self._size + 0.5 * MM
        self.width = 2 * self._one + self._GAP

    def paint(self, painter: QPainter, left: float, middle: float) -> None:
        """Draw the boxes, the last one at the right end."""
        count = len(self._sides)
        left += self.width - count * self._one - (count - 1) * self._GAP
        for side, letter in zip(self._sides, self._letters, strict=True):
            place = QRectF(left, middle - self._size / 2, self._letter, self._size)
            if side is not None:
                label(painter, place, letter, self._points, side_ink(side))
            tick_box(painter, left + self._one - self._size, middle, self._size, side)
            left += self._one + self._GAP


class EachSideHead:
    """Opens the steps that are done on one side, then on the other."""

    def __init__(self, change: CardChange, width: float, style: Style, words: CardWords) -> None:
        first = words.side(change.toward.other)
        text = words.tr("Steps {first} to {last}: {side} side first").format(
            first=change.first, last=change.last, side=first
        )
        self._width, self._side = width, change.toward.other
        self._text = Paragraph(text, width - 4 * MM, style.body, bold=True, ink=side_ink(self._side))
        self.height = self._text.height + 1.6 * MM

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        painter.fillRect(QRectF(0, 0, self._width, self.height - 0.8 * MM), TINT)
        painter.fillRect(QRectF(0, 0, 1.2 * MM, self.height - 0.8 * MM), side_ink(self._side))
        self._text.paint(painter, 3 * MM, 0.4 * MM)


class ChangeBlock:
    """The change of sides, and what is then done again; in compact print the heading runs into the text."""

    def __init__(self, change: CardChange, width: float, style: Style, words: CardWords) -> None:
        self._change, self._width, self._left = change, width, style.number
        self._time = Paragraph(words.time(change.seconds), 60 * MM, style.body, bold=True)
        heading, again = words.change(change), words.again(change)
        self._pad, inner = (0.6 if style.compact else 1) * MM, width - self._left - 2 * MM
        beside = inner - self._time.width - 4 * MM
        title, lead = ("", heading) if style.compact else (heading, "")
        ink = side_ink(change.toward)
        self._title = Paragraph(title, beside, style.heading, bold=True, ink=ink)
        self._text = Paragraph(
            f"{lead} {change.text} {again}",
            beside if lead else inner,
            style.body,
            lead=len(lead),
            tail=len(plain(again)),
        )
        self._sign = leading(style.heading)
        self._ground = self._title.height + self._text.height + 2 * self._pad
        self.height = self._ground + 0.6 * MM

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        painter.fillRect(QRectF(0, 0, self._width, self._ground), TINT)
        painter.fillRect(QRectF(0, 0, 1.2 * MM, self._ground), side_ink(self._change.toward))
        sign = QRectF(2.4 * MM, self._pad, min(5 * MM, self._sign), self._sign)
        swap_sign(painter, sign, self._change.toward.other, self._change.toward)
        bottom = self._title.paint(painter, self._left, self._pad)
        self._time.paint(painter, self._width - self._time.width - 2 * MM, self._pad)
        self._text.paint(painter, self._left, bottom)
