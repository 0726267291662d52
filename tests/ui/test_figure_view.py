"""The figure on the screen: it moves only while it runs and is seen, and paints only what moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from pytestqt.qtbot import QtBot

from massage_gui.core.region import Side
from massage_gui.core.routine import Pattern, Tool
from massage_gui.core.timeline import Segment
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.figure_view import FRAME, FigureView
from massage_gui.ui.theme import DARK, LIGHT
from tests.figures import a_segment, differing
from tests.ui.paints import Paints, Told
from tests.ui.pixels import count, picture

UP_DOWN = a_segment(Pattern.UP_DOWN)
KNEAD = a_segment(Pattern.KNEAD, Tool.HANDS, 20)


@pytest.fixture
def elapsed() -> Told:
    return Told(1.0)


@pytest.fixture
def view(qtbot: QtBot, drawing: BodyDrawing, elapsed: Told) -> Iterator[FigureView]:
    made = FigureView(drawing, {"spine", "back-of-knee"}, elapsed)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show_segment(UP_DOWN, "calf")
    made.show()
    qtbot.waitExposed(made)
    QCoreApplication.processEvents()
    yield made
    made.hide()


def ticking(view: FigureView) -> list[QTimer]:
    return [timer for timer in view.findChildren(QTimer) if timer.isActive()]


def test_it_ticks_only_while_it_runs_and_is_seen(view: FigureView) -> None:
    assert ticking(view) == []
    view.run(True)
    assert [timer.interval() for timer in ticking(view)] == [FRAME]
    view.hide()
    assert ticking(view) == []
    view.show()
    assert len(ticking(view)) == 1
    view.run(False)
    assert ticking(view) == []


def test_nothing_ticks_where_nothing_moves(view: FigureView) -> None:
    view.run(True)
    view.show_segment(a_segment(None), "calf")
    assert ticking(view) == []
    view.show_segment(None, "")
    assert ticking(view) == []
    view.show_segment(UP_DOWN, "calf")
    assert len(ticking(view)) == 1


def test_reduced_motion_stands_still_with_arrows(view: FigureView, elapsed: Told) -> None:
    view.run(True)
    view.use_motion(False)
    assert ticking(view) == []
    before = picture(view)
    elapsed.seconds = 3.3
    view.refresh()
    assert picture(view) == before
    assert count(before, LIGHT.text) > 20
    view.use_motion(True)
    assert len(ticking(view)) == 1
    assert differing(before, picture(view))


@pytest.mark.parametrize("segment", [UP_DOWN, KNEAD, a_segment(Pattern.SLIDE_UP, Tool.HANDS, 10)])
def test_all_that_looks_different_and_little_else_is_painted(
    view: FigureView, elapsed: Told, segment: Segment
) -> None:
    view.show_segment(segment, "calf")
    for step in (0.05, 0.4, 1.7, 3.1):
        before = picture(view)
        QCoreApplication.processEvents()
        paints = Paints()
        view.installEventFilter(paints)
        elapsed.seconds += step
        view.refresh()
        QCoreApplication.processEvents()
        view.removeEventFilter(paints)
        after = picture(view)
        changed = differing(before, after, 8)
        assert all(paints.region.contains(QPoint(x, y)) for x, y in changed)
        assert paints.count == 1
        assert not paints.region.contains(QPoint(5, 5))
        assert not paints.region.contains(QPoint(150, 15))


def test_a_move_too_small_to_see_is_not_painted(view: FigureView, elapsed: Told) -> None:
    elapsed.seconds = 0.0
    view.refresh()
    QCoreApplication.processEvents()
    paints = Paints()
    view.installEventFilter(paints)
    elapsed.seconds = 0.004
    view.refresh()
    QCoreApplication.processEvents()
    assert paints.count == 0


def test_the_tools_of_one_picture_are_never_shown_in_another(
    qtbot: QtBot, drawing: BodyDrawing, view: FigureView, elapsed: Told
) -> None:
    fresh = FigureView(drawing, {"spine", "back-of-knee"}, elapsed)
    qtbot.addWidget(fresh)
    for each in (view, fresh):
        each.resize(300, 400)
        each.use_motion(True)
    view.show_segment(UP_DOWN, "upper-back")
    picture(view)
    for each in (view, fresh):
        each.show_segment(UP_DOWN, "lower-back")
    assert picture(view) == picture(fresh)


def test_a_seek_while_it_stands_shows_the_right_phase(view: FigureView, elapsed: Told) -> None:
    first = picture(view)
    elapsed.seconds = 2.7
    view.refresh()
    assert differing(first, picture(view))
    elapsed.seconds = 1.0
    view.refresh()
    assert len(differing(first, picture(view))) < 20


def test_pausing_leaves_it_where_it_is(view: FigureView, elapsed: Told) -> None:
    view.run(True)
    elapsed.seconds = 2.2
    view.refresh()
    view.run(False)
    assert len(differing(picture(view), picture(view))) == 0


def test_it_takes_the_colours_of_the_theme(view: FigureView) -> None:
    assert count(picture(view), LIGHT.skin) > 1000
    view.set_theme(DARK)
    assert count(picture(view), DARK.skin) > 1000
    assert count(picture(view), LIGHT.skin) == 0


def test_another_size_is_another_picture(view: FigureView) -> None:
    picture(view)
    view.resize(500, 300)
    shown = picture(view)
    assert (shown.width(), shown.height()) == (500, 300)
    assert count(shown, LIGHT.panel) > 1000


def test_the_sides_are_told_apart(view: FigureView) -> None:
    left = picture(view)
    view.show_segment(replace(UP_DOWN, side=Side.RIGHT), "calf")
    assert count(left, LIGHT.left) > 0
    assert count(left, LIGHT.right) == 0
    right = picture(view)
    assert count(right, LIGHT.right) > 0
    assert count(right, LIGHT.left) == 0


def test_what_moves_is_told_in_words(view: FigureView) -> None:
    assert view.accessibleName() == "Picture of the step"
    assert view.accessibleDescription() == "Tennis ball: goes up and down, 15 a minute. LEFT side"
    view.show_segment(a_segment(None, side=Side.RIGHT), "calf")
    assert view.accessibleDescription() == "Nothing moves. RIGHT side"
