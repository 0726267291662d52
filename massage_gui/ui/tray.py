"""Reminds from the tray of the desktop, where there is one; takes no focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

SHOWN = 15_000
"""Milliseconds; most desktops keep a message as long as they like."""


def has_tray() -> bool:
    """Whether the desktop shows a tray now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class Tray(QObject):
    """An icon in the tray, there only while a reminder is wanted."""

    #: the user clicked the icon or its message, and wants to see the window
    opened = Signal()

    def __init__(
        self,
        picture: QIcon,
        parent: QObject | None = None,
        *,
        has_tray: Callable[[], bool] = has_tray,
    ) -> None:
        """Show `picture`, where `has_tray` says that there is a place for it."""
        super().__init__(parent)
        self._picture, self._has_tray = picture, has_tray
        self._icon: QSystemTrayIcon | None = None

    def use(self, wanted: bool) -> None:
        """Stand in the tray, or leave it."""
        if wanted:
            self._stand()
        elif self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def remind(self) -> None:
        """Show the message, where there is a tray by now."""
        self._stand()
        if self._icon is not None:
            told = self.tr("You asked to be reminded. Is there time for a massage? Rest days are fine too.")
            self._icon.showMessage(self.tr("Massage"), told, self._picture, SHOWN)

    def _stand(self) -> None:
        if self._icon is None and self._has_tray():
            self._icon = QSystemTrayIcon(self._picture, self)
            self._icon.setToolTip(self.tr("Massage: a reminder is set"))
            self._icon.activated.connect(self._take)
            self._icon.messageClicked.connect(self.opened)
            self._icon.show()

    def _take(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.opened.emit()
