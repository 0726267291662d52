"""The words on the body map: which figure is which, and whose left is where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter

from massage_gui.services.body_drawing import BodyDrawing, Panel, PanelDrawing
from massage_gui.ui.theme import Theme

LEAST = 0.87
"""The least size of a figure's caption, measured in the text of the window."""
LEAST_INSET = 0.73
"""The same for an inset's caption: an inset is narrow."""
LARGEST = 28.0
"""The largest caption for which the drawing has room, in its units."""
WIDEST = 118.0
"""The widest word beside a figure's head that hits nothing, in units."""
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_WRAPPED = int(Qt.TextFlag.TextWordWrap) | _CENTRE
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_LEFT = _MIDDLE | int(Qt.AlignmentFlag.AlignLeft)
_RIGHT = _MIDDLE | int(Qt.AlignmentFlag.AlignRight)


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

    def sides(self) -> dict[str, str]:
        """The words for the user's own sides beside a figure, by the name of their anchor."""
        return {"label-left": self.tr("Your left"), "label-right": self.tr("Your right")}

    def inset_sides(self) -> Sequence[dict[str, str]]:
        """The same over an inset: in full, and as short as can be, for where there is less room."""
        return (
            {"label-left": self.tr("Left"), "label-right": self.tr("Right")},
            {"label-left": self.tr("L", "left"), "label-right": self.tr("R", "right")},
        )


def caption_size(font: QFont, scale: float) -> float:
    """The size of the insets' captions in units, for the window's font and so many pixels a unit."""
    return max(11.5, _least(LEAST_INSET, font, scale))


def _least(share: float, font: QFont, scale: float) -> float:
    return min(share * QFontInfo(font).pixelSize() / scale, LARGEST)


def paint_captions(painter: QPainter, drawing: BodyDrawing, theme: Theme, font: QFont, scale: float) -> None:
    """Write the captions at the drawing's anchors; `scale` is pixels a unit, to keep small maps legible."""
    words, least = MapWords(), _least(LEAST, font, scale)
    insets = {words.panel(name): panel for name, panel in drawing.panels.items() if name.is_inset}
    _write_lines(painter, insets, words.inset_sides(), _sized(font, caption_size(font, scale)), theme)
    for name, panel in drawing.panels.items():
        if not name.is_inset:
            title, titles = _sized(font, max(15.0, least), bold=True), {"label": words.panel(name)}
            _write(painter, panel, drawing.size, titles, title, theme.text)
            _write(painter, panel, drawing.size, words.sides(), _sized(font, max(13.0, least)), theme.muted)


def _sized(font: QFont, units: float, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(1, round(units)))
    made.setBold(bold)
    return made


def _write(
    painter: QPainter, panel: PanelDrawing, within: QRectF, texts: Mapping[str, str], font: QFont, colour: str
) -> None:
    metrics = QFontMetricsF(font)
    widest = _widest(metrics, texts.values())
    # Captions that are too wide for their place, between head and edge, go on two lines.
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


def _write_lines(
    painter: QPainter,
    insets: Mapping[str, PanelDrawing],
    sides: Sequence[Mapping[str, str]],
    font: QFont,
    theme: Theme,
) -> None:
    """Write the insets' lines: the title in the middle, and over each end the side that is there."""
    title, side = QFontMetricsF(_sized(font, font.pixelSize(), bold=True)), QFontMetricsF(font)
    least = min((panel.bounds.width() for panel in insets.values()), default=0.0)
    room = (least - _widest(title, insets)) / 2 - font.pixelSize() / 4
    fitting = next((texts for texts in sides if _widest(side, texts.values()) <= room), {})
    for name, panel in insets.items():
        _write_line(painter, panel, name, fitting, font, theme)


def _write_line(
    painter: QPainter, panel: PanelDrawing, title: str, sides: Mapping[str, str], font: QFont, theme: Theme
) -> None:
    box = QRectF(panel.bounds.left() + 2, 0, panel.bounds.width() - 4, 2 * font.pixelSize())
    box.moveTop(panel.anchors["label"].y() - box.height() / 2)
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    for anchor, text in sides.items():
        ahead = panel.anchors[anchor].x() < panel.anchors["label"].x()
        painter.drawText(box, _LEFT if ahead else _RIGHT, text)
    painter.setFont(_sized(font, font.pixelSize(), bold=True))
    painter.setPen(QColor(theme.text))
    painter.drawText(box, _CENTRE, title)


def _widest(metrics: QFontMetricsF, texts: Iterable[str]) -> float:
    return max(metrics.horizontalAdvance(text) for text in texts) + 4
