"""The page of all problems."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel

from massage_gui.core.problem import Problem
from massage_gui.ui.problems_page import ProblemsPage
from tests.ui.walk import focused, settle

FOLDER = Path("/home/me/routines")
PROBLEMS = [
    Problem(str(FOLDER / "one.yaml"), 3, 1, "'regions': 'sholder' is not known; did you mean 'shoulder'?"),
    Problem(str(FOLDER / "a: b.yaml"), 7, 12, "<img src='/etc/passwd'> is no number"),
]


@pytest.fixture
def page(qapp: object) -> Iterator[ProblemsPage]:
    """The page with two problems, shown."""
    assert qapp is not None
    made = ProblemsPage()
    made.show_problems(PROBLEMS, FOLDER)
    made.resize(800, 500)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()


def test_all_problems_stand_there_at_once_as_they_are(page: ProblemsPage) -> None:
    assert page.text.toPlainText().splitlines() == [str(problem) for problem in PROBLEMS]
    told = [label.text() for label in page.findChildren(QLabel)]
    assert "Some routine files need mending" in told
    assert any(str(FOLDER) in text and "work as before" in text for text in told)


def test_no_problems_are_no_alarm(page: ProblemsPage) -> None:
    page.show_problems((), FOLDER)
    assert "No problems" in [label.text() for label in page.findChildren(QLabel)]
    assert not page.copy.isEnabled()
    assert not page.open.isEnabled()
    assert page.again.isEnabled()


def test_copy_takes_all_of_them(page: ProblemsPage) -> None:
    page.copy.click()
    assert QGuiApplication.clipboard().text() == page.text.toPlainText()


@pytest.mark.parametrize("line", [0, 1])
def test_the_file_of_the_line_with_the_cursor_is_opened(page: ProblemsPage, line: int) -> None:
    told = QSignalSpy(page.open_requested)
    cursor = page.text.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    for _ in range(line):
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    page.text.setTextCursor(cursor)
    page.open.click()
    assert told.at(0)[0] == Path(PROBLEMS[line].file)


def test_the_text_cannot_be_changed_and_lets_tab_through(page: ProblemsPage) -> None:
    page.text.setFocus()
    QTest.keyClicks(page.text, "x")
    assert page.text.toPlainText().splitlines()[0] == str(PROBLEMS[0])
    QTest.keyClick(page.text, Qt.Key.Key_Tab)
    assert focused() is not page.text


def test_reading_again_and_going_back_are_told(page: ProblemsPage) -> None:
    again, left = QSignalSpy(page.reload_requested), QSignalSpy(page.left)
    page.again.click()
    page.back.click()
    assert (again.count(), left.count()) == (1, 1)
