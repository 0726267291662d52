"""A line of the list: name and minutes, both always in sight."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem

from massage_gui.ui.area_line import MINUTES, AreaLine


def line(name: str, minutes: str, width: int) -> QImage:
    """A list with one line, as it looks."""
    made = QListWidget()
    made.setItemDelegate(AreaLine(made))
    item = QListWidgetItem(name)
    item.setData(MINUTES, minutes)
    made.addItem(item)
    made.resize(width, 40)
    image = made.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    made.deleteLater()
    return image


def columns(image: QImage) -> set[int]:
    """The columns in which something is written."""
    ground = image.pixel(image.width() // 2, image.height() - 6)
    return {
        x
        for x in range(4, image.width() - 4)
        if any(image.pixel(x, y) != ground for y in range(4, image.height() - 4))
    }


@pytest.mark.parametrize("width", [140, 200, 400])
def test_the_minutes_stand_at_the_right_whatever_the_name(qapp: QApplication, width: int) -> None:
    assert qapp is not None
    short, long = (
        columns(line("Calf", "4 min", width)),
        columns(line("Front of the thigh " * 4, "4 min", width)),
    )
    right = {x for x in short if x > width - 60}
    assert right
    assert {x for x in long if x > width - 50} == {x for x in short if x > width - 50}


def test_a_long_name_gives_way_to_the_minutes(qapp: QApplication) -> None:
    assert qapp is not None
    written = columns(line("Front of the thigh " * 4, "4 min", 240))
    minutes = columns(line("", "4 min", 240))
    gap = range(min(minutes) - 6, min(minutes))
    assert not written.intersection(gap)


def test_without_minutes_the_name_has_the_line_to_itself(qapp: QApplication) -> None:
    assert qapp is not None
    assert max(columns(line("Front of the thigh " * 4, "", 240))) > 180
    assert max(columns(line("Calf", "", 240))) < 100
