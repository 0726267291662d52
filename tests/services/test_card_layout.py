"""Blocks on pages: whole, in order, and where there is room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.services.card_layout import Item, paginate

FIRST, LATER = 100.0, 90.0
_ITEMS = st.lists(
    st.builds(Item, st.floats(0.5, 150), st.floats(0, 5), st.booleans()), min_size=1, max_size=40
)


@given(_ITEMS)
def test_every_block_stands_once_whole_and_in_order(items: list[Item]) -> None:
    places = paginate(items, FIRST, LATER)
    assert [place.index for place in places] == list(range(len(items)))
    assert [(p.page, p.top) for p in places] == sorted((p.page, p.top) for p in places)
    for place in places:
        room = LATER if place.page else FIRST
        assert place.top + items[place.index].height * place.scale <= room + 1e-6


@given(_ITEMS)
def test_no_block_lies_over_the_one_before(items: list[Item]) -> None:
    places = paginate(items, FIRST, LATER)
    for before, after in pairwise(places):
        bottom = before.top + items[before.index].height * before.scale
        assert after.page > before.page or after.top >= bottom - 1e-6


@given(_ITEMS)
def test_only_a_block_taller_than_its_page_is_made_smaller(items: list[Item]) -> None:
    for place in paginate(items, FIRST, LATER):
        room = LATER if place.page else FIRST
        assert (place.scale < 1) == (items[place.index].height > room and place.top == 0)


def test_a_heading_goes_to_the_next_page_with_what_it_heads() -> None:
    items = [Item(80), Item(10, keep_with_next=True), Item(20)]
    assert [place.page for place in paginate(items, FIRST, LATER)] == [0, 1, 1]


def test_a_gap_at_the_top_of_a_page_is_dropped() -> None:
    second = paginate([Item(80), Item(50, gap=7)], FIRST, LATER)[1]
    assert (second.page, second.top) == (1, 0)


def test_a_run_that_fits_no_page_is_broken_between_blocks() -> None:
    items = [Item(60, keep_with_next=True), Item(60, keep_with_next=True), Item(60)]
    assert [place.page for place in paginate(items, FIRST, LATER)] == [0, 1, 2]


@pytest.mark.parametrize("height", [90.0, 100.0])
def test_a_block_as_tall_as_the_page_stays_as_it_is(height: float) -> None:
    assert paginate([Item(height)], FIRST, LATER)[0].scale == 1
