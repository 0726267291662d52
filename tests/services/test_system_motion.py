"""Less motion where the desktop asks for it: on a bus of the test's own, and where nobody answers."""

from __future__ import annotations

import select
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from massage_gui.services.libdbus import AnyKind, Value
from massage_gui.services.session_bus import PrivateBus
from massage_gui.services.system_motion import KEY, PORTAL, SETTINGS, SystemMotion, wants_less
from tests.services.desktop_bus import DesktopBus, desktop_bus

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def bus() -> Iterator[DesktopBus]:
    with desktop_bus() as made:
        yield made


@contextmanager
def portal(bus: DesktopBus, *values: Value) -> Iterator[list[tuple[str, ...]]]:
    """A desktop that answers with these values, refuses where there are none, and notes what it is asked."""
    connection, over = PrivateBus(bus.environ), threading.Event()
    asked: list[tuple[str, ...]] = []
    assert connection.take_name(PORTAL)

    def serve() -> None:
        while not over.is_set():
            select.select([connection.file], [], [], 0.02)
            for call in connection.read():
                if call.method != f"{SETTINGS}.Read":
                    continue
                asked.append(call.texts)
                if values:
                    connection.answer(call, *values)
                else:
                    connection.refuse(call, "org.freedesktop.portal.Error.NotFound", "no such key")

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield asked
    finally:
        over.set()
        thread.join()
        connection.close()


@pytest.mark.parametrize(
    ("answer", "less"),
    [(1, True), (0, False), (True, True), (AnyKind(AnyKind(1)), True), (AnyKind(0), False), ("1", None)],
)
def test_the_desktop_is_asked_and_its_answer_taken(bus: DesktopBus, answer: Value, less: bool | None) -> None:
    with portal(bus, answer) as asked:
        assert wants_less(bus.environ) is less
    assert asked == [KEY]


def test_f32_a_desktop_that_does_not_know_or_is_not_there_says_nothing(bus: DesktopBus) -> None:
    with portal(bus):
        assert wants_less(bus.environ) is None
    assert wants_less(bus.environ) is None
    assert wants_less({}) is None


def test_the_window_hears_of_it_on_its_own_thread(qtbot: QtBot, bus: DesktopBus) -> None:
    heard: list[tuple[bool, QThread]] = []
    with portal(bus, AnyKind(AnyKind(1))):
        motion = SystemMotion(bus.environ)
        motion.told.connect(lambda less: heard.append((less, QThread.currentThread())))
        qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(True, motion.thread())]
