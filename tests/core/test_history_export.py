"""The history as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.entry import Entry
from massage_gui.core.history_export import CSV_COLUMNS, as_csv, as_json
from tests.core.past import begun, entries, steps, whole


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def test_a_table_has_a_row_for_each_session_with_local_time_and_utc() -> None:
    entry = begun(6)._replace(after=4, note="Better", felt=("ST1", "ST9"), seconds=312.4)
    text = as_csv([entry, begun()])
    assert text.endswith("\n")
    first, second = rows_of(text)
    assert tuple(first) == CSV_COLUMNS
    assert (first["day"], first["started_local"]) == ("2026-11-22", "2026-11-22T17:05:09+01:00")
    assert first["started_utc"] == "2026-11-22T16:05:09+00:00"
    assert (first["rating_before"], first["rating_after"], first["note"]) == ("6", "4", "Better")
    assert (first["felt_codes"], first["seconds"], first["session_id"]) == ("ST1 ST9", "312", entry.uid)
    assert (second["rating_before"], second["rating_after"]) == ("", "")


def test_nothing_is_only_the_names_of_the_columns() -> None:
    assert as_csv([]) == ",".join(CSV_COLUMNS) + "\n"


@given(st.sampled_from(("=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0@")), st.text(max_size=9))
def test_no_cell_is_calculated_by_a_spreadsheet(first: str, rest: str) -> None:
    note = first + rest.encode(errors="replace").decode()
    safe = "'" + lines(note)
    (row,) = rows_of(as_csv([begun()._replace(note=note, title=note, zone=note)]))
    for cell in (row["note"], row["title"], row["time_zone"]):
        assert cell == safe


@given(entries())
def test_every_other_text_stands_in_the_table_as_it_is(entry: Entry) -> None:
    (row,) = rows_of(as_csv([entry]))
    assert row["note"] in (lines(entry.note), "'" + lines(entry.note))
    assert row["routine"] == entry.routine


def test_json_says_what_it_is_and_is_plain_ascii() -> None:
    text = as_json([(begun()._replace(note="טוב 😀\u202e\x1b"), whole())])
    assert text.isascii()
    assert text.replace("\n", "").isprintable()
    data = json.loads(text)
    assert (data["format"], data["program"], len(data["sessions"])) == (1, "massage-gui", 1)
    assert data["sessions"][0]["started"] == "2026-11-22T17:05:09+01:00"
    assert len(data["sessions"][0]["steps"]) == len(whole())


@given(st.lists(st.tuples(entries(), steps()), max_size=3))
def test_each_session_has_a_line_of_its_own(sessions: list[tuple[Entry, tuple[object, ...]]]) -> None:
    text = as_json(sessions)  # type: ignore[arg-type]
    assert json.loads(text)["format"] == 1
    assert text.count("\n") == (len(sessions) + 2 if sessions else 1)
