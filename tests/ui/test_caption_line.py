from massage_gui.app import Parts
from massage_gui.core.timeline import SegmentKind
from massage_gui.ui.caption_line import A_WORD, SHORTEST
from tests.fake_clock import FakeClock
from tests.ui.walk import go_on, go_to, play


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
