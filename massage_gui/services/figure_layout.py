"""Which tools lie where at a moment: one ball, two hands side by side, a hand for each half."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF

from massage_gui.core.region import Side
from massage_gui.core.routine import Breath, Hand, Part, Pattern, Tool
from massage_gui.core.timeline import Segment
from massage_gui.services.body_drawing import Panel
from massage_gui.services.figure_hand import Grip
from massage_gui.services.figure_motion import Pose
from massage_gui.services.figure_place import Place
from massage_gui.services.figure_tools import BALL, Held

_PALMS = {Panel.HEAD_FRONT: 27.0, Panel.HEAD_BACK: 27.0, Panel.HANDS: 34.0}
_PALM = 26.0
_NECK_PALM = 21.0
"""A palm's breadth, in the drawing's units; a little small on the neck, which must stay in sight."""

_ARC = 0.3
"""How far a hand in the air swings out beside its way, in parts of the way."""


@dataclass(frozen=True)
class Task:
    """What a segment asks for, as far as it can be drawn; the pattern is None where nothing moves."""

    region: str
    side: Side | None
    pattern: Pattern | None = None
    tool: Tool = Tool.HAND
    pace: int = 0
    hand: Hand = Hand.FREE
    breath: Breath = Breath.SLOW
    part: Part = Part.WHOLE

    def at_rest(self) -> Task:
        """The same without a movement."""
        return Task(self.region, self.side, part=self.part)


def task_of(segment: Segment, region: str) -> Task:
    """What is drawn for a segment of a routine for a region."""
    motion = segment.motion
    if motion is None:
        # A change of sides shows the side to come.
        return Task(region, segment.side or segment.toward)
    return Task(
        region,
        segment.side,
        motion.pattern,
        motion.tool,
        motion.pace,
        segment.hand,
        segment.breath,
        motion.part,
    )


def spot_of(place: Place, pattern: Pattern, pose: Pose) -> QPointF:
    """The point that is touched."""
    lines = place.lines(pattern)
    line = lines[pose.stroke % len(lines)]
    if pose.along > 1:
        # Over to where the next stroke begins.
        line = QLineF(line.p2(), lines[(pose.stroke + 1) % len(lines)].p1())
        return line.pointAt(pose.along - 1)
    spot = line.pointAt(pose.along)
    if pattern is Pattern.CIRCLES:
        angle = math.tau * pose.round
        spot += QPointF(-math.cos(angle), -math.sin(angle)) * place.reach
    return spot + swung_out(place, line) * pose.lift


def swung_out(place: Place, line: QLineF) -> QPointF:
    """How far the way back in the air leads from a line: away from the body, or up from a level line."""
    length = _ARC * line.length()
    if abs(line.dx()) > abs(line.dy()):
        return QPointF(0, -length)
    return QPointF(outward(place) * length, 0)


def outward(place: Place) -> int:
    """The way from the mid-line to the user's left: -1 to the left of the picture, 1 to its right."""
    return -1 if place.panel in (Panel.BACK, Panel.HEAD_BACK, Panel.SOLES) else 1


def held_tools(task: Task, place: Place, pose: Pose, middle: float) -> tuple[Held, ...]:
    """The tools of a task in a pose; `middle` is the panel's mid-line, about which both hands mirror."""
    if task.pattern is None:
        return ()
    spot = spot_of(place, task.pattern, pose)
    if task.tool is Tool.BALL:
        rolled = spot - place.lines(task.pattern)[0].center()
        return (Held(task.tool, spot, BALL, close=_weight(task, pose), rolled=rolled),)
    if task.tool is Tool.BRAID:
        return (Held(task.tool, spot, BALL),)
    hands = tuple(_hands(task, place, pose, spot))
    if task.side is Side.BOTH and abs(spot.x() - middle) > 3:
        return hands + tuple(_mirrored(hand, middle) for hand in hands)
    return hands


def _weight(task: Task, pose: Pose) -> float:
    """How strongly the ball is seen to press: told by the pulse of a hold, steady while it rolls."""
    return pose.press if task.pattern in (Pattern.HOLD, Pattern.PRESS_HOLD) else 0.35


def _hands(task: Task, place: Place, pose: Pose, spot: QPointF) -> Iterator[Held]:
    palm = _NECK_PALM if "neck" in task.region else _PALMS.get(place.panel, _PALM)
    tilt = _tilt(task, place, pose) + pose.turn
    one = Held(task.tool, spot, palm, _grip(task), tilt, task.hand is Hand.OTHER, pose.press, pose.lift)
    if task.tool is Tool.HEEL and task.pattern is Pattern.PRESS_HOLD:
        yield replace(one, tilt=one.tilt + 24, flip=True, spot=spot + QPointF(2, 3))
        yield replace(one, tilt=one.tilt - 10)
    elif task.tool in (Tool.HANDS, Tool.HEEL):
        yield from _pair(one, pose, palm)
    else:
        yield one


def _tilt(task: Task, place: Place, pose: Pose) -> float:
    """How a hand is turned: from above for heels, from the tip for fingers that are slid along."""
    if task.tool is Tool.HEEL:
        return 180.0
    if task.pattern is not Pattern.SQUEEZE_SLIDE:
        return place.tilt
    lines = place.lines(task.pattern)
    here, there = (lines[(pose.stroke + step) % len(lines)] for step in (0, 1))
    return _down(here) + (_down(there) - _down(here)) * max(0.0, pose.along - 1)


def _down(line: QLineF) -> float:
    """The tilt of a hand that points from a line's end to its start."""
    return 180 + math.degrees(math.atan2(line.dx(), -line.dy()))


def _pair(one: Held, pose: Pose, palm: float) -> Iterator[Held]:
    """Both hands: side by side where they come from above, else one from each edge of the limb."""
    upright = abs(math.cos(math.radians(one.tilt - pose.turn)))
    apart = (
        palm * (0.56 * upright + 0.62 * (1 - upright)) * (1 - 0.12 * pose.press * (one.grip is Grip.CUPPED))
    )
    lean = 12.0 if one.tool is Tool.HEEL else 0.0
    for way, flip in ((-1, False), (1, True)):
        tilt = -way * (one.tilt - pose.turn + lean) + way * pose.turn
        yield replace(one, spot=one.spot + QPointF(way * apart, 0), flip=flip, tilt=tilt)


def _grip(task: Task) -> Grip:
    if task.tool is Tool.FINGERS:
        return Grip.PINCH if task.pattern is Pattern.SQUEEZE_SLIDE else Grip.TIPS
    if task.tool in (Tool.THUMB, Tool.HEEL):
        return Grip(task.tool.value)
    if task.pattern in (Pattern.SQUEEZE_HOLD, Pattern.KNEAD, Pattern.SQUEEZE_SLIDE):
        return Grip.PINCH if task.region == "hand" else Grip.CUPPED
    return Grip.FLAT


def _mirrored(held: Held, middle: float) -> Held:
    spot = QPointF(2 * middle - held.spot.x(), held.spot.y())
    return replace(held, spot=spot, tilt=-held.tilt, flip=not held.flip)
