"""The same regions as on the map, as a list with a search field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from massage_gui.core.region import Region, respelled, search
from massage_gui.ui.area_line import MINUTES, AreaLine
from massage_gui.ui.parts import button, label

_REGION = Qt.ItemDataRole.UserRole


class RegionList(QWidget):
    """Finds a region by its name or a plain word; always in step with the map."""

    #: Region: the user chose this region
    region_chosen = Signal(object)
    #: Region or None: the pointer or the cursor is on this region
    region_pointed = Signal(object)
    #: tuple[str, ...]: the search leaves these regions, by id; none where it leaves them all
    found = Signal(object)

    def __init__(self, regions: Iterable[Region]) -> None:
        super().__init__()
        self._regions = {region.id: region for region in regions}
        self._playable: frozenset[str] = frozenset()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: neck, traps, lumbar…"))
        self.search.setAccessibleName(self.tr("Search for an area"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Areas"))
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(AreaLine(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = label("", "muted")
        self._clear = button(self.tr("Clear the search"), "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(0, 0, 0, 0)
        empty.addWidget(self._none)
        empty.addWidget(self._clear)
        column.addWidget(self.search)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        # Takes the room only where there is no list.
        column.addStretch(0)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_first)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self._clear.clicked.connect(self.search.clear)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.itemEntered.connect(self._point)
        self.list.currentItemChanged.connect(self._point)
        self._filter("")

    def set_lines(self, lines: Mapping[str, tuple[str, str]]) -> None:
        """Show these lines, by region id: the name, and the minutes (empty where there is no routine)."""
        current = self.current
        self._playable = frozenset(region for region, (_, minutes) in lines.items() if minutes)
        self.list.blockSignals(True)
        self.list.clear()
        for region in self._regions.values():
            self.list.addItem(self._item(region.id, *lines[region.id]))
        self.list.blockSignals(False)
        self._filter(self.search.text())
        self.show_region(current)

    def _item(self, region: str, name: str, minutes: str) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setData(_REGION, region)
        item.setData(MINUTES, minutes)
        said = minutes or self.tr("no routine")
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, self.tr("{name}, {said}").format(name=name, said=said)
        )
        if not minutes:
            item.setForeground(QGuiApplication.palette().placeholderText())
        return item

    @property
    def current(self) -> str | None:
        """The id of the region under the list's cursor."""
        item = self.list.currentItem()
        return None if item is None else str(item.data(_REGION))

    @property
    def shown(self) -> list[str]:
        """The ids of the regions that the search leaves."""
        return [str(item.data(_REGION)) for item in self._items() if not item.isHidden()]

    def show_region(self, region: str | None) -> None:
        """Move the list's cursor to a region chosen elsewhere, without saying so."""
        self.list.blockSignals(True)
        found = next((item for item in self._items() if item.data(_REGION) == region), None)
        if found is None:
            self.list.setCurrentRow(-1)
        else:
            self.list.setCurrentItem(found)
        self.list.blockSignals(False)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def reveal(self) -> None:
        """Drop a search that hides the region which was shown last: it was chosen elsewhere."""
        if self.current is not None and self.current not in self.shown:
            self.search.clear()

    def _filter(self, words: str) -> None:
        found, meant = self._find(words)
        self._sort(found)
        for item in self._items():
            item.setHidden(item.data(_REGION) not in found)
        told = self.tr("No area is called “{words}”.").format(words=words.strip())
        if meant:
            told = self.tr("{told} Did you mean “{meant}”?").format(told=told, meant=meant)
        self._none.setText(told)
        self._empty.setVisible(bool(meant) or not found)
        self._clear.setVisible(not meant)
        self.list.setVisible(bool(found))
        self.found.emit(tuple(found) if len(found) < len(self._regions) else ())

    def _find(self, words: str) -> tuple[list[str], str]:
        """The ids of the regions that the words may mean, and the words as they were meant after a slip."""
        regions = self._regions.values()
        found, meant = search(regions, words, self._playable), ""
        if regions and not found:
            meant = respelled(regions, words)
            found = search(regions, meant, self._playable) if meant else []
        return [region.id for region in found], meant

    def _sort(self, first: Sequence[str]) -> None:
        order = {region: place for place, region in enumerate(dict.fromkeys((*first, *self._regions)))}
        current, blocked = self.current, self.list.blockSignals(True)
        items = [self.list.takeItem(0) for _ in range(self.list.count())]
        for item in sorted(items, key=lambda each: order[str(each.data(_REGION))]):
            self.list.addItem(item)
        self.show_region(current)
        self.list.blockSignals(blocked)

    def _choose_first(self) -> None:
        # Where nothing was asked for, the first of all areas is no answer.
        if 0 < len(self.shown) < len(self._regions):
            self.region_chosen.emit(self._regions[self.shown[0]])

    def _choose(self, item: QListWidgetItem) -> None:
        self.region_chosen.emit(self._regions[str(item.data(_REGION))])

    def _point(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.region_pointed.emit(self._regions[str(item.data(_REGION))])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.search and down and event.type() is QEvent.Type.KeyPress:
            self._go_to_list()
            return True
        left = watched is self.list.viewport() and event.type() is QEvent.Type.Leave
        if left or (watched is self.list and event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide)):
            self.region_pointed.emit(None)
        return super().eventFilter(watched, event)

    def _go_to_list(self) -> None:
        self.list.setFocus()
        if self.current not in self.shown:
            self.show_region(next(iter(self.shown), None))
        self._point(self.list.currentItem())
