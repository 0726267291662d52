"""Where each region is worked, written for the left side in the drawing's units.

On the back view the user's left is on the left of the picture, on the front view it is on the right; the
other side is the mirror image. Lines keep the tool on the muscle that the routines name, and off the no-
go areas.
"""

from __future__ import annotations

from functools import reduce

from PySide6.QtCore import QRectF

from massage_gui.core.region import Side
from massage_gui.core.routine import Part, Pattern
from massage_gui.services.body_drawing import BodyDrawing, Panel, Shape
from massage_gui.services.body_painter import best_panel
from massage_gui.services.figure_place import Place, at

_NECK = (730.0, 161.0, 158.0)
_FACE = (450.0, 106.0, 176.0)
_HAND = (490.0, 580.0, 158.0)
_SCALP = Place(
    Panel.HEAD_FRONT, _FACE, (474, 62, 466, 46), (458, 48, 476, 58), at(471, 54), -48, 6, lit="head"
)
# Never pressed at the temple: the bony edge at the back of the head.
_BACK_OF_HEAD = Place(
    Panel.BACK, (730, 122, 158), (716, 131, 716, 108), (708, 130, 720, 131), at(715, 130), 40, 5, lit="head"
)

PLACES: dict[tuple[str, Part], Place] = {
    ("temple", Part.WHOLE): Place(
        Panel.HEAD_FRONT, _FACE, (484, 104, 484, 84), (457, 80, 482, 86), at(484, 93), -62, 5
    ),
    ("temple", Part.UPPER): _SCALP,
    ("temple", Part.LOWER): _BACK_OF_HEAD,
    ("head", Part.WHOLE): _SCALP,
    ("head", Part.LOWER): _BACK_OF_HEAD,
    ("jaw", Part.WHOLE): Place(
        Panel.HEAD_FRONT, _FACE, (483, 118, 478, 143), (476, 126, 486, 126), at(481, 132), -62, 5
    ),
    ("jaw", Part.UPPER): Place(
        Panel.HEAD_FRONT, _FACE, (483, 118, 478, 143), (476, 122, 486, 122), at(483, 121), -62, 5
    ),
    ("back-of-neck", Part.WHOLE): Place(
        Panel.BACK, _NECK, (730, 145, 730, 179), (724, 163, 736, 163), at(730, 164)
    ),
    ("back-of-neck", Part.UPPER): Place(
        Panel.BACK, _NECK, (730, 162, 730, 145), (724, 150, 736, 150), at(730, 146)
    ),
    ("back-of-neck", Part.LOWER): Place(
        Panel.BACK, _NECK, (730, 179, 730, 162), (724, 172, 736, 172), at(730, 172)
    ),
    ("side-of-neck", Part.WHOLE): Place(
        Panel.BACK, _NECK, (712, 149, 709, 173), (704, 160, 716, 160), at(712, 160), 90
    ),
    ("side-of-neck", Part.UPPER): Place(
        Panel.BACK, _NECK, (712, 149, 709, 173), (704, 149, 716, 149), at(712, 149), 90
    ),
    ("side-of-neck", Part.LOWER): Place(
        Panel.BACK, _NECK, (712, 149, 709, 173), (704, 171, 716, 171), at(711, 171), 90
    ),
    ("top-of-shoulder", Part.WHOLE): Place(
        Panel.BACK, (704, 194, 140), (694, 205, 694, 196), (673, 201, 706, 200), at(692, 200)
    ),
    ("shoulder", Part.WHOLE): Place(
        Panel.FRONT, (215, 205, 185), (245, 232, 245, 206), (251, 213, 233, 205), at(243, 207), -18
    ),
    ("shoulder", Part.ALONG): Place(
        Panel.FRONT, (215, 205, 185), (245, 232, 245, 206), (251, 213, 233, 205), (246, 209, 209, 196), -18
    ),
    # Where shoulder meets neck, from behind: off the throat.
    ("shoulder", Part.INNER): Place(
        Panel.BACK, (690, 212, 160), (700, 206, 690, 206), (690, 203, 702, 202), at(698, 203), 148, 5,
        over=True, lit="top-of-shoulder",
    ),
    ("chest", Part.WHOLE): Place(
        Panel.FRONT, (206, 222, 155), (214, 243, 214, 221), (230, 229, 199, 229), at(214, 230)
    ),
    ("upper-back", Part.WHOLE): Place(
        Panel.BACK, (706, 252, 150), (710, 278, 710, 240), (702, 258, 712, 258), at(709, 256)
    ),
    ("lower-back", Part.WHOLE): Place(
        Panel.BACK, (706, 408, 150), (708, 420, 708, 396), (688, 402, 709, 402), at(704, 408)
    ),
    ("forearm", Part.WHOLE): Place(
        Panel.BACK, (615, 398, 165), (607, 424, 616, 378), (605, 396, 625, 398), (616, 380, 611, 402), -100
    ),
    ("forearm", Part.INNER): Place(
        Panel.FRONT, (285, 398, 165), (293, 424, 284, 378), (275, 398, 295, 396), (284, 380, 289, 402), 100
    ),
    ("hand", Part.WHOLE): Place(
        Panel.HANDS, _HAND, (502, 612, 502, 530), (480, 590, 525, 590), (500, 612, 506, 578), 30, 8
    ),
    ("hand", Part.ALONG): Place(
        Panel.HANDS, (492, 556, 196), (502, 612, 502, 530), (480, 590, 525, 590), at(502, 590),
        fan=(
            (474, 594, 459, 572), (486, 566, 484, 531), (502, 566, 501, 522), (517, 566, 519, 529),
            (530, 571, 533, 546),
        ),
    ),
    ("hand", Part.INNER): Place(
        Panel.HANDS, _HAND, (485, 615, 480, 590), (480, 604, 490, 604), at(485, 605), 62
    ),
    ("outer-hip", Part.WHOLE): Place(
        Panel.BACK, (678, 455, 150), (656, 474, 657, 446), (649, 461, 668, 461), at(656, 460)
    ),
    ("buttock", Part.WHOLE): Place(
        Panel.BACK, (704, 452, 160), (690, 470, 690, 444), (681, 452, 708, 452), at(690, 452)
    ),
    ("front-of-thigh", Part.WHOLE): Place(
        Panel.FRONT, (205, 555, 220), (214, 598, 216, 540), (230, 560, 200, 560), (213, 596, 216, 545), 112
    ),
    ("back-of-thigh", Part.WHOLE): Place(
        Panel.BACK, (694, 574, 200), (683, 586, 683, 540), (667, 562, 700, 562), at(683, 562)
    ),
    ("calf", Part.WHOLE): Place(
        Panel.BACK, (694, 706, 190), (686, 746, 685, 690), (675, 712, 697, 712), (686, 732, 685, 694), 90
    ),
    ("foot-sole", Part.WHOLE): Place(
        Panel.SOLES, (410, 768, 150), (405, 748, 409, 793), (396, 772, 414, 772), at(404, 770)
    ),
}  # fmt: skip
"""By region and part; a part that is not written here is the whole."""


