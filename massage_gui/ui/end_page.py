"""The end of a session: what was done, a side at a time, and where to go from here."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from massage_gui.core.record import Record
from massage_gui.core.region import Side
from massage_gui.core.screening import FollowUp, StopRule, Tier
from massage_gui.ui.choice_button import ChoiceButton
from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.parts import button, discard, frame, label, scrolling
from massage_gui.ui.rating_row import RatingRow
from massage_gui.ui.words import Words, clock_text

ENOUGH = 0.9
"""Less than the first part of the work is little; from the second on the routine counts as done."""


USUAL, MOST_GROWTH = 15, 1.5
"""The size of letters in pixels where the user asked for no other, and how far the page grows with it."""


class EndPage(QWidget):
    """Says what was done; after a stop it says first what to do now."""

    #: the user wants to go back to the map
    map_requested = Signal()
    #: the user wants the card
    card_requested = Signal()
    #: int: how sore it is now
    rated = Signal(int)
    #: the user wants one more round
    round_requested = Signal()
    #: FollowUp: this showed after the stop
    follow_up_felt = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words = Words()
        self.to_map = button(self.tr("Back to the map"), "primary", "huge")
        self.card = button(self.tr("Print card"), size="huge")
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._notice, self._head, self._soothing = label(), label(), label()
        self._praise, self._asked = "", ("", "")
        self._rating: QWidget | None = None
        self._area = scrolling(self._content)
        MoreBelow(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 30, 40, 30)
        column.addWidget(self._area, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        row.addWidget(self.to_map)
        row.addWidget(self.card)
        row.addStretch(1)
        column.addLayout(row)
        self.to_map.clicked.connect(self.map_requested)
        self.card.clicked.connect(self.card_requested)

    def show_record(
        self, record: Record, title: str, rule: StopRule | None, felt: Sequence[StopRule] = ()
    ) -> None:
        """Show what was done in the routine `title`, and what was felt.

        `rule` is the stop rule that ended it, or None; `felt` are those after which the user went on.
        """
        told = [each for each in dict.fromkeys(felt) if each != rule]
        self._content, self._rating = QWidget(), None
        self._column = column = QVBoxLayout(self._content)
        column.addStretch(1)
        if rule is not None:
            column.addWidget(self._what_now(rule))
        self._praise = self._heading(record, rule, bool(told))
        self._head = label(self._praise, "hero")
        for words in (self._head, label(title, "lines")):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addLayout(self._sides(record))
        if told:
            column.addWidget(self._felt(told))
        if rule is None:
            self._soothing = self._after()
            column.addWidget(self._soothing)
        column.addStretch(2)
        self._scale()
        self._area.setWidget(self._content)
        # A key pressed once too often must not take away what to do now.
        first: QWidget = self.to_map if rule is None else self._notice
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_rating(self, question: str, where: str) -> None:
        """Ask, above all else, how sore it is now; Enter goes past it."""
        self._asked = question, where
        box, column = self._new_rating()
        column.addWidget(label(question, "heading"))
        column.addWidget(label(where, "sides"))
        row = RatingRow()
        column.addWidget(row)
        row.picked.connect(self.rated)
        row.skipped.connect(lambda: self.to_map.setFocus(Qt.FocusReason.TabFocusReason))
        self._put_rating(box)
        row.focus_first()

    def show_rating(self, told: Sequence[str], *, warn: bool, more: bool) -> None:
        """Tell in the place of the question what the rating says; `more` offers one more round."""
        # No praise where it got worse.
        self._head.setText(self.tr("Finished") if warn else self._praise)
        self._soothing.setVisible(not warn)
        box, column = self._new_rating(warn)
        for number, text in enumerate(told):
            column.addWidget(label(text, "sides" if number else "heading"))
        again = button(self.tr("One more round"), size="huge")
        again.clicked.connect(self.round_requested)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        again.setVisible(more)
        change = button(self.tr("Change your rating"), "link")
        change.clicked.connect(lambda: self.ask_rating(*self._asked))
        column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self._put_rating(box)
        self.to_map.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(told)))

    def _new_rating(self, warn: bool = False) -> tuple[QWidget, QVBoxLayout]:
        box = frame("warn" if warn else "panel")
        column = QVBoxLayout(box)
        column.setContentsMargins(22, 14, 22, 14)
        return box, column

    def _put_rating(self, box: QWidget) -> None:
        if self._rating is not None:
            self._column.removeWidget(self._rating)
            discard(self._rating)
        self._rating = box
        self._column.insertWidget(1, box)
        self._area.verticalScrollBar().setValue(0)

    def _heading(self, record: Record, rule: StopRule | None, hurt: bool) -> str:
        """Praise only for a session that was done, to its end, and did not hurt."""
        if rule is not None:
            return self.tr("What you did before you stopped")
        if not (record.finished and record.whole):
            return self.tr("Ended early")
        if record.part < ENOUGH:
            return self.tr("You did a part of it")
        return self.tr("Finished") if hurt else self.tr("Well done")

    def _felt(self, told: Sequence[StopRule]) -> QWidget:
        box = frame("warn")
        column = QVBoxLayout(box)
        column.setContentsMargins(22, 12, 22, 12)
        column.addWidget(label(self.tr("You said that you felt:"), "heading"))
        for rule in told:
            column.addWidget(label(rule.notice, "sides"))
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._scale()

    def _scale(self) -> None:
        """Let the words be read from the floor."""
        scale = max(0.8, min(self.width() / 1000, self.height() / 660, 4.0))
        asked = min(self.font().pixelSize() / USUAL, MOST_GROWTH)
        # What does not fit is scrolled to.
        scale = max(scale, asked) if asked > 1 else scale
        sizes = {"hero": 34, "title": 26, "lines": 24, "heading": 20, "sides": 19, "muted": 18}
        self._column.setSpacing(round(16 * scale))
        self._column.setContentsMargins(self.width() // 10, 0, self.width() // 10, 0)
        sizes |= {"side-left": 26, "side-right": 26}
        self._content.setStyleSheet(
            " ".join(
                f'QLabel[look="{look}"] {{ font-size: {round(pixels * scale)}px }}'
                for look, pixels in sizes.items()
            )
        )

    def _what_now(self, rule: StopRule) -> QWidget:
        grave = rule.tier in (Tier.EMERGENCY, Tier.SAME_DAY)
        box = frame("danger" if grave else "warn")
        column = QVBoxLayout(box)
        column.setContentsMargins(22, 18, 22, 18)
        self._notice = label(rule.notice, "heading")
        self._notice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._notice.setAccessibleName(f"{rule.notice}. {rule.advice}")
        column.addWidget(self._notice)
        column.addWidget(label(rule.advice, "hero"))
        if rule.follow_ups:
            column.addWidget(label(self.tr("Click if this is so, now or later:"), "heading"))
        for each in rule.follow_ups:
            told = ChoiceButton(f"{each.notice}. {each.advice}")
            told.clicked.connect(partial(self._take_follow_up, each))
            column.addWidget(told)
        return box

    def _take_follow_up(self, follow_up: FollowUp) -> None:
        box = frame("danger")
        column = QVBoxLayout(box)
        column.setContentsMargins(22, 18, 22, 18)
        column.addWidget(label(follow_up.notice, "heading"))
        column.addWidget(label(follow_up.advice, "hero"))
        self._column.insertWidget(0, box)
        self._area.verticalScrollBar().setValue(0)
        self.follow_up_felt.emit(follow_up)

    def _sides(self, record: Record) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        for side in record.sides:
            row.addWidget(self._side(record, side))
        row.addStretch(1)
        return row

    def _side(self, record: Record, side: Side) -> QWidget:
        box = frame("panel")
        column = QVBoxLayout(box)
        column.setContentsMargins(26, 16, 26, 16)
        look = {Side.LEFT: "side-left", Side.RIGHT: "side-right"}.get(side, "title")
        column.addWidget(label(self._words.side_loud(side), look, wrap=False))
        done, planned = record.worked[side], record.planned[side]
        column.addWidget(
            label(
                self.tr("{done} of {planned} done").format(
                    done=clock_text(done), planned=clock_text(planned)
                ),
                "sides",
                wrap=False,
            )
        )
        skipped = record.skipped[side]
        if skipped:
            numbers = ", ".join(str(number) for number in skipped)
            column.addWidget(label(self.tr("Skipped: step {numbers}").format(numbers=numbers), "muted"))
        return box

    def _after(self) -> QLabel:
        text = label(
            self.tr(
                "Get up slowly. A little soreness the next day can be normal. "
                "If it lasts longer than two days, rest and press less next time."
            ),
            "muted",
        )
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return text
