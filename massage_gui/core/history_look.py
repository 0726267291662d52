"""Looks at the history without changing anything: no file is made, mended or set aside."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from massage_gui.core.history import History, HistoryError
from massage_gui.core.history_file import BUSY, FILE_NAME
from massage_gui.core.history_schema import APPLICATION_ID
from massage_gui.core.problem import visible


def look_at_history(folder: Path) -> History | None:
    """The history of a data folder, to be read only; None where there is none. Raises HistoryError."""
    path = folder / FILE_NAME
    try:
        if not path.exists():
            return None
        return _opened(path)
    except (sqlite3.Error, OSError) as error:
        raise HistoryError(_sentence(path, f"cannot be read ({error})")) from error


def _opened(path: Path) -> History:
    address = f"{path.absolute().as_uri()}?mode=ro"
    with ExitStack() as undo:
        database = sqlite3.connect(address, uri=True, timeout=BUSY, isolation_level=None)
        undo.enter_context(closing(database))
        (said,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        (mark,) = database.execute("PRAGMA application_id").fetchone()
        if said != "ok" or mark != APPLICATION_ID:
            raise HistoryError(_sentence(path, "is damaged" if said != "ok" else "is no history of ours"))
        undo.pop_all()
    return History(database, path)


def _sentence(path: Path, why: str) -> str:
    return (
        f"Your history in {visible(str(path))} {why}. It was left as it is. "
        "Open the window: it tells what can be done."
    )
