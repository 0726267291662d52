"""Reads a history that was exported as JSON, believing nothing in it, and tells what is new in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import partial
from pathlib import Path

from massage_gui.core.entry import Entry, Outcome, Said, StepDone, at_place, in_utc
from massage_gui.core.history_export import FORMAT, PROGRAM, Session
from massage_gui.core.json_fields import (
    Raw,
    choice,
    group,
    items,
    number,
    parse,
    text,
    whole,
    whole_or_none,
    word,
    yes_no,
)
from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.core.problem import visible
from massage_gui.core.region import Side

MOST_BYTES = 64 * 1024 * 1024
MOST_STEPS = 2_000
MOST_IN_NOTE = 20_000
MOST_SECONDS = 1e6

_UID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_PARTS = set(Entry._fields) - {"id"} | {"steps"}
_PLAN = {each.name for each in fields(Plan)}
_STEP = {each.name for each in fields(StepDone)}


class NotOursError(Exception):
    """These bytes are no export that can be used; the text says why, in words that follow the file's name."""


class HistoryImportError(Exception):
    """A file cannot be imported; the text names it, says why, and that nothing was changed."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{visible(str(path))} was not imported: {why}. Your history is as it was.")


@dataclass(frozen=True)
class Merge:
    """The sessions to add, in the order of their start, and how many of the file's were here already."""

    new: tuple[Session, ...]
    known: int


def merge(sessions: Collection[Session], known: Collection[str]) -> Merge:
    """What of an export is new where the uids `known` are kept already; what is known stays as it is.

    A session that ran when it was exported is over by now, and counts as cut off.
    """
    new = sorted((each for each in sessions if each[0].uid not in known), key=lambda each: each[0].started)
    return Merge(tuple((_over(entry), steps) for entry, steps in new), len(sessions) - len(new))


def _over(entry: Entry) -> Entry:
    return entry._replace(outcome=Outcome.CUT_OFF) if entry.outcome is Outcome.OPEN else entry


def read_export(path: Path) -> tuple[Session, ...]:
    """All sessions of a file that `as_json` made, with ids of 0; raises HistoryImportError."""
    try:
        return sessions_of(_data(path))
    except NotOursError as error:
        raise HistoryImportError(path, str(error)) from error
    except OSError as error:
        why = f"it cannot be read ({error.strerror or type(error).__name__})"
        raise HistoryImportError(path, why) from error
    except ValueError as error:
        raise HistoryImportError(path, "it cannot be the name of a file") from error


def _data(path: Path) -> bytes:
    # A pipe would make the program wait.
    if path.exists() and not path.is_file():
        raise NotOursError("it is not an ordinary file")
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotOursError(f"it is larger than {MOST_BYTES // 1024 // 1024} MB")
    return data


def sessions_of(data: bytes) -> tuple[Session, ...]:
    """All sessions in the bytes of an export; raises NotOursError where anything in it is wrong."""
    try:
        raw = parse(data)
    except ValueError as error:
        raise NotOursError("it is damaged, or was not saved by this program") from error
    if not isinstance(raw, dict) or raw.get("program") != PROGRAM:
        raise NotOursError("it is not a history that this program has saved")
    sessions = tuple(_numbered(place, each) for place, each in enumerate(_listed(raw), 1))
    if len({entry.uid for entry, _ in sessions}) < len(sessions):
        raise NotOursError("a session stands in it twice")
    return sessions


def _listed(raw: Raw) -> Iterable[object]:
    match raw:
        case {"format": bool()}:
            raise NotOursError("it is damaged")
        case {"format": int(version)} if version > FORMAT:
            raise NotOursError("it was saved by a newer version of this program")
        case {"format": int(version), "sessions": [*sessions]} if version == FORMAT and len(raw) == 3:
            return sessions
    raise NotOursError("it is damaged")


def _numbered(place: int, raw: object) -> Session:
    try:
        return _session(raw)
    except ValueError as error:
        raise NotOursError(f"session {place} in it is damaged ({error})") from error


def _session(raw: object) -> Session:
    data = group(raw, _PARTS, "its parts")
    code = text(data, "code")
    entry = Entry(
        id=0,
        uid=word(data["uid"], "uid", _UID),
        started=_started(data),
        zone=text(data, "zone"),
        day=_day(data),
        routine=word(data["routine"], "routine"),
        version=text(data, "version"),
        fingerprint=text(data, "fingerprint"),
        title=text(data, "title"),
        regions=_ids(data, "regions"),
        sides=items(data, "sides", 2, partial(choice, kind=Side, key="sides")),
        plan=_plan(data["plan"]),
        round=whole(data, "round", 1, 9),
        cursor=whole(data, "cursor", 0, 100_000),
        seconds=number(data, "seconds", MOST_SECONDS),
        outcome=choice(data["outcome"], Outcome, "outcome"),
        code=word(code, "code") if code else "",
        felt=_ids(data, "felt"),
        before=whole_or_none(data, "before", 0, 10),
        after=whole_or_none(data, "after", 0, 10),
        still_sore=yes_no(data, "still_sore"),
        note=text(data, "note", MOST_IN_NOTE),
    )
    if not entry.regions:
        raise ValueError("regions")
    return entry, _steps(data)


def _steps(data: Raw) -> tuple[StepDone, ...]:
    steps = items(data, "steps", MOST_STEPS, _step)
    if len({step.segment for step in steps}) < len(steps):
        raise ValueError("steps")
    return tuple(sorted(steps, key=lambda step: step.segment))


def _step(raw: object) -> StepDone:
    data = group(raw, _STEP, "steps")
    return StepDone(
        segment=whole(data, "segment", 0, 100_000),
        number=whole_or_none(data, "number", 0, 100_000),
        side=None if data["side"] is None else choice(data["side"], Side, "side"),
        seconds=number(data, "seconds", MOST_SECONDS),
        done=yes_no(data, "done"),
        said=choice(data["said"], Said, "said"),
    )


def _plan(raw: object) -> Plan:
    data = group(raw, _PLAN, "plan")
    return Plan(
        sides=choice(data["sides"], Sides, "plan"),
        get_ready=whole(data, "get_ready", 0, 3_600),
        length=choice(data["length"], Length, "plan"),
        optional_steps=yes_no(data, "optional_steps"),
        resume_ready=whole(data, "resume_ready", 0, 3_600),
        wait_for_me=yes_no(data, "wait_for_me"),
        more_change=whole(data, "more_change", 0, 3_600),
        max_pressure=whole_or_none(data, "max_pressure", 0, 5),
    )


def _started(data: Raw) -> datetime:
    try:
        moment = datetime.fromisoformat(text(data, "started"))
    except ValueError as error:
        raise ValueError("started") from error
    if moment.tzinfo is None or not 2000 <= moment.year <= 2199:
        raise ValueError("started")
    # As the history keeps it: whole seconds, and the offset in whole minutes.
    return at_place(*in_utc(moment.replace(microsecond=0)))


def _day(data: Raw) -> date:
    try:
        day = date.fromisoformat(text(data, "day"))
    except ValueError as error:
        raise ValueError("day") from error
    if not 2000 <= day.year <= 2199:
        raise ValueError("day")
    return day


def _ids(data: Raw, key: str) -> tuple[str, ...]:
    return items(data, key, 100, partial(word, key=key))
