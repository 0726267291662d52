"""A private connection to the desktop's bus."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from massage_gui.services.libdbus import iterator, load, number_in
from massage_gui.services.session_bus import BusError, PrivateBus, bus_address
from tests.services.desktop_bus import Command, DesktopBus, ScreenSaver, desktop_bus

BUS, SAVER = "org.freedesktop.DBus", "org.freedesktop.ScreenSaver"


@pytest.fixture
def bus() -> Iterator[DesktopBus]:
    with desktop_bus() as made:
        yield made


def test_a_call_is_answered(bus: DesktopBus) -> None:
    connection = PrivateBus(bus.environ)
    connection.call(BUS, "/org/freedesktop/DBus", f"{BUS}.GetId")
    connection.call(BUS, "/org/freedesktop/DBus", f"{BUS}.GetNameOwner", BUS)
    connection.close()


def test_texts_arrive_as_they_are(qtbot: QtBot, bus: DesktopBus) -> None:
    saver = ScreenSaver(Command(qtbot, bus.environ), qtbot)
    connection = PrivateBus(bus.environ)
    connection.call(SAVER, "/org/freedesktop/ScreenSaver", f"{SAVER}.Inhibit", "Rücken", "左 " * 500 + "!")
    qtbot.waitUntil(lambda: saver.asked == ["Rücken: " + "左 " * 500 + "!"])
    connection.close()
    qtbot.waitUntil(lambda: saver.held == [])
    saver.end()


def test_a_refusal_says_why(bus: DesktopBus) -> None:
    connection = PrivateBus(bus.environ)
    for _ in range(3):
        with pytest.raises(BusError, match="nobody"):
            connection.call("org.nobody", "/", "org.nobody.Ask")
    with pytest.raises(BusError, match=r"GetNameOwner|arguments|expected"):
        connection.call(BUS, "/org/freedesktop/DBus", f"{BUS}.GetNameOwner")
    connection.close()


@pytest.mark.parametrize("address", ["", "tcp:host=example.org", "unix:path=/nonexistent", "unix:nothing=1"])
def test_a_bus_that_is_not_there_says_why(address: str) -> None:
    with pytest.raises(BusError, match=r"\w"):
        PrivateBus({"DBUS_SESSION_BUS_ADDRESS": address})


def test_a_bus_that_ended_is_an_error_and_no_more(bus: DesktopBus) -> None:
    connection = PrivateBus(bus.environ)
    bus.end()
    with pytest.raises(BusError, match=r"\w"):
        connection.call(BUS, "/org/freedesktop/DBus", f"{BUS}.GetId")
    connection.close()


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("unix:path=/run/bus,guid=1", "unix:path=/run/bus,guid=1"),
        ("unix:abstract=/tmp/x", "unix:abstract=/tmp/x"),
        ("tcp:host=example.org,port=1", None),
        ("tcp:host=a;unix:path=/b", "unix:path=/b"),
        ("unixexec:path=/bin/sh", None),
        ("autolaunch:", None),
    ],
)
def test_invariant_9_only_a_bus_on_this_machine_is_asked(told: str, found: str | None) -> None:
    assert bus_address({"DBUS_SESSION_BUS_ADDRESS": told}) == found


def test_without_an_address_the_users_own_socket_is_asked_where_there_is_one(
    bus: DesktopBus, tmp_path: Path
) -> None:
    assert bus_address({"XDG_RUNTIME_DIR": str(bus.folder)}) == bus.address
    assert bus_address({"XDG_RUNTIME_DIR": str(tmp_path)}) is None
    assert bus_address({"XDG_RUNTIME_DIR": ""}) is None
    assert bus_address({}) is None


def test_a_number_of_32_bits_within_values_of_any_kind_is_read() -> None:
    library, place, outer, inner = load(), iterator(), iterator(), iterator()
    message = library.dbus_message_new_signal(b"/here", b"a.b", b"C")
    library.dbus_message_iter_init_append(message, place)
    assert number_in(library, message) is None
    library.dbus_message_iter_open_container(place, ord("v"), b"v", outer)
    library.dbus_message_iter_open_container(outer, ord("v"), b"u", inner)
    library.dbus_message_iter_append_basic(inner, ord("u"), ctypes.byref(ctypes.c_uint32(4_000_000_001)))
    library.dbus_message_iter_close_container(outer, inner)
    library.dbus_message_iter_close_container(place, outer)
    assert number_in(library, message) == 4_000_000_001
    library.dbus_message_unref(message)
