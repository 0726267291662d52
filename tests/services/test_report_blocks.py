"""The blocks of the report."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.services.card_text import MM
from massage_gui.services.report import Note
from massage_gui.services.report_blocks import Columns, Notes, fitted, shortened
from massage_gui.services.report_words import ReportWords
from tests.services.report_samples import TODAY

pytestmark = pytest.mark.usefixtures("qapp")

WIDE = 100 * MM


def notes(count: int, text: str) -> list[Note]:
    return [Note(TODAY - timedelta(days=each), ("Calf",), text) for each in range(count)]


@given(st.text(max_size=3_000), st.integers(1, 4))
def test_any_text_has_so_many_lines_at_most(text: str, lines: int) -> None:
    text = text.encode(errors="replace").decode()
    assert shortened(text, WIDE, 10, lines).lines <= lines


def test_a_text_that_fits_is_whole() -> None:
    assert fitted("one two", WIDE, 10, 1) == "one two"


def test_a_text_is_cut_after_a_word_and_says_so() -> None:
    text = fitted("tennis " * 400, WIDE, 10, 2)
    assert text.endswith("tennis…")
    assert len(text) > 80


def test_a_word_without_end_is_cut_in_the_word() -> None:
    text = fitted("x" * 3_000, WIDE, 10, 2)
    assert text.endswith("x…")
    assert len(text) > 60


@given(st.integers(0, 40), st.integers(0, 60), st.integers(10, 200))
def test_notes_keep_to_their_room(count: int, words: int, room: int) -> None:
    made = Notes(notes(count, "word " * words), room * MM, WIDE, ReportWords())
    assert made.height <= room * MM
    assert not made.complete or made.shown == count


def test_notes_that_fit_are_complete_and_use_no_more_than_they_need() -> None:
    made = Notes(notes(3, "word " * 60), 200 * MM, WIDE, ReportWords())
    assert (made.complete, made.shown) == (True, 3)
    assert made.height < 150 * MM


def test_notes_are_made_shorter_before_any_is_left_out() -> None:
    made = Notes(notes(5, "word " * 200), 120 * MM, WIDE, ReportWords())
    assert (made.complete, made.shown) == (False, 5)
    assert made.height > 90 * MM


def test_a_long_text_in_a_table_makes_its_row_taller() -> None:
    short, long = (Columns((), [(text, "5")], frozenset({1}), WIDE) for text in ("Calf", "Calf " * 40))
    assert long.height > 1.8 * short.height
