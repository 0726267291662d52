"""Reading an export back: all of it or nothing, and nothing in it is believed."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.entry import Entry, Outcome, StepDone
from massage_gui.core.history import History
from massage_gui.core.history_export import Session, as_json
from massage_gui.core.history_file import open_history
from massage_gui.core.history_import import (
    MOST_BYTES,
    HistoryImportError,
    NotOursError,
    merge,
    read_export,
    sessions_of,
)
from tests.core.past import NOW, begun, entries, steps, whole

_SESSIONS = st.lists(st.tuples(entries(), steps()), max_size=4, unique_by=lambda each: each[0].uid)

SOME = ((begun(6)._replace(after=4, note="Good", outcome=Outcome.FINISHED), whole()), (begun(), ()))


def kept(history: History) -> list[Session]:
    return [(entry._replace(id=0), history.steps(entry.uid)) for entry in history.entries()]


def bring_in(history: History, data: str) -> tuple[int, int]:
    found = merge(sessions_of(data.encode()), {entry.uid for entry in history.entries()})
    history.add(found.new)
    return len(found.new), found.known


def by_uid(session: Session) -> str:
    return session[0].uid


def over(session: Session) -> Session:
    entry, done = session
    ended = Outcome.CUT_OFF if entry.outcome is Outcome.OPEN else entry.outcome
    return entry._replace(outcome=ended), done


@given(_SESSIONS)
def test_what_is_exported_is_read_back(sessions: list[Session]) -> None:
    assert list(sessions_of(as_json(sessions).encode())) == sessions


@given(_SESSIONS)
def test_an_empty_history_becomes_the_same_and_a_second_time_adds_nothing(sessions: list[Session]) -> None:
    with TemporaryDirectory() as folder, closing(open_history(Path(folder), NOW).history) as history:
        assert bring_in(history, as_json(sessions)) == (len(sessions), 0)
        first = kept(history)
        assert sorted(first, key=by_uid) == sorted(map(over, sessions), key=by_uid)
        assert bring_in(history, as_json(sessions)) == (0, len(sessions))
        assert kept(history) == first


def test_what_is_known_stays_and_what_is_new_comes_in_the_order_of_its_start(tmp_path: Path) -> None:
    mine = begun(6)._replace(note="mine")
    later, sooner = (begun()._replace(started=NOW + timedelta(days=days)) for days in (-1, -2))
    with closing(open_history(tmp_path, NOW).history) as history:
        history.begin(mine)
        theirs = mine._replace(note="theirs", before=1)
        assert bring_in(history, as_json([(theirs, ()), (later, ()), (sooner, whole())])) == (2, 1)
        assert [entry.uid for entry in history.entries()] == [mine.uid, sooner.uid, later.uid]
        assert history.entries()[0].note == "mine"
        assert history.entries()[0].before == 6


def test_a_session_that_ran_is_not_offered_to_go_on_elsewhere() -> None:
    found = merge([(begun(), ())], set())
    assert [entry.outcome for entry, _ in found.new] == [Outcome.CUT_OFF]


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    data = json.loads(as_json(SOME))
    change(data)
    return json.dumps(data).encode()


def of_first(key: str, value: object) -> bytes:
    return changed(lambda data: data["sessions"][0].update({key: value}))


def of_step(key: str, value: object) -> bytes:
    return changed(lambda data: data["sessions"][0]["steps"][0].update({key: value}))


def of_plan(key: str, value: object) -> bytes:
    return changed(lambda data: data["sessions"][0]["plan"].update({key: value}))


WHOLE = as_json(SOME).encode()
WRONG = {
    "empty": b"",
    "truncated": WHOLE[:-40],
    "half": WHOLE[: len(WHOLE) // 2],
    "not utf-8": b"\xff\xfe" + WHOLE,
    "a picture": b"\x89PNG\r\n\x1a\n",
    "deep": b"[" * 200_000,
    "deep groups": b'{"a":' * 200_000,
    "a list": b"[]",
    "a number": b"7",
    "foreign": b'{"format": 1, "program": "other", "sessions": []}',
    "no program": b'{"format": 1, "sessions": []}',
    "no format": b'{"program": "massage-gui", "sessions": []}',
    "format 0": changed(lambda data: data.update(format=0)),
    "format true": changed(lambda data: data.update(format=True)),
    "format text": changed(lambda data: data.update(format="1")),
    "more": changed(lambda data: data.update(more=1)),
    "sessions": changed(lambda data: data.update(sessions={})),
    "NaN": WHOLE.replace(b'"seconds": 0.0', b'"seconds": NaN', 1),
    "Infinity": WHOLE.replace(b'"seconds": 0.0', b'"seconds": Infinity', 1),
    "1e999": WHOLE.replace(b'"seconds": 0.0', b'"seconds": 1e999', 1),
    "huge number": WHOLE.replace(b'"round": 1', b'"round": ' + b"9" * 9_999, 1),
    "twin keys": WHOLE.replace(b'"round": 1', b'"round": 1, "round": 1', 1),
    "twin sessions": changed(lambda data: data["sessions"].append(data["sessions"][0])),
    "a session missing a part": changed(lambda data: data["sessions"][0].pop("note")),
    "an unknown part": of_first("more", 1),
    "a session that is none": changed(lambda data: data["sessions"].append(None)),
    "surrogate": WHOLE.replace(b'"Good"', b'"\\ud800"'),
    "uid": of_first("uid", ""),
    "long uid": of_first("uid", "a" * 65),
    "uid with sql": of_first("uid", "a'; --"),
    "no zone": of_first("started", "2026-11-22T17:05:09"),
    "no moment": of_first("started", "yesterday"),
    "year 1": of_first("started", "0001-01-01T00:00:00+14:00"),
    "year 9999": of_first("started", "9999-12-31T23:59:59-14:00"),
    "no day": of_first("day", "2026-02-30"),
    "old day": of_first("day", "1999-12-31"),
    "no region": of_first("regions", []),
    "region with comma": of_first("regions", ["a,b"]),
    "regions text": of_first("regions", "calf"),
    "side": of_first("sides", ["up"]),
    "sides": of_first("sides", [["left"]]),
    "round": of_first("round", 10),
    "cursor": of_first("cursor", -1),
    "seconds": of_first("seconds", -0.1),
    "seconds true": of_first("seconds", True),
    "too long": of_first("seconds", 1e7),
    "outcome": of_first("outcome", "won"),
    "rating 11": of_first("before", 11),
    "rating half": of_first("after", 4.5),
    "rating true": of_first("after", True),
    "still sore": of_first("still_sore", 1),
    "felt": of_first("felt", [""]),
    "code": of_first("code", "a,b"),
    "long title": of_first("title", "x" * 2_001),
    "long note": of_first("note", "x" * 20_001),
    "note": of_first("note", None),
    "plan": of_first("plan", []),
    "plan sides": of_plan("sides", {}),
    "plan ready": of_plan("get_ready", True),
    "plan pressure": of_plan("max_pressure", 9),
    "steps": of_first("steps", None),
    "too many steps": of_first("steps", [0] * 2_001),
    "step": of_first("steps", [[]]),
    "step segment": of_step("segment", 1),
    "step side": of_step("side", "up"),
    "step done": of_step("done", 1),
    "step said": of_step("said", "more"),
    "step seconds": of_step("seconds", "1"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_is_not_wholly_ours_is_refused_with_a_sentence_and_left(name: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(WRONG[name])
    assert WRONG[name] != WHOLE
    with pytest.raises(HistoryImportError) as error:
        read_export(file)
    said = str(error.value)
    assert said.startswith(f"{file} was not imported: ")
    assert said.endswith(". Your history is as it was.")
    assert "\n" not in said
    assert said.isprintable()
    assert file.read_bytes() == WRONG[name]


def test_the_session_that_is_wrong_is_named() -> None:
    with pytest.raises(NotOursError, match=r"session 1 in it is damaged \(before\)"):
        sessions_of(of_first("before", 11))


def test_a_newer_format_is_told_as_that() -> None:
    with pytest.raises(NotOursError, match="a newer version"):
        sessions_of(b'{"format": 2, "program": "massage-gui", "days": []}')


def test_a_file_of_100_mb_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "big.json"
    with file.open("wb") as big:
        big.truncate(100 * 1024 * 1024)
    with pytest.raises(HistoryImportError, match=f"larger than {MOST_BYTES // 2**20} MB"):
        read_export(file)


@pytest.mark.parametrize("name", ["none.json", "a\0b.json", "x" * 300])
def test_a_file_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(HistoryImportError, match="was not imported"):
        read_export(tmp_path / name)


def test_a_folder_a_pipe_and_a_device_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    for path in (tmp_path, tmp_path / "pipe.json", Path("/dev/zero")):
        with pytest.raises(HistoryImportError, match="not an ordinary file"):
            read_export(path)


def test_any_damage_is_refused_or_harmless() -> None:
    chance = random.Random(7)  # noqa: S311 - the same damage each time
    for _ in range(2_000):
        data = bytearray(WHOLE)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            found = sessions_of(bytes(data))
        except NotOursError:
            continue
        assert len(found) == 2
        with TemporaryDirectory() as folder, closing(open_history(Path(folder), NOW).history) as history:
            history.add(found)
            assert [entry.uid for entry in history.entries()] == [entry.uid for entry, _ in found]
            assert history.damaged == 0


def test_the_types_are_those_of_the_history() -> None:
    (entry, done), _ = sessions_of(WHOLE)
    assert isinstance(entry, Entry)
    assert all(isinstance(step, StepDone) for step in done)
