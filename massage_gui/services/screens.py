"""Which screen floor mode fills: the one chosen before, else the window's, else any that is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen


@dataclass(frozen=True)
class ScreenRecord:
    """A screen that is there: its connector, its place in pixels, its serial number (empty where unknown)."""

    name: str
    geometry: QRect
    serial: str = ""

    @property
    def key(self) -> str:
        """What to remember it by."""
        return f"{self.name}#{self.serial}"


def choose(screens: Sequence[ScreenRecord], wanted: str, window: QRect) -> ScreenRecord | None:
    """The screen to use: the one remembered by the key `wanted`, else the window's; None without screens."""
    remembered = _remembered(screens, wanted)
    if remembered is not None or not screens:
        return remembered
    return min(screens, key=lambda screen: (-_shared(screen.geometry, window), _far(screen.geometry, window)))


def following(screens: Sequence[ScreenRecord], current: ScreenRecord) -> ScreenRecord | None:
    """The screen after this one, from left to right and round again; None where there is no other."""
    order = sorted(screens, key=lambda screen: (screen.geometry.x(), screen.geometry.y(), screen.key))
    if current not in order or len(order) < 2:
        return next((screen for screen in order if screen != current), None)
    return order[(order.index(current) + 1) % len(order)]


def _remembered(screens: Sequence[ScreenRecord], wanted: str) -> ScreenRecord | None:
    """The screen itself, even on another connector; by its connector alone where a serial number lacks."""
    name, _, serial = wanted.rpartition("#")
    exact = [screen for screen in screens if screen.key == wanted]
    moved = [screen for screen in screens if serial and screen.serial == serial]
    named = [screen for screen in screens if screen.name == name and not (serial and screen.serial)]
    return next(iter(exact + moved + named), None)


def _shared(screen: QRect, window: QRect) -> int:
    part = screen.intersected(window)
    return max(0, part.width()) * max(0, part.height())


def _far(screen: QRect, window: QRect) -> int:
    between = screen.center() - window.center()
    return between.manhattanLength()


class Screens(QObject):
    """The screens that are there now."""

    #: a screen was plugged in or unplugged
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self.changed)
            app.screenRemoved.connect(self.changed)

    def records(self) -> list[ScreenRecord]:
        """Every screen, the main one first."""
        return [record_of(screen) for screen in QGuiApplication.screens()]

    def screen(self, record: ScreenRecord) -> QScreen | None:
        """The screen of a record, or None where it has gone."""
        return next((each for each in QGuiApplication.screens() if record_of(each) == record), None)


def record_of(screen: QScreen) -> ScreenRecord:
    """What is known of a screen."""
    return ScreenRecord(screen.name(), screen.geometry(), screen.serialNumber())
