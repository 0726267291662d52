import pytest

from massage_gui.core.compiler import compile
from massage_gui.core.plan import Plan, Sides
from massage_gui.core.timeline import CueKind, SegmentKind, Timeline
from massage_gui.services.voice_words import VoiceWords
from tests.shipped import ROUTINES, routine

LONGEST = 26
"""Words that are spoken in ten seconds at the usual speed."""

every = pytest.mark.parametrize(
    "timeline", [compile(each) for each in ROUTINES], ids=lambda each: each.routine.id
)


@every
def test_every_segment_says_something(timeline: Timeline) -> None:
    words = VoiceWords()
    for segment in timeline.segments:
        said = words.step(timeline, segment)
        assert said
        assert all(text.strip() for text in said)
        assert [len(text) for text in said] == sorted((len(text) for text in said), reverse=True)


@every
def test_get_ready_says_what_to_take(timeline: Timeline) -> None:
    said = VoiceWords().step(timeline, timeline.segments[0])
    assert all(word in said[0] for thing in timeline.routine.equipment[:1] for word in thing.split()[1:3])
    assert said[-1] == timeline.segments[0].say


@every
def test_the_side_is_named_at_a_change_and_before_it(timeline: Timeline) -> None:
    words = VoiceWords()
    for segment in timeline.segments:
        if segment.kind is SegmentKind.CHANGE:
            assert segment.toward is not None
            assert all(str(segment.toward) in text for text in words.step(timeline, segment))
            before = timeline.segments[segment.index - 1]
            soon = [cue for cue in before.cues if cue.kind is CueKind.CHANGE_SOON]
            assert all(str(segment.toward) in words.of(timeline, before, cue)[0] for cue in soon)


@pytest.mark.parametrize("sides", Sides)
def test_the_first_step_of_a_side_names_it_once(sides: Sides) -> None:
    timeline = compile(routine("calf"), Plan(sides=sides))
    words = VoiceWords()
    named = [
        segment.side
        for segment in timeline.segments
        if words.step(timeline, segment)[0].startswith(("Left side.", "Right side."))
    ]
    assert named == [sides.order[0]]


@every
def test_all_holds_every_text_that_can_be_said(timeline: Timeline) -> None:
    words = VoiceWords()
    texts = words.all(timeline)
    assert len(set(texts)) == len(texts)
    for segment in timeline.segments:
        for cue in segment.cues:
            assert set(words.of(timeline, segment, cue)) <= set(texts)
    assert set(words.fixed()) <= set(texts)


def test_of_several_lengths_the_shortest_is_made_first() -> None:
    timeline = compile(ROUTINES[0])
    said = VoiceWords().step(timeline, timeline.segments[0])
    assert VoiceWords().all(timeline)[: len(said)] == tuple(reversed(said))


def test_after_a_pause_it_says_where_we_are() -> None:
    timeline = compile(routine("calf"))
    left = next(each for each in timeline.segments if each.side == "left")
    for seconds in (39.2, 39.6, 40.0):
        # As many as the digits show.
        assert VoiceWords().resumed(left, seconds)[0] == "Going on. Left side, 40 seconds left."
    assert VoiceWords().resumed(timeline.segments[0], 0.2)[0] == "Going on. Nearly done."
