import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.problem import (
    MOST_PROBLEMS,
    WHOLE_FILE,
    FileError,
    Place,
    Problem,
    Problems,
    did_you_mean,
    not_allowed,
    quoted,
    visible,
)


def test_a_problem_says_file_line_column_and_message() -> None:
    assert str(Problem("a.yaml", 3, 7, "'titel' is not known")) == "a.yaml:3:7: 'titel' is not known"


def test_p38_hidden_characters_of_a_file_name_are_escaped() -> None:
    assert str(Problem("a\nb\x1b\udcff.yaml", 0, 0, "no")) == "a\\nb\\x1b\\xff.yaml:0:0: no"


def test_p21_direction_controls_are_made_visible() -> None:
    assert visible("a\u202eb\u2066c\u200f") == "a\\u202eb\\u2066c\\u200f"


@given(st.text())
def test_visible_text_is_one_line_that_can_be_encoded(text: str) -> None:
    shown = visible(text)
    assert shown.encode().decode() == shown
    assert len(shown.splitlines()) <= 1
    assert visible(shown) == shown


def test_a_long_quotation_is_cut() -> None:
    assert quoted("x" * 1_000) == "'" + "x" * 39 + "…'"


def test_the_nearest_word_is_offered() -> None:
    assert did_you_mean("Uper-back", ["lower-back", "upper-back"]) == "did you mean 'upper-back'?"
    assert did_you_mean("zzz", ["lower-back"]) == ""


def test_what_is_allowed_is_told() -> None:
    assert not_allowed("wrok", ["work", "rest"]) == "'wrok' is not one of: work, rest; did you mean 'work'?"
    assert "(40 in all)" in not_allowed("x", [f"word-{n}" for n in range(40)])


def test_problems_are_told_in_file_order() -> None:
    problems = Problems("a.yaml")
    problems.add(Place(9, 1), "later")
    problems.add(Place(2, 4), "sooner")
    with pytest.raises(FileError) as caught:
        problems.check()
    assert [problem.line for problem in caught.value.problems] == [2, 9]
    assert str(caught.value) == "a.yaml:2:4: sooner\na.yaml:9:1: later"


def test_no_problem_raises_nothing() -> None:
    Problems("a.yaml").check()


def test_after_too_many_problems_reading_ends() -> None:
    problems = Problems("a.yaml")
    for number in range(MOST_PROBLEMS):
        problems.add(Place(number + 1, 1), "wrong")
    with pytest.raises(FileError) as caught:
        problems.add(Place(MOST_PROBLEMS + 1, 1), "wrong")
    assert len(caught.value.problems) == MOST_PROBLEMS + 1
    assert "more" in caught.value.problems[-1].message


def test_a_fatal_problem_comes_with_those_before_it() -> None:
    problems = Problems("a.yaml")
    problems.add(Place(1, 1), "first")
    with pytest.raises(FileError) as caught:
        problems.fail(WHOLE_FILE, "fatal")
    assert {problem.message for problem in caught.value.problems} == {"first", "fatal"}
