"""What an error that nobody expected does: it is logged and told once, and the session goes on."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from types import TracebackType

_log = logging.getLogger(__name__)

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def hook(show: Callable[[str], None]) -> Hook:
    """A `sys.excepthook` that logs each error once and shows it by its name."""
    told: set[tuple[str, str, int]] = set()

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        at = traceback.extract_tb(trace)[-1:]
        name = (kind.__name__, at[0].filename if at else "", (at[0].lineno or 0) if at else 0)
        # What fails while it is painted fails again many times a second.
        if name in told:
            return
        told.add(name)
        _log.error("unexpected", exc_info=(kind, error, trace))
        show(f"{kind.__name__}: {error}")

    return tell
