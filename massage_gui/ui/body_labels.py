"""The words on the body map: which figure is which, whose left is where, and the bubble beside a region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen

from massage_gui.services.body_drawing import BodyDrawing, Panel, PanelDrawing
from massage_gui.ui.theme import Theme

LEAST = 0.73
"""The least size of a caption, measured in the text of the window."""
LARGEST = 30.0
"""The largest caption for which the drawing has room, in its units."""
CROWDED = 18.0
"""From this size of captions on, in units, the insets have room for their titles only."""
WIDEST = 76.0
"""The widest word beside a figure that hits nothing, in units."""
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | _CENTRE
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class MapWords(QObject):
    """The captions of the drawing."""

    def panel(self, panel: Panel) -> str:
        """The caption of a panel."""
        return {
            Panel.FRONT: self.tr("Front"),
            Panel.BACK: self.tr("Back"),
            Panel.HEAD_FRONT: self.tr("Face"),
            Panel.HEAD_BACK: self.tr("Neck"),
            Panel.HANDS: self.tr("Palms"),
            Panel.SOLES: self.tr("Soles"),
        }[panel]

    def sides(self, panel: Panel) -> dict[str, str]:
        """The words for the user's own sides, by the name of their anchor."""
        if panel.is_inset:
            return {"label-left": self.tr("Left"), "label-right": self.tr("Right")}
        return {"label-left": self.tr("Your left"), "label-right": self.tr("Your right")}


def paint_captions(painter: QPainter, drawing: BodyDrawing, theme: Theme, font: QFont, scale: float) -> None:
    """Write the captions at the drawing's anchors; `scale` is pixels a unit, to keep small maps legible."""
    words = MapWords()
    least = min(LEAST * QFontInfo(font).pixelSize() / scale, LARGEST)
    for name, panel in drawing.panels.items():
        title, sides = (11.5, 10.5) if name.is_inset else (15.0, 13.0)
        titles = {"label": words.panel(name)}
        _write(painter, panel, drawing.size, titles, _sized(font, max(title, least), True), theme.text)
        if not name.is_inset or least <= CROWDED:
            _write(
                painter,
                panel,
                drawing.size,
                words.sides(name),
                _sized(font, max(sides, least), False),
                theme.muted,
            )


def _sized(font: QFont, units: float, bold: bool) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(1, round(units)))
    made.setBold(bold)
    return made


def _write(
    painter: QPainter, panel: PanelDrawing, within: QRectF, texts: Mapping[str, str], font: QFont, colour: str
) -> None:
    metrics = QFontMetricsF(font)
    widest = _widest(metrics, texts.values())
    # Captions that are too wide for their place, between two figures, go on two lines.
    wraps = len(texts) > 1 and widest > WIDEST
    if wraps:
        widest = _widest(metrics, " ".join(texts.values()).split())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    for anchor, text in texts.items():
        if anchor in panel.anchors:
            box = QRectF(0, 0, widest, 4 * font.pixelSize())
            box.moveCenter(panel.anchors[anchor])
            box.moveLeft(min(max(box.left(), within.left()), within.right() - widest))
            painter.drawText(box, _WRAPPED if wraps else _CENTRE, text)


def _widest(metrics: QFontMetricsF, texts: Iterable[str]) -> float:
    return max(metrics.horizontalAdvance(text) for text in texts) + 4


def bubble_box(text: str, beside: QRectF, within: QRectF, font: QFont) -> QRectF:
    """Where the bubble with `text` goes: beside a region, inside the map, without hiding the region."""
    metrics = QFontMetricsF(font)
    widest = min(max(290.0, 36 * metrics.averageCharWidth()), within.width() - 40)
    words = metrics.boundingRect(QRectF(0, 0, widest, 400), _WRAP, text)
    box = QRectF(0, 0, words.width() + 24, words.height() + 16)
    box.moveTopLeft(_place(box, beside, within))
    return box


def paint_bubble(painter: QPainter, text: str, box: QRectF, theme: Theme, font: QFont) -> None:
    """Write `text` in its bubble."""
    painter.setPen(QPen(QColor(theme.edge), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(QColor(theme.text))
    painter.setFont(font)
    painter.drawText(box.adjusted(12, 8, -8, -8), _WRAP, text)


def _place(box: QRectF, beside: QRectF, within: QRectF) -> QPointF:
    inner = within.adjusted(6, 6, -6, -6)
    left_of = beside.left() - box.width() - 12
    right_of = beside.right() + 12
    x = right_of if right_of + box.width() <= inner.right() else left_of
    y = beside.center().y() - box.height() / 2
    if x < inner.left():
        x = min(max(beside.center().x() - box.width() / 2, inner.left()), inner.right() - box.width())
        y = beside.top() - box.height() - 10
        y = y if y >= inner.top() else beside.bottom() + 10
    return QPointF(x, min(max(y, inner.top()), inner.bottom() - box.height()))
