"""Builds the parts of the window and connects them.

The order: the data files, the answers, the services, the window's pages, the connections. What comes before,
up to the first picture, is in start.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt

from massage_gui.core.body import load_regions
from massage_gui.core.folders import UserFolders, resources, routines
from massage_gui.core.library import Library
from massage_gui.core.reading import read_file
from massage_gui.core.screening import Screening, read_screening
from massage_gui.core.timeline import Timeline
from massage_gui.services.body_drawing import BodyDrawing, load_drawing
from massage_gui.services.card import card_source
from massage_gui.services.player import Player
from massage_gui.services.routine_watch import RoutineWatch
from massage_gui.services.safety_desk import SafetyDesk
from massage_gui.services.settings import Settings
from massage_gui.ui.flow import Flow
from massage_gui.ui.main_window import MainWindow


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
    flow: Flow


def build(
    folders: UserFolders,
    clock: Callable[[], float],
    now: Callable[[], datetime],
    window: MainWindow | None = None,
) -> Parts:
    """Make the parts and connect them, in a window that is there already or in a new one, not shown yet."""
    file = resources() / "screening.yaml"
    regions = load_regions(resources() / "regions.yaml")
    screening = read_screening(read_file(file, follow_links=True), str(file), regions=[r.id for r in regions])
    codes = [question.code for question in screening.questions]
    library = Library.load(routines(), folders.routines, regions=regions, questions=codes)
    desk = SafetyDesk(screening, folders.data, now)
    settings = Settings(folders.config)
    player = Player(clock)
    if window is None:
        window = MainWindow(
            load_drawing(resources() / "body.svg"), resources() / "style.qss", settings.text_size
        )
    drawing = window.drawing
    window.flow = flow = Flow(window, drawing, library, desk, settings, folders.routines, player.remaining)
    watch = RoutineWatch(library, folders.routines)
    parts = Parts(folders, drawing, screening, desk, settings, player, watch, window, flow)
    connect(parts)
    return parts


def connect(parts: Parts) -> None:
    """Every connection between parts, sorted by sender."""
    player, flow, page = parts.player, parts.flow, parts.flow.player_page
    player.ended.connect(flow.show_end)
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
    parts.watch.library_changed.connect(flow.show_library)
    flow.card_requested.connect(lambda timeline: open_card(parts, timeline))
    flow.pause_requested.connect(player.pause)
    flow.reload_requested.connect(parts.watch.reload)
    flow.session_requested.connect(player.play)
    flow.stop_requested.connect(player.stop)


def open_card(parts: Parts, timeline: Timeline) -> None:
    """Show the card over the window, which waits; the focus then goes back to where it was."""
    # Printing is loaded with the first card: the start does not wait for it.
    from massage_gui.ui.card_dialog import CardDialog

    dialog = CardDialog(card_source(timeline, parts.screening), parts.drawing, parent=parts.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
