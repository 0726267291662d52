"""The ring: digits, and the part that is left, smoothly where that is wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.ring import Ring
from massage_gui.ui.theme import DARK, LIGHT
from tests.ui.paints import Paints, Told
from tests.ui.pixels import count, picture, places

GREEN = QColor("#00aa00")


@pytest.fixture
def left() -> Told:
    return Told(20.0)


@pytest.fixture
def ring(qtbot: QtBot, left: Told) -> Iterator[Ring]:
    made = Ring(left)
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.set_theme(LIGHT)
    made.set_colour(GREEN)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()


def moving(ring: Ring) -> list[QTimer]:
    return [timer for timer in ring.findChildren(QTimer) if timer.isActive()]


def test_the_ring_empties_with_the_time(ring: Ring, left: Told) -> None:
    ring.show_time(20, 20, "Work")
    full = count(picture(ring), GREEN)
    left.seconds = 10
    ring.show_time(10, 20, "Work")
    half = count(picture(ring), GREEN)
    left.seconds = 0
    ring.show_time(0, 20, "Work")
    assert full > half > 0
    assert half / full == pytest.approx(0.5, abs=0.06)
    assert count(picture(ring), GREEN) < full * 0.05


def test_what_is_gone_is_gone_from_the_top_on_to_the_right(ring: Ring, left: Told) -> None:
    left.seconds = 15
    ring.show_time(15, 20, "")
    found = places(picture(ring), GREEN)
    assert not [1 for x, y in found if x > 175 and y < 125]
    assert [1 for x, y in found if x < 125 and y < 125]


@pytest.mark.parametrize(("shown", "length"), [(1, 5), (9, 10), (45, 45), (90, 90), (120, 120), (600, 600)])
def test_the_digits_are_large_and_stay_inside(ring: Ring, left: Told, shown: int, length: float) -> None:
    left.seconds = shown
    ring.show_time(shown, length, "Get ready")
    digits = [(x, y) for x, y in places(picture(ring), LIGHT.text)]
    assert min(x for x, _ in digits) > 34
    assert max(x for x, _ in digits) < 266
    high = max(y for _, y in digits) - min(y for _, y in digits)
    assert high > (60 if shown >= 100 else 85), "a third of the ring: read from three metres"


def test_the_word_stands_under_the_digits(ring: Ring) -> None:
    ring.show_time(12, 20, "Rest")
    image = picture(ring)
    assert max(y for _, y in places(image, LIGHT.text)) < min(y for _, y in places(image, LIGHT.muted))


def test_it_moves_only_while_it_runs_and_is_seen(ring: Ring) -> None:
    ring.run(True)
    assert len(moving(ring)) == 1
    ring.hide()
    assert moving(ring) == []
    ring.show()
    assert len(moving(ring)) == 1
    ring.run(False)
    assert moving(ring) == []
    ring.hide()
    ring.run(True)
    assert moving(ring) == []


def test_a_step_too_small_to_see_is_not_painted(ring: Ring, left: Told, qtbot: QtBot) -> None:
    ring.show_time(20, 3_600, "")
    qtbot.waitExposed(ring)
    ring.repaint()
    paints = Paints()
    ring.installEventFilter(paints)
    (timer,) = ring.findChildren(QTimer)
    left.seconds -= 0.07
    timer.timeout.emit()
    ring.repaint(0, 0, 0, 0)
    assert paints.count == 0


def test_it_repaints_itself_alone(qtbot: QtBot, left: Told) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    ring, beside = Ring(left), QWidget()
    ring.set_theme(DARK)
    column.addWidget(ring)
    column.addWidget(beside)
    page.show()
    qtbot.waitExposed(page)
    ring.show_time(20, 20, "")
    page.repaint()
    seen, others = Paints(), Paints()
    ring.installEventFilter(seen)
    beside.installEventFilter(others)
    left.seconds = 19
    ring.findChildren(QTimer)[0].timeout.emit()
    qtbot.waitUntil(lambda: seen.count == 1)
    assert others.count == 0
    page.hide()


@pytest.mark.parametrize("step", [0.1, 0.4, 3.0, 9.0])
def test_all_that_looks_different_is_painted(ring: Ring, left: Told, step: float) -> None:
    left.seconds = 19
    ring.show_time(19, 20, "Get ready")
    (timer,) = ring.findChildren(QTimer)
    for _ in range(2):
        before = picture(ring)
        QCoreApplication.processEvents()
        paints = Paints()
        ring.installEventFilter(paints)
        left.seconds -= step
        timer.timeout.emit()
        QCoreApplication.processEvents()
        assert paints.count == 1
        after = picture(ring)
        ring.removeEventFilter(paints)
        changed = [(x, y) for x in range(300) for y in range(300) if differ(before, after, x, y)]
        assert changed
        assert all(paints.first.contains(QPoint(x, y)) for x, y in changed)


def differ(one: QImage, other: QImage, x: int, y: int) -> bool:
    """Whether the eye sees a difference: the soft edge of an arc is painted a little otherwise each time."""
    before, after = one.pixelColor(x, y), other.pixelColor(x, y)
    return max(abs(before.red() - after.red()), abs(before.green() - after.green())) > 40
