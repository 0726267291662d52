import subprocess
import sys
import threading
import time
from typing import NoReturn

import pytest
import yaml

from massage_gui.core import strict_yaml
from massage_gui.core.problem import FileError, Problem, Problems
from massage_gui.core.strict_yaml import List, Mapping, Node, Text
from tests.pace import allowed


@pytest.fixture(params=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "Python":
        monkeypatch.setattr(strict_yaml, "PARSER", yaml.BaseLoader)
    return str(request.param)


def read(text: str | bytes) -> Mapping:
    problems = Problems("x.yaml")
    root = strict_yaml.read(text if isinstance(text, bytes) else text.encode(), problems)
    problems.check()
    return root


def refused(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(FileError) as caught:
        read(text)
    return caught.value.problems


def test_the_c_parser_is_used_where_there_is_one(parser: str) -> None:
    if parser == "C":
        assert strict_yaml.PARSER is getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def told(node: Node) -> tuple[str, int, int, bool]:
    assert isinstance(node, Text)
    return node.value, node.line, node.column, node.plain


def test_every_node_knows_its_place() -> None:
    root = read("a: 1\nb:\n  - 'x'\n  - {c: y}\n")
    assert told(root.values["a"]) == ("1", 1, 4, True)
    assert told(root.keys["b"]) == ("b", 2, 1, True)
    items = root.values["b"]
    assert isinstance(items, List)
    assert told(items.items[0]) == ("x", 3, 5, False)
    assert isinstance(items.items[1], Mapping)
    assert (items.items[1].line, items.items[1].column) == (4, 5)


def test_p17_words_that_yaml_would_change_stay_text() -> None:
    root = read("a: no\nb: ~\nc: 0123\nd: 1:30\ne: 2001-99-99\nf:\n")
    values = [value.value for value in root.values.values() if isinstance(value, Text)]
    assert values == ["no", "~", "0123", "1:30", "2001-99-99", ""]


def test_p08_a_list_bomb_is_refused_at_its_first_anchor() -> None:
    lines = ['a0: &a0 ["lol"]'] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    first = refused("\n".join(lines))[0]
    assert (first.line, first.column) == (1, 5)
    assert "anchors are not allowed" in first.message


def test_p09_a_merge_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 {x: y}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 10)]
    start = time.process_time()
    messages = [problem.message for problem in refused("\n".join(lines))]
    assert time.process_time() - start < allowed(0.05)
    assert any("merge keys" in message for message in messages)
    assert any("anchors" in message for message in messages)


@pytest.mark.parametrize(
    "text", ["a: &a [*a]", "a: &a {k: *a}", "&a a: b", "a: &a b", "*a : b", "&a {k: *a}"]
)
def test_p10_anchors_and_aliases_are_refused(text: str) -> None:
    assert any("anchors are not allowed" in problem.message for problem in refused(text))


@pytest.mark.parametrize("sign", ["[", "{", "- ", "? ", "a: [", "{a: "])
@pytest.mark.parametrize("times", [13, 1_000, 250_000])
def test_p11_deep_nesting_is_refused(sign: str, times: int) -> None:
    text = (sign * times)[: 256 * 1024]
    if sign == "a: [":
        text = "a: " + "[" * min(times, 250_000)
    last = refused(text)[-1]
    assert last.message == "nested too deeply: more than 12 levels"
    assert (last.line, last.column > 12) == (1, True)


def test_p11_a_parser_that_counts_levels_itself_is_told_in_the_same_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """PyYAML 6.0.4 and later refuse 1,000 levels with words of their own, 6.0.3 and earlier none."""

    class Counting:
        def __init__(self, text: str) -> None:
            self._mark = yaml.Mark("", 0, text.count("\n"), 1000, None, 0)

        def get_event(self) -> NoReturn:
            said = "while increasing flow level", self._mark, "exceeded maximum nesting depth", self._mark
            raise yaml.scanner.ScannerError(*said)

    monkeypatch.setattr(strict_yaml, "PARSER", Counting)
    (problem,) = refused("a: b\nc: [[")
    assert (problem.message, problem.line) == ("nested too deeply: more than 12 levels", 2)


def test_p11_twelve_levels_are_read() -> None:
    assert isinstance(read("a: " + "[" * 11 + "]" * 11), Mapping)


