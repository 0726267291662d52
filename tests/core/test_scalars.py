from collections.abc import Callable

import pytest

from massage_gui.core import scalars
from massage_gui.core.problem import FileError, Place, Problems
from massage_gui.core.routine import Kind
from massage_gui.core.strict_yaml import List, Mapping, Node, Text


def plain(value: str) -> Text:
    return Text(value, Place(2, 4))


def accepted(read: Callable[..., object], node: Node, *more: object) -> object:
    problems = Problems("x.yaml")
    value = read(node, "field", problems, *more)
    problems.check()
    return value


def refused(read: Callable[..., object], node: Node, *more: object) -> str:
    problems = Problems("x.yaml")
    assert read(node, "field", problems, *more) is None
    with pytest.raises(FileError) as caught:
        problems.check()
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (3, 5)
    assert "'field'" in problem.message
    return problem.message


@pytest.mark.parametrize("node", [List((), 3, 5), Mapping({}, {}, 3, 5)])
def test_a_list_or_a_mapping_is_no_text(node: Node) -> None:
    assert "must be one text" in refused(scalars.text, node)


def test_a_text_keeps_its_lines_and_loses_the_spaces_around_it() -> None:
    assert accepted(scalars.text, plain(" one\ntwo\n")) == "one\ntwo"


@pytest.mark.parametrize("value", ["", "  ", "\u202e"])
def test_an_empty_text_is_refused(value: str) -> None:
    assert "is empty" in refused(scalars.text, plain(value))


def test_a_text_of_more_than_4000_characters_is_refused() -> None:
    assert accepted(scalars.text, plain("x" * 4_000)) == "x" * 4_000
    assert "4,001 characters; 4,000 at most" in refused(scalars.text, plain("x" * 4_001))


@pytest.mark.parametrize("control", [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))])
def test_p21_direction_controls_are_taken_out_of_texts_and_refused_in_lines(control: str) -> None:
    assert accepted(scalars.text, plain(f"a{control}b")) == "ab"
    assert "control character" in refused(scalars.one_line, plain(f"a{control}b"))
    assert "control character" in refused(scalars.kebab, plain(f"a{control}b"))


@pytest.mark.parametrize(
    "value", ["a\u200bb", "Z" + "\u0301\u0489" * 200, "\U0001f468\u200d\U0001f469" * 1_000]
)
def test_p23_zero_width_and_combining_characters_are_accepted(value: str) -> None:
    assert accepted(scalars.one_line, plain(value)) == value


def test_a_line_has_no_line_break() -> None:
    assert "one line" in refused(scalars.one_line, plain("a\nb"))
    assert accepted(scalars.one_line, plain("a b\n")) == "a b"


def test_a_rule_may_refuse_a_text() -> None:
    assert refused(scalars.text, plain("a"), lambda text: f"no {text} please") == "'field': no a please"
    assert accepted(scalars.text, plain("a"), lambda _: "") == "a"


@pytest.mark.parametrize(
    ("value", "offer"),
    [
        ("Upper-Back", "'upper-back'"),
        ("upper back", "'upper-back'"),
        ("-a--b-", "'a-b'"),
        ("caf\u00e9", "'caf'"),
    ],
)
def test_an_id_is_in_kebab_case_and_else_one_is_offered(value: str, offer: str) -> None:
    assert offer in refused(scalars.kebab, plain(value))


@pytest.mark.parametrize("value", ["a", "upper-back", "a1-2b"])
def test_an_id_in_kebab_case_is_accepted(value: str) -> None:
    assert accepted(scalars.kebab, plain(value)) == value


@pytest.mark.parametrize(("value", "number"), [("1", 1), ("30", 30), ("3600", 3600), ("090", 90)])
def test_p18_plain_digits_in_range_are_a_number(value: str, number: int) -> None:
    assert accepted(scalars.whole, plain(value), 1, 3_600) == number


WRONG_NUMBERS = [
    "1:30",
    "1_000",
    "0x1E",
    "1e2",
    "30.0",
    "-5",
    "0",
    "3601",
    "\u0663\u0660",
    "+5",
    ".inf",
    ".nan",
]


@pytest.mark.parametrize("value", [*WRONG_NUMBERS, "2001-99-99", "", "~", "30 " + "1" * 5_000, "1" * 5_000])
def test_p18_any_other_number_is_refused(value: str) -> None:
    assert "whole number from 1 to 3,600" in refused(scalars.whole, plain(value), 1, 3_600)


@pytest.mark.parametrize(
    ("value", "offer"),
    [("1:30", "write 90"), ("1_000", "write 1000"), ("30.0", "write 30"), ("\u0663\u0660", "write 30")],
)
def test_p18_the_number_that_was_meant_is_offered(value: str, offer: str) -> None:
    assert refused(scalars.whole, plain(value), 1, 3_600).endswith(offer)


def test_p18_a_number_in_quotes_is_refused() -> None:
    message = refused(scalars.whole, Text("30", Place(2, 4), "'"), 1, 3_600)
    assert '"30"' in message
    assert message.endswith("write 30")


@pytest.mark.parametrize(("value", "meant"), [("yes", True), ("true", True), ("no", False), ("false", False)])
def test_yes_and_no_in_both_spellings(value: str, meant: bool) -> None:
    assert accepted(scalars.yes_no, plain(value)) is meant


@pytest.mark.parametrize("value", ["y", "NO", "off", "~", ""])
def test_p17_other_words_for_yes_and_no_are_refused(value: str) -> None:
    assert f"'{value}'" in refused(scalars.yes_no, plain(value))


@pytest.mark.parametrize("value", ["no", "off", "y", "NO", "~", "null", "wrok"])
def test_p17_a_word_that_is_no_choice_is_quoted(value: str) -> None:
    message = refused(scalars.choice, plain(value), Kind)
    assert f"'{value}' is not one of: setup, work, rest, check, finish" in message
    assert f"'{value}' is not one of: a, b" in refused(scalars.word, plain(value), ("a", "b"))


def test_a_choice_is_a_member() -> None:
    assert accepted(scalars.choice, plain("work"), Kind) is Kind.WORK
    assert accepted(scalars.word, plain("a"), ("a", "b")) == "a"
