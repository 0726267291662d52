"""The words on the body map: which figure is which, whose left is where, and the bubble beside a region."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from massage_gui.services.body_drawing import BodyDrawing, Panel
from massage_gui.ui.theme import Theme

_CENTRE = Qt.AlignmentFlag.AlignCenter
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class MapWords(QObject):
    """The captions of the drawing."""

    def panel(self, panel: Panel) -> str:
        """The caption of a panel."""
        return {
            Panel.FRONT: self.tr("Front"),
            Panel.BACK: self.tr("Back"),
            Panel.HEAD_FRONT: self.tr("Face"),
            Panel.HEAD_BACK: self.tr("Neck, from behind"),
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
    for name, panel in drawing.panels.items():
        texts = {"label": words.panel(name), **words.sides(name)}
        for anchor, text in texts.items():
            if anchor in panel.anchors:
                title = anchor == "label"
                colour = QColor(theme.text if title else theme.muted)
                wanted = (15.0 if title else 13.0) if not name.is_inset else (11.5 if title else 10.5)
                _write(
                    painter, panel.anchors[anchor], text, _sized(font, max(wanted, 11 / scale), title), colour
                )


def _sized(font: QFont, units: float, bold: bool) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(1, round(units)))
    made.setBold(bold)
    return made


def _write(painter: QPainter, at: QPointF, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(at.x() - 100, at.y() - 20, 200, 40), _CENTRE, text)


def paint_bubble(
    painter: QPainter, text: str, beside: QRectF, within: QRectF, theme: Theme, font: QFont
) -> None:
    """Write `text` in a bubble beside a region, inside the map, without hiding the region."""
    metrics = QFontMetricsF(font)
    words = metrics.boundingRect(QRectF(0, 0, min(290.0, within.width() - 40), 400), _WRAP, text)
    box = QRectF(0, 0, words.width() + 24, words.height() + 16)
    box.moveTopLeft(_place(box, beside, within))
    painter.setPen(QPen(QColor(theme.edge), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(QColor(theme.text))
    painter.setFont(font)
    painter.drawText(box.adjusted(12, 8, -12, -8), _WRAP, text)


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
