"""Keeps floor mode on a screen that is there: the chosen one, another, or what is left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect

from massage_gui.services.screens import ScreenRecord, Screens, choose, following
from massage_gui.ui.floor_window import FloorWindow


class FloorScreens(QObject):
    """Opens floor mode; `recall` gives the key of the screen chosen before, `keep` remembers one."""

    def __init__(
        self,
        floor: FloorWindow,
        screens: Screens,
        recall: Callable[[], str],
        keep: Callable[[str], None],
    ) -> None:
        super().__init__(floor)
        self._floor, self._screens = floor, screens
        self._recall, self._keep = recall, keep
        self._current: ScreenRecord | None = None
        screens.changed.connect(self._follow)
        floor.screen_requested.connect(self._change)

    def open(self, window: QRect) -> None:
        """Fill the screen chosen before, else the one that holds most of `window`."""
        self._show_on(choose(self._screens.records(), self._recall(), window))

    def _follow(self) -> None:
        """Go elsewhere when this screen was unplugged or has another size now."""
        records = self._screens.records()
        self._floor.offer_screens(len(records) > 1)
        if self._floor.is_open and self._current not in records:
            self._show_on(choose(records, self._recall(), self._floor.geometry()))

    def _change(self) -> None:
        if self._current is None:
            return
        other = following(self._screens.records(), self._current)
        if other is not None:
            self._keep(other.key)
            self._show_on(other)

    def _show_on(self, record: ScreenRecord | None) -> None:
        screen = self._screens.screen(record) if record is not None else None
        if screen is None:
            self._floor.leave()
            return
        self._current = record
        self._floor.offer_screens(len(self._screens.records()) > 1)
        self._floor.open_on(screen)
