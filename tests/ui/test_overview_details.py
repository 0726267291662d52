"""The reading part of the overview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from massage_gui.core.compiler import compile
from massage_gui.core.library import Library
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.timeline import SegmentKind
from massage_gui.ui.overview_details import OverviewDetails, OverviewNotes, chips
from massage_gui.ui.words import Words
from tests.samples import sample_routine
from tests.ui.walk import settle


def rows(widget: QWidget) -> list[tuple[str, str, str]]:
    """The steps as they are listed: number, title, time."""
    grid = widget.findChild(QGridLayout)
    assert isinstance(grid, QGridLayout)
    found = []
    for row in range(grid.rowCount()):
        items = [grid.itemAtPosition(row, column) for column in range(3)]
        cells = [item.widget() for item in items if item is not None]
        if len(cells) == 3:
            found.append(tuple(cell.text() for cell in cells if isinstance(cell, QLabel)))
    return [(number, title, time) for number, title, time in found]


@pytest.fixture
def details(qapp: object) -> Iterator[OverviewDetails]:
    """The details of a routine with two sides."""
    assert qapp is not None
    made = OverviewDetails(sample_routine(two_sided=True))
    yield made
    made.deleteLater()


def test_what_is_done_on_each_side_stands_once_with_its_time_a_side(details: OverviewDetails) -> None:
    routine = sample_routine(two_sided=True)
    details.show_steps(compile(routine, Plan()))
    assert rows(details) == [
        ("1", "Stand tall", "20 s"),
        ("2", "Small rolls, left", "30 s a side"),
        ("3", "Rest", "10 s a side"),
        ("", "Change to the right side", "15 s"),
        ("4", "Walk a little", "15 s"),
    ]


def test_one_side_only_has_no_change_and_no_a_side(details: OverviewDetails) -> None:
    routine = sample_routine(two_sided=True)
    details.show_steps(compile(routine, Plan(Sides.RIGHT)))
    settle()
    assert rows(details)[1] == ("2", "Small rolls, right", "30 s")
    assert not any("Change" in title or "a side" in time for _, title, time in rows(details))


def test_another_plan_replaces_the_steps(details: OverviewDetails) -> None:
    routine = sample_routine(two_sided=True)
    for plan in (Plan(), Plan(Sides.LEFT), Plan()):
        details.show_steps(compile(routine, plan))
    assert len(rows(details)) == 5


def test_every_step_of_every_routine_is_listed(library: Library, qapp: object) -> None:
    assert qapp is not None
    for routine in library.routines:
        timeline = compile(routine, Plan())
        made = OverviewDetails(routine)
        made.show_steps(timeline)
        numbers = {number for number, _, _ in rows(made)} - {""}
        assert numbers == {str(segment.number) for segment in timeline.segments if segment.number}, routine.id
        changes = sum(segment.kind is SegmentKind.CHANGE for segment in timeline.segments)
        assert sum(number == "" for number, _, _ in rows(made)) == changes
        made.deleteLater()


def test_nothing_needed_is_said_too(qapp: object) -> None:
    assert qapp is not None
    made = OverviewDetails(replace(sample_routine(), equipment=()))
    assert "Nothing but your hands." in [label.text() for label in made.findChildren(QLabel)]
    made.deleteLater()


def test_every_safety_note_has_its_own_line(qapp: object) -> None:
    assert qapp is not None
    routine = sample_routine()
    made = OverviewNotes(routine)
    told = [label.text() for label in made.findChildren(QLabel)]
    assert [text for text in told if text in routine.safety] == list(routine.safety)
    made.deleteLater()


@pytest.mark.parametrize(
    ("sides", "told"),
    [(Sides.LEFT_RIGHT, "left, then right"), (Sides.RIGHT_LEFT, "right, then left"), (Sides.LEFT, "left")],
)
def test_the_facts_tell_time_position_and_sides(qapp: object, sides: Sides, told: str) -> None:
    assert qapp is not None
    routine = sample_routine(two_sided=True)
    timeline = compile(routine, Plan(sides, get_ready=0))
    minutes = {True: "2:10", False: "1:15"}[len(timeline.sides) == 2]
    assert chips(routine, timeline, Words()) == [minutes, "Standing", told]


def test_a_routine_without_sides_tells_none(qapp: object) -> None:
    assert qapp is not None
    routine = sample_routine()
    assert chips(routine, compile(routine, Plan(get_ready=0)), Words()) == ["1:15", "Sitting"]
