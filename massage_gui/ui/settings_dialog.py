"""Every choice in one place, applied at once. It only tells what was chosen: who applies it keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from massage_gui.core.plan import Plan
from massage_gui.core.problem import visible
from massage_gui.services.announcer import SoundChoices
from massage_gui.services.screens import ScreenRecord
from massage_gui.services.settings import Settings
from massage_gui.ui.more_below import MoreBelow
from massage_gui.ui.parts import button, label, scrolling
from massage_gui.ui.settings_groups import LookGroup, ReadingGroup, SessionGroup, SoundGroup
from massage_gui.ui.settings_reminder import ReminderGroup
from massage_gui.ui.settings_rows import LEAST, ButtonsRow, Group

SIZE = QSize(640, 720)
"""Pixels at the usual size of text."""


class DataGroup(Group):
    """Where the data is, and how to be rid of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(self.tr("Your data"))
        shown = visible(str(folder))
        place = ButtonsRow(self.tr("Data folder, on this computer"), [self.tr("Open the folder")], shown)
        answers = ButtonsRow(self.tr("Safety answers"), [self.tr("Look at them"), self.tr("Clear them")])
        everything = ButtonsRow(
            self.tr("Everything that is kept"),
            [self.tr("Delete everything…")],
            self.tr("History and safety answers; settings and your own routines stay"),
        )
        (self.open_folder,), (self.review, self.clear) = place.buttons, answers.buttons
        (self.delete,) = everything.buttons
        self.review.setAccessibleName(self.tr("Look at your safety answers"))
        self.clear.setAccessibleName(self.tr("Clear your safety answers"))
        self.add(place, answers, everything)


