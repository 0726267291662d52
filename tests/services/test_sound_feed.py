from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.services.pcm import RATE, Pcm
from massage_gui.services.sound_feed import FADE, Feed

LEVEL = 20_000
FADED = round(FADE * RATE)
STEP = LEVEL / (FADE * RATE) + 2
"""No two samples of a level sound may be further apart, or there is a click."""

verbs = st.one_of(
    st.integers(1, 800).map(lambda samples: ("play", samples)),
    st.just(("silence", 0)),
    st.integers(0, 10).map(lambda tenths: ("volume", tenths)),
    st.integers(1, 900).map(lambda samples: ("take", samples)),
)


def level(samples: int) -> Pcm:
    """A sound whose every sample is the same."""
    return Pcm.of([LEVEL] * samples)


def taken(feed: Feed, samples: int) -> list[int]:
    """What a device is given."""
    data = feed.take(samples)
    assert len(data) == 2 * samples
    return list(array("h", data))


def test_silence_until_something_plays() -> None:
    feed = Feed()
    assert taken(feed, 100) == [0] * 100
    assert not feed.playing


def test_a_sound_is_handed_out_whole_then_silence() -> None:
    feed = Feed()
    feed.play(Pcm.of(range(1, 251)))
    assert feed.playing
    assert taken(feed, 100) + taken(feed, 200) == [*range(1, 251), *[0] * 50]
    assert not feed.playing


def test_an_empty_sound_is_no_sound() -> None:
    feed = Feed()
    feed.play(Pcm())
    assert not feed.playing
    assert taken(feed, 10) == [0] * 10


def test_silence_comes_within_ten_milliseconds_and_without_a_click() -> None:
    feed = Feed()
    feed.play(level(5000))
    before = taken(feed, 1000)
    feed.silence()
    assert not feed.playing
    after = taken(feed, 1000)
    assert after[FADED + 1 :] == [0] * (1000 - FADED - 1)
    heard = [*before, *after]
    assert max(abs(one - other) for one, other in pairwise(heard)) <= STEP


def test_another_sound_begins_whole_when_the_first_has_died_away() -> None:
    feed = Feed()
    feed.play(level(5000))
    taken(feed, 1000)
    feed.play(Pcm.of(range(1, 301)))
    assert feed.playing
    after = taken(feed, 1000)
    start = after.index(1, FADED - 1)
    assert start <= FADED + 1
    assert after[start : start + 301] == [*range(1, 301), 0]


def test_of_two_that_wait_the_later_plays() -> None:
    feed = Feed()
    feed.play(level(5000))
    taken(feed, 10)
    feed.play(Pcm.of([1, 2, 3]))
    feed.play(Pcm.of([7, 8, 9]))
    after = taken(feed, 1000)
    assert [value for value in after[FADED - 5 :] if 0 < value < 20][-3:] == [7, 8, 9]
    feed.play(level(500))
    feed.silence()
    feed.silence()
    assert taken(feed, 1000)[FADED + 1 :] == [0] * (1000 - FADED - 1)


def test_what_is_dropped_is_gone_at_once() -> None:
    feed = Feed()
    feed.play(level(5000))
    feed.drop()
    assert not feed.playing
    assert taken(feed, 100) == [0] * 100


def test_volume_changes_while_playing_without_a_jump() -> None:
    feed = Feed()
    feed.play(level(9000))
    heard = taken(feed, 500)
    for volume in (0.5, 0.0, 1.0, 0.3, 0.9):
        feed.volume = volume
        heard += taken(feed, 700)
        assert heard[-1] == pytest.approx(LEVEL * volume**2, abs=1)
    assert max(abs(one - other) for one, other in pairwise(heard)) <= STEP


def test_a_volume_set_before_holds_from_the_first_sample() -> None:
    feed = Feed()
    feed.volume = 0.5
    feed.play(level(10))
    assert taken(feed, 10) == [LEVEL // 4] * 10
    assert feed.volume == 0.5


@pytest.mark.parametrize(("asked", "got"), [(-1.0, 0.0), (7.0, 1.0)])
def test_volume_is_between_none_and_full(asked: float, got: float) -> None:
    feed = Feed()
    feed.volume = asked
    assert feed.volume == got


@given(st.lists(verbs, max_size=40))
def test_whatever_is_done_nothing_clicks_and_nothing_overlaps(done: list[tuple[str, int]]) -> None:
    feed, heard = Feed(), [0]
    for verb, number in done:
        if verb == "play":
            # It rises and falls no faster than is allowed, so that any jump is the feed's own.
            feed.play(Pcm.of(min(at, number - at) * (STEP - 4) for at in range(number)))
        elif verb == "silence":
            feed.silence()
            assert not feed.playing
        elif verb == "volume":
            feed.volume = number / 10
        else:
            heard += taken(feed, number)
    steps = [abs(one - other) for one, other in pairwise(heard)]
    # Where a fade runs over a rising sound, both move.
    assert max(steps, default=0) <= 4 * STEP


@given(st.lists(st.integers(1, 400), min_size=1, max_size=8), st.integers(0, 10))
def test_it_does_not_matter_in_how_many_pieces_it_is_taken(pieces: list[int], tenths: int) -> None:
    def heard(sizes: list[int]) -> list[int]:
        feed = Feed()
        feed.play(Pcm.of(range(-3000, 3000, 5)))
        values = taken(feed, 150)
        feed.volume = tenths / 10
        for size in sizes:
            values += taken(feed, size)
        return values

    # Within the rounding of one sample.
    assert heard(pieces) == pytest.approx(heard([sum(pieces)]), abs=1)
