"""libdbus by ctypes: its functions, and how values are written into its messages.

Not QtDBus: PySide holds Python's lock through every call that waits, while Qt's own thread needs that lock
for messages that come in. A bus that is slow or dead, or a remote that asks at the wrong moment, would freeze
the window for ever; both did, in tests with PySide6 6.11. Nor can it send whole numbers of 64 bits by name.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

POINTER, TEXT, WHOLE = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
Kinds = type[ctypes.c_void_p] | type[ctypes.c_char_p] | type[ctypes.c_int]

_SHAPES: Mapping[str, tuple[Kinds | None, tuple[Kinds, ...]]] = {
    "dbus_bus_register": (WHOLE, (POINTER, POINTER)),
    "dbus_bus_request_name": (WHOLE, (POINTER, TEXT, WHOLE, POINTER)),
    "dbus_connection_close": (None, (POINTER,)),
    "dbus_connection_get_unix_fd": (WHOLE, (POINTER, POINTER)),
    "dbus_connection_open_private": (POINTER, (TEXT, POINTER)),
    "dbus_connection_pop_message": (POINTER, (POINTER,)),
    "dbus_connection_read_write": (WHOLE, (POINTER, WHOLE)),
    "dbus_connection_send": (WHOLE, (POINTER, POINTER, POINTER)),
    "dbus_connection_send_with_reply_and_block": (POINTER, (POINTER, POINTER, WHOLE, POINTER)),
    "dbus_connection_set_exit_on_disconnect": (None, (POINTER, WHOLE)),
    "dbus_connection_unref": (None, (POINTER,)),
    "dbus_error_free": (None, (POINTER,)),
    "dbus_error_init": (None, (POINTER,)),
    "dbus_message_get_interface": (TEXT, (POINTER,)),
    "dbus_message_get_member": (TEXT, (POINTER,)),
    "dbus_message_get_no_reply": (WHOLE, (POINTER,)),
    "dbus_message_get_type": (WHOLE, (POINTER,)),
    "dbus_message_iter_append_basic": (WHOLE, (POINTER, WHOLE, POINTER)),
    "dbus_message_iter_close_container": (WHOLE, (POINTER, POINTER)),
    "dbus_message_iter_get_arg_type": (WHOLE, (POINTER,)),
    "dbus_message_iter_get_basic": (None, (POINTER, POINTER)),
    "dbus_message_iter_init": (WHOLE, (POINTER, POINTER)),
    "dbus_message_iter_init_append": (None, (POINTER, POINTER)),
    "dbus_message_iter_recurse": (None, (POINTER, POINTER)),
    "dbus_message_iter_next": (WHOLE, (POINTER,)),
    "dbus_message_iter_open_container": (WHOLE, (POINTER, WHOLE, TEXT, POINTER)),
    "dbus_message_new_error": (POINTER, (POINTER, TEXT, TEXT)),
    "dbus_message_new_method_call": (POINTER, (TEXT, TEXT, TEXT, TEXT)),
    "dbus_message_new_method_return": (POINTER, (POINTER,)),
    "dbus_message_new_signal": (POINTER, (TEXT, TEXT, TEXT)),
    "dbus_message_unref": (None, (POINTER,)),
}


class Error(ctypes.Structure):
    """What libdbus writes where something failed."""

    _fields_ = (("name", TEXT), ("message", TEXT), ("flags", ctypes.c_uint), ("padding", POINTER))


def load() -> ctypes.CDLL:
    """The library; OSError where the system has none."""
    library = ctypes.CDLL("libdbus-1.so.3")
    for name, (gives, takes) in _SHAPES.items():
        function = getattr(library, name)
        function.restype, function.argtypes = gives, takes
    return library


class ObjectPath(str):
    """A text that is sent as the path of an object."""

    __slots__ = ()


@dataclass(frozen=True)
class AnyKind:
    """A value that is sent together with its kind."""

    value: Value


Basic = bool | int | float | str
Value = Basic | Sequence[str] | Mapping[str, "Value"] | AnyKind
"""What is sent: a whole number as 64 bits, a mapping as names with values of any kind."""

_WHOLE_SIZES = {"b": 4, "u": 4, "t": 8, "x": 8}
"""How many bytes the whole numbers have that are understood, by D-Bus's letters."""

