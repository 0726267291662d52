import pytest
from PySide6.QtWidgets import QApplication

from massage_gui.app import Parts
from massage_gui.core.timeline import SegmentKind
from massage_gui.ui.caption_line import A_WORD, SHORTEST, CaptionLine
from tests.fake_clock import FakeClock
from tests.ui.walk import go_on, go_to, play, settle


def test_what_is_said_is_seen_and_then_what_comes_next(parts: Parts, clock: FakeClock) -> None:
    play(parts, "calf")
    now = go_to(parts, clock, SegmentKind.WORK)
    line = parts.flow.player_page.words
    assert now.segment.say in line.caption.text()
    assert line.caption.isVisible()
    long = SHORTEST + A_WORD * len(line.caption.text().split())
    go_on(parts, clock, long - 1)
    assert line.caption.isVisible()
    go_on(parts, clock, 2)
    assert line.coming.isVisible()
    assert line.coming.text().startswith("Next:")


def test_going_back_does_not_hide_a_caption_too_soon(parts: Parts, clock: FakeClock) -> None:
    play(parts, "calf")
    go_to(parts, clock, SegmentKind.WORK)
    parts.player.back()
    go_on(parts, clock, 1)
    assert parts.flow.player_page.words.caption.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (900, 600)])
def test_ring_and_figure_stay_where_they_are_from_step_to_step(
    parts: Parts, clock: FakeClock, width: int, height: int
) -> None:
    parts.window.resize(width, height)
    play(parts, "lower-back")
    step = parts.flow.player_page.step
    # To get ready more is said than fits into a line of a small window.
    go_to(parts, clock, SegmentKind.SETUP)
    places = set()
    while parts.player.active:
        settle()
        if step.isVisible():
            places.add((step.ring.y(), step.ring.size().toTuple(), step.side.size().toTuple()))
        clock.advance(1)
        parts.player.next()
    assert len(places) == 1


@pytest.mark.parametrize("letters", range(11, 40))
def test_the_first_words_move_nothing(qapp: QApplication, letters: int) -> None:
    assert qapp is not None
    line = CaptionLine()
    line.resize(600, line.height())
    line.set_size(letters)
    empty = line.height()
    line.show_coming("Next: the end")
    assert line.height() == empty
    assert line.coming.heightForWidth(600) <= empty


def test_a_caption_of_two_lines_is_read_whole(qapp: QApplication) -> None:
    assert qapp is not None
    line = CaptionLine()
    line.resize(300, line.height())
    line.show()
    settle()
    low = line.height()
    line.show_note("Resuming. " * 12)
    settle()
    high = line.height()
    assert high >= line.caption.heightForWidth(line.width()) > low
    line.show_note("")
    assert line.height() == high
    line.show_coming("Next: the end")
    assert line.height() == low
    line.close()
