from dataclasses import replace

import pytest

from massage_gui.commands.answer import UnknownNameError, VerbError
from massage_gui.commands.names import find_region, find_routine
from massage_gui.core.library import Library
from massage_gui.core.routine_reader import read_routine
from tests.samples import QUESTIONS, REGIONS, TWO_SIDED, VALID

ROUTINES = tuple(
    read_routine(text.encode(), "x.yaml", regions=[region.id for region in REGIONS], questions=QUESTIONS)
    for text in (VALID, TWO_SIDED)
)
LIBRARY = Library(REGIONS, frozenset(QUESTIONS), (), ROUTINES, (), ())


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("lower-back", "lower-back"),
        ("Lower  Back", "lower-back"),
        ("lower_back", "lower-back"),
        ("LUMBAR", "lower-back"),
        ("lumb", "lower-back"),
        ("nape", "back-of-neck"),
        ("spine", "spine"),
    ],
)
def test_a_region_is_found_by_id_name_alias_or_beginning(words: str, region: str) -> None:
    assert find_region(words, REGIONS).id == region


def test_a_word_that_fits_several_regions_is_asked_back() -> None:
    with pytest.raises(UnknownNameError, match="'back' may mean back-of-neck, upper-back or lower-back"):
        find_region("back", REGIONS)


@pytest.mark.parametrize(("words", "meant"), [("lumbra", "'lumbar'"), ("chekc", "'check'"), (" ", "list")])
def test_an_unknown_region_is_told_with_the_nearest(words: str, meant: str) -> None:
    with pytest.raises(UnknownNameError, match=meant):
        find_region(words, REGIONS)


@pytest.mark.parametrize("words", ["upper-back", "Upper back", "between the shoulder blades"])
def test_a_routine_is_found_by_its_id_or_its_region(words: str) -> None:
    assert find_routine(words, LIBRARY).id == "upper-back"


def test_a_routine_id_goes_before_a_region() -> None:
    mine = replace(ROUTINES[1], id="nape", yours=True)
    assert find_routine("nape", replace(LIBRARY, routines=(*ROUTINES, mine))) is mine


def test_an_unknown_routine_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'upper-back'"):
        find_routine("uper bak", LIBRARY)


def test_a_region_without_a_routine_names_the_nearest_that_has_one() -> None:
    with pytest.raises(VerbError, match=r"Knee\. The nearest that has one: lower-back"):
        find_routine("knee", LIBRARY)


def test_a_no_go_region_tells_why() -> None:
    with pytest.raises(VerbError, match="The spine is never pressed"):
        find_routine("spine", LIBRARY)
