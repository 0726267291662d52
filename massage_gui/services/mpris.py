"""A media player on the desktop's bus, as the MPRIS specification 2.2 describes one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from massage_gui.services.libdbus import AnyKind, ObjectPath, Value, kind_of
from massage_gui.services.media_keys import Shown, Wish
from massage_gui.services.session_bus import BusError, Call, PrivateBus

PATH = "/org/mpris/MediaPlayer2"
PROGRAM = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
NAME = f"{PROGRAM}.massage_gui"

_DBUS = "org.freedesktop.DBus"
_PROPERTIES = f"{_DBUS}.Properties"

_WISHES: Mapping[str, Wish | None] = {
    f"{PROGRAM}.Raise": Wish.RAISE,
    f"{PLAYER}.PlayPause": Wish.TOGGLE,
    f"{PLAYER}.Play": Wish.PLAY,
    f"{PLAYER}.Pause": Wish.PAUSE,
    f"{PLAYER}.Next": Wish.NEXT,
    f"{PLAYER}.Previous": Wish.BACK,
    # A session is never ended without asking.
    f"{PLAYER}.Stop": Wish.PAUSE,
    # What CanQuit and CanSeek say no to.
    f"{PROGRAM}.Quit": None,
    f"{PLAYER}.Seek": None,
    f"{PLAYER}.SetPosition": None,
}

_PROGRAM_SAYS: Mapping[str, Value] = {
    "CanQuit": False,
    "CanRaise": True,
    "HasTrackList": False,
    "Identity": "Massage",
    "DesktopEntry": "massage-gui",
    "SupportedUriSchemes": (),
    "SupportedMimeTypes": (),
}
_PLAYER_SAYS: Mapping[str, Value] = {
    "CanControl": True,
    "CanGoNext": True,
    "CanGoPrevious": True,
    "CanPause": True,
    "CanPlay": True,
    "CanSeek": False,
    "MaximumRate": 1.0,
    "MinimumRate": 1.0,
    "Rate": 1.0,
    "Volume": 1.0,
}


class Mpris:
    """Answers what comes over a connection whose name was taken; everything after its making is quick."""

    def __init__(self, bus: PrivateBus, shown: Callable[[], Shown], position: Callable[[], float]) -> None:
        """`position` is in seconds."""
        self._bus, self._shown, self._position = bus, shown, position

    @property
    def file(self) -> int:
        """The number of the file that can be read when somebody asks something."""
        return self._bus.file

    def read(self) -> list[Wish]:
        """Answer everything that was asked, and give back what was wished; BusError where the bus is gone."""
        return list(self._wishes())

    def tell(self, before: Shown, now: Shown) -> None:
        """Tell what has changed."""
        news: dict[str, Value] = {}
        if before.plays != now.plays:
            news["PlaybackStatus"] = _status(now)
        if replace(before, plays=now.plays) != now:
            news["Metadata"] = _metadata(now)
        if news:
            self._bus.tell(PATH, f"{_PROPERTIES}.PropertiesChanged", PLAYER, news, ())

    def jump(self) -> None:
        """Tell that the position has jumped."""
        self._bus.tell(PATH, f"{PLAYER}.Seeked", _micro(self._position()))

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def _wishes(self) -> Iterator[Wish]:
        for call in self._bus.read():
            wish = _WISHES.get(call.method)
            if wish is not None:
                yield wish
            if call.wants_reply:
                self._answer(call)

    def _answer(self, call: Call) -> None:
        if call.method in _WISHES or call.method == f"{_DBUS}.Peer.Ping":
            self._bus.answer(call)
        elif call.method == f"{_DBUS}.Introspectable.Introspect":
            self._bus.answer(call, self._description())
        elif call.method == f"{_PROPERTIES}.GetAll":
            self._bus.answer(call, self._properties((*call.texts, "")[0]))
        elif call.method == f"{_PROPERTIES}.Get":
            self._answer_get(call)
        else:
            self._bus.refuse(call, f"{_DBUS}.Error.UnknownMethod", f"There is no {call.method}.")

    def _answer_get(self, call: Call) -> None:
        interface, name = (*call.texts, "", "")[:2]
        value = self._properties(interface).get(name)
        if value is None:
            self._bus.refuse(call, f"{_DBUS}.Error.UnknownProperty", f"There is no {interface}.{name}.")
        else:
            self._bus.answer(call, AnyKind(value))

    def _description(self) -> str:
        faces = "".join(_described(name, self._properties(name)) for name in (PROGRAM, PLAYER))
        return f"<node>{faces}</node>"

    def _properties(self, interface: str) -> Mapping[str, Value]:
        if interface == PROGRAM:
            return _PROGRAM_SAYS
        if interface != PLAYER:
            return {}
        shown = self._shown()
        return {
            **_PLAYER_SAYS,
            "PlaybackStatus": _status(shown),
            "Metadata": _metadata(shown),
            "Position": _micro(self._position()),
        }


def enter_bus(environ: Mapping[str, str]) -> PrivateBus:
    """A connection under the player's name, or under one of its own where another program has that one.

    Waits for the bus, for ever where it never answers; BusError where it cannot be had.
    """
    bus = PrivateBus(environ)
    try:
        if not any(map(bus.take_name, (NAME, f"{NAME}.instance{os.getpid()}"))):
            raise BusError("the name is taken")
    except BusError:
        bus.close()
        raise
    return bus


def _described(interface: str, properties: Mapping[str, Value]) -> str:
    methods = (name.removeprefix(f"{interface}.") for name in _WISHES)
    inside = [f'<method name="{name}"/>' for name in methods if "." not in name]
    inside += [
        f'<property name="{name}" type="{kind_of(value)}" access="read"/>'
        for name, value in properties.items()
    ]
    return f'<interface name="{interface}">{"".join(inside)}</interface>'


def _micro(seconds: float) -> int:
    return round(seconds * 1_000_000)


def _status(shown: Shown) -> str:
    return "Playing" if shown.plays else "Paused"


def _metadata(shown: Shown) -> Mapping[str, Value]:
    return {
        "mpris:trackid": ObjectPath(f"/massage_gui/segment/{shown.number}"),
        "mpris:length": _micro(shown.seconds),
        "xesam:title": shown.title,
        "xesam:album": shown.routine,
        "xesam:artist": (shown.routine,),
    }