_Place = ctypes.Array[ctypes.c_void_p]


def iterator() -> _Place:
    """Room for an iterator: its size is the library's secret, and 14 words at most."""
    return (POINTER * 32)()


def texts_in(library: ctypes.CDLL, message: int) -> list[str]:
    """The texts at a message's start."""
    place, text, found = iterator(), TEXT(), []
    more = library.dbus_message_iter_init(message, place)
    while more and library.dbus_message_iter_get_arg_type(place) == ord("s"):
        library.dbus_message_iter_get_basic(place, ctypes.byref(text))
        found.append((text.value or b"").decode(errors="replace"))
        more = library.dbus_message_iter_next(place)
    return found


def number_in(library: ctypes.CDLL, message: int) -> int | None:
    """The whole number a message starts with, also where it is wrapped as a value of any kind; else None."""
    place, number = iterator(), ctypes.c_longlong(0)
    library.dbus_message_iter_init(message, place)
    while library.dbus_message_iter_get_arg_type(place) == ord("v"):
        inner = iterator()
        library.dbus_message_iter_recurse(place, inner)
        place = inner
    kind = chr(library.dbus_message_iter_get_arg_type(place))
    if kind not in _WHOLE_SIZES:
        return None
    library.dbus_message_iter_get_basic(place, ctypes.byref(number))
    return int.from_bytes(bytes(number)[: _WHOLE_SIZES[kind]], sys.byteorder, signed=kind == "x")


class Writer:
    """Writes values into a message, one after the other."""

    def __init__(self, library: ctypes.CDLL, message: int) -> None:
        self._lib = library
        self._place = iterator()
        library.dbus_message_iter_init_append(message, self._place)

    def write(self, value: Value) -> None:
        """Append a value."""
        self._append(self._place, value)

    def _append(self, place: _Place, value: Value) -> None:
        if isinstance(value, AnyKind):
            with self._inside(place, "v", kind_of(value.value)) as inner:
                self._append(inner, value.value)
        elif isinstance(value, Mapping):
            self._append_entries(place, value)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            with self._inside(place, "a", "s") as inner:
                for each in value:
                    self._append(inner, each)
        else:
            self._append_basic(place, value)

    def _append_entries(self, place: _Place, entries: Mapping[str, Value]) -> None:
        with self._inside(place, "a", "{sv}") as inner:
            for name, value in entries.items():
                with self._inside(inner, "e", None) as entry:
                    self._append(entry, name)
                    self._append(entry, AnyKind(value))

    def _append_basic(self, place: _Place, value: Basic) -> None:
        made: ctypes.c_char_p | ctypes.c_uint | ctypes.c_longlong | ctypes.c_double
        if isinstance(value, str):
            made = TEXT(value.encode())
        elif isinstance(value, bool):
            made = ctypes.c_uint(value)
        elif isinstance(value, int):
            made = ctypes.c_longlong(value)
        else:
            made = ctypes.c_double(value)
        self._lib.dbus_message_iter_append_basic(place, ord(kind_of(value)), ctypes.byref(made))

    @contextmanager
    def _inside(self, place: _Place, container: str, content: str | None) -> Iterator[_Place]:
        inner = iterator()
        kind = None if content is None else content.encode()
        self._lib.dbus_message_iter_open_container(place, ord(container), kind, inner)
        yield inner
        self._lib.dbus_message_iter_close_container(place, inner)


def kind_of(value: Value) -> str:
    """D-Bus's letters for a value."""
    if isinstance(value, AnyKind):
        return "v"
    if isinstance(value, ObjectPath):
        return "o"
    if isinstance(value, str):
        return "s"
    if isinstance(value, Mapping):
        return "a{sv}"
    if isinstance(value, Sequence):
        return "as"
    # Python takes a bool for a whole number.
    return "b" if isinstance(value, bool) else "x" if isinstance(value, int) else "d"
