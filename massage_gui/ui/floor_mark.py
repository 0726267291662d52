"""The marks for pause and play, drawn large: fonts lack the pause sign."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from massage_gui.ui.theme import LIGHT, Theme

STAYS = 1_000
"""Milliseconds that the mark of going on is seen."""


def pause_path(box: QRectF) -> QPainterPath:
    """Two bars that fill a square."""
    path = QPainterPath()
    for left in (0.14, 0.58):
        bar = QRectF(box.left() + left * box.width(), box.top(), box.width() * 0.28, box.height())
        path.addRoundedRect(bar, box.width() * 0.05, box.width() * 0.05)
    return path


def play_path(box: QRectF) -> QPainterPath:
    """A triangle that points to the right, its weight in the middle of a square."""
    path = QPainterPath()
    left = box.left() + box.width() * 0.16
    tip = QPointF(box.right(), box.center().y())
    path.addPolygon(QPolygonF([QPointF(left, box.top()), tip, QPointF(left, box.bottom())]))
    path.closeSubpath()
    return path


class PlayMark(QWidget):
    """A play triangle on a disc, seen for a second after the session has gone on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.over = QTimer(self)
        self.over.setSingleShot(True)
        self.over.setInterval(STAYS)
        self.over.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        self.update()

    def flash(self) -> None:
        """Be seen for a second."""
        self.show()
        self.raise_()
        self.over.start()

    def dismiss(self) -> None:
        """Be gone at once."""
        self.over.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.primary))
        disc = QRectF(self.rect())
        painter.drawEllipse(disc)
        inset = disc.width() * 0.29
        painter.fillPath(
            play_path(disc.adjusted(inset, inset, -inset, -inset)), QColor(self._theme.on_primary)
        )
        painter.end()
