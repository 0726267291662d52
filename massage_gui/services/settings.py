"""What the user chose, kept between starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from massage_gui.core.timeline import Plan
    from massage_gui.services.announcer import SoundChoices


class Settings:
    """One typed line per choice over an INI file; a choice that cannot be read is its default."""

    def __init__(self, folder: Path) -> None:
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.system_reduced_motion = False

    @property
    def saved(self) -> bool:
        """Whether the last choice reached the disk; False where the folder is read-only."""
        self._store.sync()
        return self._store.status() is not QSettings.Status.AccessError and self._store.isWritable()

    @property
    def plan(self) -> Plan:
        """The plan last chosen."""
        # The size of the text is needed for the first picture, the plan only after it.
        from massage_gui.core.timeline import Length, Plan, Sides

        return Plan(
            sides=Sides(self._choice("plan/sides", list(Sides), Sides.LEFT_RIGHT)),
            get_ready=self._whole("plan/get_ready", 0, 60, 10),
            length=Length(self._choice("plan/length", list(Length), Length.STANDARD)),
            optional_steps=self._flag("plan/optional_steps", True),
            wait_for_me=self._flag("plan/wait_for_me", False),
        )

    @plan.setter
    def plan(self, plan: Plan) -> None:
        self._store.setValue("plan/sides", str(plan.sides))
        self._store.setValue("plan/get_ready", plan.get_ready)
        self._store.setValue("plan/length", str(plan.length))
        self._store.setValue("plan/optional_steps", plan.optional_steps)
        self._store.setValue("plan/wait_for_me", plan.wait_for_me)

    @property
    def letter_keys(self) -> bool:
        """Whether single letters act in the player (WCAG 2.1.4)."""
        return self._flag("keys/letters", True)

    @letter_keys.setter
    def letter_keys(self, on: bool) -> None:
        self._store.setValue("keys/letters", on)

    @property
    def reduced_motion(self) -> bool:
        """Whether less motion is wanted: as it was chosen here, or else as the system asks."""
        return self._flag("look/reduced_motion", self.system_reduced_motion)

    @reduced_motion.setter
    def reduced_motion(self, on: bool) -> None:
        self._store.setValue("look/reduced_motion", on)

    @property
    def text_size(self) -> int:
        """The size of all text, in percent, 80 to 200."""
        return self._whole("look/text_size", 80, 200, 100)

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("look/text_size", percent)

    @property
    def sound(self) -> SoundChoices:
        """What the user wants to hear."""
        from massage_gui.services.announcer import USUAL_RATE, SoundChoices

        return SoundChoices(
            voice=self._flag("sound/voice", True),
            chimes=self._flag("sound/chimes", True),
            muted=self._flag("sound/muted", False),
            volume=self._whole("sound/volume", 0, 100, 80),
            rate=self._whole("sound/rate", 90, 240, USUAL_RATE),
        )

    @sound.setter
    def sound(self, choices: SoundChoices) -> None:
        self._store.setValue("sound/voice", choices.voice)
        self._store.setValue("sound/chimes", choices.chimes)
        self._store.setValue("sound/muted", choices.muted)
        self._store.setValue("sound/volume", choices.volume)
        self._store.setValue("sound/rate", choices.rate)

    @property
    def sound_checked(self) -> bool:
        """Whether the user has been asked if the sound can be heard."""
        return self._flag("sound/checked", False)

    @sound_checked.setter
    def sound_checked(self, done: bool) -> None:
        self._store.setValue("sound/checked", done)

    @property
    def ratings(self) -> bool:
        """Whether the user is asked how sore it is, before and after."""
        return self._flag("sessions/ratings", True)

    @ratings.setter
    def ratings(self, on: bool) -> None:
        self._store.setValue("sessions/ratings", on)

    @property
    def floor_screen(self) -> str:
        """The name of the screen chosen for floor mode; empty for the window's own."""
        return str(self._store.value("floor/screen", ""))

    @floor_screen.setter
    def floor_screen(self, name: str) -> None:
        self._store.setValue("floor/screen", name)

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size as Qt saved it; empty at first."""
        value = self._store.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("window/geometry", geometry)

    def _choice(self, key: str, allowed: list[str], default: str) -> str:
        value = str(self._store.value(key, default))
        return value if value in allowed else default

    def _flag(self, key: str, default: bool) -> bool:
        # True until it has been to the disk, and "true" from then on.
        return {"true": True, "false": False}.get(str(self._store.value(key, default)).lower(), default)

    def _whole(self, key: str, least: int, most: int, default: int) -> int:
        text = str(self._store.value(key, default))
        value = int(text) if text.isdecimal() and text.isascii() and len(text) < 5 else default
        return value if least <= value <= most else default
