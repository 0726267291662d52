"""The history as it is looked at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QWidget

from massage_gui.core.entry import Entry, Said, StepDone
from massage_gui.core.region import Region, Side
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.history_page import HistoryPage
from massage_gui.ui.theme import DARK, LIGHT
from tests.core.past import entries
from tests.days import TODAY, many, session
from tests.ui.pixels import count, picture, sized
from tests.ui.walk import focused, settle

SOME = (
    session(9, 6, 5, uid="a", regions=("lower-back",)),
    session(5, 5, 3, uid="b"),
    session(1, 5, 3, uid="c", note="On the mat"),
)


def steps(uid: str) -> tuple[StepDone, ...]:
    """One step, which was too much in session b."""
    return (StepDone(0, 1, Side.LEFT, 30.0, True, Said.LESS if uid == "b" else Said.GOOD),)


@pytest.fixture
def page(drawing: BodyDrawing, regions: tuple[Region, ...], qapp: object) -> Iterator[HistoryPage]:
    """The page with three sessions, shown."""
    assert qapp is not None
    made = HistoryPage(drawing, regions, steps, lambda code: f"sentence of {code}", pause=1_000_000)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    made.show_history(SOME, TODAY)
    settle()
    yield made
    made.close()
    made.deleteLater()


def texts(page: HistoryPage) -> list[str]:
    """What can be read."""
    settle()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def all_told(spy: QSignalSpy) -> list[list[object]]:
    """What was told, in order."""
    return [list(spy.at(place)) for place in range(spy.count())]


def test_an_empty_history_says_what_will_be_here_and_how_to_begin(page: HistoryPage) -> None:
    page.show_history((), TODAY)
    said = " ".join(texts(page))
    assert "Nothing here yet" in said
    assert "To begin, go back to the map" in said
    assert not page.calendar.isVisible()
    assert not page.details.isVisible()
    assert not page.report.isEnabled()
    assert page.import_.isEnabled()
    assert not page.export.isEnabled()
    assert not page.delete_all.isEnabled()
    page.focus_first()
    assert focused() is page.begin
    page.show_history(SOME, TODAY)
    assert "Nothing here yet" not in texts(page)
    assert page.details.isVisible()


def test_it_counts_weeks_and_tells_today(page: HistoryPage) -> None:
    assert "You took care of yourself in 2 of the last 12 weeks. Rest days are fine." in texts(page)
    assert any(text.endswith("18 Mar 2026: a rest day") for text in texts(page))


def test_the_area_done_most_is_shown_first_and_the_list_leads_to_the_others(page: HistoryPage) -> None:
    assert page.areas.current == "calf"
    assert "2 sessions in 12 weeks, last on 17 March 2026" in texts(page)
    page.areas.list.setFocus()
    QTest.keyClick(page.areas.list, Qt.Key.Key_Down)
    assert page.areas.current == "lower-back"
    assert page.areas.chart.accessibleName() == "Ratings: Lower back"
    assert "9 March 2026: 6 before, 5 after" in page.areas.chart.accessibleDescription()
    assert "Rate a few more sessions to see how it goes." in texts(page)


def test_the_area_that_is_chosen_stays_so(page: HistoryPage) -> None:
    page.areas.choose("lower-back")
    page.show_history(SOME[:2], TODAY)
    assert page.areas.current == "lower-back"
    page.show_history(SOME[1:], TODAY)
    assert page.areas.current == "calf"


def test_a_click_on_the_body_leads_there_too(page: HistoryPage) -> None:
    at = page.areas.map.centre_of("lower-back")
    QTest.mouseClick(page.areas.map, Qt.MouseButton.LeftButton, pos=QPoint(round(at.x()), round(at.y())))
    assert page.areas.current == "lower-back"


def test_an_area_of_long_ago_is_listed_and_one_unknown_goes_by_its_id(page: HistoryPage) -> None:
    page.show_history((session(300, regions=("tail",)), *SOME), TODAY)
    page.areas.choose("tail")
    assert page.areas.current == "tail"
    assert {"tail", "Not in the last 12 weeks"} <= set(texts(page))


def test_the_newest_session_is_told_in_full(page: HistoryPage) -> None:
    assert page.details.title.text() == "Calf"
    assert page.details.text.text().splitlines() == [
        "left and right · 5 min · Finished",
        "Your rating went from 5 to 3.",
        "Left: step 1 done.",
        "It felt good: step 1 (left).",
    ]
    assert page.details.note.toPlainText() == "On the mat"


def test_choosing_a_session_shows_it_with_why_it_was_stopped(page: HistoryPage) -> None:
    stopped = SOME[1]._replace(code="ST1", felt=("ST1", "ST9"), round=2, still_sore=True)
    page.show_history((SOME[0], stopped, SOME[2]), TODAY)
    page.sessions.setFocus()
    QTest.keyClick(page.sessions, Qt.Key.Key_Down)
    lines = page.details.text.text().splitlines()
    assert lines[0].endswith("second round")
    assert lines.count("You told: sentence of ST1") == 1
    assert lines.count("You told: sentence of ST9") == 1
    assert "You still felt the last session after two days." in lines
    assert "You asked for less: step 1 (left)." in lines


def test_a_note_is_told_and_marked_and_stays(page: HistoryPage) -> None:
    spy = QSignalSpy(page.note_written)
    QTest.keyClick(page.sessions, Qt.Key.Key_Down)
    page.details.note.setPlainText("Too hard")
    QTest.keyClick(page.sessions, Qt.Key.Key_Up)
    assert all_told(spy) == [["b", "Too hard"]]
    QTest.keyClick(page.sessions, Qt.Key.Key_Down)
    assert page.details.note.toPlainText() == "Too hard"


def test_a_note_that_is_being_written_survives_a_new_reading(page: HistoryPage) -> None:
    spy = QSignalSpy(page.note_written)
    page.details.note.setPlainText("Half a sen")
    page.show_history(SOME, TODAY)
    assert all_told(spy) == [["c", "Half a sen"]]
    assert page.details.note.toPlainText() == "Half a sen"
    page.show_history((*SOME[:2], SOME[2]._replace(note="Half a sentence")), TODAY)
    assert page.details.note.toPlainText() == "Half a sentence"


def test_deleting_asks_nothing_and_what_comes_next_is_shown(page: HistoryPage) -> None:
    spy = QSignalSpy(page.delete_requested)
    page.details.delete.click()
    QTest.keyClick(page.sessions, Qt.Key.Key_Delete)
    assert all_told(spy) == [["c"], ["c"]]
    page.show_history(SOME[:2], TODAY)
    assert page.sessions.current == SOME[1]


def test_ctrl_z_is_the_pages_but_in_a_note_the_notes(page: HistoryPage) -> None:
    spy = QSignalSpy(page.undo_requested)
    page.sessions.setFocus()
    QTest.keyClick(page.sessions, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert spy.count() == 1
    page.details.note.setFocus()
    QTest.keyClicks(page.details.note, "New ")
    QTest.keyClick(page.details.note, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert spy.count() == 1
    assert page.details.note.toPlainText() == "On the mat"


def test_each_wish_is_told(page: HistoryPage) -> None:
    spies = [
        QSignalSpy(signal)
        for signal in (page.left, page.report_requested, page.export_requested, page.import_requested,
                       page.delete_all_requested)
    ]  # fmt: skip
    page.back.click()
    page.report.click()
    for action in (page.export, page.import_, page.delete_all):
        action.trigger()
    assert [spy.count() for spy in spies] == [1, 1, 1, 1, 1]


def test_tab_goes_through_the_page_in_reading_order(page: HistoryPage) -> None:
    page.back.setFocus()
    order: list[QWidget] = [page.back]
    for _ in range(7):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        order.append(focused())
    assert order == [
        page.back, page.report, page.more, page.calendar, page.areas.list, page.sessions,
        page.details.note, page.details.delete,
    ]  # fmt: skip
    assert all(widget.accessibleName() for widget in order)


@pytest.mark.parametrize("size", [(800, 600), (1024, 700), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("pixels", [15, 30])
def test_nothing_is_cut_off_at_the_side(page: HistoryPage, size: tuple[int, int], pixels: int) -> None:
    page.setFont(sized(pixels))
    page.resize(*size)
    settle()
    content = page.area.widget()
    assert content is not None
    assert page.width() == size[0]
    assert content.width() <= page.area.viewport().width()
    for part in (page.calendar, page.areas.map, page.areas.chart, page.sessions, page.details):
        right = part.mapTo(content, part.rect().bottomRight())
        assert content.rect().contains(right), part


def test_parts_stand_side_by_side_only_where_there_is_room(page: HistoryPage) -> None:
    assert page.areas.mapTo(page, QPoint()).x() > page.calendar.mapTo(page, QPoint()).x() + 200
    page.resize(800, 600)
    settle()
    assert page.areas.mapTo(page, QPoint()).x() < page.calendar.mapTo(page, QPoint()).x()


def test_it_wears_the_colours_it_is_given(page: HistoryPage) -> None:
    page.set_theme(DARK)
    for part in (page.calendar, page.areas.chart):
        assert count(picture(part), DARK.primary) > 0
        assert count(picture(part), LIGHT.primary) == 0


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(entries(), max_size=8))
def test_whatever_is_kept_can_be_shown(page: HistoryPage, kept: list[Entry]) -> None:
    page.show_history(kept, TODAY)
    settle()
    assert page.sessions.sessions.rowCount() == len(kept)


def test_ten_thousand_sessions_are_shown(page: HistoryPage) -> None:
    page.show_history(many(10_000), TODAY)
    assert "the last 30 of 5000 rated sessions" in [text.replace(",", "") for text in texts(page)]
    assert "You took care of yourself in 12 of the last 12 weeks. Rest days are fine." in texts(page)


def test_up_from_the_way_back_scrolls_and_never_leads_to_what_deletes(page: HistoryPage) -> None:
    page.show_history(many(40), TODAY)
    page.resize(1280, 500)
    settle()
    page.back.setFocus()
    QTest.keyClick(page.back, Qt.Key.Key_Down)
    assert page.area.verticalScrollBar().value() > 0
    QTest.keyClick(page.back, Qt.Key.Key_Up)
    assert page.area.verticalScrollBar().value() == 0
    QTest.keyClick(page.back, Qt.Key.Key_Up)
    assert page.back.hasFocus()
