"""The pressure scale, the week grid, the lines for notes, and the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from massage_gui.services.card import CardSource
from massage_gui.services.card_blocks import Heading
from massage_gui.services.card_marks import MOST_PRESSURE, label, rule
from massage_gui.services.card_text import INK, MM, MUTED, PT, TINT, Paragraph, Style, leading
from massage_gui.services.card_words import CardWords

_EDGE = 0.7 * PT
_NOTE_GAP = 0.9 * MM
_QUIET = QColor("#FFFFFF")
_CODE = re.compile(r"^[A-Z]\d+[a-z]?: ")
"""What a file calls a source by; on paper it leads nowhere."""


class Scale:
    """The scale of pressure, 0 to 5, with the strongest that this routine asks for marked."""

    def __init__(self, source: CardSource, width: float, style: Style, words: CardWords) -> None:
        self._most, self._style, self._words = source.most_pressure, style, words
        self._heading = Paragraph(words.tr("Pressure"), width, style.body, bold=True)
        self._left = 0.0 if style.stacked else self._heading.width + 3 * MM
        self._top = self._heading.height if style.stacked else 0.0
        self._cell = leading(style.small) + 1.2 * MM
        self._mark = 2 * MM
        self._columns = 3 if style.stacked else MOST_PRESSURE + 1
        self._wide = (width - self._left) / self._columns
        note = "" if style.compact else words.most_pressure(self._most)
        self._note = Paragraph(note, width - self._left, style.small, ink=MUTED)
        rows = -(-(MOST_PRESSURE + 1) // self._columns)
        self._cells = self._top + rows * (self._cell + self._mark)
        self.height = self._cells + (self._note.height + _NOTE_GAP if note else 0.0)

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        self._heading.paint(
            painter, 0, 0 if self._top else self._mark + (self._cell - self._heading.height) / 2
        )
        for level in range(MOST_PRESSURE + 1):
            row, column = divmod(level, self._columns)
            top = self._top + row * (self._cell + self._mark) + self._mark
            self._paint_cell(
                painter, QRectF(self._left + column * self._wide, top, self._wide, self._cell), level
            )
        self._note.paint(painter, self._left, self._cells + _NOTE_GAP)

    def _paint_cell(self, painter: QPainter, box: QRectF, level: int) -> None:
        asked, target = 0 < level <= self._most, level == self._most
        painter.setPen(QPen(INK, 2.2 * PT if target else _EDGE))
        painter.setBrush(TINT if asked else _QUIET)
        painter.drawRect(box.adjusted(_EDGE, 0, -_EDGE, -_EDGE))
        text = f"{level}  {self._words.pressure(level)}"
        label(painter, box, text, self._style.small, INK if level <= self._most else MUTED, bold=target)
        if target:
            _pointer(painter, box.center().x(), box.top() - 0.5 * MM, 1.2 * MM)


class StepsHead:
    """In compact print: the heading of the steps and the scale of pressure, on one line."""

    def __init__(self, source: CardSource, width: float, style: Style, words: CardWords) -> None:
        self._width = width
        self._title = Paragraph(words.tr("Steps"), width, style.heading, bold=True)
        self._left = self._title.width + 6 * MM
        self._scale = Scale(source, width - self._left, style, words)
        self.height = self._scale.height + 1.6 * MM

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        self._title.paint(painter, 0, self._scale.height - self._title.height)
        painter.save()
        painter.translate(self._left, 0)
        self._scale.paint(painter)
        painter.restore()
        rule(painter, 0, self.height - 0.4 * MM, self._width, INK, 1.0)


class Week:
    """A grid, Monday to Sunday, for a score before and after; one pair of rows for each week."""

    def __init__(self, weeks: int, width: float, style: Style, words: CardWords) -> None:
        self._weeks, self._width, self._style = weeks, width, style
        self._days, self._rows = words.days(), (words.tr("Before"), words.tr("After"))
        self._names = [words.tr("Week {number}").format(number=n + 1) for n in range(weeks)]
        heading = words.tr("Score it, 0 to 10")
        note = words.score()
        self._heading = Heading(heading, note, width, style)
        self._head = leading(style.small) + 0.6 * MM
        self.height = self._heading.height + self._head + weeks * self.one(style)

    @staticmethod
    def one(style: Style) -> float:
        """The height of one week."""
        return 2 * (10 if style.stacked else 6.2) * MM

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        self._heading.paint(painter)
        first = self._widest(self._names) + self._widest(self._rows)
        wide = (self._width - first) / len(self._days)
        top = self._heading.height
        for index, day in enumerate(self._days):
            label(painter, QRectF(first + index * wide, top, wide, self._head), day, self._style.small, INK)
        self._paint_rows(painter, top + self._head, first, wide)

    def _widest(self, texts: Sequence[str]) -> float:
        return max(Paragraph(text, 90 * MM, self._style.small).width for text in texts) + 3 * MM

    def _name(self, painter: QPainter, text: str, left: float, top: float, tall: float) -> None:
        """A name in the middle of the height of what it names."""
        name = Paragraph(text, 90 * MM, self._style.small, ink=INK)
        name.paint(painter, left, top + (tall - name.height) / 2)

    def _paint_rows(self, painter: QPainter, top: float, first: float, wide: float) -> None:
        tall = self.one(self._style) / 2
        for row in range(2 * self._weeks):
            y = top + row * tall
            self._name(painter, self._rows[row % 2], self._widest(self._names), y, tall)
            if row % 2 == 0:
                self._name(painter, self._names[row // 2], 0, y, 2 * tall)
            painter.setPen(QPen(MUTED, _EDGE))
            painter.setBrush(TINT if row % 2 else Qt.BrushStyle.NoBrush)
            for index in range(len(self._days)):
                painter.drawRect(QRectF(first + index * wide, y, wide, tall))
        for week in range(self._weeks + 1):
            rule(painter, 0, top + week * 2 * tall, self._width, INK, 1.0)


class Notes:
    """Lines to write on."""

    def __init__(self, lines: int, width: float, style: Style, words: CardWords) -> None:
        self._lines, self._width = lines, width
        self._tall = self.one(style)
        self._name = Paragraph(words.tr("Notes"), width, style.small, bold=True)
        self.height = lines * self._tall

    @staticmethod
    def one(style: Style) -> float:
        """From one line to the next."""
        return (10 if style.stacked else 7) * MM

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        self._name.paint(painter, 0, self._tall - self._name.height - 0.4 * MM)
        for line in range(1, self._lines + 1):
            left = self._name.width + 2 * MM if line == 1 else 0.0
            rule(painter, left, line * self._tall - 0.4 * MM, self._width - left, MUTED)


class Sources:
    """Where it comes from, in small type."""

    def __init__(self, source: CardSource, width: float, style: Style, words: CardWords) -> None:
        routine = source.routine
        title = words.tr("Sources:")
        said = " · ".join(_CODE.sub("", each) for each in routine.sources) or words.tr("none named.")
        self._text = Paragraph(f"{title} {said}", width, style.tiny, lead=len(title), ink=MUTED)
        self.height = self._text.height

    def paint(self, painter: QPainter) -> None:
        """Draw it with its top left corner at the origin."""
        self._text.paint(painter, 0, 0)


def _pointer(painter: QPainter, x: float, bottom: float, size: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x - size * 0.7, bottom - size),
                QPointF(x + size * 0.7, bottom - size),
                QPointF(x, bottom),
            ]
        )
    )
