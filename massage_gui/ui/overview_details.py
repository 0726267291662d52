"""What a routine is, before it is started: facts, feelings, safety notes and the list of steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from massage_gui.core.region import Side
from massage_gui.core.routine import Routine
from massage_gui.core.timeline import Segment, SegmentKind, Timeline
from massage_gui.ui.parts import clear, frame, label
from massage_gui.ui.words import Words, clock_text


class OverviewNotes(QWidget):
    """What must be read before anything is chosen: the safety notes."""

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._safety(routine))

    def _safety(self, routine: Routine) -> QWidget:
        box = frame("warn")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Keep safe"), "heading"))
        for note in routine.safety:
            row = QHBoxLayout()
            row.addWidget(label("•", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(note), 1)
            column.addLayout(row)
        return box


class OverviewDetails(QWidget):
    """How it is done: position, tools, feelings and the list of steps; made anew for each routine."""

    def __init__(self, routine: Routine) -> None:
        super().__init__()
        self._routine = routine
        self._words = Words()
        self._steps = QGridLayout()
        self._steps.setColumnStretch(1, 1)
        self._steps.setVerticalSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for heading, text in self._facts():
            column.addWidget(label(heading, "heading"))
            column.addWidget(label(text))
            column.addSpacing(8)
        column.addWidget(label(self.tr("Steps"), "heading"))
        column.addLayout(self._steps)
        column.addStretch(1)

    def _facts(self) -> list[tuple[str, str]]:
        routine = self._routine
        return [
            (self.tr("How to start"), routine.set_up),
            (self.tr("What you need"), routine.needs or self.tr("Nothing but your hands.")),
            (self.tr("You should feel"), routine.feel),
            (self.tr("You should not feel"), routine.avoid_feeling),
            (self.tr("How often"), routine.how_often),
        ]

    def show_steps(self, timeline: Timeline) -> None:
        """List the steps of this timeline with their times."""
        clear(self._steps)
        shown = [segment for segment in timeline.segments if self._is_listed(segment, timeline)]
        for row, segment in enumerate(shown):
            self._list(row, segment, both=len(timeline.sides) == 2 and segment.side is timeline.sides[0])

    def _is_listed(self, segment: Segment, timeline: Timeline) -> bool:
        if segment.kind is SegmentKind.GET_READY:
            return False
        return not (len(timeline.sides) == 2 and segment.side is timeline.sides[1])

    def _list(self, row: int, segment: Segment, both: bool) -> None:
        seconds = self.tr("{seconds} s").format(seconds=round(segment.seconds))
        time = self.tr("{time} a side").format(time=seconds) if both else seconds
        number = label(str(segment.number or ""), "muted", wrap=False)
        title = label(self._title(segment))
        cells: tuple[QLabel, ...] = (number, title, label(time, "muted", wrap=False))
        for column, cell in enumerate(cells):
            self._steps.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)

    def _title(self, segment: Segment) -> str:
        if segment.kind is SegmentKind.CHANGE:
            return self.tr("Change to the {side} side").format(side=self._words.side(segment.toward))
        return segment.title


def chips(routine: Routine, timeline: Timeline, words: Words) -> list[str]:
    """The short facts under the title: time in all, position, sides in their order."""
    facts = [clock_text(timeline.total), words.position(routine.position)]
    sides = [side for side in timeline.sides if side in (Side.LEFT, Side.RIGHT)]
    return [*facts, words.order(sides)] if sides else facts
