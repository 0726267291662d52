from __future__ import annotations

from massage_gui.app import Parts
from massage_gui.services.settings import Settings
from tests.fake_clock import FakeClock
from tests.ui.walk import go_on, play


def test_where_the_window_was_is_kept_when_it_closes(parts: Parts) -> None:
    assert parts.window.close()
    assert Settings(parts.folders.config).geometry == parts.window.saveGeometry()


def test_a_session_is_left_only_after_a_question_however_often_one_tries(
    parts: Parts, clock: FakeClock
) -> None:
    play(parts, "calf")
    go_on(parts, clock, 20)
    for _ in range(3):
        assert not parts.window.close()
    assert parts.player.active
    parts.window.flow.closing.end_and_close()
    assert not parts.player.active
    assert not parts.window.isVisible()
