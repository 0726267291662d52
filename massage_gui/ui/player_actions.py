"""What can be done with keys during a session, as actions: the list of keys is made from them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class PlayerActions(QObject):
    """The actions of the player page; letters can be switched off."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._letters: dict[QAction, list[str]] = {}
        self._enabled, self._held = True, False
        # Space belongs to a focused button first: this acts only while the page itself has the focus.
        self.toggle = self._make(
            self.tr("Start, pause, resume"), ["Space"], [], Qt.ShortcutContext.WidgetShortcut
        )
        self.next = self._make(self.tr("Next step"), ["Right"], ["N"])
        self.back = self._make(self.tr("Step before"), ["Left"], ["P"])
        self.restart = self._make(self.tr("Restart this step"), [], ["R"])
        self.more = self._make(self.tr("15 seconds more"), ["+", "="], [])
        self.stop = self._make(self.tr("Stop, it hurts"), [], ["S"])
        self.again = self._make(self.tr("Say it again"), [], ["V"])
        self.mute = self._make(self.tr("Sound off and on"), [], ["M"])
        self.good = self._make(self.tr("Say of this step: good"), [], ["G"])
        self.less = self._make(self.tr("Say of this step: a little less"), [], ["L"])
        self.floor = self._make(self.tr("Floor mode"), ["F11"], ["F"])
        self.use_letters(True)

    @property
    def all(self) -> list[QAction]:
        """Every action, in the order to show."""
        return list(self._letters)

    def _make(
        self,
        text: str,
        keys: list[str],
        letters: list[str],
        context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
    ) -> QAction:
        action = QAction(text, self._page)
        action.setShortcutContext(context)
        action.setAutoRepeat(False)
        action.setData(keys)
        self._letters[action] = letters
        self._page.addAction(action)
        return action

    def use_letters(self, on: bool) -> None:
        """Let single letters act, or only the other keys (WCAG 2.1.4)."""
        for action, letters in self._letters.items():
            keys = [*action.data(), *(letters if on else [])]
            action.setShortcuts([QKeySequence(key) for key in keys])

    def enable(self, on: bool) -> None:
        """Let the actions act, or not while a sheet asks something."""
        self._enabled = on
        self._apply()

    def hold(self, held: bool) -> None:
        """Leave the keys to a menu that is open."""
        self._held = held
        self._apply()

    def _apply(self) -> None:
        for action in self._letters:
            action.setEnabled(self._enabled and not self._held)
