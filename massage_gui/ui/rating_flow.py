"""Asks for the rating before and after a session, and tells what follows from it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from massage_gui.core.rating import LITTLE, Advice, Change, Round, change, most_in_work, round_after
from massage_gui.core.record import Record
from massage_gui.core.routine import Routine
from massage_gui.core.timeline import Timeline
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.services.settings import Settings
from massage_gui.ui.choosing import Choice
from massage_gui.ui.end_page import EndPage
from massage_gui.ui.rating_page import RatingPage
from massage_gui.ui.rating_words import RatingWords


class RatingFlow(QObject):
    """Two clicks a session, and none where the user wants no ratings."""

    #: int | None, bool: the session may start, with this rating; whether the last one is still felt
    ready = Signal(object, bool)
    #: the user wants one more round
    round_requested = Signal()

    def __init__(
        self, pages: QStackedWidget, page: RatingPage, end: EndPage, history: HistoryDesk, settings: Settings
    ) -> None:
        super().__init__(pages)
        self._pages, self._page, self._end = pages, page, end
        self._history, self._settings = history, settings
        self._words = RatingWords()
        self._routine: Routine | None = None
        self._before: int | None = None
        page.rated.connect(self.ready)
        end.rated.connect(self._take_after)
        end.round_requested.connect(self.round_requested)

    def due(self, choice: Choice) -> bool:
        """Whether to ask before this session: not when one goes on, or goes into its next round."""
        begins = not choice.past and choice.round == 1
        return begins and self._settings.ratings and self._history.is_open

    def ask(self, timeline: Timeline, region: str) -> None:
        """Ask before a session; `region` is the name of its main region."""
        last = self._history.last(timeline.routine)
        self._page.ask(
            self._words.where(region, timeline.sides),
            most_in_work(timeline.routine.regions),
            None if last is None else last.day,
        )
        self._pages.setCurrentWidget(self._page)
        self._page.row.focus_first()

    def ask_after(self, record: Record, routine: Routine, region: str) -> None:
        """Ask after a session that was rated before, unless something hurt or hardly anything was done."""
        entry = self._history.current
        if entry is None or entry.before is None or record.code or record.active < LITTLE:
            return
        self._routine, self._before = routine, entry.before
        self._end.ask_rating(self._words.asked(), self._words.where(region, entry.sides))

    def _take_after(self, rating: int) -> None:
        self._history.rate_after(rating)
        entry, before = self._history.current, self._before
        if entry is None or before is None or self._routine is None:
            return
        advice = self._history.advice(self._routine)
        round_ = Round.NOT_ASKED if advice else round_after(self._routine, entry)
        worse = change(before, rating) is Change.MORE
        told = (
            self._words.change(before, rating),
            self._words.advice(advice or (Advice.WORSE if worse else None)),
            self._words.round(round_),
        )
        self._end.show_rating(
            [each for each in told if each], warn=advice is not None or worse, more=round_ is Round.ONE_MORE
        )
