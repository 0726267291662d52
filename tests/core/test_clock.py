"""The clock of sessions."""

from __future__ import annotations

import sys
import time

import pytest

from massage_gui.core.clock import boot_clock

ROUNDED = 1e-6
"""Seconds that are lost where large numbers are subtracted."""


def test_the_clock_counts_seconds_and_never_goes_back() -> None:
    now = boot_clock()
    begun, first, begins = time.monotonic(), now(), time.monotonic()
    values = [first, *(now() for _ in range(1_000))]
    ends, last, ended = time.monotonic(), now(), time.monotonic()
    assert [*values, last] == sorted([*values, last])
    assert ends - begins - ROUNDED <= last - first <= ended - begun + ROUNDED


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="CLOCK_BOOTTIME is Linux's own")
def test_s03_on_linux_the_clock_goes_on_in_sleep() -> None:
    ours = boot_clock()
    before = time.clock_gettime(time.CLOCK_BOOTTIME)
    now = ours()
    assert before <= now <= time.clock_gettime(time.CLOCK_BOOTTIME)


def test_s06_without_posix_clocks_the_monotonic_clock_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(time, "CLOCK_BOOTTIME", raising=False)
    assert boot_clock() is time.monotonic


def test_on_macos_the_clock_that_goes_on_in_sleep_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(time, "CLOCK_MONOTONIC", 6, raising=False)

    def read(clock: int) -> float:
        asked.append(clock)
        return 12.5

    monkeypatch.setattr(time, "clock_gettime", read, raising=False)
    assert boot_clock()() == 12.5
    assert set(asked) == {6}


def test_a_kernel_that_refuses_the_boot_clock_still_gives_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_clock: int) -> float:
        raise OSError("no such clock")

    monkeypatch.setattr(time, "clock_gettime", refuse, raising=False)
    assert boot_clock() is time.monotonic


@pytest.mark.parametrize("wall", [-3600.0, 0.0, 3600.0, 2_147_483_647.0, 4_102_444_800.0])
def test_s07_the_wall_clock_is_never_read(monkeypatch: pytest.MonkeyPatch, wall: float) -> None:
    now, known = boot_clock(), time.monotonic()
    before = now()
    monkeypatch.setattr(time, "time", lambda: wall)
    assert 0 <= now() - before <= time.monotonic() - known + ROUNDED
