"""Sessions on days, for tests of what is shown of a history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from massage_gui.core.entry import Entry, Outcome
from massage_gui.core.plan import Plan
from massage_gui.core.region import Side

TODAY = date(2026, 3, 18)
"""A Wednesday."""

_FIRST = Entry(
    id=1, uid="1", started=datetime(2026, 3, 18, 9, 5, tzinfo=UTC), zone="UTC", day=TODAY, routine="calf",
    version="2026-01-01", fingerprint="f", title="Calf", regions=("calf",), sides=(Side.LEFT, Side.RIGHT),
    plan=Plan(), seconds=300.0, outcome=Outcome.FINISHED,
)  # fmt: skip


def session(
    ago: int = 0,
    before: int | None = None,
    after: int | None = None,
    *,
    uid: str = "1",
    regions: tuple[str, ...] = ("calf",),
    seconds: float = 300.0,
    outcome: Outcome = Outcome.FINISHED,
    note: str = "",
) -> Entry:
    """A session so many days ago."""
    return _FIRST._replace(
        uid=uid, started=_FIRST.started - timedelta(days=ago), day=TODAY - timedelta(days=ago),
        before=before, after=after, regions=regions, seconds=seconds, outcome=outcome, note=note,
    )  # fmt: skip


def rated(*ratings: tuple[int, int | None, int | None]) -> Sequence[Entry]:
    """Sessions of so many days ago, with their ratings before and after."""
    return [session(*each, uid=str(number)) for number, each in enumerate(ratings)]


def many(number: int) -> list[Entry]:
    """So many rated sessions, up to today, three a day, in two areas."""
    areas = (("calf",), ("lower-back",))
    return [
        session((number - 1 - place) // 3, place % 7, place % 5, uid=str(place), regions=areas[place % 2])
        for place in range(number)
    ]
