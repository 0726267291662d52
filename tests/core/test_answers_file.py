"""The file of the answers, under faults."""

from __future__ import annotations

import errno
import json
import os
import stat
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_gui.core.answers import Answers, Checked, Stopped, Yes
from massage_gui.core.answers_file import FILE_NAME, read_answers, write_answers
from massage_gui.core.saving import SaveError
from massage_gui.core.screening import Tier

NOW = datetime(2026, 11, 22, 17, 5, 9)
TODAY = NOW.date()
ASIDE = f"{FILE_NAME}.damaged-20261122-170509"
GIVEN = Answers(
    checks=(Checked("calf", "0123abcd", TODAY, ("PA11", "SK01")),),
    yes=(Yes("PA11", ("calf",), TODAY, date(2026, 11, 23)), Yes("SK01", ("calf", "hand"), TODAY)),
    stops=(
        Stopped("ST4", TODAY, Tier.EMERGENCY, (), ("RF05",)),
        Stopped("ST8", TODAY, None, ("calf",), ()),
    ),
    statement_seen=TODAY,
)


def test_answers_come_back_as_they_were(tmp_path: Path) -> None:
    write_answers(tmp_path / "data", GIVEN, NOW)
    assert read_answers(tmp_path / "data", NOW) == (GIVEN, "")


DAYS = st.dates()
WORDS = st.text(max_size=8)
LISTS = st.lists(WORDS, max_size=3).map(tuple)
YES = st.builds(Yes, WORDS, st.lists(WORDS, min_size=1, max_size=3).map(tuple), DAYS, st.none() | DAYS)
ANY = st.builds(
    Answers,
    st.lists(st.builds(Checked, WORDS, WORDS, DAYS, LISTS), max_size=3).map(tuple),
    st.lists(YES, max_size=3, unique_by=lambda yes: yes.code).map(tuple),
    st.lists(st.builds(Stopped, WORDS, DAYS, st.sampled_from(Tier), LISTS, LISTS), max_size=3).map(tuple),
    st.none() | DAYS,
)


@settings(max_examples=60)
@given(ANY)
def test_any_answers_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, answers: Answers
) -> None:
    folder = tmp_path_factory.mktemp("data")
    write_answers(folder, answers, NOW)
    assert read_answers(folder, NOW) == (answers, "")


def test_answers_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    write_answers(folder, GIVEN, NOW)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    (folder / FILE_NAME).chmod(0o644)
    folder.chmod(0o755)
    write_answers(folder, GIVEN, NOW)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert read_answers(tmp_path, NOW) == (Answers(), "")
    assert read_answers(tmp_path / "none", NOW) == (Answers(), "")


