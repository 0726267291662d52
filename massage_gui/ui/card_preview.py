"""The pages of a card as they will be printed, one under the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from massage_gui.services.card_pages import CardPages
from massage_gui.ui.parts import clear

WIDEST = 900
_EDGE = QColor(0, 0, 0, 70)


class PageView(QWidget):
    """One page, as wide as there is room for."""

    def __init__(self, pages: CardPages, page: int) -> None:
        super().__init__()
        self._pages, self._page = pages, page
        self._picture = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)

    def show_width(self, width: int) -> None:
        """Take this width, in the shape of the paper."""
        whole = self._pages.size
        wide = min(width, WIDEST)
        self.setFixedSize(wide, round(wide * whole.height() / whole.width()))

    def sizeHint(self) -> QSize:
        return QSize(600, 850)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatio()
        if self._picture.size() != self.size() * ratio:
            self._picture = self._drawn(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        area = QRectF(0, 0, self.width(), self.height())
        self._pages.paint(painter, self._page, area)
        painter.setPen(QPen(_EDGE, 1))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        return picture


class CardPreview(QScrollArea):
    """Scrolls through the pages with wheel, arrows, Page Up and Page Down."""

    def __init__(self) -> None:
        super().__init__()
        self.views: list[PageView] = []
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(16)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pages(self, pages: CardPages, title: str) -> None:
        """Show this card in place of the one before; `title` is said of each page."""
        clear(self._column)
        self.views = [PageView(pages, page) for page in range(pages.count)]
        for number, view in enumerate(self.views, start=1):
            view.setAccessibleName(
                self.tr("Page {number} of {pages}: {title}").format(
                    number=number, pages=pages.count, title=title
                )
            )
            self._column.addWidget(view)
        self.setAccessibleName(self.tr("Preview of the card, pages: {pages}").format(pages=pages.count))
        self.verticalScrollBar().setValue(0)
        self._fit()

    def _fit(self) -> None:
        for view in self.views:
            view.show_width(self.viewport().width() - 16)
        # Narrower only now: the area left the content as wide as the pages were before.
        self._content.resize(self.viewport().width(), self._content.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
