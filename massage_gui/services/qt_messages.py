"""What Qt says on standard error, without what the offscreen platform repeats about itself."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

UNABLE = ("This plugin does not support propagateSizeHints()", "This plugin does not support raise()")
"""It cannot do either, and neither is missed in a picture."""


def quiet_offscreen() -> None:
    """Keep exactly these two sentences from standard error from here on; all others come through."""
    qInstallMessageHandler(_pass_on)


def _pass_on(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if message not in UNABLE and sys.stderr:
        print(message, file=sys.stderr)
