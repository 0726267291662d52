"""One segment, to be read from the floor: side, countdown, title, lines, pressure, breath, caution."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from massage_gui.core.region import Side
from massage_gui.core.timeline import Segment, SegmentKind
from massage_gui.services.body_drawing import BodyDrawing
from massage_gui.ui.parts import label
from massage_gui.ui.pressure_scale import PressureScale
from massage_gui.ui.ring import Ring
from massage_gui.ui.side_block import SideBlock
from massage_gui.ui.theme import Theme
from massage_gui.ui.words import Words


class StepView(QWidget):
    """Three columns; the side's block stands on the side that is worked."""

    def __init__(self, drawing: BodyDrawing, remaining: Callable[[], float]) -> None:
        super().__init__()
        self._words = Words()
        self._theme: Theme | None = None
        self.side = SideBlock(drawing)
        self.ring = Ring(remaining)
        self.title = label("", "step")
        self.lines = label("", "lines")
        self.caution = label("", "caution")
        self.lighter = label("", "caution")
        self.breath = label("", "")
        self.hand = label("", "")
        self.pressure = PressureScale()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        text = QVBoxLayout()
        text.setSpacing(8)
        text.addStretch(1)
        for part in (
            self.title,
            self.lines,
            self.hand,
            self.breath,
            self.caution,
            self.lighter,
            self.pressure,
        ):
            text.addWidget(part)
        text.addStretch(1)
        self._row.addWidget(self.side, 22)
        self._row.addWidget(self.ring, 30)
        self._row.addLayout(text, 44)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme
        for part in (self.side, self.ring, self.pressure):
            part.set_theme(theme)

    def set_scale(self, scale: float) -> None:
        """Make the words to be read from afar this much larger."""
        sizes: list[tuple[QLabel, int]] = [
            (self.title, 30),
            (self.lines, 21),
            (self.caution, 17),
            (self.lighter, 17),
        ]
        for part, pixels in [*sizes, (self.breath, 16), (self.hand, 16)]:
            part.setStyleSheet(f"font-size: {round(pixels * scale)}px")
        self.pressure.setStyleSheet(f"font-size: {round(15 * scale)}px")

    def show_segment(self, segment: Segment, region: str, eased: int) -> None:
        """Show a segment; `eased` is by how many levels the user wants less pressure."""
        target = max(min(segment.pressure, 1), segment.pressure - eased)
        self.title.setText(segment.title)
        self.lines.setText(segment.text)
        self._say(self.caution, segment.caution)
        self._say(self.hand, self._words.hand(segment.hand, segment.side))
        pressed = segment.kind in (SegmentKind.WORK, SegmentKind.CHECK) and segment.pressure > 0
        self._say(
            self.breath, self._words.breath(segment.breath) if segment.kind is not SegmentKind.CHANGE else ""
        )
        self._say(
            self.lighter, self.tr("Lighter than before: you asked for less.") if eased and pressed else ""
        )
        self.pressure.setVisible(pressed)
        self.pressure.show_target(target)
        self.side.show_side(region, segment.side)
        if self._theme is not None:
            self.ring.set_colour(self._theme.side(segment.side))
        right = segment.side is Side.RIGHT
        self._row.setDirection(
            QBoxLayout.Direction.RightToLeft if right else QBoxLayout.Direction.LeftToRight
        )

    def _say(self, part: QLabel, text: str) -> None:
        part.setText(text)
        part.setVisible(bool(text))

    @property
    def side_is_on_the_right(self) -> bool:
        """Whether the side's block stands on the right of the page."""
        return self._row.direction() is QBoxLayout.Direction.RightToLeft
