"""All that ships, played to its end on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from massage_gui.app import Parts
from massage_gui.core.compiler import compile
from massage_gui.core.plan import Sides
from massage_gui.core.record import Record
from massage_gui.core.region import Side
from massage_gui.core.session_events import State
from massage_gui.core.timeline import Segment, SegmentKind, Timeline
from massage_gui.services.player import Moment
from tests.fake_clock import FakeClock
from tests.ui.cut import cut
from tests.ui.walk import go_on, play, press, settle

ROUTINES = (
    "back-of-neck", "upper-back", "side-of-neck", "shoulder", "lower-back", "temples-and-scalp", "jaw",
    "top-of-shoulder", "chest", "forearm", "hand", "buttock", "outer-hip", "back-of-thigh", "front-of-thigh",
    "calf", "foot-sole",
)  # fmt: skip


def start(parts: Parts, routine: str, sides: Sides = Sides.LEFT_RIGHT) -> Timeline:
    """Play a routine in this order; returns the timeline that is due."""
    found = next(each for each in parts.watch.library.routines if each.id == routine)
    plan = replace(parts.settings.plan, sides=sides)
    play(parts, found.region, plan=plan)
    return compile(found, plan)


@pytest.mark.parametrize("sides", [Sides.LEFT_RIGHT, Sides.RIGHT_LEFT])
@pytest.mark.parametrize("routine", ROUTINES)
def test_every_routine_plays_to_its_end_with_nothing_cut(
    parts: Parts, clock: FakeClock, routine: str, sides: Sides
) -> None:
    parts.window.resize(900, 600)
    page = parts.flow.player_page
    records: list[Record] = []
    lost: dict[int, list[str]] = {}
    seen: list[Segment] = []
    parts.player.ended.connect(records.append)
    parts.player.segment_started.connect(seen.append)
    timeline = start(parts, routine, sides)
    while parts.player.active:
        moment = parts.player.moment()
        assert moment is not None
        settle()
        if found := cut(page):
            lost[moment.segment.index] = found
        assert shows(parts, moment)
        go_on(parts, clock, moment.remaining)
    assert lost == {}
    assert [each.index for each in seen] == list(range(len(timeline.segments)))
    assert records[0].finished
    assert records[0].worked == records[0].planned
    assert parts.window.size().toTuple() == (900, 600)
    assert parts.window.pages.currentWidget() is parts.flow.end_page
    assert cut(parts.flow.end_page) == []


def shows(parts: Parts, moment: Moment) -> bool:
    """Whether the page shows this segment, its side and its seconds."""
    page, segment = parts.flow.player_page, moment.segment
    if segment.kind is SegmentKind.CHANGE:
        return page.change.isVisible() and (segment.toward or "").upper() in page.change.heading
    words = page.step.words
    return (
        page.step.isVisible()
        and words.title.text() == segment.title
        and words.lines.text() == segment.text
        and page.step.side_is_on_the_right is (segment.side is Side.RIGHT)
    )


def test_there_are_no_other_routines(parts: Parts) -> None:
    assert {each.id for each in parts.watch.library.routines} == set(ROUTINES)


@pytest.mark.parametrize("size", [(900, 600), (1024, 600), (1280, 800), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("text_size", [100, 200])
def test_sheets_and_end_fit_at_every_size(
    parts: Parts, clock: FakeClock, size: tuple[int, int], text_size: int
) -> None:
    parts.window.set_text_size(text_size)
    parts.window.resize(*size)
    start(parts, "side-of-neck")
    page = parts.flow.player_page
    go_on(parts, clock, 12)
    assert cut(page) == []
    press(Qt.Key.Key_Space)
    assert cut(page.pause_sheet) == []
    assert page.rect().contains(page.pause_sheet.panel.rect())
    page.pause_sheet.stop.click()
    settle()
    assert cut(page.stop_sheet) == []
    rule = next(rule for rule in parts.screening.stop_rules if len(rule.offers) > 2)
    page.stop_sheet.felt.emit(rule)
    settle()
    assert cut(page.stop_sheet) == []
    page.stop_sheet.chosen.emit(rule, rule.offers[-1])
    settle()
    assert cut(parts.flow.end_page) == []


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1080), (3840, 2160)])
def test_the_page_is_read_from_three_metres(parts: Parts, clock: FakeClock, size: tuple[int, int]) -> None:
    """Letters grow with the window: lines of at least a twenty-eighth of its height, digits a tenth."""
    parts.window.resize(*size)
    start(parts, "lower-back")
    go_on(parts, clock, 45)
    page = parts.flow.player_page
    assert page.step.words.lines.font().pixelSize() >= size[1] / 29
    assert page.step.words.title.font().pixelSize() >= size[1] / 20
    assert page.step.ring.height() * 0.4 >= size[1] / 10


def test_what_comes_next_is_told(parts: Parts, clock: FakeClock) -> None:
    timeline = start(parts, "lower-back")
    page = parts.flow.player_page
    for segment, after in zip(timeline.segments, timeline.segments[1:], strict=False):
        told = page.words.coming.text()
        if after.kind is SegmentKind.CHANGE:
            assert told == f"Next: change to the {str(after.toward).upper()} side"
        else:
            first_of_a_side = after.side is not Side.BOTH and after.side not in (segment.side, segment.toward)
            side = f"{str(after.side).upper()} side: " if first_of_a_side else ""
            assert told == f"Next: {side}{after.title}, {round(after.seconds)} s"
        go_on(parts, clock, segment.seconds)
    assert page.words.coming.text() == "Next: the end"
    assert parts.player.session is not None
    assert parts.player.session.state is State.RUNNING
