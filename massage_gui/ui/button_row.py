"""Buttons side by side where there is room, and one under the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QPushButton, QSizePolicy, QWidget

GAP = 8


class ButtonRow(QWidget):
    """Never cuts a button off: large letters in a small window make it a column."""

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        self._buttons = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        # Else the row would keep itself as wide as all of them.
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for made in buttons:
            self._row.addWidget(made)
        self._row.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        sizes = self._sizes()
        if self._fits(width):
            return max((size.height() for size in sizes), default=0)
        return sum(size.height() for size in sizes) + GAP * max(0, len(sizes) - 1)

    def sizeHint(self) -> QSize:
        sizes = self._sizes()
        return QSize(self._wide(), max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = self._sizes()
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if self._fits(self.width()) else down)

    def _sizes(self) -> list[QSize]:
        return [made.sizeHint() for made in self._buttons if not made.isHidden()]

    def _wide(self) -> int:
        sizes = self._sizes()
        return sum(size.width() for size in sizes) + GAP * max(0, len(sizes) - 1)

    def _fits(self, width: int) -> bool:
        return self._wide() <= width
