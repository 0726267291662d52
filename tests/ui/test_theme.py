"""The colours: contrast, sides, and changing them while the program runs."""

from __future__ import annotations

import re
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from massage_gui.app import Parts
from massage_gui.core.folders import resources
from massage_gui.core.region import Side
from massage_gui.core.timeline import SegmentKind
from massage_gui.ui.theme import DARK, LIGHT, Theme, high_contrast, system_theme
from massage_gui.ui.theme_keeper import ThemeKeeper
from tests.fake_clock import FakeClock
from tests.ui.contrast import contrast, linear
from tests.ui.walk import choose, go_on, go_to, play, settle

THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light-contrast": high_contrast(LIGHT),
    "dark-contrast": high_contrast(DARK),
}
STYLE = resources() / "style.qss"

TEXT_ON = [
    *product(["text", "muted", "link"], ["window", "panel"]),
    ("text", "soft"),
    ("link", "soft"),
    ("warn_text", "warn"),
    ("text", "danger"),
    ("muted", "danger"),
    ("stop_text", "panel"),
    ("stop_text", "window"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_side", "left"),
    ("on_side", "right"),
    ("left", "panel"),
    ("right", "panel"),
]
SEEN_ON = [
    *product(["focus", "edge"], ["window", "panel"]),
    ("focus", "soft"),
    ("focus", "warn"),
    ("focus", "danger"),
    ("primary", "panel"),
    ("stop", "window"),
    ("left", "skin"),
    ("right", "skin"),
    ("stop_text", "skin"),
    ("region_edge", "skin"),
]

Row = tuple[float, float, float]

#: Machado, Oliveira, Fernandes 2009, at full strength, on linear light: what is seen of red, green and blue.
SIMULATIONS: dict[str, tuple[Row, Row, Row]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.mark.parametrize("name", THEMES)
def test_u04_every_text_has_four_and_a_half_to_one_on_its_ground(name: str) -> None:
    theme = THEMES[name]
    weak = {
        (ink, ground): round(ratio, 2)
        for ink, ground in TEXT_ON
        if (ratio := contrast(getattr(theme, ink), getattr(theme, ground))) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("name", THEMES)
def test_u04_what_must_be_seen_has_three_to_one(name: str) -> None:
    theme = THEMES[name]
    weak = {
        (ink, ground): round(ratio, 2)
        for ink, ground in SEEN_ON
        if (ratio := contrast(getattr(theme, ink), getattr(theme, ground))) < 3
    }
    assert weak == {}


@pytest.mark.parametrize("name", THEMES)
def test_a_tinted_region_differs_from_the_skin_round_it_and_from_one_that_is_lit(name: str) -> None:
    theme = THEMES[name]
    assert contrast(theme.region, theme.skin) > 1.25
    assert contrast(theme.lit, theme.region) > 1.5


@pytest.mark.parametrize("name", THEMES)
def test_white_on_stop_can_be_read(name: str) -> None:
    assert contrast("#ffffff", THEMES[name].stop) >= 4.5
    assert contrast("#ffffff", THEMES[name].stop_hover) >= 4.0


@pytest.mark.parametrize("name", ["light-contrast", "dark-contrast"])
def test_high_contrast_has_seven_to_one_for_text(name: str) -> None:
    theme = THEMES[name]
    for ink, ground in product(["text", "muted", "link", "warn_text"], ["window", "panel", "warn", "danger"]):
        assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 7, (ink, ground)


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def buttons_of(style: str) -> dict[str, dict[str, str]]:
    """The rules for buttons, each with its colours."""
    rules = {}
    for selector, body in RULE.findall(style.split("*/", 1)[1]):
        if "QPushButton" in selector:
            pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
            rules[" ".join(selector.split())] = {name.strip(): value.strip() for name, value in pairs}
    return rules


@pytest.mark.parametrize("name", THEMES)
def test_u04_no_state_of_a_button_hides_its_text(name: str) -> None:
    rules = buttons_of(THEMES[name].style_sheet(STYLE, 100))
    grounds = {
        selector: (rule.get("color", THEMES[name].text), rule["background"])
        for selector, rule in rules.items()
        if rule.get("background", "transparent") != "transparent"
    }
    assert any("pressed" in selector for selector in grounds)
    for selector, (ink, ground) in grounds.items():
        if "color" not in rules[selector] and ("primary" in selector or "stop" in selector):
            ink = THEMES[name].on_primary if "primary" in selector else "#ffffff"
        least = 2.5 if "disabled" in selector else 4.0
        assert contrast(ink, ground) >= least, selector


def simulated(colour: str, name: str) -> tuple[float, float, float]:
    """The light of a colour as somebody sees it who cannot see one kind of it."""
    seen = QColor(colour)
    light = [linear(part) for part in (seen.redF(), seen.greenF(), seen.blueF())]
    red, green, blue = (
        sum(weight * part for weight, part in zip(row, light, strict=True)) for row in SIMULATIONS[name]
    )
    return red, green, blue


@pytest.mark.parametrize("name", SIMULATIONS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_u08_left_and_right_differ_for_the_colour_blind(theme: Theme, name: str) -> None:
    left, right = simulated(theme.left, name), simulated(theme.right, name)
    distance = sum((one - other) ** 2 for one, other in zip(left, right, strict=True)) ** 0.5
    assert distance > 0.12


def test_u08_the_sides_are_said_in_words_too(parts: Parts, clock: FakeClock) -> None:
    play(parts, "lower-back")
    go_to(parts, clock, SegmentKind.WORK, Side.LEFT)
    names = [each.accessibleName() for each in parts.window.findChildren(QWidget) if each.isVisible()]
    assert any("left" in name.casefold() for name in names)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_side_has_its_own_colour_and_both_the_neutral_one(theme: Theme) -> None:
    assert theme.side(Side.LEFT).name().upper() == theme.left
    assert theme.side(Side.RIGHT).name().upper() == theme.right
    assert theme.side(Side.BOTH) == theme.side(None) == QColor(theme.primary)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("percent", [80, 100, 200])
def test_the_style_sheet_is_filled_and_its_text_grows(name: str, percent: int) -> None:
    style = THEMES[name].style_sheet(STYLE, percent)
    assert "$" not in style.split("*/", 1)[1]
    assert not re.search(r"\dfx", style.split("*/", 1)[1])
    assert f"font-size: {round(15 * percent / 100)}px" in style


def brightness(image: QImage) -> float:
    """The mean lightness of a picture."""
    seen = [
        image.pixelColor(x, y).lightness()
        for x in range(0, image.width(), 16)
        for y in range(0, image.height(), 16)
    ]
    return sum(seen) / len(seen)


def look(parts: Parts) -> QImage:
    """The window as it looks."""
    settle()
    return parts.window.grab().toImage()


@pytest.mark.parametrize("page", ["home", "overview", "safety", "player", "answers", "problems"])
def test_u04_every_page_changes_its_colours_while_it_is_shown(
    parts: Parts, clock: FakeClock, page: str
) -> None:
    flow = parts.window.flow
    # No cursor blinks there.
    flow.areas.search.clearFocus()
    if page == "player":
        play(parts, "lower-back")
        go_on(parts, clock, 30)
    elif page != "home":
        choose(parts, "lower-back", Side.LEFT)
        if page != "overview":
            {
                "safety": flow.start,
                "answers": flow.look_ups.show_answers,
                "problems": flow.look_ups.show_problems,
            }[page]()
    first = look(parts)
    for theme in (DARK, high_contrast(DARK), high_contrast(LIGHT)):
        parts.window.set_theme(theme)
        ground = look(parts)
        assert (brightness(ground) < 100) is theme.dark
        assert ground.pixelColor(2, ground.height() - 2).name().upper() == theme.window
    parts.window.set_theme(LIGHT)
    assert look(parts) == first


def test_u04_the_window_follows_the_system(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = [DARK]
    monkeypatch.setattr("massage_gui.ui.theme_keeper.system_theme", lambda _choice: wanted[0])
    keeper = ThemeKeeper(parts.window, lambda: parts.settings.theme)
    assert parts.window.theme is DARK
    wanted[0] = high_contrast(LIGHT)
    keeper.wear()
    assert parts.window.theme == high_contrast(LIGHT)


def test_without_a_wish_of_the_system_the_colours_are_light(qapp: QApplication) -> None:
    assert qapp.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    assert not system_theme().dark
