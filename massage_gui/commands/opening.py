"""Opens the window, or plays the tour through it; neither is begun where Qt would end the process."""

from __future__ import annotations

import os
from pathlib import Path

from massage_gui.cli_options import Options
from massage_gui.commands.answer import Answer, VerbError
from massage_gui.services.display import painting_problem, window_problem


def open_window(options: Options) -> Answer:
    """Open the window, at a region where one is named, and wait until it is closed; raises VerbError."""
    if options.region:
        options = options._replace(region=_region_id(options.region))
    problem = window_problem()
    if problem:
        raise VerbError(problem)
    from massage_gui.start import run

    return Answer(code=run(options))


def _region_id(words: str) -> str:
    # Without a region the first picture need not wait for the data files.
    from massage_gui.commands.content import shipped_regions
    from massage_gui.commands.names import find_region

    return find_region(words, shipped_regions()).id


def play_tour(folder: Path) -> Answer:
    """Write the pictures of the tour into a folder; raises VerbError."""
    paint_without_screen()
    from massage_gui.tour import make_tour

    return Answer(code=make_tour(folder))


def paint_without_screen() -> None:
    """Have Qt paint without a screen from here on; raises VerbError where even that is not possible."""
    problem = painting_problem()
    if problem:
        raise VerbError(problem)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
