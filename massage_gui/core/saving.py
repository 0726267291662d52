"""Saves a file so that, whatever happens, either the old or the new one is there, whole."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import ExitStack, suppress
from pathlib import Path

from massage_gui.core.problem import visible

_WHY = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "Your space on this disk is used up.",
    errno.EROFS: "The disk is read-only.",
    errno.EACCES: "This folder may not be written to.",
    errno.EPERM: "This folder may not be written to.",
    errno.ENOENT: "There is no such folder.",
    errno.ENOTDIR: "There is no such folder.",
    errno.EISDIR: "This is a folder.",
    errno.ENAMETOOLONG: "The file name is too long.",
}


class SaveError(Exception):
    """A file could not be saved and is as it was before; `reason` is one plain sentence."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{visible(str(path))} was not saved. {reason} What was there before is unchanged.")


def with_ending(path: Path, *endings: str) -> Path:
    """The path, with the first of these endings (as .pdf) where it has none of them: a name must not lie.

    The user was asked about the name as it was: the new one is not that of a file which is there already.
    """
    if path.suffix.casefold() in endings:
        return path
    names = (f"{path}{again}{endings[0]}" for again in ("", *(f"-{count}" for count in range(2, 1000))))
    return next((each for each in map(Path, names) if not each.exists()), path)


def save(path: Path, data: bytes, *, private: bool) -> None:
    """Write the whole file or nothing; a private one may be read by its owner only. Raises SaveError."""
    try:
        _replace(Path(os.path.realpath(path)), data, 0o600 if private else 0o666)
    except ValueError as error:
        raise SaveError(path, "This cannot be the name of a file.") from error
    except OSError as error:
        reason = _WHY.get(error.errno or 0, f"{error.strerror or type(error).__name__}.")
        raise SaveError(path, reason) from error


def _replace(target: Path, data: bytes, mode: int) -> None:
    _refuse_special(target)
    beside = target.with_name(f".massage-gui-{os.urandom(8).hex()}.tmp")
    with ExitStack() as undo:
        undo.callback(_remove, beside)
        _write(beside, data, mode)
        os.replace(beside, target)  # noqa: PTH105 - the tests make this very call fail
        undo.pop_all()
    _sync_folder(target.parent)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def _refuse_special(target: Path) -> None:
    """Renaming a file over a device such as /dev/full would replace the device."""
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "Is a directory")
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "This is not an ordinary file")


def _write(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    # The new file is in place and whole. Where a folder cannot be synced, a crash may bring the old one back.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
