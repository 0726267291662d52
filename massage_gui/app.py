"""Builds the parts of the window and connects them.

The start-up order: folders and log, the data files, the answers, the services, the window, the connections.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from massage_gui.cli_options import Options
from massage_gui.commands.answer import VerbError
from massage_gui.core.body import load_regions
from massage_gui.core.clock import boot_clock
from massage_gui.core.folders import FolderError, UserFolders, make_private, resources, routines
from massage_gui.core.library import Library
from massage_gui.core.log import start_log
from massage_gui.core.problem import visible
from massage_gui.core.reading import SkippedError, read_file
from massage_gui.core.screening import Screening, read_screening
from massage_gui.core.timeline import Timeline
from massage_gui.services.body_drawing import BodyDrawing, DrawingError, load_drawing
from massage_gui.services.card import card_source
from massage_gui.services.end_signals import EndSignals
from massage_gui.services.player import Player
from massage_gui.services.routine_watch import RoutineWatch
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.services.settings import Settings
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.theme import system_theme
from massage_gui.ui.window_place import place

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Parts:
    """Everything that lives as long as the window."""

    folders: UserFolders
    drawing: BodyDrawing
    screening: Screening
    desk: SafetyDesk
    settings: Settings
    player: Player
    watch: RoutineWatch
    window: MainWindow


def build(folders: UserFolders, clock: Callable[[], float], now: Callable[[], datetime]) -> Parts:
    """Make the parts and connect them; the window is not shown yet."""
    file = resources() / "screening.yaml"
    regions = load_regions(resources() / "regions.yaml")
    screening = read_screening(read_file(file, follow_links=True), str(file), regions=[r.id for r in regions])
    codes = [question.code for question in screening.questions]
    library = Library.load(routines(), folders.routines, regions=regions, questions=codes)
    drawing = load_drawing(resources() / "body.svg")
    desk = SafetyDesk(screening, folders.data, now)
    settings = Settings(folders.config)
    player = Player(clock)
    window = MainWindow(
        drawing, library, desk, settings, resources() / "style.qss", folders.routines, player.remaining
    )
    parts = Parts(
        folders, drawing, screening, desk, settings, player, RoutineWatch(library, folders.routines), window
    )
    connect(parts)
    return parts


def connect(parts: Parts) -> None:
    """Every connection between parts, sorted by sender."""
    player, window, page = parts.player, parts.window, parts.window.player_page
    player.ended.connect(window.show_end)
    player.segment_started.connect(page.show_segment)
    player.slept.connect(page.show_slept)
    player.state_changed.connect(page.show_state)
    player.ticked.connect(page.show_moment)
    page.back_requested.connect(player.back)
    page.halt_requested.connect(player.pause)
    page.more_requested.connect(player.more_time)
    page.next_requested.connect(player.next)
    page.offer_taken.connect(player.take_offer)
    page.restart_requested.connect(player.restart)
    page.resume_requested.connect(player.resume)
    page.toggle_requested.connect(player.toggle)
    parts.watch.library_changed.connect(window.show_library)
    window.card_requested.connect(lambda timeline: open_card(parts, timeline))
    window.pause_requested.connect(player.pause)
    window.reload_requested.connect(parts.watch.reload)
    window.session_requested.connect(player.play)
    window.stop_requested.connect(player.stop)


def open_card(parts: Parts, timeline: Timeline) -> None:
    """Show the card over the window, which waits; the focus then goes back to where it was."""
    # Printing is loaded with the first card: the start does not wait for it.
    from massage_gui.ui.card_dialog import CardDialog

    dialog = CardDialog(card_source(timeline, parts.screening), parts.drawing, parent=parts.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class ThemeKeeper(QObject):
    """Gives the window the system's colours, now and whenever they change."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.wear)
        window.installEventFilter(self)
        self.wear()

    def wear(self) -> None:
        """Put the system's colours on."""
        theme = system_theme()
        if theme != self._window.theme:
            self._window.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ThemeChange:
            QTimer.singleShot(0, self.wear)
        return super().eventFilter(watched, event)


def hook(window: MainWindow) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What an error that nobody expected does: each is logged and told once, and the session goes on."""
    told: set[tuple[str, str, int]] = set()

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        at = traceback.extract_tb(trace)[-1:]
        name = (kind.__name__, at[0].filename if at else "", (at[0].lineno or 0) if at else 0)
        # What fails while it is painted fails again many times a second.
        if name in told:
            return
        told.add(name)
        _log.error("unexpected", exc_info=(kind, error, trace))
        window.show_error(f"{kind.__name__}: {error}")

    return tell


def run(options: Options) -> int:
    """Open the window, at a region where one is named, and return the exit code; raises VerbError."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("massage-gui")
    app.setApplicationDisplayName("Massage")
    app.setDesktopFileName("massage-gui")
    app.setStyle("Fusion")
    with ExitStack() as until_closed:
        folders, why_not = _folders(options, until_closed)
        start_log(folders.state)
        parts = _build(folders)
        sys.excepthook = hook(parts.window)
        ends = EndSignals(parts.window)
        ends.received.connect(lambda number: _end(parts.window, number))
        _open(parts, options.region)
        _tell(parts, why_not or _unwritable(folders))
        code = app.exec()
        if not parts.settings.saved:
            _log.warning("the settings could not be saved")
        return code


def _folders(options: Options, until_closed: ExitStack) -> tuple[UserFolders, str]:
    """The user's folders; without a home, one that is gone when the program ends, and why."""
    try:
        return UserFolders.find(options.data_dir), ""
    except FolderError as error:
        passing = until_closed.enter_context(TemporaryDirectory(prefix="massage-gui-"))
        return UserFolders.find(Path(passing)), str(error)


def _unwritable(folders: UserFolders) -> str:
    """Why answers or settings cannot be kept, or an empty text."""
    for folder in (folders.data, folders.config):
        try:
            make_private(folder)
        except FolderError as error:
            return str(error)
        if not os.access(folder, os.W_OK):
            return f"The folder {visible(str(folder))} is read-only: nothing can be kept in it."
    return ""


def _build(folders: UserFolders) -> Parts:
    """The parts, in the system's colours."""
    try:
        parts = build(folders, boot_clock(), lambda: datetime.now().astimezone())
        ThemeKeeper(parts.window)
    except (DrawingError, SkippedError, OSError, UnicodeError) as error:
        where = visible(str(resources()))
        raise VerbError(f"A file in {where} cannot be used ({error}). Install the program again.") from error
    return parts


def _open(parts: Parts, region: str) -> None:
    window = parts.window
    place(window, parts.settings.geometry)
    if region:
        window.choose_id(region)
    window.show_statement_if_due()


def _tell(parts: Parts, why_not: str) -> None:
    note = parts.desk.note
    if why_not:
        parts.window.tell_unsaved(f"{note} {why_not}".strip())
    elif note:
        parts.window.toast.say(note)


def _end(window: MainWindow, number: int) -> None:
    """End as the system asks, with the exit code that a shell expects after this signal."""
    _log.info("ended by signal %s", number)
    window.end_and_close()
    QApplication.exit(128 + number)
