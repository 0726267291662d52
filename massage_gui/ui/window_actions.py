"""The menus of the window and their keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


class WindowActions(QObject):
    """Everything that is not part of a page; the list of keys is made from these."""

    #: bool: a menu has opened, or closed
    menu_opened = Signal(bool)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._all: list[QAction] = []
        self._window = window
        self._make_file()
        self._make_view()
        self._make_help()
        self.allow_card(False)

    @property
    def all(self) -> list[QAction]:
        """Every action, in menu order."""
        return list(self._all)

    def _menu(self, title: str) -> QMenu:
        made = self._window.menuBar().addMenu(title)
        made.aboutToShow.connect(lambda: self.menu_opened.emit(True))
        made.aboutToHide.connect(lambda: self.menu_opened.emit(False))
        return made

    def _add(self, menu: QMenu, text: str, *keys: str | QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setAutoRepeat(False)
        menu.addAction(action)
        self._all.append(action)
        return action

    def _make_file(self) -> None:
        menu = self._menu(self.tr("&File"))
        self.find = self._add(menu, self.tr("&Find an area"), "Ctrl+F")
        self.card = self._add(menu, self.tr("&Print card…"), "Ctrl+P")
        self.take_along = self._add(menu, self.tr("Save as &sound…"), "Ctrl+S")
        menu.addSeparator()
        self.folder = self._add(menu, self.tr("&Open the folder of your routines"))
        self.reload = self._add(menu, self.tr("&Read the routine files again"), "F5")
        menu.addSeparator()
        self.quit = self._add(menu, self.tr("&Quit"), "Ctrl+Q", "Ctrl+W")

    def _make_view(self) -> None:
        menu = self._menu(self.tr("&View"))
        self.larger = self._add(menu, self.tr("&Larger text"), "Ctrl++", "Ctrl+=")
        self.smaller = self._add(menu, self.tr("&Smaller text"), "Ctrl+-")
        self.normal = self._add(menu, self.tr("&Normal text"), "Ctrl+0")
        menu.addSeparator()
        self.letters = self._add(menu, self.tr("Single-letter &keys in a session"))
        self.letters.setCheckable(True)
        self.letters.setChecked(True)
        self.still = self._add(menu, self.tr("&Reduce motion"))
        self.still.setCheckable(True)
        self.sound = self._add(menu, self.tr("Check the s&ound…"))
        menu.addSeparator()
        self.settings = self._add(menu, self.tr("Se&ttings…"), "Ctrl+,")
        self.history = self._add(menu, self.tr("Your &history"), "Ctrl+H")
        self.answers = self._add(menu, self.tr("Your safety &answers"))
        self.problems = self._add(menu, self.tr("Pro&blems"))

    def _make_help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        self.keys = self._add(menu, self.tr("&Keys"), "F1", "?")
        self.statement = self._add(menu, self.tr("&What this program is for"))
        self.about = self._add(menu, self.tr("&About"))

    def show_choices(self, letters: bool, still: bool) -> None:
        """Show what was chosen before, without doing it again."""
        for action, on in ((self.letters, letters), (self.still, still)):
            action.blockSignals(True)
            action.setChecked(on)
            action.blockSignals(False)

    def allow_card(self, allowed: bool) -> None:
        """Let the card be printed and the sound be saved, once something is chosen."""
        self.card.setEnabled(allowed)
        self.take_along.setEnabled(allowed)

    def show_problem_count(self, count: int) -> None:
        """Tell in the menu how many problems there are."""
        self.problems.setText(
            self.tr("Pro&blems ({count})").format(count=count) if count else self.tr("Pro&blems")
        )

    def show_playing(self, playing: bool) -> None:
        """Keep what would leave the player out of the way while a session runs."""
        for action in (self.find, self.settings, self.history, self.answers, self.problems, self.sound):
            action.setEnabled(not playing)
