"""Starts the window: first a picture of the map, then everything that makes it work.

The order: folders, settings, the drawing, the window, its first picture; then the log, the parts (app.py),
and what is to be told. Only what the first picture needs is loaded before it.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from massage_gui.commands.answer import VerbError
from massage_gui.core.folders import FolderError, UserFolders, make_private, resources
from massage_gui.core.problem import FileError, visible
from massage_gui.services.body_drawing import DrawingError, load_drawing
from massage_gui.services.one_window import Answer, Door, Doorbell
from massage_gui.services.settings import Settings
from massage_gui.ui.first_paint import FirstPaint
from massage_gui.ui.main_window import MainWindow
from massage_gui.ui.theme_keeper import ThemeKeeper
from massage_gui.ui.window_place import place

if TYPE_CHECKING:
    from logging import Logger

    from massage_gui.app import Parts
    from massage_gui.cli_options import Options
    from massage_gui.services.end_signals import EndSignals


def run(options: Options) -> int:
    """Open the window, at a region where one is named; the exit code, or VerbError or FileError."""
    with ExitStack() as until_closed:
        folders, why_not = _folders(options, until_closed)
        door = Door(folders.data)
        until_closed.callback(door.close)
        # Before anything of a window is made: the one that is there may do.
        answer = door.knock(options.region)
        if answer is Answer.RAISED:
            return 0
        app = QApplication(sys.argv[:1])
        app.setApplicationName("massage-gui")
        app.setApplicationDisplayName("Massage")
        app.setDesktopFileName("massage-gui")
        app.setStyle("Fusion")
        rest = _Rest(folders, options.region, why_not, door)
        rest.silent = answer is Answer.SILENT
        rest.open()
        code = app.exec()
        if rest.problem is not None:
            raise rest.problem
        rest.close()
        return code


def _folders(options: Options, until_closed: ExitStack) -> tuple[UserFolders, str]:
    """The user's folders; without a home, one that is gone when the program ends, and why."""
    try:
        return UserFolders.find(options.data_dir), ""
    except FolderError as error:
        from tempfile import TemporaryDirectory

        passing = until_closed.enter_context(TemporaryDirectory(prefix="massage-gui-"))
        return UserFolders.find(Path(passing)), str(error)


class _Rest:
    """What is done before the first picture, and what can wait until after it."""

    def __init__(self, folders: UserFolders, region: str, why_not: str, door: Door) -> None:
        self.problem: VerbError | FileError | None = None
        #: whether another window holds this folder and does not answer
        self.silent = False
        self._door = door
        self._folders, self._region, self._why_not = folders, region, why_not
        self._settings = Settings(folders.config)
        self._parts: Parts | None = None
        self._ends: EndSignals | None = None
        self._window = self._first_window()

    def _first_window(self) -> MainWindow:
        try:
            drawing = load_drawing(resources() / "body.svg")
            window = MainWindow(drawing, resources() / "style.qss", self._settings.text_size)
            ThemeKeeper(window, lambda: self._settings.theme)
        except (DrawingError, OSError, UnicodeError) as error:
            raise _damaged(error) from error
        return window

    def open(self) -> None:
        """Show the map, and have the rest done after its first picture."""
        FirstPaint(self._window).painted.connect(self._fill)
        place(self._window, self._settings.geometry)

    def _fill(self) -> None:
        from massage_gui.core.reading import SkippedError

        try:
            self._parts = self._build()
        except FileError as error:
            self.problem = error
        except (SkippedError, OSError, UnicodeError) as error:
            self.problem = _damaged(error)
        if self._parts is None:
            QApplication.exit(1)
        else:
            self._greet(self._parts)

    def _build(self) -> Parts:
        from datetime import datetime

        from massage_gui.app import build, connect_desktop
        from massage_gui.core.clock import boot_clock
        from massage_gui.core.log import start_log
        from massage_gui.hook import hook
        from massage_gui.services.end_signals import EndSignals
        from massage_gui.services.sound_parts import real_sound

        start_log(self._folders.state)
        clock = boot_clock()
        sound = real_sound(self._window)
        parts = build(self._folders, clock, lambda: datetime.now().astimezone(), self._window, sound)
        connect_desktop(parts, clock)
        _collect_here(parts)
        sys.excepthook = hook(parts.flow.mishaps.tell_error)
        self._ends = EndSignals(self._window)
        self._ends.received.connect(self._end)
        Doorbell(self._door, self._window).rung.connect(parts.flow.come_forward)
        return parts

    def _greet(self, parts: Parts) -> None:
        QApplication.setWindowIcon(QIcon(str(resources() / "icon.svg")))
        if self._region:
            parts.flow.choose_id(self._region)
        parts.flow.show_statement_if_due()
        parts.history.open()
        parts.flow.ask_about_history()
        if self.silent:
            parts.flow.mishaps.tell_second_window()
        why_not = self._why_not or _unwritable(self._folders)
        notes = " ".join(filter(None, (parts.desk.note, self._settings.note)))
        if why_not:
            parts.flow.mishaps.tell_unsaved(f"{notes} {why_not}".strip())
        elif notes:
            parts.window.toast.warn(notes, stay=True)

    def _end(self, number: int) -> None:
        """End as the system asks, with the exit code that a shell expects after this signal."""
        _log().info("ended by signal %s", number)
        if self._parts is not None:
            # As after a crash, the next start offers to go on.
            self._parts.history.leave_open()
            self._parts.flow.closing.end_and_close()
        QApplication.exit(128 + number)

    def close(self) -> None:
        """Write what waits to be kept, and log what could not be."""
        if self._parts is not None:
            self._parts.history.close()
        if self._ends is not None:
            self._ends.close()
        if not self._settings.saved:
            _log().warning("the settings could not be saved")


def _collect_here(parts: Parts) -> None:
    """Clear away what Python no longer needs on this thread only: widgets may die on no other.

    Python's own collector, which the command line switched off, runs on whichever thread is at work.
    """
    parts.window.pages.currentChanged.connect(lambda _page: gc.collect())


def _log() -> Logger:
    # Loaded after the first picture, as everything that it does not need.
    from logging import getLogger

    return getLogger(__name__)


def _damaged(error: Exception) -> VerbError:
    where = visible(str(resources()))
    return VerbError(f"A file in {where} cannot be used ({error}). Install the program again.")


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
