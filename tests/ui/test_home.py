"""The first page: list, map and overview, by mouse, by keys, and for a screen reader."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QLineEdit, QWidget

from massage_gui.app import Parts
from massage_gui.core.library import Library
from massage_gui.core.region import Side
from massage_gui.core.session_events import State
from massage_gui.ui.body_map import BodyMap
from massage_gui.ui.home import ROOMY
from massage_gui.ui.letters import USUAL, letter_width
from massage_gui.ui.region_button import RegionButton
from massage_gui.ui.theme import DARK
from tests.pace import allowed
from tests.ui.walk import answer_none, choose, focused, press, settle

SIZES = [(900, 600), (1280, 800), (1920, 1080)]


def point(body: BodyMap, region: str, side: Side | None = None) -> None:
    """Move the pointer over a region."""
    QTest.mouseMove(body, body.centre_of(region, side).toPoint())
    settle()


def click(body: BodyMap, region: str, side: Side | None = None) -> None:
    """Click on a region with the mouse."""
    point(body, region, side)
    QTest.mouseClick(body, Qt.MouseButton.LeftButton, pos=body.centre_of(region, side).toPoint())
    settle()


def at_home(parts: Parts) -> None:
    """Past the statement."""
    parts.window.flow.show_statement_if_due()
    parts.window.flow.statement.accept.click()
    settle()


def picture(widget: QWidget) -> QImage:
    """What a widget looks like now."""
    settle()
    return widget.grab().toImage()


# In step


def test_the_list_goes_along_with_the_map(parts: Parts) -> None:
    at_home(parts)
    flow = parts.window.flow
    for region, side in (("calf", Side.LEFT), ("knee", Side.RIGHT), ("spine", None)):
        point(flow.body, region, side)
        assert flow.areas.current == region


def test_the_map_goes_along_with_the_list(parts: Parts) -> None:
    at_home(parts)
    flow = parts.window.flow
    flow.areas.list.setFocus()
    flow.areas.show_region("temple")
    before = picture(flow.body)
    press(Qt.Key.Key_Down)
    assert flow.areas.current == "face"
    assert picture(flow.body) != before
    flow.areas.search.setFocus()
    assert flow.body.pointed is None


def test_both_ways_lead_to_the_same_overview(parts: Parts) -> None:
    at_home(parts)
    flow = parts.window.flow
    click(flow.body, "calf", Side.LEFT)
    by_map = words(flow.overview)
    assert "Calf" in by_map
    flow.go_home()
    flow.areas.search.setFocus()
    QTest.keyClicks(flow.areas.search, "calf")
    press(Qt.Key.Key_Return)
    # Which half was meant is known only from the map.
    assert [line for line in words(flow.overview).splitlines() if "only" not in line] == [
        line for line in by_map.splitlines() if "only" not in line
    ]


@pytest.mark.parametrize("region", ["calf", "knee"])
def test_a_search_does_not_hide_from_the_list_what_is_chosen_on_the_map(parts: Parts, region: str) -> None:
    at_home(parts)
    flow = parts.window.flow
    flow.areas.search.setText("neck")
    click(flow.body, region, Side.LEFT)
    assert flow.areas.search.text() == ""
    assert flow.areas.current == region


def words(widget: QWidget) -> str:
    """What can be read in a widget."""
    return "\n".join(
        each.text() for each in widget.findChildren(QLabel) if each.isVisible() and each.text().strip()
    )


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_both_halves_load_the_routine_and_the_one_clicked_is_offered(parts: Parts, side: Side) -> None:
    at_home(parts)
    flow = parts.window.flow
    click(flow.body, "lower-back", side)
    assert "Lower back, ball on the floor" in words(flow.overview)
    (offer,) = [
        each for each in flow.overview.choices.findChildren(QAbstractButton) if "only the" in each.text()
    ]
    assert offer.text() == f"Do only the {side} side"
    offer.click()
    flow.overview.start.click()
    answer_none(parts)
    assert parts.player.session is not None
    assert parts.player.session.timeline.sides == (side,)


# Regions without a routine


def test_a_region_without_a_routine_answers_quietly_and_offers_the_nearest(parts: Parts) -> None:
    at_home(parts)
    flow = parts.window.flow
    click(flow.body, "knee", Side.LEFT)
    assert words(flow.home.quiet).splitlines() == ["Knee", "There is no routine for this area yet."]
    assert flow.home.quiet.go.text() == "Nearest: Front of thigh"
    flow.home.quiet.go.click()
    assert "thigh" in words(flow.overview).casefold()


def test_a_no_go_region_says_why_and_starts_nothing(parts: Parts) -> None:
    at_home(parts)
    flow = parts.window.flow
    click(flow.body, "spine")
    assert "Do not press here. Bones, joints and nerves" in words(flow.home.quiet)
    assert not flow.home.quiet.go.isVisible()
    flow.start()
    assert not parts.player.active
    flow.home.quiet.back.click()
    assert not flow.home.quiet.isVisible()


# Ghosts


def test_no_bubble_stays_beside_an_overview_opened_by_keys(parts: Parts) -> None:
    at_home(parts)
    flow = parts.window.flow
    point(flow.body, "upper-back", Side.RIGHT)
    flow.body.button("lower-back", Side.LEFT).click()
    settle()
    assert flow.body.pointed is None
    with_ghost = picture(flow.body)
    QApplication.sendEvent(flow.body, QEvent(QEvent.Type.Leave))
    assert picture(flow.body) == with_ghost


@pytest.mark.parametrize("page", ["answers", "problems", "safety"])
def test_no_bubble_stays_when_another_page_was_shown(parts: Parts, page: str) -> None:
    at_home(parts)
    flow = parts.window.flow
    click(flow.body, "calf", Side.LEFT)
    point(flow.body, "upper-back", Side.RIGHT)
    assert flow.body.pointed is not None
    {"answers": flow.look_ups.show_answers, "problems": flow.look_ups.show_problems, "safety": flow.start}[
        page
    ]()
    settle()
    assert flow.body.pointed is None


# Keys


def test_u05_tab_goes_through_the_whole_page_and_back_to_its_beginning(parts: Parts) -> None:
    at_home(parts)
    flow = parts.window.flow
    flow.areas.search.setFocus()
    seen: list[QWidget] = []
    while (at := focused()) not in seen:
        assert at.isVisible()
        seen.append(at)
        press(Qt.Key.Key_Tab)
        assert len(seen) < 200, "Tab is caught"
    assert at is seen[0]
    assert seen[:2] == [flow.areas.search, flow.areas.list]
    assert set(flow.body.buttons) <= set(seen)
    assert seen[2 : 2 + len(flow.body.buttons)] == flow.body.buttons


def test_u05_tab_goes_through_the_overview_too_and_the_focus_can_be_seen(parts: Parts) -> None:
    choose(parts, "lower-back", Side.LEFT)
    flow, window = parts.window.flow, parts.window
    parts.desk.take_check(parts.watch.library.for_region("lower-back")[0], ())
    flow.overview.choices.summary.click()
    flow.overview.start.setFocus()
    seen: list[QWidget] = []
    before: QImage | None = None
    while (at := focused()) not in seen:
        now = picture(window)
        assert before is None or now != before, f"the focus cannot be seen on {at.accessibleName()}"
        before = now
        seen.append(at)
        press(Qt.Key.Key_Tab)
    wanted = {flow.overview.start, flow.overview.card, flow.overview.back, flow.overview.choices.summary}
    assert wanted <= set(seen)
    # In the order in which it is read: back, the choices, what is true today, Start.
    parts_in_order = (
        flow.overview.back,
        *flow.overview.choices.targets,
        flow.overview.start,
        flow.overview.card,
    )
    reached = [each for each in parts_in_order if each in seen]
    assert (
        sorted(reached, key=lambda each: (seen.index(each) - seen.index(flow.overview.back)) % len(seen))
        == reached
    )


def test_u05_what_tab_reaches_is_scrolled_into_sight(parts: Parts) -> None:
    parts.window.resize(900, 600)
    choose(parts, "lower-back", Side.LEFT)
    overview = parts.window.flow.overview
    overview.choices.summary.click()
    overview.back.setFocus()
    content = overview.area.widget()
    assert content is not None
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        at = focused()
        if content.isAncestorOf(at):
            top = at.mapTo(overview.area.viewport(), QPoint(0, 0)).y()
            assert -2 <= top <= overview.area.viewport().height() - min(at.height(), 24)


def test_u07_the_whole_way_to_a_running_session_by_keys_alone(parts: Parts) -> None:
    parts.window.flow.show_statement_if_due()
    settle()
    press(Qt.Key.Key_Return)
    flow = parts.window.flow
    for _ in range(200):
        if isinstance(focused(), RegionButton):
            break
        press(Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "low")
    at = focused()
    assert isinstance(at, RegionButton)
    assert at.region == "lower-back"
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert focused() is at
    press(Qt.Key.Key_Space)
    assert focused() is flow.overview.start
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert not parts.player.active
    for _ in range(80):
        if focused() is flow.safety_page.none:
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert parts.player.active
    moment = parts.player.moment()
    assert moment is not None
    assert moment.state is State.RUNNING


def test_back_from_the_overview_the_focus_is_on_the_region_again(parts: Parts) -> None:
    choose(parts, "calf", Side.LEFT)
    flow = parts.window.flow
    flow.overview.back.click()
    settle()
    at = focused()
    assert isinstance(at, RegionButton)
    assert at.region == "calf"


# Screen readers and targets


def test_u06_everything_that_takes_the_focus_has_a_name_and_a_role(parts: Parts) -> None:
    choose(parts, "lower-back", Side.LEFT)
    flow = parts.window.flow
    parts.desk.take_check(parts.watch.library.for_region("lower-back")[0], ())
    flow.overview.choices.summary.click()
    settle()
    nameless = []
    for widget in flow.home.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        if not interface.text(QAccessible.Text.Name) or interface.role() is QAccessible.Role.NoRole:
            nameless.append(f"{type(widget).__name__} {widget.objectName()}")
    assert [each for each in nameless if "qt_spinbox" not in each] == []


@pytest.mark.parametrize("size", SIZES)
def test_u09_every_target_is_24_pixels_or_more(parts: Parts, size: tuple[int, int]) -> None:
    parts.window.resize(*size)
    choose(parts, "lower-back", Side.LEFT)
    flow = parts.window.flow
    parts.desk.take_check(parts.watch.library.for_region("lower-back")[0], ())
    flow.overview.choices.summary.click()
    settle()
    targets = [
        each
        for each in flow.home.findChildren(QAbstractButton)
        if each.isVisible()
        and not isinstance(each, RegionButton)
        and not isinstance(each.parent(), QLineEdit)
    ]
    assert len(targets) > 5
    small = [
        (each.accessibleName(), each.size()) for each in targets if min(each.width(), each.height()) < 24
    ]
    assert small == []
    flow.go_home()
    settle()
    rows = [flow.areas.list.visualItemRect(flow.areas.list.item(i)).height() for i in range(5)]
    assert min(rows) >= 24


# Room


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_the_home_page_leaves_the_window(
    parts: Parts, size: tuple[int, int], percent: int
) -> None:
    window = parts.window
    window.set_text_size(percent)
    window.resize(*size)
    at_home(parts)
    settle()
    assert (window.width(), window.height()) == size, "the page asks for more room than there is"
    click(window.flow.body, "lower-back", Side.LEFT)
    for part in (
        window.flow.body,
        window.flow.overview,
        window.flow.overview.start,
        window.flow.overview.back,
    ):
        box = part.rect().translated(part.mapTo(window, QPoint(0, 0)))
        assert window.rect().contains(box), part
        assert box.height() >= 24
    assert window.flow.body.width() >= 0.28 * window.width()


@pytest.mark.parametrize(
    ("size", "percent"), [*(((900, 600), percent) for percent in (100, 125, 150, 200)), ((1280, 800), 200)]
)
def test_u02_no_word_is_clipped(parts: Parts, size: tuple[int, int], percent: int) -> None:
    window, flow = parts.window, parts.window.flow
    window.set_text_size(percent)
    window.resize(*size)
    at_home(parts)
    choose(parts, "lower-back", Side.LEFT)
    flow.overview.choices.summary.click()
    assert_nothing_clipped(flow.overview)
    flow.start()
    assert_nothing_clipped(flow.safety_page)
    codes = [
        question.code
        for question in parts.desk.check(parts.watch.library.for_region("lower-back")[0]).ask_first
    ]
    flow.safety_page.tick(codes[0]).box.click()
    flow.safety_page.show_me.click()
    assert_nothing_clipped(flow.overview)
    flow.look_ups.show_answers()
    assert_nothing_clipped(flow.answers_page)
    flow.look_ups.show_problems()
    assert_nothing_clipped(flow.problems_page)


def assert_nothing_clipped(page: QWidget) -> None:
    """Every label and button of a page shows all of its words, where it stands or after scrolling."""
    settle()
    clipped = []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            wide = label.width() if label.wordWrap() else label.sizeHint().width()
            if needed > label.height() + 1 or wide > label.width() + 1:
                clipped.append((label.text(), needed, label.size()))
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            words_wide = button.fontMetrics().horizontalAdvance(button.text())
            if words_wide > button.width() - 6 or button.fontMetrics().height() > button.height():
                clipped.append((button.text(), words_wide, button.size()))
    for area in page.findChildren(QAbstractScrollArea):
        bar = area.horizontalScrollBar()
        if area.isVisible() and bar.maximum() > 0:
            clipped.append((area.objectName(), bar.maximum(), area.size()))
    assert clipped == []


def test_the_overview_is_beside_the_map_and_the_list_returns_with_room(parts: Parts) -> None:
    choose(parts, "calf", Side.LEFT)
    window, flow = parts.window, parts.window.flow
    settle()
    assert not flow.areas.isVisible()
    assert flow.body.mapTo(window, QPoint(0, 0)).x() < flow.overview.mapTo(window, QPoint(0, 0)).x()
    roomy = round(ROOMY * letter_width(flow.home.fontMetrics()) / USUAL)
    for width, room in ((roomy - 2, False), (roomy + 2, True)):
        window.resize(width, 900)
        settle()
        assert flow.areas.isVisible() is room


# Many routines, other colours


@pytest.mark.parametrize("count", [0, 1, 100, 10_000])
def test_u12_any_number_of_routines_is_shown_in_a_moment(parts: Parts, count: int) -> None:
    at_home(parts)
    flow, ours = parts.window.flow, parts.watch.library
    routines = tuple(
        replace(
            ours.routines[number % len(ours.routines)], id=f"mine-{number}", file=f"{number}.yaml", yours=True
        )
        for number in range(count)
    )
    many: Library = replace(ours, routines=routines)
    taken = []
    for _ in range(3):
        began = time.process_time()
        flow.show_library(many)
        settle()
        taken.append(time.process_time() - began)
    assert min(taken) < allowed(0.3)
    assert len(flow.areas.shown) == len(ours.regions)
    click(flow.body, "calf", Side.LEFT)
    assert flow.overview.isVisible() is bool(many.for_region("calf"))
    assert flow.home.quiet.isVisible() is not bool(many.for_region("calf"))


def test_u04_the_whole_page_changes_its_colours_while_it_is_shown(parts: Parts) -> None:
    choose(parts, "lower-back", Side.LEFT)
    home, still = parts.window.flow.home, parts.window.flow.overview.still
    light = picture(home)
    parts.window.set_theme(DARK)
    dark = picture(home)
    # A tennis ball is bright in the dark too.
    ball = QRect(still.mapTo(home, QPoint(0, 0)), still.size())
    bright = [
        (x, y)
        for x in range(0, dark.width(), 10)
        for y in range(0, dark.height(), 10)
        if not ball.contains(x, y)
        and dark.pixelColor(x, y).lightness() > 200
        and light.pixelColor(x, y) == dark.pixelColor(x, y)
    ]
    assert bright == []
