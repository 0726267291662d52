"""Where everything stands in floor mode, from the size of the screen and the side being worked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from massage_gui.core.region import Side

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in percent of the screen."""

LEAST_DIGITS = 0.2
"""The countdown is at least so much of the screen's height."""

BESIDE_ARROW = (30.0, 97.0)
"""From where to where words stand beside an arrow to the left, in percent of the width."""

_WIDE: dict[str, Box] = {
    "edge": (0, 0, 1.2, 76),
    "plate": (0, 3, 47, 15),
    "time_left": (76, 3, 97, 15),
    "digits": (4, 19, 47, 51),
    "under": (4, 51.5, 47, 56.5),
    "figure": (50, 17, 97, 56.5),
    "line": (4, 57.5, 96, 66.8),
    "coming": (4, 67.1, 96, 70.6),
    "caption": (4, 70.8, 96, 74.4),
    "change": (0, 0, 100, 76),
    "overlay": (3, 16.5, 97, 76),
    "safety": (3, 77.5, 97, 87),
    "stop": (27, 88.7, 73, 98.2),
    "pause_hint": (3, 88.7, 25, 98.2),
    "leave_hint": (75, 88.7, 97, 98.2),
}

_TALL: dict[str, Box] = {
    "edge": (0, 0, 2, 74.5),
    "plate": (0, 2, 62, 9.5),
    "time_left": (66, 2, 96, 9.5),
    "digits": (4, 11.5, 96, 34.5),
    "under": (4, 35, 96, 38),
    "figure": (4, 38.5, 96, 58.5),
    "line": (4, 59, 96, 67.4),
    "coming": (4, 67.7, 96, 70.3),
    "caption": (4, 70.5, 96, 73.1),
    "change": (0, 0, 100, 74.5),
    "overlay": (4, 10.7, 96, 74.3),
    "safety": (4, 75.5, 96, 86),
    "stop": (4, 87.2, 96, 95.2),
    "pause_hint": (4, 95.6, 50, 99.4),
    "leave_hint": (50, 95.6, 96, 99.4),
}

_SIDED = ("edge", "plate", "time_left", "digits", "under", "figure")
"""What stands the other way round for the right side."""

_NO_SIDE: dict[str, Box] = {"edge": (0, 0, 0, 0), "plate": (3, 3, 47, 15)}
_NO_SIDE_TALL: dict[str, Box] = {"edge": (0, 0, 0, 0), "plate": (4, 2, 64, 9.5)}


@dataclass(frozen=True)
class FloorLayout:
    """The place of each part, in pixels."""

    edge: QRect
    plate: QRect
    time_left: QRect
    digits: QRect
    under: QRect
    figure: QRect
    line: QRect
    coming: QRect
    caption: QRect
    change: QRect
    overlay: QRect
    safety: QRect
    stop: QRect
    pause_hint: QRect
    leave_hint: QRect


def lay_out(size: QSize, side: Side | None, changing: bool = False) -> FloorLayout:
    """The places on a screen of this size; `side` is where the side's own parts stand.

    While sides are changed, words stand beside the arrow to the new side.
    """
    wide = size.width() >= size.height()
    boxes = dict(_WIDE if wide else _TALL)
    if side not in (Side.LEFT, Side.RIGHT):
        boxes |= _NO_SIDE if wide else _NO_SIDE_TALL
    elif side is Side.RIGHT:
        boxes |= {name: _mirrored(boxes[name]) for name in _SIDED}
    if wide and changing:
        left, right = BESIDE_ARROW if side is Side.LEFT else (100 - BESIDE_ARROW[1], 100 - BESIDE_ARROW[0])
        boxes |= {name: (left, boxes[name][1], right, boxes[name][3]) for name in ("coming", "caption")}
    return FloorLayout(**{name: _pixels(box, size) for name, box in boxes.items()})


def _mirrored(box: Box) -> Box:
    return 100 - box[2], box[1], 100 - box[0], box[3]


def _pixels(box: Box, size: QSize) -> QRect:
    left, right = (round(size.width() * part / 100) for part in (box[0], box[2]))
    top, bottom = (round(size.height() * part / 100) for part in (box[1], box[3]))
    return QRect(left, top, right - left, bottom - top)
