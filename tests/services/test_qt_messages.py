from __future__ import annotations

import subprocess
import sys

from massage_gui.services.qt_messages import UNABLE
from tests.pace import HANGS


def test_only_what_offscreen_cannot_do_is_kept_back() -> None:
    code = (
        "from PySide6.QtCore import qWarning\n"
        "from massage_gui.services.qt_messages import UNABLE, quiet_offscreen\nquiet_offscreen()\n"
        "for text in (*UNABLE, UNABLE[0] + '!', 'another warning'): qWarning(text)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=HANGS)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{UNABLE[0]}!\nanother warning\n"
