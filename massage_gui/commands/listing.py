"""`massage-gui list`: every routine there is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from massage_gui.cli_options import PROGRAM
from massage_gui.commands.answer import Answer
from massage_gui.commands.content import load_library, shipped_regions
from massage_gui.commands.plain import in_words, whole
from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.problem import visible
from massage_gui.core.routine import Routine

_HEADS = ("ROUTINE", "TITLE", "TIME", "POSITION", "")


def list_routines(data_dir: Path | None, as_json: bool) -> Answer:
    """The routines, ours and the user's, as aligned lines or as JSON."""
    library = load_library(data_dir, shipped_regions())
    if as_json:
        import json

        said = json.dumps([_entry(each) for each in library.routines], indent=2)
        return Answer(tuple(said.splitlines()), _note(library))
    rows = [_HEADS, *(_row(each) for each in library.routines)]
    return Answer(tuple(_aligned(rows)), _note(library))


def _seconds(routine: Routine) -> float:
    return compile(routine).total


def _entry(routine: Routine) -> dict[str, object]:
    return {
        "id": routine.id,
        "title": routine.title,
        "region": routine.region,
        "seconds": whole(_seconds(routine)),
        "position": routine.position.value,
        "equipment": list(routine.equipment),
        "yours": routine.yours,
        "file": routine.file,
    }


def _row(routine: Routine) -> tuple[str, ...]:
    mark = f"yours, not reviewed: {visible(Path(routine.file).name)}" if routine.yours else ""
    return routine.id, routine.title, in_words(_seconds(routine)), routine.position.value, mark


def _aligned(rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _note(library: Library) -> str:
    notes = [visible(f"{note.file}: {note.message}.") for note in library.notes]
    if bad := list(dict.fromkeys(problem.file for problem in library.problems)):
        notes.append(_not_listed(bad))
    return "\n".join(notes)


def _not_listed(files: list[str]) -> str:
    import shlex

    one = len(files) == 1
    them, where = ("it", files[0]) if one else ("them", str(Path(files[0]).parent))
    listed, check = ", ".join(map(visible, files)), visible(shlex.quote(where))
    return (
        f"Not listed, because something is wrong with {them}: {listed}. '{PROGRAM} check {check}' tells what."
    )
