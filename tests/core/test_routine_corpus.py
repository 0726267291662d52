"""P-41: a corpus of all that YAML knows, good and bad; reading it gives a tree or tells of a problem."""

import pytest
import yaml

from massage_gui.core import strict_yaml
from massage_gui.core.problem import FileError, Problems
from massage_gui.core.routine_reader import RoutineError
from tests.samples import read_sample

READ = [
    "a: b",
    "a:",
    "a: ''",
    'a: ""',
    "a: 'it''s'",
    'a: "tab \\t, quote \\", slash \\/, hex \\x41, \\u263a, \\U0001F600"',
    "a: b c  d",
    "a: b\n  c\n  d\n",
    "a: b\n\n  c\n",
    "a: 'b\n  c\n\n  d'\n",
    'a: "b\n  c \\\n  d"\n',
    "a: |\n  b\n   c\n\n  d\n",
    "a: |-\n  b\n\n",
    "a: |+\n  b\n\n",
    "a: |2\n    b\n",
    "a: |1-\n  b\n",
    "a: >\n  b\n  c\n\n  d\n",
    "a: >-\n  b\n    c\n",
    "a: >+\n  b\n\n\n",
    "a: |\n",
    "a: b # comment\n",
    "# first\na: b\n# last\n",
    "a: b#c\n",
    "a:\n  # inside\n  b: c\n",
    "a: [b, c]",
    "a: [b, c,]",
    "a: []",
    "a: {}",
    "a: {b: c, d: e}",
    "a: {b: c,}",
    "a: {b, c}",
    "a: [b: c]",
    "a: [[b], [c, [d]]]",
    "a: [\n  b,\n  c\n]\n",
    "a: {\n  b: c\n}\n",
    "a:\n- b\n- c\n",
    "a:\n  - b\n  -\n  - c\n",
    "a:\n  - - b\n    - c\n  - - d\n",
    "a:\n  - b: c\n    d: e\n",
    "a:\n  -\n    b: c\n",
    "? a\n: b\n",
    "? a\n",
    "? |\n  a\n: b\n",
    "'a': b",
    '"a": b',
    "a b: c d",
    "a: b]",
    "a: -1",
    "a: b:c",
    "a: http://example.com",
    "a: -b",
    "a: ?b",
    "a: :b",
    "a: '# no comment'",
    "a: '[b]'",
    "{a: b}",
    '{"a": "b", "c": [1, 2.5, true, null]}',
    "---\na: b\n",
    "--- # comment\na: b\n...\n",
    "a: b\r\nc: d\r\n",
    "a: 2001-12-14t21:59:43.10-05:00",
    "a: 0b1010_0111",
    "a: 190:20:30.15",
    "a: \u263a\n\u03b1: \u03b2\n",
]

REFUSED = [
    "a",
    "- a",
    "[a]",
    "a: b: c",
    "a: [b",
    ": b",
    "a: {b",
    "a: 'b",
    'a: "b',
    'a: "\\q"',
    "a: @b",
    "a: `b`",
    "a: %b\n",
    "a: &b c",
    "a: *b",
    "a: &b [1]\nc: *b\n",
    "a: !b c",
    "a: !!str b",
    "a: !<tag:yaml.org,2002:str> b",
    "!!omap\n- a: b\n",
    "!!set\n? a\n",
    "<<: *a\n",
    "a: b\na: c\n",
    "? [a]\n: b\n",
    "? {a: b}\n: c\n",
    "a: b\n c: d\n",
    "a:\n  b: c\n d: e\n",
    "a: b\n- c\n",
    "a: - b\n",
    "a: |x\n  b\n",
    "a: |0\n  b\n",
    "a\n  b: c\n",
    "a: b\n---\nc: d\n",
    "a: b\n--- c\n",
    "%YAML 1.1\n---\na: b\n",
    "%YAML 3.0\n---\na: b\n",
    "%TAG !e! tag:example.com,2000:\n---\na: b\n",
    "a: , b\n",
    "a: [,]\n",
    "a: 'b' c\n",
    "\ta: b\n",
    "...\n",
    "---\n---\n",
]


@pytest.mark.parametrize("parser", ["C", "Python"])
@pytest.mark.parametrize("text", READ)
def test_p41_plain_yaml_is_read_and_is_no_routine(
    text: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_yaml, "PARSER", strict_yaml.PARSER if parser == "C" else yaml.BaseLoader)
    problems = Problems("x.yaml")
    root = strict_yaml.read(text.encode(), problems)
    problems.check()
    assert isinstance(root, strict_yaml.Mapping)
    with pytest.raises(RoutineError, match="is missing here"):
        read_sample(text)


@pytest.mark.parametrize("text", READ)
def test_p41_what_is_read_is_what_yaml_says(text: str) -> None:
    assert plain(strict_yaml.read(text.encode(), Problems("x"))) == yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts only


def plain(node: strict_yaml.Node) -> object:
    if isinstance(node, strict_yaml.Text):
        return node.value
    if isinstance(node, strict_yaml.List):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.values.items()}


@pytest.mark.parametrize("parser", ["C", "Python"])
@pytest.mark.parametrize("text", REFUSED)
def test_p41_the_rest_is_refused_with_its_place(
    text: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strict_yaml, "PARSER", strict_yaml.PARSER if parser == "C" else yaml.BaseLoader)
    problems = Problems("x.yaml")
    with pytest.raises(FileError) as caught:
        read_and_check(text, problems)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in caught.value.problems)
    with pytest.raises(RoutineError):
        read_sample(text)


def read_and_check(text: str, problems: Problems) -> None:
    strict_yaml.read(text.encode(), problems)
    problems.check()
