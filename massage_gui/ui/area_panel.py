"""What was done where, and how the ratings of the area that is chosen went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from massage_gui.core.entry import Entry
from massage_gui.core.trend import trend
from massage_gui.core.weeks import Care, care_of_regions
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.chart_painter import MOST_SHOWN
from massage_gui.services.chart_words import ChartWords, RatingPoint
from massage_gui.ui.area_line import MINUTES, AreaLine
from massage_gui.ui.care_map import CareMap
from massage_gui.ui.history_words import HistoryWords
from massage_gui.ui.parts import label
from massage_gui.ui.rating_chart import RatingChart
from massage_gui.ui.theme import Theme

_REGION = Qt.ItemDataRole.UserRole
_LINES = 4
"""So many areas are seen at once."""


class AreaPanel(QFrame):
    """The tinted body, the areas as a list, and the chart of one."""

    def __init__(self, drawing: BodyDrawing, names: Mapping[str, str]) -> None:
        """Know the `names` of the regions by their ids."""
        super().__init__()
        self.setObjectName("panel")
        self._names, self._words = names, HistoryWords()
        self._sessions: Mapping[str, Sequence[Entry]] = {}
        self._care: Mapping[str, Care] = {}
        self._today = date.min
        self.map = CareMap(drawing)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Areas with sessions"))
        self.list.setItemDelegate(AreaLine(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._name, self._often, self._trend = label("", "heading"), label("", "muted"), label("")
        self._last = label("", "small")
        self.chart = RatingChart()
        self._lay_out()
        self.map.region_chosen.connect(self.choose)
        self.list.currentItemChanged.connect(self._show_current)

    def _lay_out(self) -> None:
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part, stretch in ((self._column(self.map, self._legend()), 1), (self._right(), 1)):
            self._beside.addWidget(part, stretch)
        self._beside.setSpacing(18)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.addWidget(label(self.tr("By area"), "heading"))
        column.addLayout(self._beside, 1)

    def _legend(self) -> QWidget:
        return label(
            self.tr(
                "The number is how often in 12 weeks; more often is tinted stronger. "
                "A thick edge: done in the last 2 weeks."
            ),
            "small",
        )

    def _right(self) -> QWidget:
        return self._column(self.list, self._name, self._often, self.chart, self._last, self._trend)

    def _column(self, *parts: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in parts:
            column.addWidget(part, 1 if part in (self.map, self.chart) else 0)
        return made

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self.map.set_theme(theme)
        self.chart.set_theme(theme)

    def stack(self, stacked: bool) -> None:
        """Put the chart under the body instead of beside it."""
        vertical, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(vertical if stacked else beside)

    def fit_list(self) -> None:
        """Make the list as high as a few lines of its text."""
        row = max(self.list.sizeHintForRow(0), self.list.fontMetrics().height() + 10)
        self.list.setFixedHeight(row * min(max(self.list.count(), 1), _LINES) + 14)

    def show_entries(self, entries: Sequence[Entry], today: date, first_weekday: int) -> None:
        """Show these sessions, which are in the order of time."""
        current, self._today = self.current, today
        self._sessions = by_region(entries)
        self._care = care_of_regions(entries, today, first_weekday)
        self._fill()
        self.map.show_care(self._care, today, ". ".join(map(self._spoken, self._care)))
        first = next(iter([*self._care, *self._sessions]), "")
        self.choose(current if current in self._sessions else first)

    def _fill(self) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        older = sorted(self._sessions.keys() - self._care.keys(), key=self._named)
        for region in (*self._care, *older):
            item = QListWidgetItem(self._named(region))
            item.setData(_REGION, region)
            often = self._care[region].sessions if region in self._care else 0
            item.setData(MINUTES, self._words.sessions(often) if often else self.tr("earlier"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(region))
            self.list.addItem(item)
        self.list.blockSignals(blocked)
        self.fit_list()

    @property
    def current(self) -> str:
        """The id of the region that is chosen; empty for none."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(_REGION))

    def choose(self, region: str) -> None:
        """Show the ratings of a region."""
        # Shown once, below, and not by the list's own word too.
        blocked = self.list.blockSignals(True)
        for row in range(self.list.count()):
            if self.list.item(row).data(_REGION) == region:
                self.list.setCurrentRow(row)
        self.list.blockSignals(blocked)
        self._show_current()

    def _show_current(self) -> None:
        region = self.current
        sessions = self._sessions.get(region, ())
        points = [RatingPoint(entry.day, entry.before, entry.after) for entry in sessions]
        rated = sum(point.rated for point in points)
        self.map.choose(region)
        self._name.setText(self._named(region))
        self._often.setText(self._words.care(self._care.get(region)))
        self.chart.show_points(points, self._named(region))
        self._last.setText(ChartWords().last(min(rated, MOST_SHOWN), rated))
        self._last.setVisible(bool(self._last.text()))
        self._trend.setText(self._words.trend(trend(sessions, self._today)))

    def _named(self, region: str) -> str:
        return self._names.get(region, region)

    def _spoken(self, region: str) -> str:
        return f"{self._named(region)}: {self._words.care(self._care.get(region))}"


def by_region(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    """The sessions of each region, in the order they are in."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for region in dict.fromkeys(entry.regions):
            found.setdefault(region, []).append(entry)
    return found
