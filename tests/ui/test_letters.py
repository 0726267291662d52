"""How wide letters are, with whatever font the computer has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF

from massage_gui.ui.letters import letter_width
from tests.shipped import ROUTINES
from tests.ui.pixels import sized

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("pixels", [12, 15, 30])
def test_a_letter_is_as_wide_as_letters_of_real_texts(pixels: int) -> None:
    metrics = QFontMetricsF(sized(pixels))
    text = " ".join(step.text for routine in ROUTINES for step in routine.flat_steps())
    assert letter_width(metrics) == pytest.approx(metrics.horizontalAdvance(text) / len(text), rel=0.16)


def test_it_grows_with_the_size() -> None:
    small, large = (letter_width(QFontMetricsF(sized(pixels))) for pixels in (20, 40))
    assert large == pytest.approx(2 * small, rel=0.05)
