from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.library import Library
from massage_gui.core.region import FEELINGS, Fit, Region, View, respelled, search

NECK = Region("side-of-neck", "Side of neck", (View.BACK,), True, aliases=("scm", "neck muscle"))
THROAT = Region("front-of-neck", "Front of neck", (View.FRONT,), False, reason="Never pressed.")
KNEE = Region("knee", "Knee", (View.FRONT,), True, aliases=("kneecap",))
HAND = Region("hand", "Hand, palm", (View.FRONT,), True, aliases=("fingers",))
ALL = (THROAT, NECK, KNEE, HAND)


def found(words: str, library: Library) -> list[str]:
    """The ids of what a search finds in what ships."""
    playable = {region.id for region in library.regions if library.for_region(region.id)}
    return [region.id for region in search(library.regions, words, playable)]


def test_words_that_say_how_it_feels_do_not_narrow_the_search() -> None:
    assert NECK.matches("my stiff neck")
    assert NECK.matches("neck pain")
    assert not NECK.matches("stiff back")
    assert not NECK.matches("pain"), "without a place nothing is found by a feeling"


@pytest.mark.parametrize(
    ("region", "words", "fit"),
    [
        (NECK, "Side of neck", Fit.WHOLE_NAME),
        (HAND, "my palm hurts", Fit.WHOLE_NAME),
        (NECK, "nec", Fit.WHAT),
        (NECK, "side", Fit.NAME),
        (NECK, "scm", Fit.ALIAS),
        (HAND, "hand fingers", Fit.SCATTERED),
        (HAND, "knee", None),
    ],
)
def test_a_name_fits_better_than_an_alias(region: Region, words: str, fit: Fit | None) -> None:
    assert region.fit(words) is fit


@pytest.mark.parametrize("words", ["neck, stiff!", "side-of-neck", "NECK", "  neck  ", "necks"])
def test_signs_case_and_plurals_do_not_matter(words: str) -> None:
    assert NECK.matches(words)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("neck", ["back-of-neck", "side-of-neck"]),
        ("stiff neck", ["back-of-neck", "side-of-neck"]),
        ("sore back", ["upper-back", "lower-back"]),
        ("low back", ["lower-back"]),
        ("upper back", ["upper-back"]),
        ("my lower back hurts", ["lower-back"]),
        ("butt", ["buttock"]),
        ("traps", ["top-of-shoulder"]),
        ("tight shoulder", ["shoulder", "top-of-shoulder"]),
        ("lumbar", ["lower-back"]),
        ("heel", ["foot-sole"]),
        ("scalp", ["head"]),
        ("headache", ["head", "temple"]),
        ("left calf", ["calf"]),
        ("knee", ["knee"]),
    ],
)
def test_plain_words_find_what_is_meant_first(library: Library, words: str, first: list[str]) -> None:
    assert found(words, library)[: len(first)] == first


def test_what_must_not_be_pressed_comes_last(library: Library) -> None:
    assert found("neck", library)[-1] == "front-of-neck"
    assert found("throat", library) == ["front-of-neck"]


@pytest.mark.parametrize("words", ["", "   ", "sore", "my sti", "my"])
def test_until_a_part_is_named_everything_is_found_in_body_order(words: str) -> None:
    assert search(ALL, words, {"side-of-neck"}) == list(ALL)


@pytest.mark.parametrize("words", ["spleen", "sore spleen", "neck spleen"])
def test_what_nothing_is_called_finds_nothing(words: str) -> None:
    assert search(ALL, words, ()) == []


def test_words_from_here_and_there_count_only_where_nothing_has_them_together() -> None:
    apart = Region("calf", "Calf", (View.BACK,), True, aliases=("side", "neck"))
    assert search((apart, NECK), "side neck", ("calf",)) == [NECK]
    assert search((apart,), "side neck", ()) == [apart]


@given(
    words=st.lists(
        st.sampled_from(["neck", "back", "leg", "knee", "of", "spleen", *sorted(FEELINGS)]), max_size=4
    ),
    playable=st.sets(st.sampled_from([region.id for region in ALL])),
)
def test_a_search_loses_and_doubles_nothing_and_keeps_its_order(words: list[str], playable: set[str]) -> None:
    typed = " ".join(words)
    result = search(ALL, typed, playable)
    assert len({region.id for region in result}) == len(result)
    if len(result) < len(ALL):
        ranks = [(region.no_go, region.id not in playable, region.fit(typed)) for region in result]
        assert None not in [fit for *_, fit in ranks]
        assert [rank[:2] for rank in ranks] == sorted(rank[:2] for rank in ranks)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sholder", "shoulder"),
        ("lumber", "lumbar"),
        ("my stiff nekc", "neck"),
        ("anckle", "ankle"),
        ("spleen", ""),
        ("heart", ""),
        ("brain", ""),
        ("sholder spleen", ""),
        ("", ""),
    ],
)
def test_a_slip_of_the_keys_is_understood_and_what_nothing_is_called_is_not(
    typed: str, meant: str, library: Library
) -> None:
    assert respelled(library.regions, typed) == meant
