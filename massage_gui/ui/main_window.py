"""The window itself: menus, the map, a place for pages, colours. Light, for a quick first picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.body_map import BodyMap
from massage_gui.ui.home import Home
from massage_gui.ui.theme import Theme
from massage_gui.ui.toast import Toast
from massage_gui.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from massage_gui.ui.flow import Flow


class MainWindow(QMainWindow):
    """Shows the map at once; `flow` fills in everything else when it is there."""

    #: Theme: the window wears these colours now
    themed = Signal(object)

    flow: Flow

    def __init__(self, drawing: BodyDrawing, style_file: Path, text_size: int = 100) -> None:
        super().__init__()
        self.drawing = drawing
        self._style_file, self._text_size = style_file, text_size
        self._theme: Theme | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.actions_ = WindowActions(self)
        self.body = BodyMap(drawing)
        self.home = Home(self.body)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.home)
        self.setCentralWidget(self.pages)
        self.toast = Toast(self, self.pages)
        self.setWindowTitle(self.tr("Massage"))

    @property
    def theme(self) -> Theme | None:
        """The colours worn now."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme` everywhere."""
        self._theme = theme
        # The application's, not the window's: neither dialogs nor what a style sheet touches inherit that.
        QApplication.setPalette(theme.palette)
        self.setStyleSheet(theme.style_sheet(self._style_file, self._text_size))
        self.body.set_theme(theme)
        self.themed.emit(theme)

    def set_text_size(self, percent: int) -> None:
        """Show all text at this size."""
        self._text_size = percent
        if self._theme is not None:
            self.set_theme(self._theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
