"""One quiet line under the map: what tinted, plain and hatched mean."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPainterPath, QPen

from massage_gui.services.body_painter import Mark, paint_mark
from massage_gui.ui.theme import Theme

SIZE = 0.86
"""The size of its words, measured in the text of the window."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignVCenter)


class LegendWords(QObject):
    """The words of the legend."""

    def items(self) -> dict[Mark, str]:
        """What each way of drawing a region says."""
        return {
            Mark.TINTED: self.tr("Has a routine"),
            Mark.PLAIN: self.tr("None yet"),
            Mark.HATCHED: self.tr("Do not press"),
        }


def legend_size(font: QFont) -> QSizeF:
    """The room that the legend needs, in pixels."""
    metrics, swatch = QFontMetricsF(_sized(font)), _swatch(font)
    words = LegendWords().items().values()
    wide = sum(metrics.horizontalAdvance(text) + swatch.width() * 1.4 for text in words)
    return QSizeF(wide + swatch.width() * (len(words) - 1), metrics.height() * 1.5)


def paint_legend(painter: QPainter, middle: QPointF, theme: Theme, font: QFont) -> None:
    """Paint the legend around a point, in pixels."""
    size, swatch = legend_size(font), QRectF(QPointF(), _swatch(font))
    metrics, x = QFontMetricsF(_sized(font)), middle.x() - size.width() / 2
    painter.setFont(_sized(font))
    for mark, text in LegendWords().items().items():
        swatch.moveCenter(QPointF(x + swatch.width() / 2, middle.y()))
        _paint_swatch(painter, mark, swatch, theme)
        x += swatch.width() * 1.4
        wide = metrics.horizontalAdvance(text)
        painter.setPen(QColor(theme.muted))
        painter.drawText(QRectF(x, middle.y() - size.height() / 2, wide + 2, size.height()), _LEFT, text)
        x += wide + swatch.width()


def _paint_swatch(painter: QPainter, mark: Mark, box: QRectF, theme: Theme) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, box.height() * 0.35, box.height() * 0.35)
    painter.setPen(QPen(QColor(theme.skin_edge), 1.2))
    painter.setBrush(QColor(theme.skin))
    painter.drawPath(path)
    paint_mark(painter, path, mark, theme.ink)


def _sized(font: QFont) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(1, round(QFontInfo(font).pixelSize() * SIZE)))
    return made


def _swatch(font: QFont) -> QSizeF:
    high = QFontInfo(font).pixelSize() * 0.8
    return QSizeF(high * 1.5, high)
