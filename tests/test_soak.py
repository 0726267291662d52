"""Session after session in one window leaves nothing behind; the benchmark plays a thousand."""

from __future__ import annotations

import pytest

from tests.bench_history import soak


@pytest.mark.usefixtures("qapp")
def test_sessions_leave_no_object_no_file_and_no_timer_behind() -> None:
    (row,) = soak(sessions=4, first=3)
    assert row.met, row.figure
