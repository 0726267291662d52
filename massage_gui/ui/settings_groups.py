"""What is heard, how a session goes, how the window looks, and how it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from massage_gui.core.plan import Length, Plan, Sides
from massage_gui.services.announcer import SoundChoices
from massage_gui.services.screens import ScreenRecord
from massage_gui.services.settings import Settings, ThemeChoice
from massage_gui.ui.settings_rows import ButtonsRow, Group, ListRow, SliderRow, TickRow
from massage_gui.ui.sound_panel import FASTEST, SLOWEST
from massage_gui.ui.window_choices import LARGEST, SMALLEST, STEP

READY = (0, 5, 10, 15, 20, 30, 45, 60)
"""Seconds to get ready that are offered."""

CHANGE = (0, 5, 10, 20, 30)
"""Seconds more to change sides that are offered."""

MOTION = {"": None, "less": True, "full": False}
"""Whether less motion is wanted, by the value in the list."""


class SoundGroup(Group):
    """What is heard."""

    #: SoundChoices: the user wants to hear it this way
    chosen = Signal(object)
    #: the user wants to hear what it sounds like
    sample_requested = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Sound"))
        usual = self._choices = SoundChoices()
        self.voice = TickRow(self.tr("Voice"), usual.voice)
        self.chimes = TickRow(self.tr("Chimes"), usual.chimes)
        self.mute = TickRow(self.tr("Mute"), usual.muted)
        told = self.tr("{number} % · Usually: {usual} %").replace("{usual}", str(usual.volume))
        self.volume = SliderRow(self.tr("Volume"), 0, 100, told)
        told = self.tr("{number} words a minute · Usually: {usual}").replace("{usual}", str(usual.rate))
        self.rate = SliderRow(self.tr("Speed of the voice"), SLOWEST, FASTEST, told)
        for row in (self.voice, self.chimes, self.mute, self.volume, self.rate):
            self.add(row)
            row.chosen.connect(self._take)
        heard = ButtonsRow(self.tr("How it sounds"), [self.tr("Play a sample")])
        self.add(heard)
        (self.sample,) = heard.buttons
        self.sample.clicked.connect(self.sample_requested)

    def show_choices(self, choices: SoundChoices) -> None:
        """Show what was chosen, without choosing it."""
        self._choices = choices
        self.voice.box.setChecked(choices.voice)
        self.chimes.box.setChecked(choices.chimes)
        self.mute.box.setChecked(choices.muted)
        self.volume.show_value(choices.volume)
        self.rate.show_value(choices.rate)

    def _take(self) -> None:
        self._choices = SoundChoices(
            voice=self.voice.box.isChecked(),
            chimes=self.chimes.box.isChecked(),
            muted=self.mute.box.isChecked(),
            volume=self.volume.value,
            rate=self.rate.value,
        )
        self.chosen.emit(self._choices)


class SessionGroup(Group):
    """The plan that every session starts from, and whether it is rated."""

    #: Plan: the user wants sessions to go this way
    chosen = Signal(object)
    #: bool: whether the user wants to be asked how sore it is
    ratings_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Session"))
        usual = self._plan = Plan()
        sides: dict[str, str] = {
            Sides.LEFT_RIGHT: self.tr("Left first"),
            Sides.RIGHT_LEFT: self.tr("Right first"),
        }
        lengths: dict[str, str] = {
            Length.SHORT: self.tr("Short"),
            Length.STANDARD: self.tr("Standard"),
            Length.LONG: self.tr("Long"),
        }
        self.ready = ListRow(self.tr("Time to get ready"), {}, self._seconds(usual.get_ready))
        changes = {str(each): self._more(each) for each in CHANGE}
        self.change = ListRow(self.tr("Time to change sides"), changes, self._more(usual.more_change))
        self.length = ListRow(self.tr("Length"), lengths, lengths[usual.length])
        self.sides = ListRow(self.tr("Order of the sides"), sides, sides[usual.sides])
        self.optional = TickRow(self.tr("With the optional steps"), usual.optional_steps)
        self.wait = TickRow(self.tr("Wait for me after set-up and at the change"), usual.wait_for_me)
        for row in (self.ready, self.change, self.length, self.sides, self.optional, self.wait):
            self.add(row)
            row.chosen.connect(self._take)
        self.ratings = TickRow(self.tr("Ask how sore it is, before and after"), Settings.ratings.usual)
        self.ratings.chosen.connect(self.ratings_chosen)
        self.add(self.ratings)

    def _seconds(self, seconds: int) -> str:
        return self.tr("{seconds} s").format(seconds=seconds) if seconds else self.tr("None")

    def _more(self, seconds: int) -> str:
        usual = self.tr("As the routine has it")
        return self.tr("{seconds} s more").format(seconds=seconds) if seconds else usual

    def show_plan(self, plan: Plan) -> None:
        """Show what was chosen, without choosing it."""
        self._plan = plan
        self.ready.offer({str(each): self._seconds(each) for each in sorted({*READY, plan.get_ready})})
        self.ready.show_value(str(plan.get_ready))
        self.change.offer({str(each): self._more(each) for each in sorted({*CHANGE, plan.more_change})})
        self.change.show_value(str(plan.more_change))
        self.length.show_value(plan.length)
        self.sides.show_value(Sides.RIGHT_LEFT if plan.sides is Sides.RIGHT_LEFT else Sides.LEFT_RIGHT)
        self.optional.box.setChecked(plan.optional_steps)
        self.wait.box.setChecked(plan.wait_for_me)

    def _take(self) -> None:
        self._plan = replace(
            self._plan,
            sides=Sides(self.sides.value),
            get_ready=int(self.ready.value),
            more_change=int(self.change.value),
            length=Length(self.length.value),
            optional_steps=self.optional.box.isChecked(),
            wait_for_me=self.wait.box.isChecked(),
        )
        self.chosen.emit(self._plan)


class LookGroup(Group):
    """Colours, motion, and the screen of floor mode."""

    #: ThemeChoice: the colours the user wants
    theme_chosen = Signal(object)
    #: bool or None: whether the user wants less motion; None is as the system asks
    motion_chosen = Signal(object)
    #: str: the key of the screen for floor mode; empty for the window's own
    screen_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Look"))
        system = self.tr("As the system has it")
        themes: dict[str, str] = {
            ThemeChoice.SYSTEM: system,
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }
        motions = {"": system, "less": self.tr("Less motion"), "full": self.tr("Full motion")}
        self.theme = ListRow(self.tr("Colours"), themes, system)
        self.motion = ListRow(self.tr("Motion"), motions, system)
        self._own = self.tr("The window's own")
        self.screen_ = ListRow(self.tr("Screen for floor mode"), {}, self._own)
        self.theme.chosen.connect(lambda value: self.theme_chosen.emit(ThemeChoice(value)))
        self.motion.chosen.connect(lambda value: self.motion_chosen.emit(MOTION[value]))
        self.screen_.chosen.connect(self.screen_chosen)
        self.add(self.theme, self.motion, self.screen_)

    def show_look(self, theme: ThemeChoice, less_motion: bool | None) -> None:
        """Show what was chosen, without choosing it."""
        self.theme.show_value(theme)
        self.motion.show_value(next(value for value, less in MOTION.items() if less is less_motion))

    def show_screens(self, screens: Sequence[ScreenRecord], wanted: str) -> None:
        """Offer the screens that are there, and the one chosen before where it has gone."""
        texts = {each.key: self._screen(each) for each in screens}
        if wanted and wanted not in texts:
            name = wanted.rpartition("#")[0] or wanted
            texts[wanted] = self.tr("{name} (not connected)").format(name=name)
        self.screen_.offer({"": self._own, **texts})
        self.screen_.show_value(wanted)

    def _screen(self, screen: ScreenRecord) -> str:
        size = screen.geometry.size()
        return self.tr("{name} ({width} × {height})").format(
            name=screen.name, width=size.width(), height=size.height()
        )


class ReadingGroup(Group):
    """The size of all text, and what single letters do."""

    #: int: the size of all text, in percent
    size_chosen = Signal(int)
    #: bool: whether single letters act in a session
    letters_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Reading and keys"))
        self.size_ = ListRow(self.tr("Size of all text"), {}, self._percent(Settings.text_size.usual))
        note = self.tr("In a session, letters such as M for mute act by themselves.")
        self.letters = TickRow(self.tr("Single-letter keys"), Settings.letter_keys.usual, note)
        self.size_.chosen.connect(lambda value: self.size_chosen.emit(int(value)))
        self.letters.chosen.connect(self.letters_chosen)
        self.add(self.size_, self.letters)

    def _percent(self, percent: int) -> str:
        return self.tr("{percent} %").format(percent=percent)

    def show_reading(self, percent: int, letters: bool) -> None:
        """Show what was chosen, without choosing it."""
        sizes = sorted({*range(SMALLEST, LARGEST + 1, STEP), percent})
        self.size_.offer({str(each): self._percent(each) for each in sizes})
        self.size_.show_value(str(percent))
        self.letters.box.setChecked(letters)
