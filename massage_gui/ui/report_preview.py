"""The page for a therapist as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from massage_gui.services.report_pages import ReportPages

WIDEST = 900
_EDGE = QColor(0, 0, 0, 70)


class ReportPreview(QScrollArea):
    """Shows the page as wide as there is room; scrolls with wheel, arrows, Page Up and Page Down."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: ReportPages | None = None
        self.page = QLabel()
        self.setWidget(self.page)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Preview of the report"))

    def show_page(self, pages: ReportPages) -> None:
        """Show this report in place of the one before."""
        self._pages = pages
        self._draw()
        self.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        if self._pages is None:
            return
        whole, ratio = self._pages.size, self.devicePixelRatio()
        wide = max(1, min(self.viewport().width() - 16, WIDEST))
        area = QRectF(0, 0, wide, round(wide * whole.height() / whole.width()))
        picture = QPixmap((area.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        self._pages.paint(painter, 0, area)
        painter.setPen(QPen(_EDGE, 1))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        self.page.setPixmap(picture)
        self.page.resize(area.size().toSize())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()
