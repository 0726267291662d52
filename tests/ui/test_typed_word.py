"""Letters that become a word."""

from massage_gui.ui.typed_word import TYPING_PAUSE, TypedWord
from tests.fake_clock import FakeClock


def test_letters_in_a_row_are_one_word_and_a_pause_begins_a_new_one() -> None:
    clock = FakeClock()
    word = TypedWord(clock)
    assert word.add("c") == "c"
    clock.advance(TYPING_PAUSE * 0.9)
    assert word.add("a") == "ca"
    clock.advance(TYPING_PAUSE * 0.9)
    assert word.add("l") == "cal", "the pause counts from the letter before"
    clock.advance(TYPING_PAUSE * 1.1)
    assert word.add("f") == "f"


def test_the_word_is_forgotten_after_a_pause() -> None:
    clock = FakeClock()
    typed = TypedWord(clock)
    assert typed.word == ""
    typed.add("b")
    typed.add("a")
    assert typed.word == "ba"
    clock.advance(TYPING_PAUSE)
    assert typed.word == ""
    assert typed.add("c") == "c"
