"""A quiet hint at the lower edge of what scrolls, while there is more below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from massage_gui.ui.parts import whole
from massage_gui.ui.triangle import triangle, wide

PADDING = 8
CLEAR = 12
"""So few pixels below, less than a line, are nothing to scroll for."""


class MoreBelow(QWidget):
    """Lies over the lower edge of a scroll area; a click on it scrolls on."""

    def __init__(self, area: QScrollArea, ground: QPalette.ColorRole = QPalette.ColorRole.Window) -> None:
        """Lie over `area`, fading into the colour `ground` of what it stands on."""
        super().__init__(area)
        self._area, self._ground = area, ground
        # What gets the focus is often shown, or moved, in the same breath.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._uncover_now)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._follow)
        bar.rangeChanged.connect(self._follow)
        area.viewport().installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._uncover)
        self._follow()

    def _follow(self) -> None:
        self.setVisible(not self.at_end)
        view = self._area.viewport().geometry()
        height = 2 * (self.fontMetrics().height() + PADDING)
        self.setGeometry(QRect(view.left(), view.bottom() + 1 - height, view.width(), height))
        self.raise_()

    @property
    def at_end(self) -> bool:
        """Whether nothing is below."""
        bar = self._area.verticalScrollBar()
        return bar.maximum() - bar.value() <= CLEAR

    def read_on(self) -> None:
        """Show what comes next, with the last line again."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + max(bar.singleStep(), self._area.viewport().height() - self.height()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Taken here: what lies under it is half out of sight.
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.read_on()

    def _uncover(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll what has the focus out from under the hint, once all is where it will be."""
        # The last focus of a window that is taken apart outlives the area.
        if isValid(self._area) and self._holds(now):
            self._soon.start()

    def _holds(self, widget: QWidget | None) -> bool:
        content = self._area.widget()
        return content is not None and widget is not None and content.isAncestorOf(widget)

    def _uncover_now(self) -> None:
        now = QApplication.focusWidget()
        if now is None or not self._holds(now) or not self.isVisible():
            return
        # Not while the mouse is pressed on it.
        if QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            shown = whole(now)
            covered = shown.mapTo(self._area, shown.rect().bottomLeft()).y() - self.geometry().top() + 1
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + max(0, covered))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.Show):
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = QGuiApplication.palette()
        ground = colours.color(self._ground)
        clear = QColor(ground)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, clear)
        fade.setColorAt(0.5, ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), fade)
        painter.setPen(colours.color(QPalette.ColorRole.Link))
        self._write(painter, QRectF(self.rect()).adjusted(0, self.height() / 2, 0, 0), self.tr("More below"))
        painter.end()

    def _write(self, painter: QPainter, box: QRectF, text: str) -> None:
        metrics = QFontMetricsF(painter.font())
        sign, gap = wide(metrics), metrics.horizontalAdvance(" ")
        painter.drawText(box.adjusted(0, 0, -sign - gap, 0), Qt.AlignmentFlag.AlignCenter, text)
        right = box.center().x() + (metrics.horizontalAdvance(text) + sign + gap) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(painter.pen().color())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(triangle(metrics, right - sign, box.center().y()))
