"""The top of the player: what is played, how far it is, how long it still takes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from massage_gui.core.compiler import compile
from massage_gui.core.safety import Clearance
from massage_gui.services.player import Moment, Player
from massage_gui.ui.session_head import SessionHead
from massage_gui.ui.theme import LIGHT
from tests.core.routines_for_tests import USUAL
from tests.fake_clock import FakeClock
from tests.ui.pixels import count, picture


@pytest.fixture
def head(qtbot: QtBot) -> SessionHead:
    made = SessionHead()
    qtbot.addWidget(made)
    made.set_theme(LIGHT)
    made.resize(900, 50)
    made.set_sizes(16, 14)
    made.show_timeline(compile(USUAL))
    return made


def after(seconds: int) -> Moment:
    """What is seen of the usual session so many seconds after its start."""
    clock = FakeClock()
    player, timeline = Player(clock), compile(USUAL)
    player.play(timeline, Clearance(USUAL.id, USUAL.fingerprint, None))
    for _ in range(seconds):
        clock.advance(1)
        player.look()
    moment = player.moment()
    assert moment is not None
    return moment


def test_it_says_what_is_played_which_step_and_how_long(head: SessionHead) -> None:
    moment = after(40)
    head.show_segment(moment.segment)
    head.show_moment(moment)
    assert head.name.text() == USUAL.title
    assert head.place.text() == "Step 3 of 7"
    assert head.left.text() == "3:55 left"


def test_while_getting_ready_there_is_no_step(head: SessionHead) -> None:
    head.show_segment(after(40).segment)
    head.show_segment(after(0).segment)
    assert head.place.text() == ""


def test_the_strip_follows(head: SessionHead) -> None:
    head.show_moment(after(20))
    before = count(picture(head.strip), LIGHT.left)
    head.show_moment(after(60))
    assert count(picture(head.strip), LIGHT.left) > before


def test_a_long_title_wraps_and_is_literal(head: SessionHead) -> None:
    assert head.name.wordWrap()
    assert head.name.textFormat().name == "PlainText"
