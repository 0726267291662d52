"""Sets a file aside that cannot be used: it is renamed, never deleted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # The first picture waits for the settings, and they for this.
    from datetime import datetime


def set_aside(path: Path, now: datetime) -> str:
    """Rename to a name that is free, and give it; "" where the folder cannot be written."""
    first = f"{path.name}.damaged-{now:%Y%m%d-%H%M%S}"
    names = (first, *(f"{first}-{n}" for n in range(2, 1000)))
    free = next(name for name in names if not os.path.lexists(path.with_name(name)))
    try:
        path.rename(path.with_name(free))
    except OSError:
        return ""
    return free
