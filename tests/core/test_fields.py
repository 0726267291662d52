import pytest

from massage_gui.core import strict_yaml
from massage_gui.core.fields import Fields
from massage_gui.core.problem import FileError, Problem, Problems
from massage_gui.core.routine import Kind


def fields(text: str) -> Fields:
    problems = Problems("x.yaml")
    return Fields(strict_yaml.read(text.encode(), problems), problems)


def found(top: Fields) -> tuple[Problem, ...]:
    with pytest.raises(FileError) as caught:
        top.problems.check()
    return caught.value.problems


def test_fields_are_read_by_their_kind() -> None:
    top = fields("a: one\nb: 2\nc: yes\nd: work\ne: [x, y]\nf: k-1\ng: [rest]\nh: red\ni: [red]\n")
    assert top.text("a") == "one"
    assert top.one_line("a") == "one"
    assert top.whole("b", 0, 3) == 2
    assert top.yes_no("c") is True
    assert top.choice("d", Kind) is Kind.WORK
    assert top.texts("e") == ("x", "y")
    assert top.kebab("f") == "k-1"
    assert top.choices("g", Kind) == (Kind.REST,)
    assert top.word("h", ["red"]) == "red"
    assert top.words("i", ["red"]) == ("red",)
    top.finish()
    top.problems.check()


def test_what_is_missing_has_its_default() -> None:
    top = fields("a: one\n")
    assert top.text("t", "none") == "none"
    assert top.whole("w", 1, 3, 0) == 0
    assert top.yes_no("y", False) is False
    assert top.choice("c", Kind, Kind.REST) is Kind.REST
    assert top.texts("l", ("x",)) == ("x",)
    assert top.group("g", optional=True) is None
    assert top.groups("m", optional=True) == ()
    top.problems.check()


def test_p07_what_is_missing_and_required_is_told_at_the_parent() -> None:
    top = fields("a:\n  b: c\n")
    inner = top.group("a")
    assert inner is not None
    inner.whole("seconds", 1, 9)
    inner.choice("kind", Kind)
    inner.texts("notes")
    inner.groups("steps")
    inner.group("change")
    problems = found(top)
    assert [(problem.line, problem.column) for problem in problems] == [(2, 3)] * 5
    assert {problem.message for problem in problems} == {
        f"'{key}' is missing here" for key in ("seconds", "kind", "notes", "steps", "change")
    }


def test_p06_a_key_that_was_not_asked_for_is_told_with_the_nearest() -> None:
    top = fields("title: a\n\ntitel: b\nzzzzzz: c\n")
    top.text("title")
    top.finish()
    near, far = found(top)
    assert (near.line, near.column) == (3, 1)
    assert near.message == "'titel' is not a key that is known here; did you mean 'title'?"
    assert "allowed: title" in far.message


def test_several_problems_are_told_at_once() -> None:
    top = fields("a: 1\nb: wrok\nc: text\n")
    top.text("missing")
    top.choice("b", Kind)
    top.texts("c")
    top.finish()
    assert len(found(top)) == 4


def test_a_list_must_be_one_and_hold_enough() -> None:
    top = fields("a: text\nb: []\nc: {d: e}\n")
    assert top.texts("a") == top.texts("b", at_least=1) == top.texts("c") == ()
    messages = [problem.message for problem in found(top)]
    assert messages[0] == "'a' must be a list, not one text; write [] for none"
    assert messages[1] == "'b' must not be empty"
    assert "not 'key: value' lines" in messages[2]


def test_each_wrong_item_of_a_list_is_told() -> None:
    top = fields("a: [red, blu, gren]\n")
    assert top.words("a", ["red", "blue", "green"]) == ("red",)
    assert [problem.column for problem in found(top)] == [10, 15]


def test_a_group_must_be_a_mapping() -> None:
    top = fields("a: text\nb: [text, {c: d}]\n")
    assert top.group("a") is None
    (inner,) = top.groups("b")
    assert "c" in inner
    assert "z" not in inner
    assert len(found(top)) == 2


def test_a_problem_can_be_put_at_a_value_or_at_the_mapping() -> None:
    top = fields("a: b\n")
    top.problem("here", "a")
    top.problem("all")
    assert [(problem.message, problem.column) for problem in found(top)] == [("all", 1), ("here", 4)]
