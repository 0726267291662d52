"""A text as large as its place allows, never cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.fitted_text import FittedText, even, fitting, painted_in
from tests.ui.pixels import picture, places

pytestmark = pytest.mark.usefixtures("qapp")

WORDS = st.lists(st.text("abcdefgimw.,", min_size=1, max_size=12), min_size=1, max_size=25).map(" ".join)


@given(WORDS, st.integers(200, 2_000), st.integers(30, 300))
def test_it_always_fits_and_is_as_large_as_it_can_be(text: str, width: int, height: int) -> None:
    room = QRectF(0, 0, width, height)
    letters = fitting(QFont(), text, room, 60)
    painted = painted_in(QFont(), text, room, letters)
    assert painted.width() <= width
    assert painted.height() <= height
    larger = painted_in(QFont(), text, room, letters + 1)
    assert letters == 60 or larger.width() > width or larger.height() > height


@given(WORDS)
def test_even_lines_are_no_more_lines(text: str) -> None:
    room = QRectF(0, 0, 600, 400)
    narrowed = even(QFont(), text, room, 20)
    assert painted_in(QFont(), text, narrowed, 20).height() <= painted_in(QFont(), text, room, 20).height()
    assert narrowed.center().x() == pytest.approx(room.center().x())


def test_no_line_is_left_with_one_word() -> None:
    text = "Move the ball to the right side, beside the spine"
    room = QRectF(0, 0, painted_in(QFont(), text, QRectF(0, 0, 9_999, 99), 20).width() - 4, 99)
    assert even(QFont(), text, room, 20).width() < room.width() * 0.65


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[FittedText]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(500, 80)
    made = FittedText(parent)
    made.setGeometry(0, 0, 500, 80)
    made.set_colour("#ff0000")
    made.set_most(40)
    yield made
    parent.close()


@pytest.mark.parametrize("text", ["Rest.", "Hold. " * 40, "W" * 120], ids=["short", "long", "one word"])
def test_all_of_it_is_painted(shown: FittedText, text: str) -> None:
    shown.set_text(text)
    ink = places(picture(shown), "#ff0000")
    assert ink or shown.letters < 12
    assert all(1 <= x < 499 for x, _ in ink)
    assert shown.text == text
    assert "…" not in shown.text


def test_a_short_text_is_no_larger_than_the_most(shown: FittedText) -> None:
    shown.set_text("Rest.")
    assert shown.letters == 40
    shown.set_most(20)
    assert shown.letters == 20


def test_it_stands_where_it_is_told(shown: FittedText) -> None:
    shown.set_text("Rest.")
    middle = places(picture(shown), "#ff0000")
    shown.set_align(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    right = places(picture(shown), "#ff0000")
    assert min(x for x, _ in right) > max(x for x, _ in middle)


def test_a_screen_reader_is_told(shown: FittedText) -> None:
    shown.set_text("Rest.")
    assert shown.accessibleName() == "Rest."


def test_nothing_paints_nothing(shown: FittedText) -> None:
    shown.set_text("")
    assert places(picture(shown), "#ff0000") == []
