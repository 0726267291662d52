"""Gives the window the system's colours, now and whenever they change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.theme import system_theme


class ThemeKeeper(QObject):
    """Follows light, dark and high contrast while the window lives."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.wear)
        window.installEventFilter(self)
        self.wear()

    def wear(self) -> None:
        """Put the system's colours on."""
        theme = system_theme()
        if theme != self._window.theme:
            self._window.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ThemeChange:
            QTimer.singleShot(0, self.wear)
        return super().eventFilter(watched, event)
