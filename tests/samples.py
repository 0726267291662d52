"""Small routines for tests: one that is done once, and one that is done on each side."""

from __future__ import annotations

from massage_gui.core.region import Region, View
from massage_gui.core.routine import Routine
from massage_gui.core.routine_reader import read_routine

QUESTIONS = ("RF01", "RF05", "PA03")

REGIONS = (
    Region("back-of-neck", "Back of the neck", (View.BACK,), has_sides=False, aliases=("nape",)),
    Region(
        "upper-back", "Upper back", (View.BACK,), has_sides=True, aliases=("between the shoulder blades",)
    ),
    Region("spine", "Spine", (View.BACK,), has_sides=False, reason="The spine is never pressed."),
    Region("lower-back", "Lower back", (View.BACK,), has_sides=True, aliases=("lumbar",), beside=("spine",)),
    Region("knee", "Knee", (View.FRONT,), has_sides=True, nearest="lower-back"),
)

_HEAD = """\
format: 1
version: 2026-11-22
id: {id}
title: {title}
regions: [{region}]
summary: Slow and gentle, for a few minutes.
position: {position}
set_up: Sit tall on a firm chair. Keep your chin level.
equipment: [a braided towel]
how_often: once a day to start
feel: Mild pressure that you can breathe through.
avoid_feeling: Sharp pain, tingling or dizziness.
safety:
  - Gentle only.
  - Stop if it hurts.
screening: [RF05, PA03]
sources: ["R9: Behm 2020, foam rolling prescription"]
steps:
"""

#: Done once: 20 + 40 + 15 seconds.
VALID = (
    _HEAD.format(id="back-of-neck", title="Back of the neck", region="back-of-neck", position="sitting")
    + """\
  - title: Sit tall
    text: Sit tall on a firm chair. Rest the braid behind your neck.
    say: Sit tall. Braid behind your neck.
    seconds: 20
    kind: setup
  - title: Slide up and down
    text: Pull both ends forward a little. Slide the braid up and down.
    say: Small slides. Light pull.
    seconds: 40
    kind: work
    hand: both
    pressure: 2
    breath: with-stroke
    motion: {pattern: up-down, tool: braid, pace: 15}
    caution: Never pull hard.
  - title: Let go
    text: Put the braid down. Take one slow breath.
    say: Let go. Breathe.
    seconds: 15
    kind: finish
    optional: yes
"""
)

#: Done on each side: 20 + (30 + 10) + change 15 + (30 + 10) + 15 = 130 seconds.
TWO_SIDED = (
    _HEAD.format(
        id="upper-back", title="Upper back, ball on the wall", region="upper-back", position="standing"
    )
    + """\
  - title: Stand tall
    text: Stand with your back to the wall.
    say: Back to the wall.
    seconds: 20
    kind: setup
  - each_side:
      change:
        text: Step away. Move the ball from the {side} to the {other_side}.
        say: Now the {other_side} side.
        seconds: 15
      steps:
        - title: Small rolls, {side}
          text: Roll the ball up and down on the {side}. Use your {other_side} hand to steady it.
          say: Small rolls on the {side}.
          seconds: 30
          kind: work
          hand: other
          pressure: 2
          motion: {pattern: up-down, tool: ball, pace: 12}
        - title: Rest
          text: Lean away. Take one slow breath.
          say: Rest. Breathe.
          seconds: 10
          kind: rest
  - title: Walk a little
    text: Step away from the wall. Walk a few steps.
    say: Walk a few steps.
    seconds: 15
    kind: finish
"""
)


def read_sample(text: str = VALID, *, file: str = "sample.yaml", yours: bool = False) -> Routine:
    """The routine of this text; raises RoutineError if it is not one."""
    return read_routine(
        text.encode(),
        file,
        regions=[region.id for region in REGIONS],
        questions=QUESTIONS,
        yours=yours,
    )


def sample_routine(*, two_sided: bool = False) -> Routine:
    """One of the two samples, read."""
    return read_sample(TWO_SIDED if two_sided else VALID)
