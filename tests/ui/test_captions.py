"""What map and list say of each region."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Length, Plan
from massage_gui.core.region import Side
from massage_gui.core.routine_folder import RoutineFolder
from massage_gui.ui.captions import captions_of
from massage_gui.ui.words import Words, clock_text
from tests.pace import allowed
from tests.samples import QUESTIONS, REGIONS, TWO_SIDED, VALID, read_sample


def library_of(count: int) -> Library:
    """A library in memory with so many routines, turn by turn for two regions."""
    pair = [read_sample(VALID), read_sample(TWO_SIDED)]
    routines = tuple(pair[number % 2] for number in range(count))
    folders: tuple[RoutineFolder, ...] = ()
    return Library(REGIONS, frozenset(QUESTIONS), folders, routines, (), ())


def test_a_region_with_a_routine_says_its_minutes_and_tool() -> None:
    captions = captions_of(library_of(2))
    assert (
        captions.bubbles["upper-back", Side.LEFT] == "Upper back, left: 2\N{NO-BREAK SPACE}min, tennis ball"
    )
    assert (
        captions.bubbles["back-of-neck", None] == "Back of the neck: 1\N{NO-BREAK SPACE}min, braided towels"
    )
    assert captions.lines["upper-back"] == ("Upper back", "2 min")


def test_the_minutes_are_those_of_the_whole_session_as_the_overview_shows_it() -> None:
    routine = read_sample(VALID.replace("seconds: 40", "seconds: 50"))
    # 1:25, and 10 seconds to get ready.
    assert clock_text(compile(routine, Plan()).total) == "1:35"
    captions = captions_of(replace(library_of(0), routines=(routine,)))
    assert captions.lines["back-of-neck"][1] == "2 min"
    assert "2\N{NO-BREAK SPACE}min" in captions.bubbles["back-of-neck", None]


def test_the_minutes_are_those_of_the_length_that_the_user_chose() -> None:
    routine = read_sample(VALID.replace("seconds: 40", "seconds: 60"))
    library = replace(library_of(0), routines=(routine,))
    short, long = Plan(length=Length.SHORT), Plan(length=Length.LONG, get_ready=60)
    told = [captions_of(library, plan).lines["back-of-neck"][1] for plan in (short, long)]
    assert told == [Words().minutes(compile(routine, plan).total) for plan in (short, long)]
    assert told[0] != told[1]


def test_a_region_without_one_says_what_is_near() -> None:
    captions = captions_of(library_of(2))
    assert captions.bubbles["knee", Side.RIGHT] == "Knee, right: no routine; nearest: Lower back"
    assert captions.lines["knee"] == ("Knee", "")
    assert "knee" in captions.quiet


def test_a_no_go_region_says_why() -> None:
    assert captions_of(library_of(0)).bubbles["spine", None] == (
        "Spine: do not press here. The spine is never pressed."
    )


@pytest.mark.parametrize("count", [0, 1, 100])
def test_u12_each_region_is_told_however_many_routines_there_are(count: int) -> None:
    captions = captions_of(library_of(count))
    assert set(captions.lines) == {region.id for region in REGIONS}
    assert len(captions.quiet) == len(REGIONS) - min(count, 2)


def test_u12_ten_thousand_routines_are_told_in_a_moment() -> None:
    library = library_of(10_000)
    began = time.process_time()
    captions_of(library)
    assert time.process_time() - began < allowed(0.3)


def test_every_region_that_ships_has_a_name_a_bubble_and_a_line(library: Library) -> None:
    captions = captions_of(library)
    for region in library.regions:
        assert captions.lines[region.id][0] == region.name
        for side in (Side.LEFT, Side.RIGHT, None):
            assert captions.bubbles[region.id, side].startswith(captions.names[region.id, side])
        assert (region.id in captions.quiet) is not bool(library.for_region(region.id))
