"""The first page: the list of areas, the body, and what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from massage_gui.core.region import Region
from massage_gui.services.type_line import CLOSE
from massage_gui.ui.body_map import BodyMap
from massage_gui.ui.letters import USUAL, letter_width
from massage_gui.ui.parts import button, frame, label, tab_through

if TYPE_CHECKING:
    from massage_gui.ui.region_list import RegionList

ROOMY = 1420
"""From this width in pixels on, at normal text, the list stays beside the map while an overview is open."""


class Quiet(QWidget):
    """The answer for a region that has no routine."""

    #: str: the user wants the nearest region that has one
    nearest_requested = Signal(str)
    #: the user goes back to all areas
    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._nearest = ""
        self._title = label("", "title")
        self._text = label("")
        self.go = button("", "primary", "large")
        self.back = button(self.tr("‹ All areas"), "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.back, self._title, self._text, self.go):
            column.addWidget(part)
        column.addStretch(1)
        self.go.clicked.connect(lambda: self.nearest_requested.emit(self._nearest))
        self.back.clicked.connect(self.back_requested)

    def show_region(self, region: Region, nearest: Region | None) -> None:
        """Say why there is nothing to start here, and what is near."""
        self._title.setText(region.name)
        closed = self.tr("Do not press here. {reason}").format(reason=region.reason)
        self._text.setText(closed if region.no_go else self.tr("There is no routine for this area yet."))
        self._nearest = nearest.id if nearest else ""
        self.go.setVisible(nearest is not None)
        if nearest is not None:
            self.go.setText(self.tr("Nearest: {name}").format(name=nearest.name))
            self.go.setAccessibleName(self.go.text())


class Home(QWidget):
    """Arranges its three parts by the room there is."""

    def __init__(self, body: BodyMap) -> None:
        super().__init__()
        self.setObjectName("page")
        self.body = body
        self.quiet = Quiet()
        self._overview: QWidget = self.quiet
        self._areas: RegionList | None = None
        self._hint = label(self.tr("Where does it feel tight? Click there."), "title")
        self._side = QStackedWidget()
        self._list_column = QWidget()
        self._panel: QFrame = frame("panel")
        self._lay_out()
        self.show_all()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._list_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._hint)
        column.addStretch(1)
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(18, 12, 18, 16)
        inner.addWidget(self._side)
        self._side.addWidget(self.quiet)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 16)
        row.setSpacing(16)
        row.addWidget(self._list_column)
        row.addWidget(self.body, 1)
        row.addWidget(self._panel)

    def fill(self, areas: RegionList, overview: QWidget) -> None:
        """Put the list and the overview in their places."""
        self._overview, self._areas = overview, areas
        column = self._list_column.layout()
        if isinstance(column, QVBoxLayout):
            column.takeAt(1)
            column.addWidget(areas, 1)
        self._side.addWidget(overview)
        tab_through([areas.search, areas.list, *self.body.buttons])
        areas.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Show the list and the map, nothing chosen."""
        self._panel.hide()
        self._arrange()

    def show_overview(self) -> None:
        """Show the overview beside the map."""
        self._show_beside(self._overview)

    def show_quiet(self, region: Region, nearest: Region | None) -> None:
        """Show the answer for a region without a routine."""
        self.quiet.show_region(region, nearest)
        self._show_beside(self.quiet)

    def _show_beside(self, page: QWidget) -> None:
        self._side.setCurrentWidget(page)
        self._panel.show()
        self._arrange()
        if self._areas is not None:
            self._areas.reveal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(860, 500)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        # Columns grow with the text; the map gets what they leave, at least two fifths of the window.
        letter, alone = letter_width(self.fontMetrics()), self._panel.isHidden()
        self._list_column.setVisible(alone or self.width() >= ROOMY * letter / USUAL)
        self._list_column.setFixedWidth(round(min(max(270, 36 * letter), self.width() * 0.38)))
        words = 61 * letter * self._loose
        self._panel.setFixedWidth(round(min(max(400, words, self.width() * 0.3), self.width() * 0.56)))

    @property
    def _loose(self) -> float:
        """How much further apart than others lines of this font stand: in a wider column they are fewer."""
        return max(1.0, self.fontMetrics().lineSpacing() / (CLOSE * self.fontInfo().pixelSize()))
