"""The colours that the moving figure is painted with, on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from massage_gui.core.region import Side
from massage_gui.services.body_painter import BodyInk
from massage_gui.services.side_colours import LEFT_LIGHT, RIGHT_LIGHT


@dataclass(frozen=True)
class FigureInk:
    """Body, sides, no-go areas, arrows with the halo round them, breath circle, tools and their edge."""

    body: BodyInk
    left: QColor
    right: QColor
    both: QColor
    no_go: QColor
    arrow: QColor
    halo: QColor
    breath: QColor
    on_breath: QColor
    hand: QColor
    ball: QColor
    seam: QColor
    cloths: tuple[QColor, QColor, QColor]
    edge: QColor

    def side(self, side: Side | None) -> QColor:
        """The colour of a side; the neutral one for both and none."""
        return {Side.LEFT: self.left, Side.RIGHT: self.right}.get(side, self.both) if side else self.both


CLOTHS = (QColor("#F4E6CF"), QColor("#E0A68A"), QColor("#9DB9B0"))
"""The three towels of a braid."""

PAPER = FigureInk(
    body=BodyInk(
        *(
            QColor(name)
            for name in ("#F6F0E9", "#8B7D70", "#B5A799", "#E9DDD1", "#EFE7DE", "#CFC6BC", "#FFFFFF")
        )
    ),
    left=QColor(LEFT_LIGHT),
    right=QColor(RIGHT_LIGHT),
    both=QColor("#C98F6B"),
    no_go=QColor("#A3221B"),
    arrow=QColor("#1F1A16"),
    halo=QColor("#FFFFFF"),
    breath=QColor("#2C5F52"),
    on_breath=QColor("#FFFFFF"),
    hand=QColor("#FBEADB"),
    ball=QColor("#DDE66B"),
    seam=QColor("#FFFFFF"),
    cloths=CLOTHS,
    edge=QColor("#3A2C22"),
)
"""The light colours, for the card: each part is told apart in black and white as well."""
