from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget

from massage_gui.ui.delete_all import DeleteAll
from tests.ui.walk import settle


@pytest.fixture
def sheet(qapp: object) -> Iterator[DeleteAll]:
    assert qapp is not None
    window = QWidget()
    window.resize(1000, 600)
    window.show()
    window.activateWindow()
    made = DeleteAll(window, QWidget(window))
    yield made
    window.close()
    window.deleteLater()


@pytest.mark.parametrize(
    ("sessions", "backups", "said"),
    [(1, 1, ("1 session ", "1 backup,")), (12, 3, ("12 sessions", "3 backups")), (0, 0, ("0 sessions",))],
)
def test_what_goes_is_named_in_numbers(
    sheet: DeleteAll, sessions: int, backups: int, said: tuple[str, ...]
) -> None:
    sheet.ask(sessions, backups)
    for words in said:
        assert words in sheet.what.text()
    assert "safety answers" in sheet.what.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape])
def test_a_key_pressed_once_too_often_deletes_nothing(sheet: DeleteAll, key: Qt.Key) -> None:
    spy = QSignalSpy(sheet.confirmed)
    sheet.ask(3, 1)
    settle()
    assert sheet.keep.hasFocus()
    QTest.keyClick(sheet.keep, key)
    assert spy.count() == 0
    assert not sheet.isVisible()


def test_only_the_other_button_deletes(sheet: DeleteAll) -> None:
    spy = QSignalSpy(sheet.confirmed)
    sheet.ask(3, 1)
    sheet.delete.click()
    assert spy.count() == 1
    assert not sheet.isVisible()
