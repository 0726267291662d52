"""Type on the card: sizes, inks, and paragraphs of plain text.

All measures of the card are in twentieths of a point: whole numbers then give fonts of half a point and less,
and text is laid out alike on every device.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from massage_gui.services.type_line import set_lines, type_line

PT = 20.0
MM = PT * 72 / 25.4

INK = QColor("#1F1A16")
MUTED = QColor("#574D45")
RULE = QColor("#CFC6BC")
TINT = QColor("#F4EFE9")
WARN = QColor("#FFF4DE")
WARN_EDGE = QColor("#B98A2F")

_LIGATURES = QFont.Tag("liga")


@dataclass(frozen=True)
class Style:
    """The sizes of type on a card, in points; `stacked` puts what is beside a text under it.

    `compact` sets more on a page: headings and cautions run into the text, and the box before step 1 leaves
    out what everybody is asked.
    """

    body: float
    stacked: bool = False
    compact: bool = False

    @property
    def title(self) -> float:
        """The routine's title."""
        return self.body * (1.4 if self.stacked else 1.9)

    @property
    def heading(self) -> float:
        """Headings and the titles of steps."""
        return self.body + (0.0 if self.stacked else 1.0)

    @property
    def small(self) -> float:
        """What stands beside the text: labels, letters over boxes, the foot of the page."""
        return 15.0 if self.stacked else self.body - 1.5

    @property
    def tiny(self) -> float:
        """The sources and the foot of the page in large print."""
        return 11.0 if self.stacked else 7.0

    @property
    def number(self) -> float:
        """The column of the steps' numbers, in twentieths of a point."""
        return (14 if self.stacked else 9) * MM

    @property
    def line(self) -> float:
        """From one baseline of body text to the next, in twentieths of a point."""
        return leading(self.body)


def leading(points: float) -> float:
    """From one baseline to the next for type of this size, in twentieths of a point."""
    return type_line(font(points)).pitch


def font(points: float, bold: bool = False) -> QFont:
    """The application's font in twentieths of a point, without ligatures, which copy badly from a PDF."""
    made = QFont()
    made.setPixelSize(max(1, round(points * PT)))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(_LIGATURES, 0)
    return made


class Paragraph:
    """Plain text set to a width; its first `lead` and its last `tail` characters are bold.

    The text is drawn literally, whatever it looks like.
    """

    def __init__(
        self,
        text: str,
        width: float,
        points: float,
        *,
        bold: bool = False,
        lead: int = 0,
        tail: int = 0,
        ink: QColor = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        self._ink = ink
        self._layout = QTextLayout(plain(text), font(points, bold))
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if lead or tail:
            self._layout.setFormats([_bold(0, lead), _bold(len(self._layout.text()) - tail, tail)])
        self.height = set_lines(self._layout, font(points), width) if self._layout.text() else 0.0
        self.lines = self._layout.lineCount()

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((self._layout.lineAt(i).naturalTextWidth() for i in range(self.lines)), default=0.0)

    def paint(self, painter: QPainter, left: float, top: float) -> float:
        """Draw it with its top left corner there; its bottom."""
        painter.setPen(self._ink)
        self._layout.draw(painter, QPointF(left, top))
        return top + self.height


def plain(text: str) -> str:
    """The text as it is set: on one line, every run of white space a space."""
    return " ".join(text.split())


def _bold(start: int, length: int) -> QTextLayout.FormatRange:
    made, form = QTextLayout.FormatRange(), QTextCharFormat()
    form.setFontWeight(QFont.Weight.Bold)
    made.start, made.length, made.format = start, length, form
    return made
