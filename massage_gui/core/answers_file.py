"""Keeps the answers in a file, for its owner only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from massage_gui.core.answers import Answers, Checked, Stopped, Yes
from massage_gui.core.aside import set_aside
from massage_gui.core.folders import FolderError, make_private
from massage_gui.core.problem import FileError, visible
from massage_gui.core.reading import SkippedError, read_file
from massage_gui.core.saving import SaveError, save
from massage_gui.core.screening import Tier

FILE_NAME = "answers.json"
FORMAT = 1


class _UnusableError(Exception):
    """The file of answers cannot be used; the text says why, in words that follow its name."""


def read_answers(folder: Path, now: datetime) -> tuple[Answers, str]:
    """The answers kept in the data folder, and what to tell the user where they cannot be used, else "".

    Such a file is set aside, never deleted, and every check is due again.
    """
    path = folder / FILE_NAME
    try:
        return _kept(path), ""
    except _UnusableError as error:
        aside = set_aside(path, now)
        where = f"The file is kept as {aside}." if aside else "The file was left as it is."
        shown = visible(str(path))
        return (
            Answers(),
            f"Your answers in {shown} {error}. {where} Please answer the safety questions again.",
        )


def write_answers(folder: Path, answers: Answers, now: datetime) -> None:
    """Keep the answers in the data folder (0700, the file 0600); raises SaveError with a sentence to show."""
    path = folder / FILE_NAME
    try:
        make_private(folder)
        _kept(path)
    except FolderError as error:
        raise SaveError(path, str(error)) from error
    except _UnusableError:
        # It could not be set aside when it was read; it must not be written over now.
        set_aside(path, now)
    data = {"format": FORMAT, **asdict(answers)}
    save(path, json.dumps(data, default=date.isoformat, indent=1).encode(), private=True)


def _kept(path: Path) -> Answers:
    if not os.path.lexists(path):
        return Answers()
    try:
        raw = json.loads(read_file(path, follow_links=True))
        number = raw.get("format") if isinstance(raw, dict) else None
        if type(number) is not int or number < FORMAT:
            raise ValueError
        if number > FORMAT:
            raise _UnusableError("were kept by a newer version of this program")
        return _answers(raw)
    except (SkippedError, FileError, ValueError, RecursionError) as error:
        raise _UnusableError("could not be read") from error


def _answers(raw: object) -> Answers:
    match raw:
        case {"checks": [*checks], "yes": [*given], "stops": [*stops], "statement_seen": seen}:
            yes = tuple(map(_yes, given))
            if len({each.code for each in yes}) == len(yes):
                return Answers(tuple(map(_checked, checks)), yes, tuple(map(_stopped, stops)), _day(seen))
    raise ValueError


def _checked(raw: object) -> Checked:
    match raw:
        case {"routine": str(routine), "fingerprint": str(mark), "on": str(on), "asked": [*asked]}:
            return Checked(routine, mark, date.fromisoformat(on), _texts(asked))
    raise ValueError


def _yes(raw: object) -> Yes:
    match raw:
        case {"code": str(code), "regions": [_, *_] as regions, "on": str(on), "lifted": lifted}:
            return Yes(code, _texts(regions), date.fromisoformat(on), _day(lifted))
    raise ValueError


def _stopped(raw: object) -> Stopped:
    match raw:
        case {"code": str(code), "on": str(on), "tier": tier, "regions": [*regions], "asks": [*asks]}:
            if tier is not None or regions:
                grave = None if tier is None else Tier(tier)
                return Stopped(code, date.fromisoformat(on), grave, _texts(regions), _texts(asks))
    raise ValueError


def _texts(raw: Iterable[object]) -> tuple[str, ...]:
    texts = tuple(each for each in raw if isinstance(each, str))
    if texts != tuple(raw):
        raise ValueError
    return texts


def _day(raw: object) -> date | None:
    if raw is None or isinstance(raw, str):
        return None if raw is None else date.fromisoformat(raw)
    raise ValueError
