"""Builds the parts of the window and connects them.

The order: the data files, the answers, the services, the window's pages, the connections. What comes before,
up to the first picture, is in start.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon

from massage_gui.core.body import load_regions
from massage_gui.core.entry import Said
from massage_gui.core.folders import UserFolders, resources, routines
from massage_gui.core.library import Library
from massage_gui.core.log import FILE_NAME
from massage_gui.core.reading import read_file
from massage_gui.core.region import no_go_of
from massage_gui.core.screening import Screening, read_screening
from massage_gui.core.timeline import Timeline
from massage_gui.services.announcer import Announcer
from massage_gui.services.body_drawing import BodyDrawing, load_drawing
from massage_gui.services.card import card_source
from massage_gui.services.chimes import load_chimes
from massage_gui.services.clips import Clips
from massage_gui.services.history_desk import HistoryDesk
from massage_gui.services.player import Player
from massage_gui.services.routine_watch import RoutineWatch
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.services.settings import Settings
from massage_gui.services.sound_parts import SoundParts, no_sound
from massage_gui.ui.flow import Flow
from massage_gui.ui.main_window import MainWindow

if TYPE_CHECKING:
    from massage_gui.core.reminders import Reminder
    from massage_gui.services.reminder import ReminderWatch
    from massage_gui.ui.sound_saver import Choose

REMINDERS = "reminders"
"""The name by which what reminds is found again under the window."""

LAST_WORDS = 8_000
"""Milliseconds after the end of a session, until the speakers are given back."""


@dataclass(frozen=True)
class Parts:
    """Everything that lives as long as the window."""

    folders: UserFolders
    drawing: BodyDrawing
    screening: Screening
    desk: SafetyDesk
    history: HistoryDesk
    settings: Settings
    player: Player
    announcer: Announcer
    watch: RoutineWatch
    window: MainWindow
    flow: Flow


def build(
    folders: UserFolders,
    clock: Callable[[], float],
    now: Callable[[], datetime],
    window: MainWindow | None = None,
    sound: SoundParts | None = None,
) -> Parts:
    """Make the parts and connect them, in a window that is there already or in a new one, not shown yet.

    Without `sound` nothing is heard, and nobody is asked whether it is.
    """
    file = resources() / "screening.yaml"
    regions = load_regions(resources() / "regions.yaml")
    screening = read_screening(read_file(file, follow_links=True), str(file), regions=[r.id for r in regions])
    codes = [question.code for question in screening.questions]
    library = Library.load(routines(), folders.routines, regions=regions, questions=codes)
    desk = SafetyDesk(screening, folders.data, now)
    history = HistoryDesk(folders.data, now)
    settings = Settings(folders.config)
    player = Player(clock)
    sound = sound or no_sound()
    clips = Clips(sound.find, sound.run)
    chimes = load_chimes(resources() / "sounds")
    announcer = Announcer(clips, chimes, sound.open, lambda: player.session, clock)
    if window is None:
        window = MainWindow(
            load_drawing(resources() / "body.svg"), resources() / "style.qss", settings.text_size
        )
    drawing = window.drawing
    log = folders.state / FILE_NAME
    window.flow = flow = Flow(
        window, drawing, library, desk, history, settings, folders.routines, player.times, log
    )
    watch = RoutineWatch(library, folders.routines)
    parts = Parts(
        folders, drawing, screening, desk, history, settings, player, announcer, watch, window, flow
    )
    connect(parts, sound)
    flow.sound.use(settings.sound, asked=sound.silent or settings.sound_checked)
    return parts


def connect(parts: Parts, sound: SoundParts) -> None:
    """Every connection between parts, sorted by sender."""
    player, flow, page = parts.player, parts.flow, parts.flow.player_page
    announcer, floor, history = parts.announcer, parts.flow.floor_mode, parts.history
    announcer.captioned.connect(floor.show_caption)
    announcer.captioned.connect(page.show_caption)
    announcer.problem_found.connect(flow.sound.tell_problem)
    player.cue_reached.connect(announcer.hear_cue)
    # Kept before anything is shown or said of what comes next.
    player.ended.connect(history.end)
    player.ended.connect(flow.session.show_end)
    player.ended.connect(lambda _record: QTimer.singleShot(LAST_WORDS, announcer.rest))
    player.segment_started.connect(announcer.show_segment)
    player.segment_started.connect(page.show_segment)
    player.segment_started.connect(floor.show_segment)
    player.slept.connect(page.show_slept)
    player.slept.connect(lambda _seconds: floor.show_slept())
    player.spent.connect(history.spend)
    player.state_changed.connect(page.show_state)
    player.state_changed.connect(announcer.show_state)
    player.state_changed.connect(floor.show_state)
    player.ticked.connect(floor.show_moment)
    player.ticked.connect(page.show_moment)
    history.failed.connect(flow.mishaps.tell_unsaved)
    page.again_requested.connect(announcer.say_again)
    page.back_requested.connect(player.back)
    page.felt.connect(lambda rule: player.feel(rule.code))
    page.halt_requested.connect(player.pause)
    page.more_requested.connect(player.more_time)
    page.next_requested.connect(player.next)
    page.noted.connect(floor.show_caption)
    page.offer_taken.connect(player.take_offer)
    page.restart_requested.connect(player.restart)
    page.resume_requested.connect(player.resume)
    page.said.connect(lambda said: keep_said(parts, said))
    page.toggle_requested.connect(player.toggle)
    parts.watch.library_changed.connect(flow.show_library)
    flow.card_requested.connect(lambda timeline: open_card(parts, timeline))
    flow.pause_requested.connect(player.pause)
    flow.recording_requested.connect(lambda timeline: save_recording(parts, timeline, sound))
    flow.reload_requested.connect(parts.watch.reload)
    flow.report_requested.connect(lambda: open_report(parts))
    flow.resume_requested.connect(player.resume)
    flow.sound.sample_requested.connect(announcer.try_out)
    flow.session_requested.connect(player.play)
    flow.settings_requested.connect(lambda: open_settings(parts))
    flow.session_likely.connect(announcer.expect)
    flow.sound.chosen.connect(announcer.use)
    flow.stop_requested.connect(player.stop)


def keep_said(parts: Parts, said: Said) -> None:
    """Keep what the user said of the step that is played."""
    if parts.player.session is not None:
        parts.history.say(parts.player.session.segment, said)


def connect_desktop(parts: Parts, clock: Callable[[], float]) -> None:
    """Keep the screen awake while a session runs, move as the system asks, and hear media keys and remotes.

    While the program asks something, such as what hurts, a remote can only pause.
    """
    from massage_gui.services.awake import Awake
    from massage_gui.services.media_keys import MediaKeys
    from massage_gui.services.system_motion import SystemMotion

    player, flow, window = parts.player, parts.flow, parts.window
    awake, keys = Awake(parent=window), MediaKeys(clock, player.remaining, parent=window)

    def unless_asked(verb: Callable[[], None]) -> Callable[[], None]:
        return lambda: verb() if flow.asks_nothing else None

    awake.problem_found.connect(flow.player_page.words.show_note)
    flow.session_requested.connect(lambda timeline, *_: keys.show_timeline(timeline))
    keys.back_requested.connect(unless_asked(player.back))
    keys.next_requested.connect(unless_asked(player.next))
    keys.pause_requested.connect(player.pause)
    keys.play_requested.connect(unless_asked(player.resume))
    keys.raise_requested.connect(window.raise_)
    keys.raise_requested.connect(window.activateWindow)
    keys.toggle_requested.connect(unless_asked(player.toggle))
    remind(parts, parts.settings.reminder)
    SystemMotion(parent=window).told.connect(flow.choices.follow_system_motion)
    player.ended.connect(lambda _record: awake.release())
    player.ended.connect(lambda _record: keys.end())
    player.segment_started.connect(keys.show_segment)
    player.state_changed.connect(awake.show_state)
    player.state_changed.connect(keys.show_state)
    player.ticked.connect(keys.show_moment)


def open_card(parts: Parts, timeline: Timeline) -> None:
    """Show the card over the window, which waits; the focus then goes back to where it was."""
    # Printing is loaded with the first card: the start does not wait for it.
    from massage_gui.ui.card_dialog import CardDialog

    dialog = CardDialog(
        card_source(timeline, parts.screening, no_go_of(parts.watch.library.regions)),
        parts.drawing,
        parent=parts.window,
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def open_settings(parts: Parts) -> None:
    """Show the settings over the window; each choice is applied, and kept, at once."""
    from massage_gui.services.screens import Screens
    from massage_gui.ui.settings_dialog import SettingsDialog
    from massage_gui.ui.tray import has_tray

    flow, settings, window = parts.flow, parts.settings, parts.window
    screens = Screens(window).records()
    dialog = SettingsDialog(settings, parts.folders.data, screens, has_tray(), window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    parts.desk.save_failed.connect(dialog.say)
    dialog.answers_requested.connect(flow.look_ups.show_answers)
    dialog.clear_requested.connect(parts.desk.clear)
    dialog.delete_requested.connect(dialog.close)
    dialog.delete_requested.connect(flow.look_ups.delete_everything)
    dialog.floor_screen_chosen.connect(partial(setattr, settings, "floor_screen"))
    dialog.folder_requested.connect(lambda: flow.open_data_folder(parts.folders.data))
    dialog.letters_chosen.connect(flow.choices.use_letters)
    dialog.motion_chosen.connect(flow.choices.use_stillness)
    dialog.plan_chosen.connect(flow.use_plan)
    dialog.ratings_chosen.connect(partial(setattr, settings, "ratings"))
    dialog.reminder_chosen.connect(partial(setattr, settings, "reminder"))
    dialog.reminder_chosen.connect(lambda reminder: remind(parts, reminder))
    dialog.sample_requested.connect(flow.sound.sample_requested)
    dialog.sound_chosen.connect(flow.sound.choose)
    dialog.text_size_chosen.connect(flow.choices.use_text_size)
    dialog.theme_chosen.connect(flow.choices.use_theme)
    dialog.open()


def remind(parts: Parts, reminder: Reminder | None) -> None:
    """Remind from now on when this says; nothing is loaded, and no timer runs, where nobody wants it."""
    watch = parts.window.findChild(QObject, REMINDERS)
    if watch is None and reminder is None:
        return
    from massage_gui.services.reminder import ReminderWatch

    if not isinstance(watch, ReminderWatch):
        watch = make_reminders(parts)
    watch.use(reminder)


def make_reminders(parts: Parts) -> ReminderWatch:
    """The tray's icon, and what reminds in time."""
    from massage_gui.services.reminder import ReminderWatch
    from massage_gui.ui.tray import Tray

    tray = Tray(QIcon(str(resources() / "icon.svg")), parts.window)
    tray.opened.connect(lambda: parts.flow.come_forward(""))
    watch = ReminderWatch(tray, parts.history.now, parent=parts.window)
    watch.setObjectName(REMINDERS)
    return watch


def open_report(parts: Parts) -> None:
    """Show the page for a therapist over the window, which waits."""
    from massage_gui.ui.report_dialog import ReportDialog

    dialog = ReportDialog(
        parts.history.entries(),
        parts.history.today(),
        parts.watch.library.regions,
        parts.screening,
        parent=parts.window,
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def save_recording(parts: Parts, timeline: Timeline, sound: SoundParts, choose: Choose | None = None) -> None:
    """Ask where, and save a session as a sound while the window goes on."""
    from massage_gui.services.sound_file import Recording
    from massage_gui.ui.sound_saver import SoundSaver, choose_sound_file

    def begin(path: Path) -> None:
        chimes = load_chimes(resources() / "sounds")
        recording = Recording(timeline, parts.settings.sound, chimes, sound.find)
        saver = SoundSaver(parts.window, recording, path)
        saver.told.connect(parts.window.toast.say)
        saver.start()

    (choose or choose_sound_file)(parts.window, f"{timeline.routine.id}.wav", begin)
