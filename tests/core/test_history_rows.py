"""Entries as rows, and rows as entries."""

from __future__ import annotations

import pytest
from hypothesis import given

from massage_gui.core.entry import Entry
from massage_gui.core.history_rows import entry_of, entry_row, plan_of, plan_text
from massage_gui.core.plan import Plan
from tests.core.past import begun, entries
from tests.core.routines_for_tests import plans


@given(entries())
def test_an_entry_comes_back_as_it_was(entry: Entry) -> None:
    kept = entry._replace(id=3)
    assert entry_of(entry_row(kept)) == kept
    assert entry_of(entry_row(kept)).started.utcoffset() == entry.started.utcoffset()


@given(plans())
def test_a_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert plan_of(plan_text(plan)) == plan


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"sides": "up"}', plan_text(Plan()).replace("10", "1.5")]
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a plan|Expecting"):
        plan_of(text)


def test_a_time_is_kept_in_utc_with_the_offset_of_its_place() -> None:
    row = entry_row(begun())
    assert row[2:5] == ("2026-11-22T16:05:09+00:00", 60, "CET")
    assert row[5] == "2026-11-22"
