"""The ways to keep the screen awake; those of Windows and macOS by what they ask of the system."""

from __future__ import annotations

import ctypes
import sys
from typing import cast

import pytest

from massage_gui.services.screen_keepers import (
    DesktopKeeper,
    KeeperError,
    MacKeeper,
    WindowsKeeper,
    keepers_here,
)


class FakeFunction:
    """A function of a system's library: what it was asked, and what it answers."""

    def __init__(self, asked: list[tuple[object, ...]], name: str, answer: int) -> None:
        self._asked, self._name, self._answer = asked, name, answer

    def __call__(self, *words: object) -> int:
        self._asked.append((self._name, *words))
        return self._answer


class FakeLibrary:
    """A system's library with every function it is asked for."""

    def __init__(self, answers: dict[str, int]) -> None:
        self._answers = answers
        self.asked: list[tuple[object, ...]] = []

    def load(self, name: str) -> ctypes.CDLL:
        """This library, whatever its name."""
        self.asked.append(("load", name.split("/")[-1]))
        return cast(ctypes.CDLL, self)

    def __getattr__(self, name: str) -> FakeFunction:
        return FakeFunction(self.asked, name, self._answers.get(name, 0))

    def calls(self) -> list[tuple[object, ...]]:
        """What was asked, without the loading."""
        return [each for each in self.asked if each[0] != "load"]


def test_on_windows_system_and_screen_are_asked_for_and_given_back() -> None:
    library = FakeLibrary({"SetThreadExecutionState": 1})
    keeper = WindowsKeeper(library.load)
    keeper.take()
    keeper.release()
    assert library.calls() == [
        ("SetThreadExecutionState", 0x8000_0003),
        ("SetThreadExecutionState", 0x8000_0000),
    ]
    assert library.asked[0] == ("load", "kernel32")


def test_windows_may_refuse() -> None:
    with pytest.raises(KeeperError, match="Windows"):
        WindowsKeeper(FakeLibrary({}).load).take()


def test_on_macos_an_assertion_is_made_and_taken_back() -> None:
    library = FakeLibrary({"CFStringCreateWithCString": 7})
    keeper = MacKeeper(library.load)
    keeper.take()
    keeper.release()
    calls = library.calls()
    assert [call[0] for call in calls] == [
        "CFStringCreateWithCString",
        "CFStringCreateWithCString",
        "IOPMAssertionCreateWithName",
        "CFRelease",
        "CFRelease",
        "IOPMAssertionRelease",
    ]
    assert calls[0][2] == b"PreventUserIdleDisplaySleep"
    assert calls[2][1:4] == (7, 255, 7)


def test_macos_may_refuse_and_its_library_may_be_missing() -> None:
    library = FakeLibrary({"IOPMAssertionCreateWithName": 3})
    with pytest.raises(KeeperError, match="refused with 3"):
        MacKeeper(library.load).take()
    assert [call[0] for call in library.calls()].count("CFRelease") == 2
    with pytest.raises(KeeperError, match=r"IOKit|CoreFoundation"):
        MacKeeper().take()


def test_without_a_session_bus_the_desktop_is_not_asked() -> None:
    with pytest.raises(KeeperError, match="no session bus"):
        DesktopKeeper({}).take()
    DesktopKeeper({}).release()


@pytest.mark.parametrize(
    ("platform", "kind"), [("linux", DesktopKeeper), ("win32", WindowsKeeper), ("darwin", MacKeeper)]
)
def test_every_system_has_its_own_way(monkeypatch: pytest.MonkeyPatch, platform: str, kind: type) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert [type(keeper) for keeper in keepers_here({})] == [kind]
