"""All that is seen in floor mode while a session runs."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from massage_gui.core.region import Side
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Segment, SegmentKind, Timeline
from massage_gui.services.player import Moment
from massage_gui.ui.caption_line import A_WORD, SHORTEST
from massage_gui.ui.fitted_text import FittedText
from massage_gui.ui.floor_change import FloorChange
from massage_gui.ui.floor_digits import FloorDigits
from massage_gui.ui.floor_layout import LEAST_DIGITS, FloorLayout, lay_out
from massage_gui.ui.floor_words import FloorWords
from massage_gui.ui.side_plate import SidePlate
from massage_gui.ui.theme import LIGHT, Theme
from massage_gui.ui.words import Words


class Figure(Protocol):
    """A widget that moves as the step says."""

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""

    def show_segment(self, segment: Segment | None, region: str) -> None:
        """Show what to do in this segment."""

    def run(self, running: bool) -> None:
        """Move, or stand still."""

    def use_motion(self, smooth: bool) -> None:
        """Move at all, or be a still."""


class FloorFace(QWidget):
    """Side, countdown, figure, instruction, what comes next, what is said, and what keeps safe."""

    def __init__(self, parent: QWidget, figure: Figure) -> None:
        super().__init__(parent)
        self._words, self._general = FloorWords(), Words()
        self._theme = LIGHT
        self._timeline: Timeline | None = None
        self._segment: Segment | None = None
        self._places: FloorLayout = lay_out(self.size(), None)
        self.plate = SidePlate(self)
        self.digits = FloorDigits(self)
        self.under, self.time_left = FittedText(self), FittedText(self)
        self.line = FittedText(self, bold=True)
        self.moves, self.figure = figure, _widget_of(figure)
        self.figure.setParent(self)
        self.figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.change = FloorChange(self)
        self.coming, self.caption = FittedText(self), FittedText(self)
        self.caution, self.gentle = FittedText(self, bold=True), FittedText(self)
        self.gentle.set_text(self.tr("Gentle only. Stop if it hurts, tingles or makes you dizzy."))
        self.change.hide()
        self._covered = False
        self._stays = 0.0
        self._since: float | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for part in (self.plate, self.change, self.moves):
            part.set_theme(theme)
        self._colour()
        self.update()

    def _colour(self) -> None:
        theme = self._theme
        ink = theme.on_side if not self.change.isHidden() else ""
        for part in (self.digits, self.line):
            part.set_colour(theme.text)
        for part in (self.under, self.time_left, self.coming):
            part.set_colour(ink or theme.muted)
        self.caption.set_colour(ink or theme.text)
        for part in (self.caution, self.gentle):
            part.set_colour(theme.warn_text)

    @property
    def _changing(self) -> bool:
        return self._segment is not None and self._segment.kind is SegmentKind.CHANGE

    @property
    def _side(self) -> Side | None:
        """The side worked, or the one that a change leads to."""
        return (self._segment.toward or self._segment.side) if self._segment is not None else None

    def show_timeline(self, timeline: Timeline) -> None:
        """Get ready to show a session of this timeline."""
        self._timeline, self._segment = timeline, None
        self.show_caption("")

    def show_segment(self, segment: Segment) -> None:
        """Show the segment that has begun."""
        if self._timeline is None:
            return
        self._segment = segment
        self.plate.show_side(self._side, self._words.plate(segment))
        self.line.set_text(self._words.line(segment))
        self.coming.set_text(self._general.coming(self._timeline, segment))
        self.caution.set_text(segment.caution)
        self.moves.show_segment(segment, self._timeline.routine.region)
        if self._changing:
            self.change.show_segment(segment)
        self._show_parts()
        self._lay_out()

    def cover(self, covered: bool) -> None:
        """While the middle is covered, the top row says the side during a change too."""
        self._covered = covered
        self._show_parts()

    def _show_parts(self) -> None:
        picture = self._changing and not self._covered
        shown: dict[QWidget, bool] = dict.fromkeys((self.plate, self.time_left), not picture)
        shown |= dict.fromkeys((self.digits, self.under, self.line, self.figure), not self._changing)
        for part, visible in shown.items():
            part.setVisible(visible)
        self.change.setVisible(picture)
        self._colour()

    def show_moment(self, moment: Moment) -> None:
        """Show what has changed since the last look."""
        for digits in (self.digits, self.change.digits):
            digits.show_number(moment.shown)
        self.under.set_text(self._words.under(moment))
        self.time_left.set_text(self._words.time_left(moment))
        self._let_caption_go(moment.elapsed)

    def show_state(self, state: State) -> None:
        """Let the figure move only while the session runs."""
        self.moves.run(state is State.RUNNING)

    def show_caption(self, text: str) -> None:
        """Show what is being said, for as long as it takes to read it."""
        self._stays, self._since = SHORTEST + A_WORD * len(text.split()), None
        self.caption.set_text(self.tr("“{text}”").format(text=text) if text else "")

    def _let_caption_go(self, elapsed: float) -> None:
        if self._since is None or elapsed < self._since:
            self._since = elapsed
        if elapsed - self._since >= self._stays:
            self.caption.set_text("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        side = self._side
        self._places = places = lay_out(self.size(), side, self._changing)
        for name in (
            "plate",
            "digits",
            "under",
            "time_left",
            "figure",
            "line",
            "coming",
            "caption",
            "change",
        ):
            getattr(self, name).setGeometry(getattr(places, name))
        self._lay_out_safety(places.safety)
        self._size_letters(self.height() / 100)
        away = Qt.AlignmentFlag.AlignLeft if side is Side.RIGHT else Qt.AlignmentFlag.AlignRight
        self.time_left.set_align(away | Qt.AlignmentFlag.AlignVCenter)
        self.update()

    def _lay_out_safety(self, box: QRect) -> None:
        inner = box.adjusted(box.height() // 5, box.height() // 12, -box.height() // 5, -box.height() // 12)
        half = round(inner.height() * 0.46) if self.caution.text else 0
        self.caution.setGeometry(inner.x(), inner.y(), inner.width(), half)
        self.gentle.setGeometry(inner.x(), inner.y() + half, inner.width(), inner.height() - half)

    def _size_letters(self, unit: float) -> None:
        self.digits.set_least(100 * unit * LEAST_DIGITS)
        self.line.set_most(6.4 * unit)
        self.time_left.set_most(4.6 * unit)
        for part in (self.under, self.coming, self.caption, self.caution, self.gentle):
            part.set_most(3.4 * unit)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        if self._side in (Side.LEFT, Side.RIGHT):
            painter.fillRect(self._places.edge, self._theme.side(self._side))
        painter.setPen(QPen(QColor(self._theme.warn_line), 2))
        painter.setBrush(QColor(self._theme.warn))
        corner = self._places.safety.height() * 0.14
        painter.drawRoundedRect(QRectF(self._places.safety), corner, corner)
        painter.end()


def _widget_of(figure: Figure) -> QWidget:
    if not isinstance(figure, QWidget):
        raise TypeError("a figure is a widget")
    return figure
