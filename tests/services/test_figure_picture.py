"""What is shown of the body in a segment's picture."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from massage_gui.core.library import Library
from massage_gui.core.region import Side
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.services.figure_layout import Task
from massage_gui.services.figure_picture import picture_of
from massage_gui.services.figure_places import shapes_of, shown_region

RECT = QRectF(0, 0, 318, 422)


@pytest.mark.parametrize("rect", [RECT, QRectF(0, 0, 220, 250)])
def test_before_a_side_has_its_turn_both_are_seen_in_the_middle(
    drawing: BodyDrawing, library: Library, rect: QRectF
) -> None:
    for routine in library.routines:
        picture = picture_of(drawing, (), rect, Task(routine.region, None))
        assert picture.place is not None
        region = shown_region(routine.region, picture.place)
        shapes = shapes_of(drawing, region, picture.place.panel, None)
        boxes = [picture.transform.mapRect(shape.path.boundingRect()) for shape in shapes]
        for box in boxes:
            seen = box.intersected(rect)
            assert seen.width() * seen.height() > 0.85 * box.width() * box.height(), routine.id
        middle = sum(box.center().x() for box in boxes) / len(boxes)
        assert middle == pytest.approx(rect.center().x(), abs=2), routine.id


def test_a_side_that_has_its_turn_is_shown_larger(drawing: BodyDrawing) -> None:
    both = picture_of(drawing, (), RECT, Task("lower-back", None))
    for side in (Side.LEFT, Side.RIGHT):
        one = picture_of(drawing, (), RECT, Task("lower-back", side))
        assert one.transform.m22() > 1.2 * both.transform.m22()
