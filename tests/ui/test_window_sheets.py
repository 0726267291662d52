"""The sheets over the window and over the player: every word and every answer of them is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from massage_gui.app import Parts
from massage_gui.ui.sheet import Sheet
from tests.days import session
from tests.fake_clock import FakeClock
from tests.ui.cut import cut
from tests.ui.walk import go_on, play, settle

SIZES = [(900, 600), (1280, 800), (1920, 1080)]
TEXTS = [100, 125, 150, 200]


def over_the_window(parts: Parts) -> Iterator[Sheet]:
    """Open each in turn, with the longest that it may have to say."""
    sheets, looks = parts.flow.sheets, parts.flow.look_ups
    asks: list[tuple[Sheet, Callable[[], None]]] = [
        (sheets.statement, sheets.show_statement),
        (sheets.leaving, sheets.ask_to_leave),
        (sheets.keys, lambda: looks.show_keys(playing=False)),
        (sheets.about, sheets.show_about),
        (sheets.sound_check, sheets.check_sound),
        (sheets.cut_off, lambda: sheets.ask_about_cut_off(session(1), Path(__file__), "LEFT side, Glides")),
        (sheets.lost, lambda: sheets.offer_backup("The file was damaged.", date(2026, 9, 24), 1_200)),
        (sheets.delete_all, lambda: sheets.ask_to_delete_all(1_200, 14)),
    ]
    for sheet, ask in asks:
        ask()
        settle()
        assert sheet.isVisible()
        yield sheet
        sheet.dismiss()


def over_the_player(parts: Parts) -> Iterator[Sheet]:
    """Open each in turn: paused, after sleep, and each answer to what is felt."""
    page = parts.flow.player_page
    page.show_slept(4_000)
    yield page.pause_sheet
    page.pause_sheet.show_paused()
    yield page.pause_sheet
    page.controls.stop.click()
    yield page.stop_sheet
    for rule in parts.screening.stop_rules:
        page.stop_sheet.advise(rule)
        yield page.stop_sheet


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", TEXTS)
def test_no_word_and_no_button_of_a_sheet_is_cut(
    parts: Parts, clock: FakeClock, text: int, size: tuple[int, int]
) -> None:
    parts.window.set_text_size(text)
    parts.window.resize(*size)
    settle()
    lost = {type(sheet).__name__: found for sheet in over_the_window(parts) if (found := cut(sheet))}
    play(parts, "side-of-neck")
    go_on(parts, clock, 12)
    for sheet in over_the_player(parts):
        settle()
        lost |= {type(sheet).__name__: found for found in [cut(sheet)] if found}
    assert lost == {}
