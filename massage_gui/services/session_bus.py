"""The desktop's message bus: a connection, calls to others, and calls from others."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from massage_gui.services.libdbus import WHOLE, Error, Value, Writer, load, number_in, texts_in

PATIENCE = 5.0
"""Seconds that a service on the bus is given to answer."""

_CALL = 1
_DO_NOT_QUEUE = 4
_OWNERS = (1, 4)
"""The answers that a name is ours: now, and already."""


class BusError(Exception):
    """The bus, or a service on it, cannot be had; str() says why."""


@dataclass(frozen=True)
class Call:
    """A call from somebody on the bus; `method` with its interface, `texts` at its start."""

    message: int
    method: str
    texts: tuple[str, ...]
    wants_reply: bool


def bus_address(environ: Mapping[str, str]) -> str | None:
    """Where the session's bus listens on this machine, or None.

    A bus on a network is left alone, and where none runs, none is started.
    """
    told = environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if told:
        return ";".join(each for each in told.split(";") if each.startswith("unix:")) or None
    socket = Path(environ.get("XDG_RUNTIME_DIR") or "/nonexistent", "bus")
    return f"unix:path={socket}" if socket.is_socket() else None


class PrivateBus:
    """A connection that nobody shares: what is held for it on the bus ends with it.

    Used by one thread at a time. Connecting, calling and naming wait for the bus; the rest does not.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Connect; waits for ever where the bus never answers, BusError where it cannot be had."""
        address = bus_address(environ)
        if address is None:
            raise BusError("there is no session bus")
        try:
            self._lib = load()
        except OSError as error:
            raise BusError(str(error)) from error
        self._error = Error()
        self._why = ctypes.byref(self._error)
        self._lib.dbus_error_init(self._why)
        self._connection = self._lib.dbus_connection_open_private(address.encode(), self._why)
        if not self._connection:
            raise self._failure()
        self._greet()

    def _greet(self) -> None:
        # The library would end the program together with the bus.
        self._lib.dbus_connection_set_exit_on_disconnect(self._connection, 0)
        if not self._lib.dbus_bus_register(self._connection, self._why):
            failure = self._failure()
            self.close()
            raise failure

    def call(self, service: str, path: str, method: str, *texts: str, patience: float = PATIENCE) -> None:
        """Call `interface.method` with texts, and wait some seconds for its answer; BusError without one."""
        self._lib.dbus_message_unref(self._reply(service, path, method, texts, patience))

    def ask(self, service: str, path: str, method: str, *texts: str) -> int | None:
        """The whole number that a call is answered with, None for any other answer; BusError without one."""
        reply = self._reply(service, path, method, texts, PATIENCE)
        number = number_in(self._lib, reply)
        self._lib.dbus_message_unref(reply)
        return number

    def _reply(self, service: str, path: str, method: str, texts: Iterable[str], patience: float) -> int:
        interface, _, name = method.rpartition(".")
        names = (each.encode() for each in (service, path, interface, name))
        message = self._lib.dbus_message_new_method_call(*names)
        writer = Writer(self._lib, message)
        for text in texts:
            writer.write(text)
        reply: int | None = self._lib.dbus_connection_send_with_reply_and_block(
            self._connection, message, round(patience * 1000), self._why
        )
        self._lib.dbus_message_unref(message)
        if not reply:
            raise self._failure()
        return reply

    def take_name(self, name: str) -> bool:
        """Be known by a name; False where somebody else is."""
        code = self._lib.dbus_bus_request_name(self._connection, name.encode(), _DO_NOT_QUEUE, self._why)
        if code < 0:
            raise self._failure()
        return code in _OWNERS

    @property
    def file(self) -> int:
        """The number of the file that can be read when something has come."""
        number = WHOLE(-1)
        self._lib.dbus_connection_get_unix_fd(self._connection, ctypes.byref(number))
        return number.value

    def read(self) -> Iterator[Call]:
        """The calls that have come; BusError where the bus is gone. Each lives until the next is read."""
        alive = self._lib.dbus_connection_read_write(self._connection, 0)
        while message := self._lib.dbus_connection_pop_message(self._connection):
            if self._lib.dbus_message_get_type(message) == _CALL:
                yield self._call_of(message)
            self._lib.dbus_message_unref(message)
        if not alive:
            raise BusError("the bus is gone")

    def _call_of(self, message: int) -> Call:
        interface = self._lib.dbus_message_get_interface(message) or b""
        member = self._lib.dbus_message_get_member(message) or b""
        return Call(
            message,
            f"{interface.decode()}.{member.decode()}",
            tuple(texts_in(self._lib, message)),
            not self._lib.dbus_message_get_no_reply(message),
        )

    def answer(self, call: Call, *values: Value) -> None:
        """Answer a call that was just read."""
        self._send(self._lib.dbus_message_new_method_return(call.message), *values)

    def refuse(self, call: Call, error: str, why: str) -> None:
        """Answer a call that was just read with an error of this name."""
        self._send(self._lib.dbus_message_new_error(call.message, error.encode(), why.encode()))

    def tell(self, path: str, signal: str, *values: Value) -> None:
        """Send `interface.signal` to everybody who listens."""
        interface, _, name = signal.rpartition(".")
        names = (each.encode() for each in (path, interface, name))
        self._send(self._lib.dbus_message_new_signal(*names), *values)

    def _send(self, message: int, *values: Value) -> None:
        writer = Writer(self._lib, message)
        for value in values:
            writer.write(value)
        self._lib.dbus_connection_send(self._connection, message, None)
        self._lib.dbus_message_unref(message)

    def close(self) -> None:
        """Leave the bus."""
        self._lib.dbus_connection_close(self._connection)
        self._lib.dbus_connection_unref(self._connection)

    def _failure(self) -> BusError:
        said = (self._error.message or b"no reason was given").decode(errors="replace")
        self._lib.dbus_error_free(self._why)
        return BusError(said)
