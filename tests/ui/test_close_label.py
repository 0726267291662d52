"""A label whose lines stand close: no word is cut, with whatever font the computer has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.services.type_line import CLOSE
from massage_gui.ui.close_label import CloseLabel
from tests.ui.pixels import picture, places
from tests.ui.walk import settle

INK = "#ff0000"
DEEP_AND_HIGH = "Élan (hardly) jumpy, gypsy Qq; fly. "


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[CloseLabel]:
    page, made = QWidget(), CloseLabel()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made)
    column.addStretch(1)
    page.setStyleSheet(f"QLabel {{ color: {INK}; font-size: 30px }}")
    page.resize(400, 1_000)
    page.show()
    yield made
    page.hide()


def ink(label: CloseLabel) -> list[int]:
    """How much is written in each row of pixels."""
    settle()
    rows = [y for _, y in places(picture(label), INK)]
    return [rows.count(y) for y in range(label.height())]


@pytest.mark.parametrize("pixels", [13, 21, 30, 60])
def test_its_letters_are_seen_whole_and_fill_its_height(shown: CloseLabel, pixels: int) -> None:
    shown.setStyleSheet(f"color: {INK}; font-size: {pixels}px")
    shown.setText(DEEP_AND_HIGH)
    alone = sum(ink(shown))
    shown.setMinimumHeight(shown.height() + 2 * pixels)
    assert sum(ink(shown)) == alone > 0


@pytest.mark.parametrize("times", [1, 3, 12])
def test_its_lines_are_as_close_as_its_letters_allow(shown: CloseLabel, times: int) -> None:
    shown.setText(DEEP_AND_HIGH * times)
    settle()
    lines = round(shown.height() / (CLOSE * 30))
    assert lines >= times
    assert shown.height() == pytest.approx(lines * CLOSE * 30, rel=0.05, abs=2)
    assert shown.heightForWidth(shown.width()) == shown.height()


def test_a_word_longer_than_a_line_is_broken_and_never_cut(shown: CloseLabel) -> None:
    shown.setFixedWidth(400)
    shown.setText("W" * 60)
    settle()
    columns = [x for x, _ in places(picture(shown), INK)]
    assert max(columns) < shown.width() - 1
    assert shown.height() > 2 * CLOSE * 30


def test_it_is_literal_and_a_screen_reader_reads_it(shown: CloseLabel) -> None:
    shown.setText("<b>Press</b> & hold")
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.text() == "<b>Press</b> & hold"


def test_a_new_line_in_its_text_begins_one(shown: CloseLabel) -> None:
    shown.setText("one")
    settle()
    one = shown.height()
    shown.setText("one\ntwo")
    settle()
    assert shown.height() == pytest.approx(2 * one, abs=2)
