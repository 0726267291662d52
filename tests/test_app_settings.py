"""The settings dialog in the window: each choice is applied and kept at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from shiboken6 import isValid

from massage_gui.app import REMINDERS, Parts, build, open_settings, remind
from massage_gui.core.compiler import compile
from massage_gui.core.folders import UserFolders
from massage_gui.core.plan import Plan
from massage_gui.core.reminders import Reminder, Weekday
from massage_gui.core.timeline import SegmentKind
from massage_gui.services.announcer import SoundChoices
from massage_gui.services.settings import Settings, ThemeChoice
from massage_gui.ui.settings_dialog import SettingsDialog
from massage_gui.ui.theme import LIGHT
from tests.fake_clock import FakeCalendar, FakeClock
from tests.shipped import routine

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    made = build(UserFolders.find(tmp_path), FakeClock(), FakeCalendar())
    made.window.set_theme(LIGHT)
    made.window.show()
    yield made
    made.history.close()
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def dialog(parts: Parts) -> Iterator[SettingsDialog]:
    open_settings(parts)
    made = parts.window.findChild(SettingsDialog)
    assert isinstance(made, SettingsDialog)
    yield made
    if isValid(made):
        made.close()


def _kept(parts: Parts) -> Settings:
    """What the next start finds."""
    assert parts.settings.saved
    return Settings(parts.folders.config)


def test_sound_is_applied_and_kept(parts: Parts, dialog: SettingsDialog) -> None:
    wanted = SoundChoices(voice=False, volume=30)
    dialog.sound_chosen.emit(wanted)
    assert parts.announcer.choices == wanted
    assert _kept(parts).sound == wanted


def test_the_plan_is_that_of_the_next_session_and_of_the_one_that_is_chosen(
    parts: Parts, dialog: SettingsDialog
) -> None:
    parts.flow.choose_id("calf")
    wanted = Plan(get_ready=30, more_change=10)
    dialog.plan_chosen.emit(wanted)
    assert _kept(parts).plan == wanted
    assert "30 s to get ready" in parts.flow.overview.choices.summary.accessibleName()


@pytest.mark.parametrize(("choice", "dark"), [(ThemeChoice.DARK, True), (ThemeChoice.LIGHT, False)])
def test_colours_are_worn_and_kept(
    parts: Parts, dialog: SettingsDialog, choice: ThemeChoice, dark: bool
) -> None:
    dialog.theme_chosen.emit(choice)
    assert parts.window.theme is not None
    assert parts.window.theme.dark is dark
    assert _kept(parts).theme is choice


def test_motion_letters_size_ratings_and_screen_are_kept(parts: Parts, dialog: SettingsDialog) -> None:
    dialog.motion_chosen.emit(True)
    dialog.letters_chosen.emit(False)
    dialog.text_size_chosen.emit(150)
    dialog.ratings_chosen.emit(False)
    dialog.floor_screen_chosen.emit("HDMI-1#7")
    kept = _kept(parts)
    assert (kept.own_motion, kept.letter_keys, kept.text_size) == (True, False, 150)
    assert (kept.ratings, kept.floor_screen) == (False, "HDMI-1#7")
    assert parts.window.actions_.still.isChecked()
    dialog.motion_chosen.emit(None)
    assert _kept(parts).own_motion is None


def test_everything_is_deleted_only_after_it_is_named(parts: Parts, dialog: SettingsDialog) -> None:
    parts.history.open()
    dialog.delete_requested.emit()
    assert parts.flow.sheets.delete_all.isVisible()
    assert not dialog.isVisible()


def test_the_answers_can_be_seen_and_cleared(parts: Parts, dialog: SettingsDialog) -> None:
    parts.desk.see_statement()
    dialog.clear_requested.emit()
    assert parts.desk.answers.statement_seen is None
    dialog.answers_requested.emit()
    assert parts.window.pages.currentWidget() is parts.flow.answers_page


def test_nothing_reminds_and_no_timer_runs_until_it_is_asked_for(parts: Parts) -> None:
    remind(parts, None)
    assert parts.window.findChild(QObject, REMINDERS) is None
    remind(parts, Reminder(frozenset({Weekday.MONDAY}), time(18, 30)))
    watch = parts.window.findChild(QObject, REMINDERS)
    assert watch is not None
    remind(parts, None)
    assert not any(timer.isActive() for timer in watch.findChildren(QTimer))


def test_more_time_to_change_sides_is_not_more_work() -> None:
    usual, longer = (compile(routine("calf"), Plan(more_change=more)) for more in (0, 20))
    for one, other in zip(usual.segments, longer.segments, strict=True):
        more = 20 if one.kind is SegmentKind.CHANGE else 0
        assert other.seconds == one.seconds + more