class SettingsDialog(QDialog):
    """Shows what is chosen, and tells each change as it is made."""

    #: SoundChoices: the user wants to hear it this way
    sound_chosen = Signal(object)
    #: the user wants to hear what it sounds like
    sample_requested = Signal()
    #: Plan: the user wants sessions to go this way
    plan_chosen = Signal(object)
    #: bool: whether the user wants to be asked how sore it is
    ratings_chosen = Signal(bool)
    #: ThemeChoice: the colours the user wants
    theme_chosen = Signal(object)
    #: bool or None: whether the user wants less motion; None is as the system asks
    motion_chosen = Signal(object)
    #: str: the key of the screen for floor mode; empty for the window's own
    floor_screen_chosen = Signal(str)
    #: int: the size of all text, in percent
    text_size_chosen = Signal(int)
    #: bool: whether single letters act in a session
    letters_chosen = Signal(bool)
    #: Reminder or None: when the user wants to be reminded, if at all
    reminder_chosen = Signal(object)
    #: the user wants to see the data folder
    folder_requested = Signal()
    #: the user wants to see the safety answers; the dialog is closed
    answers_requested = Signal()
    #: the safety answers are to be cleared
    clear_requested = Signal()
    #: the user wants to delete everything, and is to be asked
    delete_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        screens: Sequence[ScreenRecord],
        has_tray: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Show `settings`, the data `folder`, the `screens` that are there, and whether there is a tray."""
        super().__init__(parent)
        self._screens = screens
        self.setWindowTitle(self.tr("Settings"))
        self.sound, self.session, self.look = SoundGroup(), SessionGroup(), LookGroup()
        self.reading, self.reminder, self.data = ReadingGroup(), ReminderGroup(has_tray), DataGroup(folder)
        self.groups = (self.sound, self.session, self.look, self.reading, self.reminder, self.data)
        self.message = label()
        self.usual = button(self.tr("Back to the usual settings"), size="large")
        self.close_ = button(self.tr("Close"), "primary", "large")
        self._arrange()
        self._show(settings)
        self._connect()
        self._fit(settings.text_size)

    def _arrange(self) -> None:
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(18)
        for group in self.groups:
            rows.addWidget(group)
        rows.addStretch(1)
        self.area = scrolling(content)
        MoreBelow(self.area)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        for each in (self.usual, self.close_):
            each.setMinimumHeight(LEAST)
        foot.addWidget(self.usual)
        foot.addStretch(1)
        foot.addWidget(self.close_)
        self.message.setContentsMargins(20, 0, 20, 0)
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(10)
        column.addWidget(self.area, 1)
        column.addWidget(self.message)
        column.addLayout(foot)
        # Enter in a field must not press the first button of the page.
        self.close_.setDefault(True)

    def _show(self, settings: Settings) -> None:
        self.sound.show_choices(settings.sound)
        self.session.show_plan(settings.plan)
        self.session.ratings.box.setChecked(settings.ratings)
        self.look.show_look(settings.theme, settings.own_motion)
        self.look.show_screens(self._screens, settings.floor_screen)
        self.reading.show_reading(settings.text_size, settings.letter_keys)
        self.reminder.show_reminder(settings.reminder)

    def _connect(self) -> None:
        self.sound.chosen.connect(self.sound_chosen)
        self.sound.sample_requested.connect(self.sample_requested)
        self.session.chosen.connect(self.plan_chosen)
        self.session.ratings_chosen.connect(self.ratings_chosen)
        self.look.theme_chosen.connect(self.theme_chosen)
        self.look.motion_chosen.connect(self.motion_chosen)
        self.look.screen_chosen.connect(self.floor_screen_chosen)
        self.reading.size_chosen.connect(self.text_size_chosen)
        self.reading.letters_chosen.connect(self.letters_chosen)
        self.reminder.chosen.connect(self.reminder_chosen)
        for changed in (
            self.sound.chosen, self.session.chosen, self.session.ratings_chosen, self.look.theme_chosen,
            self.look.motion_chosen, self.look.screen_chosen, self.reading.size_chosen,
            self.reading.letters_chosen, self.reminder.chosen,
        ):  # fmt: skip
            # What was said of all settings is true no more.
            changed.connect(self.message.hide)
        self.data.open_folder.clicked.connect(self.folder_requested)
        self.data.review.clicked.connect(self._review)
        self.data.clear.clicked.connect(self._clear)
        self.data.delete.clicked.connect(self.delete_requested)
        self.usual.clicked.connect(self._use_usual)
        self.close_.clicked.connect(self.reject)

    def _fit(self, percent: int) -> None:
        room = self.screen().availableSize() - QSize(0, 40)
        self.resize((SIZE * (percent / 100)).boundedTo(room))

    def say(self, text: str) -> None:
        """Tell below the choices what was done."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _review(self) -> None:
        self.reject()
        self.answers_requested.emit()

    def _clear(self) -> None:
        self.clear_requested.emit()
        self.say(self.tr("Your safety answers are cleared. Each check is asked again."))

    def _use_usual(self) -> None:
        """Choose what is usual everywhere."""
        usual = Settings
        self.sound_chosen.emit(SoundChoices())
        self.plan_chosen.emit(Plan())
        self.ratings_chosen.emit(usual.ratings.usual)
        self.theme_chosen.emit(usual.theme.usual)
        self.motion_chosen.emit(usual.own_motion.usual)
        self.floor_screen_chosen.emit(usual.floor_screen.usual)
        self.text_size_chosen.emit(usual.text_size.usual)
        self.letters_chosen.emit(usual.letter_keys.usual)
        self.reminder_chosen.emit(None)
        self.sound.show_choices(SoundChoices())
        self.session.show_plan(Plan())
        self.session.ratings.box.setChecked(usual.ratings.usual)
        self.look.show_look(usual.theme.usual, usual.own_motion.usual)
        self.look.show_screens(self._screens, usual.floor_screen.usual)
        self.reading.show_reading(usual.text_size.usual, usual.letter_keys.usual)
        self.reminder.show_reminder(None)
        self.say(self.tr("Everything is as usual again."))
