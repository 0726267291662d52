"""The pause in floor mode: a large mark, a word, Resume, and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.core.folders import resources
from massage_gui.ui.floor_overlay import FloorOverlay
from massage_gui.ui.theme import LIGHT
from tests.ui.pixels import picture, places

SIZES = [(752, 357), (1_805, 642), (3_610, 1_285), (994, 1_221), (552, 509)]


@pytest.fixture
def overlay(qtbot: QtBot) -> Iterator[FloorOverlay]:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(LIGHT.style_sheet(resources() / "style.qss", 100))
    window.resize(1_920, 1_080)
    made = FloorOverlay(window)
    made.set_theme(LIGHT)
    made.resize(1_805, 642)
    window.show()
    yield made
    window.hide()


def bars(image: QImage, overlay: FloorOverlay) -> int:
    """How many separate columns of the mark a line through it meets."""
    high = image.height() // 2 if image.width() > image.height() else image.height() // 5
    row = {x for x, y in places(image.copy(0, high, overlay.resume.x() or image.width(), 1), LIGHT.primary)}
    return sum(x - 1 not in row for x in row)


def test_paused_shows_bars_and_waiting_a_triangle(overlay: FloorOverlay) -> None:
    overlay.show_paused("")
    assert overlay.title.text == "Paused"
    assert overlay.note.text == "Ease off while you rest."
    assert bars(picture(overlay), overlay) == 2
    overlay.show_waiting("Next: Rest, 10 s")
    assert overlay.title.text == "Ready when you are"
    assert overlay.note.text == "Next: Rest, 10 s"
    assert bars(picture(overlay), overlay) == 1


def test_the_mark_is_large(overlay: FloorOverlay) -> None:
    overlay.show_paused("")
    ink = [y for x, y in places(picture(overlay), LIGHT.primary) if x < overlay.resume.x() - 10]
    assert max(ink) - min(ink) > overlay.height() * 0.5


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_overlaps_and_no_word_is_cut_off(
    overlay: FloorOverlay, size: tuple[int, int], several: bool
) -> None:
    overlay.resize(*size)
    overlay.offer_screens(several)
    overlay.show_paused("Paused while the computer slept, from 14:02 to 14:47.")
    parts = [overlay.title, overlay.note, *(each for each in overlay.buttons if each.isVisible())]
    assert len(parts) == (5 if several else 4)
    for one, other in combinations(parts, 2):
        assert not one.geometry().intersects(other.geometry())
    for part in parts:
        assert overlay.rect().contains(part.geometry())
    for made in overlay.buttons:
        words = QFontMetricsF(made.font()).size(0, made.text())
        assert words.width() + 8 <= made.width(), made.text()
        assert words.height() <= made.height()
        assert made.size().expandedTo(QSize(44, 24)) == made.size()


def test_each_button_says_what_is_wanted(overlay: FloorOverlay, qtbot: QtBot) -> None:
    overlay.show_paused("")
    overlay.offer_screens(True)
    for made, signal in zip(
        overlay.buttons,
        (overlay.resume_requested, overlay.leave_requested, overlay.screen_requested),
        strict=True,
    ):
        with qtbot.waitSignal(signal, timeout=0):
            made.click()
    assert overlay.resume.accessibleName() == "Resume"


def test_another_screen_is_offered_only_where_there_is_one(overlay: FloorOverlay) -> None:
    overlay.show_paused("")
    assert not overlay.screen_.isVisible()
    overlay.offer_screens(True)
    assert overlay.screen_.isVisible()
    overlay.offer_screens(False)
    assert not overlay.screen_.isVisible()
