"""Gives the window the system's colours, now and whenever they change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from massage_gui.services.settings import ThemeChoice
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.theme import system_theme


class ThemeKeeper(QObject):
    """Follows light, dark and high contrast while the window lives, where the user chose no colours."""

    def __init__(self, window: MainWindow, choice: Callable[[], ThemeChoice]) -> None:
        """Ask `choice` for the user's own, whenever the system's change."""
        super().__init__(window)
        self._window, self._choice = window, choice
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.wear)
        window.installEventFilter(self)
        self.wear()

    def wear(self) -> None:
        """Put the colours on that are wanted now."""
        theme = system_theme(self._choice())
        if theme != self._window.theme:
            self._window.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ThemeChange:
            QTimer.singleShot(0, self.wear)
        return super().eventFilter(watched, event)
