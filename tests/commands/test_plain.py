import pytest

from massage_gui.commands.plain import in_words, on_clock, whole


@pytest.mark.parametrize(
    ("seconds", "words", "clock"),
    [
        (0, "0 s", "0:00"),
        (59, "59 s", "0:59"),
        (60, "1 min", "1:00"),
        (365, "6 min 5 s", "6:05"),
        (7200.4, "120 min", "120:00"),
    ],
)
def test_a_time_in_words_and_on_a_clock(seconds: float, words: str, clock: str) -> None:
    assert (in_words(seconds), on_clock(seconds)) == (words, clock)


def test_whole_numbers_are_ints() -> None:
    assert repr([whole(2.0), whole(2.5), whole(3)]) == "[2, 2.5, 3]"
