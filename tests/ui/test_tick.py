"""A box to tick with a long text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from massage_gui.ui.theme import DARK, LIGHT, Theme, high_contrast
from massage_gui.ui.tick import Tick
from tests.ui.contrast import contrast

TEXT = "You have new trouble peeing, you leak, or you cannot control your bowels. " * 2


@pytest.fixture
def tick() -> Iterator[Tick]:
    """A tick, 300 pixels wide, shown."""
    made = Tick(TEXT)
    made.resize(300, made.heightForWidth(300))
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_nothing_is_ticked_beforehand(tick: Tick) -> None:
    assert not tick.box.isChecked()


@pytest.mark.parametrize("where", [QPoint(8, 12), QPoint(200, 10), QPoint(250, 40)])
def test_a_click_anywhere_ticks_once(tick: Tick, where: QPoint) -> None:
    clicked = QSignalSpy(tick.box.clicked)
    target = tick.childAt(where) or tick
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(tick, where))
    assert tick.box.isChecked()
    assert clicked.count() == 1


def test_a_press_dragged_away_or_by_the_other_button_ticks_nothing(tick: Tick) -> None:
    QTest.mousePress(tick, Qt.MouseButton.LeftButton, pos=QPoint(100, 10))
    QTest.mouseRelease(tick, Qt.MouseButton.LeftButton, pos=QPoint(400, 10))
    QTest.mouseClick(tick, Qt.MouseButton.RightButton, pos=QPoint(100, 10))
    assert not tick.box.isChecked()


def test_space_ticks_and_a_screen_reader_hears_the_question(tick: Tick) -> None:
    QTest.keyClick(tick.box, Qt.Key.Key_Space)
    assert tick.box.isChecked()
    assert tick.box.accessibleName() == TEXT


def test_a_long_text_goes_on_several_lines(tick: Tick) -> None:
    assert tick.heightForWidth(300) > 2 * tick.heightForWidth(3000)


@pytest.mark.parametrize(
    "theme",
    [LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK)],
    ids=["light", "dark", "light+", "dark+"],
)
def test_u04_edge_and_tick_can_be_seen_in_every_theme(tick: Tick, theme: Theme) -> None:
    before = QApplication.palette()
    QApplication.setPalette(theme.palette)
    try:
        empty, ticked = look(tick), None
        tick.box.setChecked(True)
        ticked = look(tick)
    finally:
        QApplication.setPalette(before)
    assert strongest(empty) >= 3.0
    assert strongest(ticked) >= 3.0
    assert empty != ticked


def look(tick: Tick) -> QImage:
    """The box, as it looks."""
    return tick.box.grab().toImage()


def strongest(image: QImage) -> float:
    """The strongest contrast along the middle of the box."""
    middle = [image.pixelColor(x, image.height() // 2).name() for x in range(image.width())]
    return max(contrast(one, other) for one in middle for other in middle)
