from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.cue_choice import GAP, Priority, fits, priority
from massage_gui.core.timeline import Cue, CueKind, SegmentKind

seconds = st.floats(0, 60)
coming = st.lists(st.tuples(seconds, st.sampled_from(Priority)))


def test_the_order_of_what_gives_way() -> None:
    step = Cue(CueKind.STEP, 0)
    change = priority(step, SegmentKind.CHANGE)
    work = [
        priority(cue, SegmentKind.WORK) for cue in (step, Cue(CueKind.HALFWAY, 20), Cue(CueKind.COUNTDOWN, 3))
    ]
    assert [Priority.STOP, change, *work] == sorted([Priority.STOP, change, *work], reverse=True)
    assert len({Priority.STOP, change, *work}) == 5


def test_the_early_word_of_a_change_gives_way_to_the_step_but_not_to_half_time() -> None:
    soon = priority(Cue(CueKind.CHANGE_SOON, 10, from_end=True), SegmentKind.WORK)
    assert Priority.HALFWAY < soon < Priority.STEP


def test_a_sound_is_over_before_its_segment() -> None:
    assert fits(2.0, Priority.STEP, [], 2.0 + GAP)
    assert not fits(2.0, Priority.STEP, [], 2.0)
    assert fits(2.0, Priority.STEP, [], None)


def test_what_matters_less_gives_way_and_what_matters_as_much_does_not() -> None:
    assert fits(4.0, Priority.STEP, [(1.0, Priority.HINT)], 60)
    assert not fits(4.0, Priority.HALFWAY, [(1.0, Priority.CHANGE_SOON)], 60)
    assert not fits(4.0, Priority.HINT, [(1.0, Priority.HINT)], 60)


@given(length=seconds, own=st.sampled_from(Priority), coming=coming, end=seconds)
def test_what_fits_touches_nothing_that_does_not_give_way(
    length: float, own: Priority, coming: list[tuple[float, Priority]], end: float
) -> None:
    if length and fits(length, own, coming, end):
        assert all(length < start for start, other in coming if other >= own)
        assert length < end


@given(own=st.sampled_from(Priority), coming=coming, end=seconds)
def test_silence_always_fits(own: Priority, coming: list[tuple[float, Priority]], end: float) -> None:
    assert fits(0.0, own, coming, end)
