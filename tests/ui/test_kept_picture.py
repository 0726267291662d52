"""What a widget paints, kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from massage_gui.ui.kept_picture import KeptPicture
from tests.ui.pixels import count, picture, sized


class Kept(QWidget):
    """Fills itself, and counts how often."""

    def __init__(self) -> None:
        super().__init__()
        self.times, self.colour = 0, Qt.GlobalColor.red
        self.picture = KeptPicture(self, self._paint)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.picture.draw()

    def _paint(self, painter: QPainter) -> None:
        self.times += 1
        painter.fillRect(self.rect(), self.colour)


@pytest.fixture
def kept(qapp: object) -> Iterator[Kept]:
    """The widget, painted once."""
    assert qapp is not None
    made = Kept()
    made.resize(20, 10)
    picture(made)
    yield made
    made.deleteLater()


def test_it_is_painted_once(kept: Kept) -> None:
    assert count(picture(kept), "#FF0000") == 200
    assert kept.times == 1


def test_it_is_painted_anew_when_forgotten_or_of_another_size_or_font(kept: Kept) -> None:
    kept.colour = Qt.GlobalColor.blue
    kept.picture.forget()
    assert count(picture(kept), "#0000FF") == 200
    kept.resize(30, 10)
    assert count(picture(kept), "#0000FF") == 300
    kept.setFont(sized(40))
    picture(kept)
    assert kept.times == 4
