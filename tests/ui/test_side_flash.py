"""The flash at a change of sides: seen, soft, over soon, and never more than three a second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.ui.side_flash import LENGTH, SideFlash
from massage_gui.ui.theme import DARK, LIGHT
from tests.fake_clock import FakeClock
from tests.samples import sample_routine
from tests.ui.pixels import picture

ORANGE = QColor("#A8471C")
TICK = 0.01
"""Seconds between two looks."""


@dataclass
class Page:
    """A page with a flash over it."""

    widget: QWidget
    flash: SideFlash
    clock: FakeClock

    @property
    def frames(self) -> QTimer:
        (timer,) = self.flash.findChildren(QTimer)
        return timer

    def after(self, seconds: float) -> float:
        """How strong the flash is so much later."""
        self.clock.advance(seconds)
        self.frames.timeout.emit()
        return self.flash.strength()


def made_page() -> Page:
    widget, clock = QWidget(), FakeClock()
    widget.resize(400, 300)
    flash = SideFlash(widget, clock)
    flash.set_theme(LIGHT)
    widget.show()
    return Page(widget, flash, clock)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    made = made_page()
    qtbot.addWidget(made.widget)
    yield made
    made.widget.hide()


def segment(side: Side | None, toward: Side | None = None) -> Segment:
    kind = SegmentKind.CHANGE if toward else SegmentKind.WORK
    return Segment(10, kind, "", "", "", side=side, toward=toward)


def test_it_covers_the_whole_width_in_the_colour_and_fades(page: Page) -> None:
    before = picture(page.widget)
    page.flash.flash(ORANGE)
    strong = page.after(0.1)
    image = picture(page.widget)
    for at in (QPoint(2, 150), QPoint(200, 5), QPoint(397, 295)):
        assert image.pixelColor(at).red() > image.pixelColor(at).blue() + 60
        assert before.pixelColor(at).red() < before.pixelColor(at).blue() + 30
    assert 0.3 < strong < 0.6, "soft: the page stays readable"
    assert strong > page.after(0.2) > page.after(0.2) > 0


def test_the_timer_stops_by_itself(page: Page) -> None:
    page.flash.flash(ORANGE)
    assert page.frames.isActive()
    page.after(LENGTH / 2)
    assert page.frames.isActive()
    assert page.after(LENGTH / 2 + 0.001) == 0
    assert not page.frames.isActive()
    assert page.flash.isHidden()


@given(st.lists(st.booleans(), min_size=50, max_size=300))
def test_whatever_happens_no_second_sees_more_than_three(asked: list[bool]) -> None:
    page = made_page()
    strengths = []
    for asks in asked:
        if asks:
            page.flash.flash(ORANGE)
        strengths.append(page.after(TICK))
    starts = [
        at for at in range(1, len(strengths)) if strengths[at - 1] < strengths[at] and _falls(strengths, at)
    ]
    assert all(sum(first <= each < first + 1 / TICK for each in starts) <= 3 for first in starts)
    assert starts or not any(asked[:-20])
    page.widget.hide()


def _falls(strengths: list[float], at: int) -> bool:
    """Whether a peak is at this place."""
    return at + 1 < len(strengths) and strengths[at + 1] <= strengths[at]


def test_one_flash_is_not_begun_again_while_it_is_on(page: Page) -> None:
    page.flash.flash(ORANGE)
    strong = page.after(0.3)
    page.flash.flash(QColor("#0000ff"))
    assert page.flash.strength() == strong
    page.after(0.31)
    page.flash.flash(ORANGE)
    assert page.after(0.05) > 0


def test_with_reduced_motion_there_is_none(page: Page) -> None:
    page.flash.use_motion(False)
    page.flash.flash(ORANGE)
    assert page.flash.isHidden()
    page.flash.use_motion(True)
    page.flash.flash(ORANGE)
    page.flash.use_motion(False)
    assert page.flash.isHidden()
    assert not page.frames.isActive()


def test_a_hidden_page_flashes_not_and_keeps_no_timer(page: Page) -> None:
    page.flash.flash(ORANGE)
    page.widget.hide()
    assert not page.frames.isActive()
    page.clock.advance(5)
    page.flash.flash(ORANGE)
    assert not page.frames.isActive()
    page.widget.show()
    assert not page.flash.isVisible()


def test_clicks_go_through_and_the_focus_stays(page: Page, qtbot: QtBot) -> None:
    under = QPushButton(page.widget)
    under.setGeometry(0, 0, 400, 300)
    under.show()
    under.setFocus()
    page.flash.flash(ORANGE)
    with qtbot.waitSignal(under.clicked):
        at = page.widget.childAt(200, 150)
        assert at is under
        QTest.mouseClick(at, Qt.MouseButton.LeftButton)
    assert page.flash.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_it_follows_the_page(page: Page) -> None:
    page.flash.flash(ORANGE)
    page.widget.resize(900, 700)
    page.flash.eventFilter(page.widget, QEvent(QEvent.Type.Resize))
    assert page.flash.geometry() == page.widget.rect()


@pytest.mark.parametrize("sides", [Sides.LEFT_RIGHT, Sides.RIGHT_LEFT])
def test_a_session_flashes_once_at_its_change_in_the_new_side_s_colour(page: Page, sides: Sides) -> None:
    page.flash.set_theme(DARK)
    flashed: list[tuple[SegmentKind, QColor]] = []
    for each in compile(sample_routine(two_sided=True), Plan(sides=sides)).segments:
        page.clock.advance(10)
        page.flash.show_segment(each)
        if page.flash.isVisible():
            flashed.append((each.kind, QColor(page.flash._colour)))
        page.after(1)
    assert flashed == [(SegmentKind.CHANGE, DARK.side(sides.order[1]))]


def test_going_back_over_the_change_flashes_for_the_old_side(page: Page) -> None:
    page.flash.show_segment(segment(None, toward=Side.RIGHT))
    assert not page.flash.isVisible(), "nothing came before it"
    page.flash.show_segment(segment(Side.LEFT))
    assert page.flash.isVisible()


def test_the_first_segment_of_a_session_never_flashes(page: Page) -> None:
    page.flash.show_segment(segment(Side.RIGHT))
    page.flash.forget()
    page.flash.show_segment(segment(Side.LEFT))
    assert not page.flash.isVisible()
    page.flash.show_segment(segment(Side.BOTH))
    page.flash.show_segment(segment(None))
    assert not page.flash.isVisible()
