"""What holds the tests together, read from their source: none is up to the machine's speed, or the day."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.pace import YARDSTICK, allowed, slowness

FOLDER = Path(__file__).parent
SOURCES = sorted(path for path in FOLDER.rglob("*.py") if not path.name.startswith("bench"))
"""The benches measure this machine, on this day."""

CLOCKS = {"datetime", "date", "time", "QDate", "QTime", "QDateTime"}
DAYS = {"now", "utcnow", "today", "time", "currentDate", "currentTime", "currentDateTime"}


def faults(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and reason of each call whose outcome is up to the machine."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from ((node.lineno, why) for why in (_asks(node.func), *map(_says, node.keywords)) if why)


def _asks(function: ast.expr) -> str:
    match function:
        case ast.Attribute(attr="perf_counter") | ast.Name(id="perf_counter"):
            return "it runs on while others have the processor: hold process_time against tests.pace.allowed"
        case ast.Attribute(value=ast.Name(id=clock), attr=name) if clock in CLOCKS and name in DAYS:
            return "this is another each time: pass a day or a FakeCalendar in"
    return ""


def _says(said: ast.keyword) -> str:
    match said:
        case ast.keyword(arg="timeout", value=ast.Constant(value=int() | float() as limit)) if limit:
            return "a timeout ends what hangs: leave it out, or use PATIENCE or HANGS"
        case ast.keyword(arg="deadline"):
            return "the profile in conftest.py says that there is no deadline"
        case ast.keyword(arg="suppress_health_check", value=allowed) if "too_slow" not in ast.unparse(
            allowed
        ):
            return "this puts too_slow, which the profile leaves out, back in"
    return ""


def test_nothing_is_up_to_the_machine() -> None:
    found = [
        f"{path.relative_to(FOLDER)}:{line}: {why}"
        for path in SOURCES
        if path.name != "conftest.py"
        for line, why in faults(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "bad"),
    [
        ("time.perf_counter()", True),
        ("perf_counter()", True),
        ("datetime.now(UTC)", True),
        ("date.today()", True),
        ("time.time()", True),
        ("qtbot.waitUntil(ready, timeout=5_000)", True),
        ("settings(max_examples=3, deadline=None)", True),
        ("settings(suppress_health_check=[HealthCheck.function_scoped_fixture])", True),
        ("time.process_time()", False),
        ("calendar.now()", False),
        ("qtbot.waitSignal(page.closed, timeout=0)", False),
        ("run(words, timeout=HANGS)", False),
        (
            "settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])",
            False,
        ),
    ],
)
def test_the_search_for_them_finds_them(code: str, bad: bool) -> None:
    assert bool(list(faults(ast.parse(code)))) is bad


def test_the_profile_holds_no_property_to_a_time() -> None:
    assert settings().deadline is None
    assert HealthCheck.too_slow in settings().suppress_health_check


def test_a_limit_is_never_less_than_what_was_set() -> None:
    assert 0 < YARDSTICK < 1
    assert slowness() >= 1
    assert allowed(2) >= 2
