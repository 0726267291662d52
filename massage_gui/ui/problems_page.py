"""All problems of all routine files at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from massage_gui.core.problem import Problem
from massage_gui.ui.parts import button, label


class ProblemsPage(QWidget):
    """Lists problems as file, line, column and what to do; nothing else is harmed by them."""

    #: Path: the user wants to open this file
    open_requested = Signal(object)
    #: the user wants the files to be read again
    reload_requested = Signal()
    #: the user goes back
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._problems: Sequence[Problem] = ()
        self._heading = label("", "title")
        self._safe = label("", "muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Problems"))
        self.text.setTabChangesFocus(True)
        self.copy = button(self.tr("Copy all"), size="large")
        self.open = button(self.tr("Open the file"), size="large")
        self.again = button(self.tr("Read the files again"), "primary", "large")
        self.back = button(self.tr("‹ Back to the map"), "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 20)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._heading, self._safe, self.text):
            column.addWidget(part)
        row = QHBoxLayout()
        for made in (self.again, self.copy, self.open):
            row.addWidget(made)
        row.addStretch(1)
        column.addLayout(row)
        self._connect()

    def _connect(self) -> None:
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.open.clicked.connect(self._open)
        self.again.clicked.connect(self.reload_requested)
        self.back.clicked.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_problems(self, problems: Sequence[Problem], folder: Path) -> None:
        """Show these problems; `folder` is where the user's own routines lie."""
        self._problems = problems
        some = self.tr("Some routine files need mending") if problems else self.tr("No problems")
        self._heading.setText(some)
        self._safe.setText(
            self.tr("All other routines work as before. Your own routines lie in {folder}").format(
                folder=folder
            )
        )
        self.text.setPlainText("\n".join(str(problem) for problem in problems))
        for made in (self.copy, self.open):
            made.setEnabled(bool(problems))

    def _open(self) -> None:
        # Each problem is one line of the text.
        self.open_requested.emit(Path(self._problems[self.text.textCursor().blockNumber()].file))
