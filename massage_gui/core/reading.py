"""Reads a file that anybody may have put there: an ordinary file only, without waiting, 256 kB at most."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from massage_gui.core.problem import WHOLE_FILE, Problems
from massage_gui.core.raw_text import MOST_BYTES, TOO_LARGE

# A FIFO must not make the program wait, nor a terminal become its own. Windows has none of these flags.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISLNK, "a link"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class SkippedError(Exception):
    """What stands at the path is no ordinary file, or cannot be opened; the text says why in one sentence."""


def read_file(path: Path, *, follow_links: bool = False) -> bytes:
    """The bytes of an ordinary file.

    Raises SkippedError where it is not one or cannot be read, and FileError where it is larger than 256 kB;
    more than that is never read.
    """
    try:
        descriptor = os.open(path, _FLAGS if follow_links else _FLAGS | _NO_LINKS)
    except (OSError, ValueError) as error:
        raise SkippedError(_why_not(path, error)) from error
    try:
        return _read_open(descriptor, path)
    except OSError as error:
        raise SkippedError(_why_not(path, error)) from error
    finally:
        os.close(descriptor)


def _read_open(descriptor: int, path: Path) -> bytes:
    state = os.fstat(descriptor)
    if not stat.S_ISREG(state.st_mode):
        raise SkippedError(f"skipped: this is {_kind(state.st_mode)}, not a file")
    chunks = []
    left = MOST_BYTES
    while state.st_size <= MOST_BYTES and left and (chunk := os.read(descriptor, left)):
        chunks.append(chunk)
        left -= len(chunk)
    # The file may have grown since it was opened.
    if os.fstat(descriptor).st_size > MOST_BYTES:
        Problems(str(path)).fail(WHOLE_FILE, TOO_LARGE)
    return b"".join(chunks)


def _kind(mode: int) -> str:
    return next((name for is_kind, name in _KINDS if is_kind(mode)), "something else")


def _why_not(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return "skipped: this cannot be the name of a file"
    if os.path.islink(path):  # noqa: PTH114 - Path.is_symlink raises where the name is too long
        return "skipped: this is a link; copy the file itself into the folder"
    if error.errno == errno.ENXIO:
        return "skipped: this is a socket, not a file"
    return f"skipped: it cannot be opened ({error.strerror})"
