"""The tables of the history, and the way from each format to the next."""

from __future__ import annotations

APPLICATION_ID = 0x4D415353
"""Marks a database as a history of this program."""

_FIRST = (
    """CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        started TEXT NOT NULL,
        offset INTEGER NOT NULL,
        zone TEXT NOT NULL,
        day TEXT NOT NULL,
        routine TEXT NOT NULL,
        version TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        title TEXT NOT NULL,
        regions TEXT NOT NULL,
        sides TEXT NOT NULL,
        plan TEXT NOT NULL,
        round INTEGER NOT NULL DEFAULT 1,
        cursor INTEGER NOT NULL DEFAULT 0,
        seconds REAL NOT NULL DEFAULT 0,
        outcome TEXT NOT NULL DEFAULT 'open',
        code TEXT NOT NULL DEFAULT '',
        felt TEXT NOT NULL DEFAULT '',
        before INTEGER CHECK (before BETWEEN 0 AND 10),
        after INTEGER CHECK (after BETWEEN 0 AND 10),
        still_sore INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE step (
        session INTEGER NOT NULL REFERENCES session(id) ON DELETE CASCADE,
        segment INTEGER NOT NULL,
        number INTEGER,
        side TEXT,
        seconds REAL NOT NULL DEFAULT 0,
        done INTEGER NOT NULL DEFAULT 0,
        said TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (session, segment)
    ) WITHOUT ROWID""",
)

Migrations = tuple[tuple[str, ...], ...]

MIGRATIONS: Migrations = (_FIRST,)
"""What leads from format n to n + 1; a released one is never changed."""

ENTRY_COLUMNS = (
    "id", "uid", "started", "offset", "zone", "day", "routine", "version", "fingerprint", "title", "regions",
    "sides", "plan", "round", "cursor", "seconds", "outcome", "code", "felt", "before", "after", "still_sore",
    "note",
)  # fmt: skip

STEP_COLUMNS = ("session", "segment", "number", "side", "seconds", "done", "said")

MENDABLE = {
    "session": {
        "round": "INTEGER NOT NULL DEFAULT 1",
        "felt": "TEXT NOT NULL DEFAULT ''",
        "before": "INTEGER CHECK (before BETWEEN 0 AND 10)",
        "after": "INTEGER CHECK (after BETWEEN 0 AND 10)",
        "still_sore": "INTEGER NOT NULL DEFAULT 0",
        "note": "TEXT NOT NULL DEFAULT ''",
    },
    "step": {"said": "TEXT NOT NULL DEFAULT ''"},
}
"""Columns that can be missing and put back, by table, with what they hold then."""

SANE = """
    typeof(id) = 'integer' AND id > 0 AND typeof(offset) = 'integer' AND offset BETWEEN -1439 AND 1439
    AND typeof(seconds) IN ('real', 'integer') AND seconds BETWEEN 0 AND 1e6
    AND typeof(round) = 'integer' AND round BETWEEN 1 AND 9
    AND typeof(cursor) = 'integer' AND cursor BETWEEN 0 AND 100000
    AND (before IS NULL OR typeof(before) = 'integer' AND before BETWEEN 0 AND 10)
    AND (after IS NULL OR typeof(after) = 'integer' AND after BETWEEN 0 AND 10)
    AND still_sore IN (0, 1) AND day BETWEEN '2000-01-01' AND '2199-12-31'
"""
"""What every row of sessions must be: a flipped bit that SQLite does not notice is noticed here."""

SANE_STEP = """
    typeof(segment) = 'integer' AND segment BETWEEN 0 AND 100000
    AND typeof(seconds) IN ('real', 'integer') AND seconds BETWEEN 0 AND 1e6 AND done IN (0, 1)
"""
