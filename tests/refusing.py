"""Folders that cannot be written to, also by root."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ORDINARY = [
    sys.executable,
    "-c",
    "import ctypes, os, sys\n"
    "libc = ctypes.CDLL(None)\n"
    "for may_pass_modes in (1, 2): libc.prctl(24, may_pass_modes, 0, 0, 0)\n"
    "os.execvp(sys.argv[1], sys.argv[1:])",
]
"""Written before a command, the modes of files stop it, root or not."""


def read_only_mount(folder: Path) -> list[str]:
    """What to write before a command so that this folder is a read-only disk; nothing if that cannot be."""
    mount = f'mount -t tmpfs -o ro none \'{folder}\' && exec "$0" "$@"'
    prefix = ["unshare", "-m", "sh", "-c", mount]
    possible = (
        shutil.which("unshare") and not subprocess.run([*prefix, "true"], capture_output=True).returncode
    )
    return prefix if possible else []
