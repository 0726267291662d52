"""Asks, naming what goes, before everything that was kept is deleted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from massage_gui.ui.button_row import ButtonRow
from massage_gui.ui.parts import button, label
from massage_gui.ui.sheet import Sheet


class DeleteAll(Sheet):
    """There is no way back from this: Enter keeps everything, only the other button deletes."""

    #: all of it is to go
    confirmed = Signal()

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under)
        self.what = label("", "lines")
        self.keep = button(self.tr("Keep it"), "primary", "huge")
        self.delete = button(self.tr("Delete all of it"), size="huge")
        # A key pressed once too often must not delete anything.
        self.delete.setAutoDefault(False)
        self.column.addWidget(label(self.tr("Delete everything that was kept?"), "hero"))
        self.column.addWidget(self.what)
        stays = self.tr("Your own routines and your settings stay. This cannot be undone.")
        self.column.addWidget(label(stays, "muted"))
        self.column.addWidget(ButtonRow(self.keep, self.delete))
        self.keep.clicked.connect(self.close_by_user)
        self.delete.clicked.connect(self.dismiss)
        self.delete.clicked.connect(self.confirmed)

    def ask(self, sessions: int, backups: int) -> None:
        """Name what goes: so many sessions and backups, and what goes with them."""
        self.what.setText(
            self.tr(
                "What goes: {sessions} with ratings and notes, {backups}, your safety answers, and whatever "
                "was set aside of them."
            ).format(sessions=self._sessions(sessions), backups=self._backups(backups))
        )
        self.open(self.keep)

    def _sessions(self, number: int) -> str:
        count = self.locale().toString(number)
        return self.tr("1 session") if number == 1 else self.tr("{count} sessions").format(count=count)

    def _backups(self, number: int) -> str:
        return self.tr("1 backup") if number == 1 else self.tr("{count} backups").format(count=number)
