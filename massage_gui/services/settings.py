"""What the user chose, kept between starts."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Self, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from massage_gui.services.settings_file import open_settings

if TYPE_CHECKING:
    from datetime import datetime

    from massage_gui.core.plan import Plan
    from massage_gui.core.reminders import Reminder
    from massage_gui.services.announcer import SoundChoices

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class ThemeChoice(StrEnum):
    """The colours of the window: as the system has them, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def flag(raw: object) -> bool | None:
    """Yes or no."""
    # True until it has been to the disk, and "true" from then on.
    return {"true": True, "false": False}.get(str(raw).lower())


def text(raw: object) -> str | None:
    """Any text; Qt makes a list of what has commas in it."""
    return raw if isinstance(raw, str) else None


def place(raw: object) -> QByteArray | None:
    """Bytes that only Qt understands."""
    return raw if isinstance(raw, QByteArray) else None


def whole(least: int, most: int) -> Callable[[object], int | None]:
    """A whole number in a range, both ends included."""

    def read(raw: object) -> int | None:
        digits = str(raw)
        fits = digits.isdecimal() and digits.isascii() and len(digits) < 5
        return int(digits) if fits and least <= int(digits) <= most else None

    return read


def one_of(kind: type[E]) -> Callable[[object], E | None]:
    """A member of an enum, by its value."""
    return lambda raw: next((each for each in kind if each.value == raw), None)


class Setting(Generic[T]):
    """One choice: its key in the file, how it is read (None where that cannot be), and what it is usually."""

    def __init__(self, key: str, read: Callable[[object], T | None], usual: T) -> None:
        self.usual = usual
        self._key, self._read = key, read

    @overload
    def __get__(self, settings: None, owner: type[Settings]) -> Self: ...
    @overload
    def __get__(self, settings: Settings, owner: type[Settings]) -> T: ...
    def __get__(self, settings: Settings | None, owner: type[Settings]) -> Self | T:
        if settings is None:
            return self
        found = self._read(settings.store.value(self._key))
        return self.usual if found is None else found

    def __set__(self, settings: Settings, value: T) -> None:
        """Keep a value; None forgets the one that was kept."""
        if value is None:
            settings.store.remove(self._key)
        else:
            settings.store.setValue(self._key, str(value) if isinstance(value, Enum) else value)


def _wall_clock() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone()


class Settings:
    """One typed line per choice over an INI file; a choice that cannot be read is its default."""

    #: whether single letters act in the player (WCAG 2.1.4)
    letter_keys = Setting("keys/letters", flag, True)
    #: whether less motion is wanted; None is as the system asks
    own_motion: Setting[bool | None] = Setting("look/reduced_motion", flag, None)
    #: the size of all text, in percent
    text_size = Setting("look/text_size", whole(80, 200), 100)
    #: the colours of the window
    theme = Setting("look/theme", one_of(ThemeChoice), ThemeChoice.SYSTEM)
    #: whether the user has been asked if the sound can be heard
    sound_checked = Setting("sound/checked", flag, False)
    #: whether the user is asked how sore it is, before and after
    ratings = Setting("sessions/ratings", flag, True)
    #: the key of the screen chosen for floor mode; empty for the window's own
    floor_screen = Setting("floor/screen", text, "")
    #: the window's place and size as Qt saved it; empty at first
    geometry = Setting("window/geometry", place, QByteArray())

    _sides = Setting("plan/sides", text, "")
    _get_ready = Setting("plan/get_ready", whole(0, 60), 10)
    _length = Setting("plan/length", text, "")
    _optional_steps = Setting("plan/optional_steps", flag, True)
    _wait_for_me = Setting("plan/wait_for_me", flag, False)
    _more_change = Setting("plan/more_change", whole(0, 60), 0)
    _voice = Setting("sound/voice", flag, True)
    _chimes = Setting("sound/chimes", flag, True)
    _muted = Setting("sound/muted", flag, False)
    _volume = Setting("sound/volume", whole(0, 100), 80)
    _rate = Setting("sound/rate", whole(90, 240), 150)
    _reminder: Setting[str | None] = Setting("reminder/when", text, None)

    def __init__(self, folder: Path, now: Callable[[], datetime] = _wall_clock) -> None:
        """Open the settings of a folder, which need not be there; `now` dates a damaged file."""
        #: where the choices are kept, and what to tell the user where the file could not be used, else ""
        self.store, self.note = open_settings(folder, now)
        self.system_reduced_motion = False

    @property
    def saved(self) -> bool:
        """Whether the last choice reached the disk; False where the folder is read-only."""
        self.store.sync()
        return self.store.status() is not QSettings.Status.AccessError and self.store.isWritable()

    @property
    def reduced_motion(self) -> bool:
        """Whether less motion is wanted: as it was chosen here, or else as the system asks."""
        return self.system_reduced_motion if self.own_motion is None else self.own_motion

    @reduced_motion.setter
    def reduced_motion(self, on: bool) -> None:
        self.own_motion = on

    @property
    def plan(self) -> Plan:
        """The plan last chosen."""
        # The size of the text is needed for the first picture, the plan only after it.
        from massage_gui.core.plan import Length, Plan, Sides

        return Plan(
            sides=one_of(Sides)(self._sides) or Plan.sides,
            get_ready=self._get_ready,
            length=one_of(Length)(self._length) or Plan.length,
            optional_steps=self._optional_steps,
            wait_for_me=self._wait_for_me,
            more_change=self._more_change,
        )

    @plan.setter
    def plan(self, plan: Plan) -> None:
        self._sides, self._length = str(plan.sides), str(plan.length)
        self._get_ready, self._more_change = plan.get_ready, plan.more_change
        self._optional_steps, self._wait_for_me = plan.optional_steps, plan.wait_for_me

    @property
    def sound(self) -> SoundChoices:
        """What the user wants to hear."""
        from massage_gui.services.announcer import SoundChoices

        return SoundChoices(self._voice, self._chimes, self._muted, self._volume, self._rate)

    @sound.setter
    def sound(self, choices: SoundChoices) -> None:
        self._voice, self._chimes, self._muted = choices.voice, choices.chimes, choices.muted
        self._volume, self._rate = choices.volume, choices.rate

    @property
    def reminder(self) -> Reminder | None:
        """When the user wants to be reminded; None for never."""
        from massage_gui.core.reminders import Reminder

        return Reminder.read(self._reminder or "")

    @reminder.setter
    def reminder(self, reminder: Reminder | None) -> None:
        self._reminder = None if reminder is None else reminder.text
