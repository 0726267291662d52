"""The colours of the two sides can be read on their grounds."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from massage_gui.services.side_colours import LEFT_DARK, LEFT_LIGHT, RIGHT_DARK, RIGHT_LIGHT


def _luminance(name: str) -> float:
    colour = QColor(name)
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [(LEFT_LIGHT, "#FFFFFF"), (RIGHT_LIGHT, "#FFFFFF"), (LEFT_DARK, "#1C1917"), (RIGHT_DARK, "#1C1917")],
)
def test_each_side_has_at_least_four_and_a_half_to_one(ink: str, ground: str) -> None:
    assert _contrast(ink, ground) >= 4.5


def test_the_two_sides_differ_in_hue() -> None:
    assert abs(QColor(LEFT_LIGHT).hue() - QColor(RIGHT_LIGHT).hue()) > 90
