"""What the program knows: its regions and questions, and the routines beside the user's own."""

from __future__ import annotations

from pathlib import Path

from massage_gui.core import strict_yaml
from massage_gui.core.body import load_regions
from massage_gui.core.fields import Fields
from massage_gui.core.folders import FolderError, UserFolders, resources, routines
from massage_gui.core.library import Library
from massage_gui.core.problem import WHOLE_FILE, FileError, Problem, Problems
from massage_gui.core.reading import SkippedError, read_file
from massage_gui.core.region import Region

SCREENING = "screening.yaml"


def shipped_regions() -> tuple[Region, ...]:
    """The regions of the body, head to foot; raises FileError."""
    return load_regions(resources() / "regions.yaml")


def shipped(name: str) -> bytes:
    """The bytes of one of the program's data files; raises FileError."""
    path = resources() / name
    try:
        return read_file(path, follow_links=True)
    except SkippedError as error:
        raise FileError([Problem(str(path), *WHOLE_FILE, str(error))]) from error


def question_codes() -> frozenset[str]:
    """The codes of the questions that a routine may name; raises FileError.

    The rest of the questions is left unread: it would take a tenth of the time that `list` has.
    """
    problems = Problems(str(resources() / SCREENING))
    top = Fields(strict_yaml.read(shipped(SCREENING), problems, kind="screening"), problems)
    codes = frozenset(question.one_line("code") for question in top.groups("questions"))
    problems.check()
    return codes


def load_library(data_dir: Path | None, regions: tuple[Region, ...]) -> Library:
    """All routines, the user's own among them; only ours where the user has no home folder."""
    try:
        yours = UserFolders.find(data_dir).routines
    except FolderError:
        yours = None
    return Library.load(routines(), yours, regions=regions, questions=question_codes())