_INSTEAD = {
    ("temple", Pattern.PRESS_HOLD): ("temple", Part.LOWER),
    ("hand", Pattern.SQUEEZE_SLIDE): ("hand", Part.ALONG),
    ("hand", Pattern.SQUEEZE_HOLD): ("hand", Part.INNER),
}
"""Patterns that belong on another part than the middle of a region."""


def place_of(drawing: BodyDrawing, region: str, part: Part, pattern: Pattern | None) -> Place | None:
    """The place of a region on the drawing; None where it has no such region."""
    if part is Part.WHOLE and pattern is not None:
        region, part = _INSTEAD.get((region, pattern), (region, part))
    found = PLACES.get((region, part)) or PLACES.get((region, Part.WHOLE))
    return found or _plain(drawing, region)


def shown_region(region: str, place: Place) -> str:
    """The region that is lit at a place."""
    return place.lit or region


def shapes_of(drawing: BodyDrawing, region: str, panel: Panel, side: Side | None) -> list[Shape]:
    """The shapes of a region on a side in a panel; those of both halves for both and none."""
    shapes = [shape for shape in drawing.panels[panel].shapes if shape.region == region]
    if side in (Side.LEFT, Side.RIGHT):
        return [shape for shape in shapes if shape.side in (side, None)]
    return shapes


def _plain(drawing: BodyDrawing, region: str) -> Place | None:
    """A region without lines of its own: up and down, and across, in the middle of it."""
    panel = best_panel(drawing, region)
    if panel is None:
        return None
    box = shapes_of(drawing, region, panel, Side.LEFT)[0].path.boundingRect()
    x, y, wide, high = box.center().x(), box.center().y(), box.width() / 5, box.height() / 4
    outward = -1 if panel in (Panel.BACK, Panel.HEAD_BACK, Panel.SOLES) else 1
    across = (x + outward * wide, y, x - outward * wide, y)
    height = max(150.0, box.height() * 1.6)
    return Place(
        panel, (x, y, height), (x, y + high, x, y - high), across, at(x, y), reach=min(wide, high, 6)
    )


def middle_of(drawing: BodyDrawing, panel: Panel) -> float:
    """The mid-line of a panel, between the halves of its regions."""
    halves = [shape.path.boundingRect() for shape in drawing.panels[panel].shapes if shape.side]
    return sum((box.center().x() for box in halves), 0.0) / len(halves)


def bodies_at(drawing: BodyDrawing, place: Place, side: Side | None) -> QRectF:
    """The box of the body that a place lies on: in the insets of hands and soles only that of the side."""
    boxes = [body.boundingRect() for body in drawing.panels[place.panel].bodies]
    if side is None:
        return reduce(QRectF.united, boxes)
    spot = place.lines(Pattern.HOLD)[0].p1()
    return next((box for box in boxes if box.contains(spot)), boxes[0])
