"""The list of sessions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QStyleOptionViewItem

from massage_gui.core.entry import Entry
from massage_gui.ui.session_list import SessionList
from massage_gui.ui.theme import DARK, LIGHT
from tests.days import many, session
from tests.ui.pixels import count, picture, sized
from tests.ui.walk import settle


@pytest.fixture
def sessions(qapp: object) -> Iterator[SessionList]:
    """The list of three sessions, shown."""
    assert qapp is not None
    made = SessionList()
    made.resize(420, 320)
    made.show()
    made.activateWindow()
    made.show_entries([session(0, uid="c"), session(1, 6, 4, uid="b"), session(2, uid="a")])
    settle()
    yield made
    made.close()
    made.deleteLater()


def uid(sessions: SessionList) -> str | None:
    """The session under the cursor."""
    return sessions.current.uid if sessions.current else None


def test_the_newest_is_chosen_first(sessions: SessionList) -> None:
    assert uid(sessions) == "c"


def test_keys_choose_and_tell(sessions: SessionList) -> None:
    spy = QSignalSpy(sessions.session_chosen)
    sessions.setFocus()
    QTest.keyClick(sessions, Qt.Key.Key_Down)
    assert [spy.at(place)[0].uid for place in range(spy.count())] == ["b"]


def test_the_delete_key_asks_for_its_session(sessions: SessionList) -> None:
    spy = QSignalSpy(sessions.delete_requested)
    QTest.keyClick(sessions, Qt.Key.Key_Down)
    QTest.keyClick(sessions, Qt.Key.Key_Delete)
    assert [spy.at(place)[0] for place in range(spy.count())] == ["b"]
    sessions.show_entries([])
    QTest.keyClick(sessions, Qt.Key.Key_Delete)
    assert spy.count() == 1


def test_the_cursor_stays_on_its_session_or_where_that_was(sessions: SessionList) -> None:
    QTest.keyClick(sessions, Qt.Key.Key_Down)
    sessions.show_entries([session(uid="d"), session(0, uid="c"), session(1, uid="b"), session(2, uid="a")])
    assert uid(sessions) == "b"
    sessions.show_entries([session(uid="d"), session(0, uid="c"), session(2, uid="a")])
    assert uid(sessions) == "a"
    sessions.show_entries([session(uid="d")])
    assert uid(sessions) == "d"
    sessions.show_entries([])
    assert uid(sessions) is None


def test_each_row_is_heard_in_full(sessions: SessionList) -> None:
    heard = sessions.sessions.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Your rating went from 6 to 4" in heard
    assert sessions.sessions.rowCount() == 3
    assert sessions.sessions.rowCount(sessions.sessions.index(0)) == 0
    assert QModelIndex().data(Qt.ItemDataRole.DisplayRole) is None


def test_a_note_is_marked_at_once(sessions: SessionList) -> None:
    before = picture(sessions)
    sessions.sessions.set_note("b", "Better")
    settle()
    assert picture(sessions) != before
    assert "has a note" in sessions.sessions.index(1).data(Qt.ItemDataRole.DisplayRole)
    sessions.sessions.set_note("gone", "")


def test_choice_and_focus_are_seen(sessions: SessionList) -> None:
    assert count(picture(sessions), LIGHT.soft) > 1000
    sessions.setFocus()
    settle()
    assert count(picture(sessions), LIGHT.focus) > 200
    sessions.clearFocus()
    settle()
    assert count(picture(sessions), LIGHT.focus) == 0
    sessions.set_theme(DARK)
    assert count(picture(sessions), DARK.soft) > 1000


@pytest.mark.parametrize("pixels", [13, 30])
def test_rows_are_large_enough_to_hit_and_read(sessions: SessionList, pixels: int) -> None:
    sessions.setFont(sized(pixels))
    settle()
    height = sessions.visualRect(sessions.sessions.index(0)).height()
    assert height >= max(44, 2 * sessions.fontMetrics().height())


def test_of_ten_thousand_only_what_is_seen_is_read_and_measured(
    sessions: SessionList, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    read, measure = sessions.sessions.data, sessions.itemDelegate().sizeHint

    def data(index: QModelIndex, role: int = 0) -> Entry | str | None:
        asked.append("read")
        return read(index, role)

    def size(option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        asked.append("measured")
        return measure(option, index)

    monkeypatch.setattr(sessions.sessions, "data", data)
    monkeypatch.setattr(sessions.itemDelegate(), "sizeHint", size)
    sessions.show_entries(many(10_000))
    picture(sessions)
    sessions.verticalScrollBar().setValue(5_000)
    picture(sessions)
    assert 0 < asked.count("read") < 500
    assert 0 < asked.count("measured") < 100
