"""The note of a session, kept by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from massage_gui.ui.note_field import MOST_LETTERS, NoteField
from tests.ui.walk import settle


@pytest.fixture
def note(qapp: object) -> Iterator[NoteField]:
    """The field with the note of a session."""
    assert qapp is not None
    made = NoteField(pause=1)
    made.show()
    made.activateWindow()
    made.show_note("a", "Old")
    yield made
    made.close()
    made.deleteLater()


def told(spy: QSignalSpy) -> list[tuple[str, str]]:
    """What was told, in order."""
    return [tuple(spy.at(place)) for place in range(spy.count())]


def test_it_is_kept_after_a_pause_in_typing(note: NoteField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(note.written) as caught:
        QTest.keyClicks(note, "New ")
    assert caught.args == ["a", "New Old"]


def test_it_is_kept_when_it_loses_the_focus(note: NoteField) -> None:
    note._soon.setInterval(1_000_000)
    spy = QSignalSpy(note.written)
    note.setFocus()
    note.setPlainText("New")
    note.clearFocus()
    settle()
    assert told(spy) == [("a", "New")]


def test_it_is_kept_when_the_page_goes(note: NoteField) -> None:
    note._soon.setInterval(1_000_000)
    spy = QSignalSpy(note.written)
    note.setFocus()
    note.setPlainText("New")
    note.hide()
    assert told(spy) == [("a", "New")]


def test_it_is_kept_with_its_own_session_when_another_is_shown(note: NoteField) -> None:
    spy = QSignalSpy(note.written)
    note.setPlainText("New")
    note.show_note("b", "Other")
    assert told(spy) == [("a", "New")]
    assert note.toPlainText() == "Other"
    note.keep()
    assert spy.count() == 1


def test_what_did_not_change_is_not_told(note: NoteField) -> None:
    spy = QSignalSpy(note.written)
    note.setPlainText("New")
    note.setPlainText("Old")
    note.keep()
    note.show_note("", "")
    note.setPlainText("of no session")
    note.keep()
    assert spy.count() == 0


def test_a_note_that_is_too_long_is_cut_and_that_is_told(note: NoteField) -> None:
    filled, spy = QSignalSpy(note.filled), QSignalSpy(note.written)
    note.setPlainText("x" * (MOST_LETTERS + 10))
    assert filled.at(filled.count() - 1)[0] is True
    note.keep()
    assert told(spy) == [("a", "x" * MOST_LETTERS)]
    note.setPlainText("short")
    assert filled.at(filled.count() - 1)[0] is False
