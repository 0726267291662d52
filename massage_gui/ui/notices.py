"""The sheets over the whole window: the first statement, the keys, about, closing, and an error."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from massage_gui import __version__
from massage_gui.ui.button_row import ButtonRow
from massage_gui.ui.parts import button, clear, label
from massage_gui.ui.sheet import Sheet


class Statement(Sheet):
    """What the program is and is not, shown once."""

    #: the user has read it
    read = Signal()

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under, closable=False)
        self.accept = button(self.tr("I have read this"), "primary", "huge")
        self.column.addWidget(label(self.tr("Welcome"), "hero"))
        for text in (
            self.tr(
                "Click on the body where it feels tight. "
                "You are led through a short self-massage, step by step."
            ),
            self.tr(
                "This program shows gentle self-massage for comfort and relaxation. It is not medical advice "
                "and does not find, treat or prevent any illness. "
                "If you are unwell, pregnant, injured, or unsure, "
                "talk to a health professional first. Stop if anything hurts or feels wrong. "
                "In an emergency, call your local emergency number."
            ),
            self.tr("No clinician has reviewed the routines yet."),
        ):
            self.column.addWidget(label(text, "lines"))
        self.column.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignLeft)
        self.accept.clicked.connect(self._accept)

    def _accept(self) -> None:
        self.dismiss()
        self.read.emit()


class Leaving(Sheet):
    """Asks once before a session is left by closing the window."""

    #: the user wants to end the session and close
    end_requested = Signal()

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under)
        self.keep = button(self.tr("Keep going"), "primary", "huge")
        self.end = button(self.tr("End the session and close"), size="huge")
        self.column.addWidget(label(self.tr("A session is running"), "hero"))
        self.column.addWidget(label(self.tr("It is paused while you decide."), "lines"))
        self.column.addWidget(ButtonRow(self.keep, self.end))
        self.keep.clicked.connect(self.close_by_user)
        self.end.clicked.connect(self.end_requested)


class Keys(Sheet):
    """Every key, from the actions themselves."""

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under)
        self.column.addWidget(label(self.tr("Keys"), "hero"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(30)
        self._grid.setVerticalSpacing(7)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        self.column.addLayout(self._grid)
        self.done = button(self.tr("Close"), "primary", "large")
        self.column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.done.clicked.connect(self.close_by_user)

    def show_actions(self, first: Sequence[QAction], second: Sequence[QAction]) -> None:
        """List the keys of these actions side by side, and after the second those that only one page has."""
        clear(self._grid)
        # In two columns: a list that must be scrolled hides half of what was asked for.
        for column, actions in ((0, first), (2, second)):
            lines = [*map(self._line, filter(QAction.shortcuts, actions))]
            for row, (keys, text) in enumerate((*lines, *self._of_one_page()) if column else lines):
                self._grid.addWidget(label(keys, "heading", wrap=False), row, column)
                self._grid.addWidget(label(text), row, column + 1)
        self.open(self.done)

    def _line(self, action: QAction) -> tuple[str, str]:
        keys = self.tr(" or ").join(key.toString() for key in action.shortcuts())
        return keys, action.text().replace("&", "").rstrip("…")

    def _of_one_page(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("0 to 9, End"), self.tr("How sore it is: 0 to 9, or 10")),
            (self.tr("Ctrl+Z"), self.tr("Bring back a deleted session")),
            (self.tr("Esc"), self.tr("Close, or go back")),
        )


class About(Sheet):
    """Version, licence, privacy and review state, to be copied for a report."""

    def __init__(self, parent: QWidget, under: QWidget) -> None:
        super().__init__(parent, under)
        self.text = "\n\n".join(
            (
                f"Massage GUI {__version__}  ·  Qt {qVersion()}  ·  Python {platform.python_version()}  ·  "
                f"{platform.system()}",
                self.tr("Guided self-massage for comfort and relaxation. It is not medical advice."),
                self.tr("No clinician has reviewed the content yet."),
                self.tr("No account, no network: what you answer stays on this computer."),
                self.tr("Free software under the GNU General Public License, version 3 or later."),
            )
        )
        self.column.addWidget(label(self.tr("About"), "hero"))
        self.column.addWidget(label(self.text))
        self.done = button(self.tr("Close"), "primary", "large")
        self.copy = button(self.tr("Copy"), size="large")
        self.column.addWidget(ButtonRow(self.done, self.copy))
        self.done.clicked.connect(self.close_by_user)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
