"""Rows of the history as values, and values as rows."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

from massage_gui.core.entry import Entry, Outcome, Said, StepDone, at_place, in_utc
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.region import Side

Row = tuple[Any, ...]
"""What SQLite gives and takes; everything in it is looked at before it is believed."""


def entry_row(entry: Entry) -> Row:
    """An entry as it is kept, in the order of its columns; an id of 0 is left to the database."""
    started, offset = in_utc(entry.started)
    return (
        entry.id or None, entry.uid, started, offset, entry.zone, entry.day.isoformat(), entry.routine,
        entry.version, entry.fingerprint, entry.title, ",".join(entry.regions), ",".join(entry.sides),
        plan_text(entry.plan), entry.round, entry.cursor, entry.seconds, entry.outcome.value, entry.code,
        ",".join(entry.felt), entry.before, entry.after, int(entry.still_sore), entry.note,
    )  # fmt: skip


def entry_of(row: Row) -> Entry:
    """The entry of a row; raises ValueError or TypeError where the row is not one of ours."""
    (id_, uid, started, offset, zone, day, routine, version, mark, title, regions, sides, plan, round_,
     cursor, seconds, outcome, code, felt, before, after, still_sore, note) = row  # fmt: skip
    # Joining refuses whatever is no text, quicker than asking each for its type.
    "".join((uid, zone, routine, version, mark, title, regions, sides, code, felt, note))
    if not regions or not uid:
        raise ValueError("a text is missing")
    return Entry(
        id=id_, uid=uid, started=at_place(started, offset), zone=zone, day=_day(day),
        routine=routine, version=version, fingerprint=mark, title=title, regions=_list(regions),
        sides=_sides(sides), plan=plan_of(plan), round=round_, cursor=cursor,
        seconds=float(seconds), outcome=_outcome(outcome), code=code, felt=_list(felt), before=before,
        after=after, still_sore=bool(still_sore), note=note,
    )  # fmt: skip


def step_of(row: Row) -> StepDone:
    """The step of a row (segment, number, side, seconds, done, said); raises ValueError."""
    segment, number, side, seconds, done, said = row
    where = None if side is None else Side(side)
    return StepDone(segment, number, where, float(seconds), bool(done), Said(said))


def plan_text(plan: Plan) -> str:
    """A plan as JSON."""
    return json.dumps(asdict(plan), separators=(",", ":"))


@lru_cache(maxsize=256)
def plan_of(text: str) -> Plan:
    """The plan that `plan_text` wrote; raises ValueError."""
    match json.loads(text):
        case {"sides": sides, "get_ready": int(ready), "length": length, "optional_steps": bool(optional),
              "resume_ready": int(again), "wait_for_me": bool(wait), "max_pressure": limit,
              **more}:  # fmt: skip
            change = more.get("more_change", 0)
            if type(change) is int and (limit is None or type(limit) is int):
                return Plan(Sides(sides), ready, Length(length), optional, again, wait, change, limit)
    raise ValueError("not a plan")


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    return date.fromisoformat(text)


@lru_cache(maxsize=16)
def _outcome(text: str) -> Outcome:
    return Outcome(text)


@lru_cache(maxsize=16)
def _sides(text: str) -> tuple[Side, ...]:
    return tuple(Side(side) for side in _list(text))


@lru_cache(maxsize=1024)
def _list(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()
