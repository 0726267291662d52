"""What a routine says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.samples import VALID, read_sample


@pytest.mark.parametrize(
    ("equipment", "said"),
    [
        (("A ball", "A clear wall."), "A ball; a clear wall."),
        (("TENS pads", "PVC pipe"), "TENS pads; PVC pipe."),
        (("A chair",), "A chair."),
        ((), ""),
    ],
)
def test_what_it_needs_is_one_sentence(equipment: tuple[str, ...], said: str) -> None:
    assert replace(read_sample(VALID), equipment=equipment).needs == said
