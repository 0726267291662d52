"""The full safety check: three short groups of questions on one page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from massage_gui.core.earlier import Earlier
from massage_gui.core.routine import Routine
from massage_gui.core.safety import Check
from massage_gui.core.screening import Question
from massage_gui.ui.deliberate import Deliberate
from massage_gui.ui.is_it_over import IsItOver
from massage_gui.ui.letters import USUAL, letter_width
from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.parts import button, frame, label, scrolling, tab_through
from massage_gui.ui.tick import Tick
from massage_gui.ui.words import day_text

WIDE = 930
"""From this width in pixels on, at normal text, the groups stand side by side."""
EACH = 120
"""What a question takes beside its letters, in letters."""


def _share(questions: tuple[Question, ...]) -> int:
    """How much of the width a group gets: the more, the more it asks, so that all three end at one height."""
    return sum(len(question.ask) + EACH for question in questions)


class SafetyPage(QWidget):
    """Asks the questions of one routine; nothing is ticked beforehand, nothing told earlier goes unseen."""

    #: tuple[str, ...]: the check was answered, and these codes were ticked (none of them: an empty tuple)
    answered = Signal(object)
    #: tuple[str, ...]: the same, and what was told earlier is over
    taken_back = Signal(object)
    #: the user went back without answering
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ticks: dict[str, Tick] = {}
        self._earlier: tuple[Earlier, ...] = ()
        self._title = label("", "title")
        self._intro = label(
            self.tr("Tick what is true for you. Your answers stay on this computer."), "muted"
        )
        self._stopped = label("", "earlier")
        self._body = QWidget()
        self.over = IsItOver(self, self._body)
        self.none = button(self.tr("None of these"), "primary", "huge")
        self.show_me = button(self.tr("Show me what to do"), "primary", "huge")
        self.back = button(self.tr("‹ Back"), "link")
        self._groups = QHBoxLayout()
        self._content = QWidget()
        self._content.setLayout(self._groups)
        self.area = scrolling(self._content)
        self._more = MoreBelow(self.area)
        self._read = False
        self._lay_out()
        Deliberate(self.none)
        self.none.clicked.connect(self._answer_none)
        self.area.verticalScrollBar().valueChanged.connect(self._follow)
        self.area.verticalScrollBar().rangeChanged.connect(self._show_buttons)
        self.show_me.clicked.connect(self._answer)
        self.over.confirmed.connect(lambda: self.taken_back.emit(self.ticked))
        self.over.closed.connect(self._return)
        self.back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        self.setObjectName("page")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(28, 16, 28, 20)
        column.setSpacing(8)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._intro)
        column.addWidget(self._stopped)
        column.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.none)
        row.addWidget(self.show_me)
        row.addStretch(1)
        column.addLayout(row)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The codes ticked now."""
        return tuple(code for code, tick in self._ticks.items() if tick.box.isChecked())

    def tick(self, code: str) -> Tick:
        """The box of a question."""
        return self._ticks[code]

    def ask(self, routine: Routine, check: Check) -> None:
        """Show the questions for a routine, all unticked."""
        self._ticks, self._earlier, self._read = {}, check.earlier, False
        self._show_stopped()
        self._title.setText(self.tr("Before you start: {title}").format(title=routine.title))
        self._content = QWidget()
        self._groups = QHBoxLayout(self._content)
        self._groups.setContentsMargins(0, 0, 8, 0)
        self._groups.setSpacing(14)
        for heading, questions in (
            (self.tr("Is one of these true now?"), check.red_flags),
            (self.tr("Do you have, or have you had, one of these?"), check.ask_first),
            (self.tr("At the place you want to massage:"), check.skip_area),
        ):
            if questions:
                self._groups.addWidget(self._group(heading, questions), _share(questions))
        self.area.setWidget(self._content)
        self.area.verticalScrollBar().setValue(0)
        boxes = [tick.box for tick in self._ticks.values()]
        tab_through([self.back, *boxes, self.none, self.show_me])
        self._arrange()
        self._show_buttons()

    def focus_first(self) -> None:
        """Give the first question the focus: Enter pressed once too often must not answer for the user."""
        first = next(iter(self._ticks.values()), None)
        (self.none if first is None else first.box).setFocus(Qt.FocusReason.OtherFocusReason)

    def _group(self, heading: str, questions: tuple[Question, ...]) -> QFrame:
        box = frame("panel")
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 12, 16, 12)
        column.setSpacing(0)
        title = label(heading, "heading")
        title.setContentsMargins(8, 0, 0, 4)
        column.addWidget(title)
        for question in questions:
            tick = Tick(question.ask, self._note(question))
            tick.box.toggled.connect(self._show_buttons)
            self._ticks[question.code] = tick
            column.addWidget(tick)
        column.addStretch(1)
        return box

    def _note(self, question: Question) -> str:
        said = [each for each in self._earlier if not each.stopped and question.code in each.codes]
        return self.tr("You said yes on {day}.").format(day=day_text(said[0].on)) if said else ""

    def _show_stopped(self) -> None:
        stopped = [self.over.sentence(each) for each in self._earlier if each.stopped]
        self._stopped.setText("\n".join(stopped))
        self._stopped.setVisible(bool(stopped))

    def _follow(self) -> None:
        self._read = self._read or self._more.at_end
        self._show_buttons()

    @property
    def all_read(self) -> bool:
        """Whether every question has been in sight."""
        return self._read or self._more.at_end

    def _answer_none(self) -> None:
        # Nobody can say no to what was never shown.
        if self.all_read:
            self._answer()
        else:
            self._more.read_on()

    def _answer(self) -> None:
        gone = [each for each in self._earlier if each.goes_with(self.ticked)]
        if gone:
            self.over.ask(gone)
        else:
            self.answered.emit(self.ticked)

    def _return(self) -> None:
        gone = [code for each in self._earlier if each.goes_with(self.ticked) for code in each.codes]
        first = next((self._ticks[code] for code in gone if code in self._ticks), None)
        if first is not None:
            first.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self) -> None:
        some = bool(self.ticked)
        text = self.tr("None of these") if self.all_read else self.tr("Read on")
        self.none.setText(text)
        self.none.setAccessibleName(text)
        self.none.setVisible(not some)
        self.show_me.setVisible(some)

    def _arrange(self) -> None:
        wide = self.width() >= WIDE * letter_width(self.fontMetrics()) / USUAL
        self._groups.setDirection(
            QHBoxLayout.Direction.LeftToRight if wide else QHBoxLayout.Direction.TopToBottom
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()
