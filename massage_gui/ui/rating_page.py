"""How sore it is before a session: one click, or Enter to go on without."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from massage_gui.core.rating import Advice, may_start
from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.parts import button, clear, frame, label, scrolling
from massage_gui.ui.rating_row import RatingRow
from massage_gui.ui.rating_words import RatingWords
from massage_gui.ui.tick import Tick
from massage_gui.ui.words import day_text

WIDEST = 1100
"""The widest the question is, in pixels: eleven buttons are looked over at once."""


class RatingPage(QWidget):
    """Asks before the first step; from 7 on it says kindly why nothing is started."""

    #: int | None, bool: the session may start, with this rating; whether the last one is still felt
    rated = Signal(object, bool)
    #: the user does not start
    left = Signal()
    #: the user goes back to the map
    map_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words = RatingWords()
        self.where = label("", "title")
        self.row = RatingRow()
        self.limit = label("", "lines")
        self.still_sore = Tick("")
        self._asked_too = QVBoxLayout()
        self.advice = label("", "lines")
        self._advised = frame("warn")
        self.skip = button(self.tr("Go on without"), size="large")
        self.back = button(self.tr("‹ Back"), "link")
        self.strong = frame("warn")
        self.why = label("", "lines")
        self.to_map = button(self.tr("Back to the map"), "primary", "huge")
        self._lay_out()
        self.row.picked.connect(self._take)
        self.row.skipped.connect(self._skip)
        self.skip.clicked.connect(self._skip)
        self.back.clicked.connect(self.left)
        self.to_map.clicked.connect(self.map_requested)

    def _lay_out(self) -> None:
        strong = QVBoxLayout(self.strong)
        strong.setContentsMargins(20, 16, 20, 16)
        strong.setSpacing(12)
        strong.addWidget(self.why)
        strong.addWidget(self.to_map, 0, Qt.AlignmentFlag.AlignLeft)
        advised = QVBoxLayout(self._advised)
        advised.setContentsMargins(20, 12, 20, 12)
        advised.addWidget(self.advice)
        go_on = QHBoxLayout()
        go_on.addWidget(self.skip)
        self._enter = label(self.tr("or press Enter"), "muted", wrap=False)
        go_on.addWidget(self._enter)
        go_on.addStretch(1)
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(label(self._words.asked(), "hero"))
        for part in (self.where, self.row, self.strong, self.limit):
            column.addWidget(part)
        column.addLayout(self._asked_too)
        column.addWidget(self._advised)
        column.addLayout(go_on)
        column.addStretch(2)
        area = scrolling(content)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        MoreBelow(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(28, 16, 28, 20)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(area, 1)

    def ask(self, where: str, most: int, last: date | None) -> None:
        """Ask how sore `where` is.

        `most` is what may be felt in work; `last` the day of a last session that may still be felt, or None.
        """
        self.where.setText(where)
        self.limit.setText(self._words.limit(most))
        self.row.clear()
        self.strong.hide()
        self.limit.show()
        self._allow_skipping(True)
        self._ask_too(last)
        self.advice.setText(self._words.advice(Advice.STILL_SORE))
        self._advised.hide()

    def _ask_too(self, last: date | None) -> None:
        clear(self._asked_too)
        text = self.tr("I am still sore from the last time ({day})")
        self.still_sore = Tick(text.format(day=day_text(last)) if last is not None else "")
        self.still_sore.box.toggled.connect(self._advised.setVisible)
        self._asked_too.addWidget(self.still_sore)
        self.still_sore.setVisible(last is not None)

    def _take(self, rating: int) -> None:
        if may_start(rating):
            self.rated.emit(rating, self.still_sore.box.isChecked())
            return
        self.why.setText(self._words.too_strong(rating))
        self.strong.show()
        self.limit.hide()
        self._allow_skipping(False)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.why.text()))

    def _allow_skipping(self, allowed: bool) -> None:
        self.skip.setVisible(allowed)
        self._enter.setVisible(allowed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _skip(self) -> None:
        # After a rating of 7 or more, nothing is started by a key pressed once too often.
        if self.strong.isHidden():
            self.rated.emit(None, self.still_sore.box.isChecked())