def test_p12_deep_nesting_is_refused_in_a_thread_with_a_small_stack() -> None:
    code = (
        "import threading\n"
        "from massage_gui.core import strict_yaml\n"
        "from massage_gui.core.problem import FileError, Problems\n"
        "def run():\n"
        "    for sign in (b'[', b'{', b'- ', b'? '):\n"
        "        try:\n"
        "            strict_yaml.read((sign * 250_000)[:262_144], Problems('x'))\n"
        "        except FileError as error:\n"
        "            print('nested too deeply' in str(error))\n"
        "threading.stack_size(512 * 1024)\n"
        "thread = threading.Thread(target=run)\n"
        "thread.start(); thread.join()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["True"] * 4)


def test_p12_reading_works_in_a_thread(parser: str) -> None:
    found: list[Mapping] = []
    thread = threading.Thread(target=lambda: found.append(read(f"a: {parser}")))
    thread.start()
    thread.join()
    assert list(found[0].values) == ["a"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: 1\nb: 2\na: 3\n", "lines 1 and 3"),
        ("x:\n  - a: 1\n    'a': 2\n", "lines 2 and 3"),
        ("caf\u00e9: 1\n\ncafe\u0301: 2\n", "lines 1 and 3"),
    ],
)
def test_p13_a_key_that_stands_twice_is_refused_with_both_lines(text: str, lines: str) -> None:
    assert lines in refused(text)[0].message


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/object/apply:os.system ['touch /tmp/never']",
        "a: !!binary aGVsbG8=",
        "a: !x b",
        "a: !e!x b",
        "a: ! b",
        "!!map {a: b}",
        "a: !!seq [b]",
        "!x a: b",
    ],
)
def test_p14_tags_are_refused(text: str) -> None:
    assert "tags are not allowed" in refused(text)[0].message


@pytest.mark.parametrize("line", ["%TAG ! tag:example.com,2000:", "%YAML 1.1"])
def test_p14_directives_are_refused(line: str) -> None:
    assert refused(f"{line}\n---\na: b\n")


@pytest.mark.parametrize("text", ["<<: {a: b}", "a:\n  <<: {b: c}\n", "a: {'<<': b}"])
def test_p15_merge_keys_are_refused(text: str) -> None:
    assert "merge keys" in refused(text)[0].message


@pytest.mark.parametrize(
    "text", ["a: b\n---\nc: d\n", "a: b\n...\nc: d\n", "---\na: b\n---\n", "a: b\n...\n---\n"]
)
def test_p16_a_second_document_is_refused(text: str) -> None:
    assert "document" in refused(text)[0].message


@pytest.mark.parametrize("text", ["a: b\n...\n", "---\na: b\n", "---\na: b\n...\n"])
def test_p16_one_document_with_its_marks_is_read(text: str) -> None:
    assert list(read(text).values) == ["a"]


@pytest.mark.parametrize("escape", ["\\e[31m", "\\0", "\\a", "\\x7f", "\\N", "\\L", "\\P", "\\uFEFF", "\\r"])
def test_p20_control_characters_made_by_escapes_are_refused(escape: str) -> None:
    assert "control characters" in refused(f'a: "x{escape}"\n')[0].message
    assert "control characters" in refused(f'"x{escape}": a\n')[0].message


@pytest.mark.parametrize("escape", ["\\ud800", "\\U00110000", "\\UFFFFFFFF", "\\xZZ", "\\q"])
def test_p20_escapes_that_are_no_character_are_refused(escape: str) -> None:
    assert refused(f'a: "{escape}"\n')


def test_p25_line_ends_of_all_systems_are_read() -> None:
    for end in ("\n", "\r\n", "\r"):
        root = read(end.join(["a: 1", "b:", "  - c: 2"]))
        assert root.keys["b"].line == 2
        assert list(root.values) == ["a", "b"]


@pytest.mark.parametrize("text", ["a:\n\tb: c\n", "a:\n  - b\n\t- c\n", "a:\n \tb: c\n", "\ta: b\n"])
def test_p25_a_tab_for_indentation_is_refused(text: str) -> None:
    assert "use spaces" in refused(text)[0].message


@pytest.mark.parametrize(
    "text", ["", "# only\n# comments\n", "just words\n", "- a\n- b\n", "---\n", "''", "42"]
)
def test_p26_a_root_that_is_no_mapping_is_refused(text: str) -> None:
    assert "a routine file must be 'key: value' lines" in refused(text)[0].message


@pytest.mark.parametrize("text", ["a: [" + "b, " * 5_000 + "b]", "a: [" + "[], " * 5_000 + "[]]"])
def test_more_than_5000_values_are_refused(text: str) -> None:
    assert "5,000 values" in refused(text)[0].message


@pytest.mark.parametrize("text", ["? [a]\n: b\n", "? {a: b}\n: c\n", "{[a]: b}"])
def test_a_key_that_is_no_text_is_refused(text: str) -> None:
    assert "a key must be a text" in refused(text)[0].message


def test_problems_that_need_not_end_reading_are_told_together() -> None:
    messages = [problem.message for problem in refused("a: !x b\nc: &d e\nc: f\n")]
    assert len(messages) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: Neck: the back\n", "quotes"),
        ("a: b\nc\nd: e\n", "': '"),
        ("a: 'open\nb: c\n", "never closed"),
        ("a: [b, c\nd: e\n", "bracket"),
        ("a: @b\n", "cannot start with this character"),
        ("a: *important* thing\n", "starts with '*'"),
        ("  a: b\nc: d\n", "indentation"),
        ("a:\n    b: c\n  d: e\n", "indentation"),
    ],
)
def test_what_is_not_yaml_is_told_in_plain_words(text: str, words: str, parser: str) -> None:
    message = refused(text)[0].message
    if "starts with" in words:
        words = "cannot start with '*'" if "cannot start" in message else "anchors"
    assert words in message, (parser, message)
