"""The page of a routine before it starts: what it is, the plan, the check of today, Start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from massage_gui.core.plan import Plan
from massage_gui.core.rating import Advice as Care
from massage_gui.core.rating import Dose
from massage_gui.core.region import Side
from massage_gui.core.routine import Position, Routine
from massage_gui.core.safety import Status, Verdict
from massage_gui.core.screening import Question
from massage_gui.core.timeline import Segment, Timeline
from massage_gui.ui.advice import Advice
from massage_gui.ui.choice_button import ChoiceButton
from massage_gui.ui.daily_check import DailyCheck
from massage_gui.ui.deliberate import Deliberate
from massage_gui.ui.figure_view import FigureView
from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.overview_details import OverviewDetails, OverviewNotes, chips
from massage_gui.ui.parts import button, clear, discard, frame, label, scrolling, tab_through
from massage_gui.ui.plan_choices import PlanChoices
from massage_gui.ui.rating_words import RatingWords
from massage_gui.ui.words import Words

FOOT = 0.42
"""The most that the check of today and the line under it may take of the height, beside the buttons."""

STILL = QSize(150, 150)
"""The size of the picture of the first movement, in pixels."""


@dataclass(frozen=True)
class OverviewContent:
    """All that the overview shows of one routine."""

    routine: Routine
    clicked: Side | None
    timeline: Timeline
    plan: Plan
    verdict: Verdict
    flags: tuple[tuple[Question, ...], tuple[Question, ...]]
    instead: Sequence[Routine]
    rivals: Sequence[Routine]
    dose: Dose = Dose.OPEN
    care: Care | None = None


class Overview(QWidget):
    """Shows a routine; every wish is a signal."""

    #: the user wants to start
    start_requested = Signal()
    #: the user wants to start, with the session filling the screen
    floor_requested = Signal()
    #: the user wants the session as a sound file
    recording_requested = Signal()
    #: the user wants the card
    card_requested = Signal()
    #: Plan: the plan was changed
    plan_changed = Signal(object)
    #: str: a red flag with this code is true today
    flag_ticked = Signal(str)
    #: the user wants to take the full check
    check_requested = Signal()
    #: str: the user has asked about the answer with this code
    lift_requested = Signal(str)
    #: Routine: the user wants this one
    routine_requested = Signal(object)
    #: the user wants to go back to all areas
    back_requested = Signal()

    def __init__(self, still: FigureView) -> None:
        super().__init__()
        self.still = still
        still.use_motion(False)
        still.setFixedSize(STILL)
        self._words, self._rating_words = Words(), RatingWords()
        self._locked = False
        self._notes: OverviewNotes | None = None
        self._details: OverviewDetails | None = None
        self._title = label("", "title")
        self._facts = label("", "muted")
        self._summary = label("")
        self._mark = label("", "small")
        self._limit = label("", "small")
        self.care = frame("warn")
        self._care = label("", "heading")
        self._rivals = QVBoxLayout()
        self.choices = PlanChoices()
        self.daily = DailyCheck()
        self.advice = Advice()
        self._due = label(self.tr("First comes a short safety check, once."), "muted")
        self._line = label(self.tr("Gentle only. Stop if it hurts, tingles or makes you dizzy."))
        self.start = button(self.tr("Start"), "primary", "large")
        self.card = button(self.tr("Print card"), size="large")
        self.floor = button(self.tr("Floor mode"), "link", name=self.tr("Start in floor mode"))
        self.floor.setToolTip(self.tr("The session fills the screen, to be read from the floor."))
        self.take_along = button(self.tr("Save as sound…"), "link", name=self.tr("Save as sound"))
        self.back = button(self.tr("‹ All areas"), "link")
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._reading, self._foot, self._upper = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._today = QWidget()
        self.area = scrolling(self._content)
        self._more = MoreBelow(self.area, QPalette.ColorRole.Base)
        self._read = False
        self._lay_out()
        self._connect()
        cared = QVBoxLayout(self.care)
        cared.setContentsMargins(14, 8, 14, 8)
        cared.addWidget(self._care)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.area, 1)
        column.addWidget(frame("rule"))
        column.addLayout(self._foot)
        self._foot.setSpacing(8)
        self._foot.addWidget(self._line)
        row = QHBoxLayout()
        row.addWidget(self.start, 2)
        row.addWidget(self.card, 1)
        row.addStretch(0)
        self._foot.addLayout(row)
        more = QHBoxLayout()
        more.addWidget(self.floor)
        more.addStretch(1)
        more.addWidget(self.take_along)
        self._foot.addLayout(more)
        self._lay_out_content()

    def _lay_out_content(self) -> None:
        self._column.setContentsMargins(0, 0, 10, 8)
        self._column.setSpacing(6)
        self._column.addWidget(self._title)
        beside = QVBoxLayout()
        for part in (self._facts, self._summary, self._mark, self._limit):
            beside.addWidget(part)
        beside.addLayout(self._rivals)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.still, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self._column.addLayout(row)
        self._column.addSpacing(4)
        self._column.addWidget(self.care)
        self._column.addWidget(self.advice)
        self._column.addLayout(self._upper)
        self._column.addLayout(self._reading)
        self._reading.setSpacing(12)
        self._reading.addWidget(self.choices)
        self._column.addStretch(1)
        today = QVBoxLayout(self._today)
        today.setContentsMargins(0, 0, 0, 0)
        today.addWidget(self.daily)
        today.addWidget(self._due)
        self._foot.insertWidget(0, self._today)

    def _connect(self) -> None:
        Deliberate(self.start)
        self.start.clicked.connect(partial(self._start, self.start_requested.emit))
        self.card.clicked.connect(self.card_requested)
        self.floor.clicked.connect(partial(self._start, self.floor_requested.emit))
        self.area.verticalScrollBar().valueChanged.connect(self._follow)
        self.area.verticalScrollBar().rangeChanged.connect(self._show_start)
        self.take_along.clicked.connect(self.recording_requested)
        self.back.clicked.connect(self.back_requested)
        self.choices.changed.connect(self.plan_changed)
        self.daily.flag_ticked.connect(self.flag_ticked)
        self.daily.unfolded.connect(self._arrange)
        self.daily.unfolded.connect(self._order)
        self.advice.check_requested.connect(self.check_requested)
        self.advice.lift_requested.connect(self.lift_requested)
        self.advice.routine_requested.connect(self.routine_requested)

    def show_content(self, content: OverviewContent) -> None:
        """Show a routine from its beginning."""
        routine = content.routine
        self._title.setText(routine.title)
        self._summary.setText(routine.summary)
        yours = self.tr("Yours, not reviewed: {file}").format(file=Path(routine.file).name)
        review = self.tr("No clinician has reviewed this yet.")
        self._mark.setText(yours if routine.yours else review)
        self._show_rivals(content.rivals)
        self._replace_reading(routine)
        self.daily.show_flags(*content.flags)
        self.area.verticalScrollBar().setValue(0)
        self.refresh(content)
        # What was in sight of the routine before tells nothing of this one.
        self._read = False
        self._show_start()

    def refresh(self, content: OverviewContent) -> None:
        """Show what the plan or an answer changed, and leave the rest where it is."""
        verdict, locked = content.verdict, content.verdict.status is Status.LOCKED
        self._facts.setText(" · ".join(chips(content.routine, content.timeline, self._words)))
        self._limit.setText(
            self.tr("Press lightly only: no more than {level} of 5.").format(level=verdict.max_pressure)
        )
        care = self._rating_words.advice(content.care)
        if care:
            care = self.tr("From your last session here: {advice}").format(advice=care)
        told = (care, self._rating_words.dose(content.dose))
        self._care.setText("\n".join(filter(None, told)))
        self.care.setVisible(any(told) and not locked)
        self._limit.setVisible(verdict.max_pressure is not None and not locked)
        self.still.show_segment(_first_work(content.timeline), content.routine.region)
        self.choices.show_plan(content.plan, content.routine, content.clicked)
        if self._details is not None:
            self._details.show_steps(content.timeline)
        anew = locked is not self._locked or self.focusWidget() in self.advice.targets
        if locked:
            self.advice.show_verdict(verdict, content.instead)
        self._order()
        self._turn(locked, anew)
        self._line.setVisible(not locked)
        self.floor.setVisible(not locked and content.routine.position is Position.LYING)
        self.choices.setVisible(not locked)
        grave = locked and verdict.tier is not None and verdict.tier.red_flag
        self._show_how(not grave)
        # Nobody who needs help now is handed what to do at home.
        self.card.setVisible(not grave)
        self.take_along.setVisible(not locked)
        self.daily.setVisible(verdict.status is Status.OPEN)
        self._due.setVisible(verdict.status is Status.CHECK_DUE)
        grown = QSizePolicy.Policy.Maximum if locked else QSizePolicy.Policy.Minimum
        self.card.setSizePolicy(grown, QSizePolicy.Policy.Fixed)
        self._arrange()
        if locked or anew:
            # The focus went to a button; what is read first is why.
            self.area.verticalScrollBar().setValue(0)

    @property
    def offers_card(self) -> bool:
        """Whether the card may be printed."""
        return not self.card.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    @property
    def check_read(self) -> bool:
        """Whether all that starting means has been in sight; beside Start it always is."""
        if self._read or self.daily.isHidden() or self._upper.indexOf(self._today) < 0:
            return True
        hint = 0 if self._more.at_end else self._more.height()
        end = self._today.mapTo(self._content, self._today.rect().bottomLeft()).y()
        return end - self.area.verticalScrollBar().value() <= self.area.viewport().height() - hint

    def _start(self, go: Callable[[], None]) -> None:
        # Starting says no to all of it: so nobody starts before it was shown.
        if self.check_read:
            go()
        else:
            self._more.read_on()

    def _follow(self) -> None:
        # What stands beside Start is out of sight again once larger letters move it away.
        self._read = self.check_read and self._upper.indexOf(self._today) >= 0
        self._show_start()

    def _show_start(self) -> None:
        text = self.tr("Start") if self.check_read else self.tr("Read on")
        self.start.setText(text)
        self.start.setAccessibleName(text)

    def _show_how(self, shown: bool) -> None:
        """Show how it is done; not where the user is to get help, or advice today, and nothing else."""
        for part in (self.still, self._summary, self._notes, self._details):
            if part is not None:
                part.setVisible(shown)

    def _order(self) -> None:
        items = (self._rivals.itemAt(i) for i in range(self._rivals.count()))
        rivals = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        today = [*self.daily.targets, *self.choices.targets]
        foot = (self.start, self.card, self.floor, self.take_along)
        tab_through([self.back, *rivals, *self.advice.targets, *today, *foot])

    def _turn(self, locked: bool, anew: bool) -> None:
        """Show Start or the advice; where one takes the other's place, it takes the focus too."""
        came, went = (self.advice, self.start) if locked else (self.start, self.advice)
        came.show()
        self._locked = locked
        if anew:
            self.focus_first()
        went.hide()

    def focus_first(self) -> None:
        """Give the focus to what comes next: Start, or what to do instead."""
        first = self.start
        if self._locked:
            first = self.back if self.advice.rests else self.advice.again
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace_reading(self, routine: Routine) -> None:
        for old in (self._notes, self._details):
            if old is not None:
                self._reading.removeWidget(old)
                discard(old)
        self._notes, self._details = OverviewNotes(routine), OverviewDetails(routine)
        self._reading.insertWidget(0, self._notes)
        self._reading.addWidget(self._details)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Keep the check of today over Start where there is room, else put it where it can be scrolled."""
        wanted = self._today.heightForWidth(self.width()) + self._line.heightForWidth(self.width())
        home = self._foot if wanted < FOOT * self.height() else self._upper
        if home.indexOf(self._today) < 0:
            home.insertWidget(0, self._today)
            self._read = False
            self.area.verticalScrollBar().setValue(0)
        self._show_start()

    def _show_rivals(self, rivals: Sequence[Routine]) -> None:
        clear(self._rivals)
        for routine in rivals:
            mark = self.tr("yours, not reviewed") if routine.yours else self.tr("built in")
            # Titles of the user's own are of any length: only such a button wraps.
            other = ChoiceButton(
                self.tr("Also: {title} ({mark})").format(title=routine.title, mark=mark), "fold", ""
            )
            other.clicked.connect(partial(self.routine_requested.emit, routine))
            self._rivals.addWidget(other)


def _first_work(timeline: Timeline) -> Segment:
    """The first segment with a movement, or where there is none the first of all."""
    return next((each for each in timeline.segments if each.motion is not None), timeline.segments[0])
