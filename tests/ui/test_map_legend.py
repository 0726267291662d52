"""The legend under the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from massage_gui.services.body_painter import Mark
from massage_gui.ui.map_legend import LegendWords, legend_size, paint_legend
from massage_gui.ui.theme import DARK, LIGHT, Theme
from tests.ui.pixels import count, sized


def legend(theme: Theme, pixels: int) -> QImage:
    """The legend alone, in the middle of a strip."""
    made = QImage(1200, 120, QImage.Format.Format_RGB32)
    made.fill(QColor(theme.window))
    painter = QPainter(made)
    paint_legend(painter, QPointF(600, 60), theme, sized(pixels))
    painter.end()
    return made


def painted(image: QImage, theme: Theme) -> QRectF:
    """The box round all that is not ground."""
    ground = QColor(theme.window).rgb()
    places = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground
    ]
    across, down = [x for x, _ in places], [y for _, y in places]
    return QRectF(QPointF(min(across), min(down)), QPointF(max(across) + 1, max(down) + 1))


def test_it_says_what_each_way_of_drawing_means() -> None:
    assert LegendWords().items() == {
        Mark.TINTED: "Has a routine",
        Mark.PLAIN: "None yet",
        Mark.HATCHED: "Do not press",
    }


@pytest.mark.parametrize("pixels", [12, 15, 30])
def test_it_keeps_to_its_room_and_stands_in_the_middle(qapp: QApplication, pixels: int) -> None:
    assert qapp is not None
    box, size = painted(legend(LIGHT, pixels), LIGHT), legend_size(sized(pixels))
    room = QRectF(600 - size.width() / 2, 60 - size.height() / 2, size.width(), size.height())
    assert room.adjusted(-2, -1, 2, 1).contains(box)
    assert box.width() > 0.95 * size.width()


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_its_samples_are_painted_as_the_regions_are(qapp: QApplication, theme: Theme) -> None:
    assert qapp is not None
    image = legend(theme, 15)
    for colour in (theme.region, theme.skin):
        assert count(image, colour) > 40
