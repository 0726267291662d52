"""The marks: pause bars and a play triangle, drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from massage_gui.ui.floor_mark import PlayMark, pause_path, play_path
from massage_gui.ui.theme import DARK
from tests.ui.pixels import count, picture

BOX = QRectF(10, 10, 100, 100)


def test_pause_is_two_bars() -> None:
    path = pause_path(BOX)
    row = "".join("x" if path.contains(QPointF(x, 60)) else "." for x in range(10, 111))
    assert [len(part) > 20 for part in row.strip(".").split(".") if part] == [True, True]
    assert BOX.contains(path.boundingRect())


def test_play_is_a_triangle_to_the_right() -> None:
    path = play_path(BOX)
    heights = [sum(path.contains(QPointF(x, y)) for y in range(10, 111)) for x in (30, 60, 90)]
    assert heights[0] > heights[1] > heights[2] > 0
    assert BOX.contains(path.boundingRect())


def test_the_mark_is_seen_for_about_a_second(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 300)
    mark = PlayMark(window)
    mark.set_theme(DARK)
    mark.resize(200, 200)
    window.show()
    assert not mark.isVisible()
    mark.flash()
    assert mark.isVisible()
    assert mark.over.isSingleShot()
    assert 800 <= mark.over.interval() <= 1_200
    assert count(picture(mark), DARK.on_primary) > 1_500
    assert mark.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    mark.over.timeout.emit()
    assert not mark.isVisible()
    mark.flash()
    mark.dismiss()
    assert not mark.isVisible()
    assert not mark.over.isActive()
    window.hide()
