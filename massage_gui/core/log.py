"""The log: what the program did, never what the user answered or felt."""

from __future__ import annotations

import contextlib
import logging
import platform
import re
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from massage_gui import __version__
from massage_gui.core.folders import FolderError, make_private
from massage_gui.core.problem import visible

FILE_NAME = "massage-gui.log"
FILE_BYTES = 1_000_000
FILES_KEPT = 3

_logger = logging.getLogger("massage_gui")


def start_log(folder: Path, home: Path | None = None) -> Path | None:
    """Write what is logged under "massage_gui" to a file in the folder, and tell version and platform.

    Returns the file, or None where it cannot be written and the log goes to standard error. Three files of
    1 MB are kept at most; `home` is shown as ~.
    """
    stop_log()
    file = _file_handler(folder)
    handler = file or logging.StreamHandler(sys.stderr)
    handler.setFormatter(PrivateFormatter(str(home or _home())))
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)
    _logger.propagate = False
    _logger.info("massage-gui %s, Python %s, %s", __version__, platform.python_version(), platform.platform())
    return folder / FILE_NAME if file else None


def stop_log() -> None:
    """Close the log's file."""
    for handler in list(_logger.handlers):
        _logger.removeHandler(handler)
        with contextlib.suppress(OSError):
            handler.close()


class PrivateFormatter(logging.Formatter):
    """Shows the home folder as ~ and control characters in a message as escapes."""

    def __init__(self, home: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._home = re.compile(re.escape(home) + r"(?![\w.-])") if len(home) > 1 else None

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name that logging prescribes
        """The line of a record; a file's name with a line break in it stays on that line."""
        return visible(super().formatMessage(record))

    def format(self, record: logging.LogRecord) -> str:
        """The line and, after it, the traceback."""
        said = "\n".join(map(visible, super().format(record).split("\n")))
        return self._home.sub("~", said) if self._home else said


class StateFile(RotatingFileHandler):
    """A file that, once it can no longer be written, hands its records to standard error."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name that logging prescribes
        """Say the record elsewhere: a full disk must not stop a session."""
        if sys.stderr:
            sys.stderr.write(self.format(record) + "\n")


def _file_handler(folder: Path) -> logging.Handler | None:
    try:
        make_private(folder)
        return StateFile(
            folder / FILE_NAME,
            maxBytes=FILE_BYTES,
            backupCount=FILES_KEPT - 1,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except (FolderError, OSError):
        return None


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path("/")