def test_a_file_kept_elsewhere_by_a_link_stays_there(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    write_answers(tmp_path, Answers(), NOW)
    (tmp_path / FILE_NAME).rename(elsewhere)
    (tmp_path / FILE_NAME).symlink_to(elsewhere)
    write_answers(tmp_path, GIVEN, NOW)
    assert read_answers(tmp_path, NOW) == (GIVEN, "")
    assert (tmp_path / FILE_NAME).is_symlink()
    assert b"PA11" in elsewhere.read_bytes()


def kept_text() -> str:
    data = {
        "format": 1,
        "checks": [{"routine": "calf", "fingerprint": "ab", "on": "2026-11-22", "asked": ["RF01"]}],
        "yes": [{"code": "PA11", "regions": ["calf"], "on": "2026-11-22", "lifted": None}],
        "stops": [{"code": "ST8", "on": "2026-11-22", "tier": None, "regions": ["calf"], "asks": []}],
        "statement_seen": "2026-11-22",
    }
    return json.dumps(data)


def test_the_sample_file_is_good(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(kept_text(), encoding="utf-8")
    answers, note = read_answers(tmp_path, NOW)
    assert note == ""
    assert [yes.code for yes in answers.yes] == ["PA11"]


DAMAGE = {
    "0 bytes": b"",
    "zero bytes": bytes(300),
    "truncated": kept_text().encode()[:-20],
    "not utf-8": b"\xff\xfe\x00caf\xe9",
    "a list": b"[]",
    "a text": b'"none"',
    "nested deeply": b"[" * 200_000,
    "a huge number": b'{"format": ' + b"9" * 5000 + b"}",
    "too large": b" " * 2_000_000,
    "format missing": kept_text().replace('"format": 1, ', "").encode(),
    "format as text": kept_text().replace('"format": 1', '"format": "1"').encode(),
    "format true": kept_text().replace('"format": 1', '"format": true').encode(),
    "format 0": kept_text().replace('"format": 1', '"format": 0').encode(),
    "checks not a list": kept_text().replace('"checks": [', '"checks": "", "x": [').encode(),
    "a number as code": kept_text().replace('"PA11"', "11").encode(),
    "a number as region": kept_text().replace('["calf"], "on"', '[1], "on"').encode(),
    "no region": kept_text().replace('["calf"], "on"', '[], "on"').encode(),
    "a stop that locks nothing": kept_text().replace('["calf"], "asks"', '[], "asks"').encode(),
    "no such day": kept_text().replace("2026-11-22", "2026-02-31").encode(),
    "a day as number": kept_text().replace('"2026-11-22"', "20261122").encode(),
    "lifted true": kept_text().replace('"lifted": null', '"lifted": true').encode(),
    "an unknown tier": kept_text().replace('"tier": null', '"tier": "mild"').encode(),
    "one code twice": kept_text()
    .replace(
        '"yes": [',
        '"yes": [{"code": "PA11", "regions": ["hand"], "on": "2026-11-22", "lifted": "2026-11-22"}, ',
    )
    .encode(),
    "a newer format": kept_text().replace('"format": 1', '"format": 2').encode(),
}


@pytest.mark.parametrize("data", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_set_aside_whole_and_all_is_due_again(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(data)
    answers, note = read_answers(tmp_path, NOW)
    assert answers == Answers()
    assert (tmp_path / ASIDE).read_bytes() == data
    assert not (tmp_path / FILE_NAME).exists()
    assert ASIDE in note
    assert "answer the safety questions again" in note
    assert ("newer version" in note) == (b'"format": 2' in data)


@settings(max_examples=80)
@given(cut=st.integers(0, 400), put=st.binary(max_size=4))
def test_any_damage_gives_answers_or_a_note(
    tmp_path_factory: pytest.TempPathFactory, cut: int, put: bytes
) -> None:
    folder = tmp_path_factory.mktemp("data")
    whole = kept_text().encode()
    (folder / FILE_NAME).write_bytes(whole[:cut] + put + whole[cut + 1 :])
    answers, note = read_answers(folder, NOW)
    assert bool(note) == (folder / ASIDE).exists()
    assert not (note and answers != Answers())


def test_a_second_damage_in_the_same_second_overwrites_nothing(tmp_path: Path) -> None:
    for data in (b"one", b"two", b"three"):
        (tmp_path / FILE_NAME).write_bytes(data)
        read_answers(tmp_path, NOW)
    kept = [(tmp_path / f"{ASIDE}{mark}").read_bytes() for mark in ("", "-2", "-3")]
    assert kept == [b"one", b"two", b"three"]


def test_a_pipe_or_a_folder_in_its_place_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    assert read_answers(tmp_path, NOW)[1]
    (tmp_path / FILE_NAME).mkdir()
    assert read_answers(tmp_path, NOW)[1]
    write_answers(tmp_path, GIVEN, NOW)
    assert read_answers(tmp_path, NOW) == (GIVEN, "")


def refuse(*_: object, **__: object) -> None:
    raise OSError(errno.EROFS, "Read-only file system")


def test_f11_a_read_only_folder_says_so_and_the_answers_stay_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_answers(tmp_path, Answers(), NOW)
    before = (tmp_path / FILE_NAME).read_bytes()
    monkeypatch.setattr(os, "open", refuse_writing(os.open))
    with pytest.raises(SaveError, match="read-only") as caught:
        write_answers(tmp_path, GIVEN, NOW)
    assert not any(code in str(caught.value) for code in ("PA11", "SK01", "ST4"))
    assert (tmp_path / FILE_NAME).read_bytes() == before


def refuse_writing(real: object) -> object:
    def opened(path: str, flags: int, *rest: int, **named: int) -> int:
        if flags & os.O_WRONLY:
            refuse()
        assert callable(real)
        descriptor: int = real(path, flags, *rest, **named)
        return descriptor

    return opened


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way", encoding="utf-8")
    assert read_answers(tmp_path / "data", NOW) == (Answers(), "")
    with pytest.raises(SaveError, match="was not saved"):
        write_answers(tmp_path / "data", GIVEN, NOW)


def test_damage_that_could_not_be_set_aside_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"damage")
    with monkeypatch.context() as read_only:
        read_only.setattr(Path, "rename", refuse)
        answers, note = read_answers(tmp_path, NOW)
        assert "left as it is" in note
    write_answers(tmp_path, answers, NOW)
    assert (tmp_path / ASIDE).read_bytes() == b"damage"
