"""The part of the tour that looks back: ratings, the history, a session that was cut off, the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from massage_gui.core.compiler import compile
from massage_gui.core.entry import Entry, Outcome, StepDone, new_entry, step_done
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan
from massage_gui.ui.rating_row import RatingRow

if TYPE_CHECKING:
    from massage_gui.tour import Tour

PAST = (
    ("lower-back", 80, 6, 5), ("lower-back", 76, 6, 4), ("calf", 71, 3, 2), ("lower-back", 66, 5, 4),
    ("shoulder", 60, None, None), ("lower-back", 55, 5, 5), ("calf", 52, 4, 2), ("back-of-neck", 47, 5, 4),
    ("lower-back", 41, 5, 3), ("lower-back", 34, 4, 3), ("hand", 30, None, None), ("back-of-neck", 26, 4, 4),
    ("lower-back", 20, 4, 2), ("calf", 17, 3, 1), ("lower-back", 13, 4, 3), ("back-of-neck", 9, 4, 2),
    ("lower-back", 6, 3, 2), ("foot-sole", 3, 2, 1), ("shoulder", 2, None, None),
)  # fmt: skip
"""Sessions to show: the routine, how many days ago, and its ratings before and after."""


def look_back(tour: Tour, today: datetime) -> None:
    """Take the pictures of what is kept, from an empty history to a full one."""
    parts, flow = tour.parts, tour.window.flow
    parts.history.open()
    flow.go_home()
    flow.look_ups.show_history()
    tour.take("history-empty")
    parts.history.add(tuple(_past(parts.watch.library, today)))
    _rate(tour)
    flow.go_home()
    flow.look_ups.show_history()
    tour.take("history")
    if flow.look_ups.past is not None:
        bar = flow.look_ups.past.page.area.verticalScrollBar()
        bar.setValue(bar.maximum())
        tour.take("history-sessions")
        flow.look_ups.past.ask_to_delete_all()
        tour.take("delete-all")
        flow.sheets.delete_all.keep.click()
    flow.report_requested.emit()
    _take_dialog(tour, "report")
    flow.settings_requested.emit()
    _take_dialog(tour, "settings")
    _cut_off(tour)


def _rate(tour: Tour) -> None:
    flow = tour.window.flow
    flow.go_home()
    flow.choose_id("lower-back")
    tour.start()
    tour.answer_none()
    tour.take("rating")
    flow.rating_page.row.buttons[8].click()
    tour.take("rating-too-strong")
    flow.rating_page.row.buttons[6].click()
    tour.until(lambda _: False)
    tour.take("end-rating")
    row = flow.end_page.findChild(RatingRow)
    if isinstance(row, RatingRow):
        row.buttons[4].click()
    tour.take("end-rated")


def _past(library: Library, today: datetime) -> Iterator[tuple[Entry, tuple[StepDone, ...]]]:
    for place, (routine_id, ago, before, after) in enumerate(PAST):
        routine = library.get(routine_id)
        if routine is None:
            continue
        timeline = compile(routine, Plan())
        entry = new_entry(timeline, today - timedelta(days=ago), before=before)._replace(
            uid=f"{place:032x}",
            after=after,
            outcome=Outcome.FINISHED,
            seconds=timeline.total,
        )
        yield entry, tuple(step_done(each, each.seconds, True) for each in timeline.segments)


def _take_dialog(tour: Tour, name: str) -> None:
    for dialog in tour.window.findChildren(QDialog):
        if dialog.isVisible():
            tour.take(name, dialog)
            dialog.reject()


def _cut_off(tour: Tour) -> None:
    parts, flow = tour.parts, tour.window.flow
    flow.go_home()
    flow.choose_id("shoulder")
    tour.start()
    tour.answer_none()
    flow.rating_page.skip.click()
    tour.go_on(100)
    # As after a crash: nothing tells the history that the session is over.
    parts.history.leave_open()
    parts.player.stop("")
    flow.go_home()
    flow.ask_about_history()
    tour.take("cut-off")
    flow.sheets.cut_off.keep.click()
    parts.history.close()
