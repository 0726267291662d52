"""The colours of the program, light, dark and high contrast, and the style sheet made of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from massage_gui.core.region import Side
from massage_gui.services.body_painter import BodyInk
from massage_gui.services.settings import ThemeChoice
from massage_gui.services.side_colours import LEFT_DARK, LEFT_LIGHT, RIGHT_DARK, RIGHT_LIGHT

_LENGTH = re.compile(r"\b(\d+)fx\b")
_COLOUR = re.compile(r"\$(\w+)")


class Theme(NamedTuple):
    """Every colour by what it is for; each text colour has at least 4.5 to 1 on the grounds it stands on."""

    dark: bool
    window: str
    panel: str
    soft: str
    text: str
    muted: str
    faint: str
    line: str
    edge: str
    link: str
    focus: str
    primary: str
    primary_hover: str
    on_primary: str
    stop: str
    stop_hover: str
    stop_text: str
    danger: str
    warn: str
    warn_line: str
    warn_text: str
    left: str
    right: str
    on_side: str
    skin: str
    skin_edge: str
    skin_line: str
    region: str
    region_edge: str
    quiet: str
    lit: str

    def side(self, side: Side | None) -> QColor:
        """The colour of a side; the neutral one for both and none."""
        return QColor(
            {Side.LEFT: self.left, Side.RIGHT: self.right}.get(side, self.primary) if side else self.primary
        )

    @property
    def ink(self) -> BodyInk:
        """The colours the body is painted with."""
        names = (self.skin, self.skin_edge, self.skin_line, self.region, self.quiet, self.line, self.panel)
        return BodyInk(*(QColor(name) for name in (*names, self.region_edge)))

    @property
    def palette(self) -> QPalette:
        """The palette for what the style sheet does not reach."""
        palette = QPalette(QColor(self.panel), QColor(self.window))
        for role, colour in (
            (QPalette.ColorRole.WindowText, self.text),
            (QPalette.ColorRole.Text, self.text),
            (QPalette.ColorRole.ButtonText, self.text),
            (QPalette.ColorRole.Base, self.panel),
            (QPalette.ColorRole.ToolTipBase, self.panel),
            (QPalette.ColorRole.ToolTipText, self.text),
            (QPalette.ColorRole.PlaceholderText, self.muted),
            (QPalette.ColorRole.Highlight, self.primary),
            (QPalette.ColorRole.HighlightedText, self.on_primary),
            (QPalette.ColorRole.Link, self.link),
        ):
            palette.setColor(role, QColor(colour))
        return palette

    def style_sheet(self, file: Path, text_size: int) -> str:
        """The style sheet in these colours, its lengths at `text_size` percent."""
        colours = {name: str(colour) for name, colour in self._asdict().items()}
        filled = _COLOUR.sub(lambda found: colours.get(found[1], found[0]), file.read_text(encoding="utf-8"))
        return _LENGTH.sub(lambda found: f"{round(int(found[1]) * text_size / 100)}px", filled)


LIGHT = Theme(
    dark=False,
    window="#FBF7F2", panel="#FFFFFF", soft="#F1E9E0", text="#2A241F", muted="#665A50", faint="#8B7F74",
    line="#E2D8CD", edge="#9A8C7F", link="#1F5A4C", focus="#1A4FD6",
    primary="#2C5F52", primary_hover="#234E43", on_primary="#FFFFFF",
    stop="#B3261E", stop_hover="#951F18", stop_text="#A3221B", danger="#FDEEEC",
    warn="#FFF4DE", warn_line="#E3BE74", warn_text="#53400C",
    left=LEFT_LIGHT, right=RIGHT_LIGHT, on_side="#FFFFFF",
    skin="#EADFD4", skin_edge="#B8A593", skin_line="#C6B5A4", region="#E6BFA4", region_edge="#A8714E",
    quiet="#BDAA98", lit="#C98F6B",
)  # fmt: skip

DARK = Theme(
    dark=True,
    window="#1C1917", panel="#262220", soft="#352F2B", text="#F3ECE5", muted="#BDB0A4", faint="#8C8177",
    line="#40382F", edge="#86796D", link="#8FD0BE", focus="#9DB8FF",
    primary="#7FC4AE", primary_hover="#97D3C0", on_primary="#10201B",
    stop="#C9372C", stop_hover="#D9483D", stop_text="#FF9C93", danger="#3A2020",
    warn="#382D16", warn_line="#8F7136", warn_text="#F6E2B3",
    left=LEFT_DARK, right=RIGHT_DARK, on_side="#14110F",
    skin="#3D362F", skin_edge="#8A7B6E", skin_line="#5F544A", region="#6F513E", region_edge="#B08464",
    quiet="#75685C", lit="#C58D69",
)  # fmt: skip


def high_contrast(theme: Theme) -> Theme:
    """The same theme with pure grounds and text, and strong edges."""
    ground, ink = ("#000000", "#FFFFFF") if theme.dark else ("#FFFFFF", "#000000")
    return theme._replace(
        window=ground, panel=ground, text=ink, muted=ink, faint=ink, line=ink, edge=ink, warn=ground,
        warn_line=ink, warn_text=ink, danger=ground, link=ink, skin_edge=ink, skin_line=ink,
        region_edge=ink, quiet=ink,
    )  # fmt: skip


def system_theme(choice: ThemeChoice = ThemeChoice.SYSTEM) -> Theme:
    """The theme that the user has chosen, or else the one that the system asks for now."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    chosen = {ThemeChoice.LIGHT: LIGHT, ThemeChoice.DARK: DARK}
    theme = chosen.get(choice, DARK if dark else LIGHT)
    return high_contrast(theme) if _wants_contrast() else theme


def _wants_contrast() -> bool:
    # contrastPreference came with Qt 6.10; one expression, because a kept child of the hints dies with them.
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return (
        QGuiApplication.styleHints().accessibility().contrastPreference()
        is Qt.ContrastPreference.HighContrast
    )
