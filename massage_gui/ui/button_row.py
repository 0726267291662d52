"""Buttons side by side where there is room, and one under the other where there is not."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

GAP = 8


class ButtonRow(QWidget):
    """Never cuts a button off: large letters in a small window make it a column.

    It lays its buttons out itself: Qt asks a widget's layout for its height, and a box has but one direction.
    """

    def __init__(self, *buttons: QPushButton, gap: int = GAP, fill: bool = False) -> None:
        """Stand `gap` pixels apart; all alike and over the whole width where they are to `fill` it."""
        super().__init__()
        self._buttons, self._gap, self._fill = buttons, gap, fill
        for made in buttons:
            made.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        heights = [size.height() for _, size in self._shown()]
        if self._fits(width):
            return max(heights, default=0)
        return sum(heights) + self._gaps(len(heights))

    def sizeHint(self) -> QSize:
        wide = self._wide()
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        sizes = [size for _, size in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # A button has other words, other letters, or has come or gone.
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        boxes = self._across() if self._fits(self.width()) else self._down()
        for (made, _), box in zip(self._shown(), boxes, strict=True):
            made.setGeometry(box)

    def _across(self) -> Iterator[QRect]:
        left = 0
        for wide in self._widths():
            yield QRect(left, 0, wide, self.height())
            left += wide + self._gap

    def _widths(self) -> list[int]:
        """How wide each is: as wide as it needs to be, or all alike where that is wide enough for all."""
        needed = [size.width() for _, size in self._shown()]
        share = (self.width() - self._gaps(len(needed))) // max(1, len(needed))
        return [share] * len(needed) if self._fill and share >= max(needed, default=0) else needed

    def _down(self) -> Iterator[QRect]:
        top = 0
        for _, size in self._shown():
            yield QRect(0, top, self.width(), size.height())
            top += size.height() + self._gap

    def _shown(self) -> list[tuple[QPushButton, QSize]]:
        """The buttons that are not hidden, and the room that each needs."""
        shown = [made for made in self._buttons if not made.isHidden()]
        return [(made, made.sizeHint().expandedTo(made.minimumSize())) for made in shown]

    def _gaps(self, count: int) -> int:
        return self._gap * max(0, count - 1)

    def _wide(self) -> int:
        sizes = [size for _, size in self._shown()]
        return sum(size.width() for size in sizes) + self._gaps(len(sizes))

    def _fits(self, width: int) -> bool:
        return self._wide() <= width
