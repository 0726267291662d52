"""The history as files for others: a table for a spreadsheet, and JSON that can be read back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC

from massage_gui.core.entry import Entry, StepDone, at_place, in_utc

FORMAT = 1
PROGRAM = "massage-gui"

Session = tuple[Entry, tuple[StepDone, ...]]
"""A session with its steps."""

CSV_COLUMNS = (
    "day", "started_local", "started_utc", "time_zone", "routine", "title", "areas", "sides", "length",
    "round", "seconds", "outcome", "rating_before", "rating_after", "still_sore_after_two_days", "stop_rule",
    "felt_codes", "note", "session_id",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def as_csv(entries: Iterable[Entry]) -> str:
    """A table with a row for each session; a cell that a spreadsheet would calculate begins with `'`."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(CSV_COLUMNS)
    table.writerows([_safe(cell) for cell in _row(entry)] for entry in entries)
    return text.getvalue()


def _row(entry: Entry) -> tuple[str, ...]:
    moment = at_place(*in_utc(entry.started))
    return (
        entry.day.isoformat(), moment.isoformat(timespec="seconds"),
        moment.astimezone(UTC).isoformat(timespec="seconds"), entry.zone, entry.routine, entry.title,
        " ".join(entry.regions), " ".join(entry.sides), entry.plan.length.value, str(entry.round),
        str(round(entry.seconds)), entry.outcome.value, _rating(entry.before), _rating(entry.after),
        "yes" if entry.still_sore else "no", entry.code, " ".join(entry.felt), entry.note, entry.uid,
    )  # fmt: skip


def _rating(rating: int | None) -> str:
    return "" if rating is None else str(rating)


def _safe(cell: str) -> str:
    # A lone carriage return would end the row.
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    # Some spreadsheets pass over the white space before a formula.
    harmful = cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if harmful else cell


def as_json(sessions: Iterable[Session]) -> str:
    """The sessions with their steps, each on a line of its own; plain ASCII."""
    head = json.dumps({"format": FORMAT, "program": PROGRAM})[:-1]
    lines = ",\n".join(json.dumps(_session(*session)) for session in sessions)
    return f'{head}, "sessions": [\n{lines}\n]}}\n' if lines else f'{head}, "sessions": []}}\n'


def _session(entry: Entry, steps: Iterable[StepDone]) -> dict[str, object]:
    data: dict[str, object] = entry._asdict() | {"plan": asdict(entry.plan)}
    # The number is of this computer only.
    del data["id"]
    started = at_place(*in_utc(entry.started)).isoformat(timespec="seconds")
    return data | {
        "started": started,
        "day": entry.day.isoformat(),
        "steps": [_step(step) for step in steps],
    }


def _step(step: StepDone) -> dict[str, object]:
    # Asked for one by one: a history has very many.
    return {
        "segment": step.segment,
        "number": step.number,
        "side": step.side,
        "seconds": step.seconds,
        "done": step.done,
        "said": step.said,
    }
