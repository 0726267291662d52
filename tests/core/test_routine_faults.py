"""Whatever the bytes, reading gives a Routine or raises RoutineError with places, at once."""

import time
from datetime import date, datetime

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_gui.core import strict_yaml
from massage_gui.core.routine import Routine
from massage_gui.core.routine_reader import RoutineError, read_routine
from tests.pace import allowed
from tests.samples import QUESTIONS, TWO_SIDED, VALID, read_sample


def oracle(data: bytes) -> Routine | RoutineError:
    start = time.process_time()
    result = read(data)
    assert time.process_time() - start < allowed(0.25)
    if isinstance(result, RoutineError):
        assert result.problems
        assert all(problem.line >= 0 and problem.column >= 0 for problem in result.problems)
        assert len(str(result).splitlines()) == len(result.problems)
    return result


def read(data: bytes) -> Routine | RoutineError:
    try:
        return read_routine(data, "x.yaml", regions=["back-of-neck", "upper-back"], questions=QUESTIONS)
    except RoutineError as error:
        return error


@settings(max_examples=1_000)
@given(st.binary(max_size=300))
def test_p01_any_bytes(data: bytes) -> None:
    oracle(data)


SIGNS = [
    *"\n\t :-?[]{},&*!|>'\"%@#",
    "- ",
    ": ",
    "a",
    "id",
    "steps",
    "\r",
    "\u2028",
    "\xe9",
    "\U0001f600",
    "<<",
    "...",
]


@settings(max_examples=1_000)
@given(st.lists(st.sampled_from(SIGNS), max_size=60).map("".join))
def test_p01_any_signs_of_yaml(text: str) -> None:
    oracle(text.encode())


@settings(max_examples=300)
@given(st.lists(st.sampled_from(SIGNS), max_size=60).map("".join))
def test_p01_any_signs_of_yaml_with_the_parser_in_python(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "PARSER", yaml.BaseLoader)
        oracle(text.encode())


LEAVES = st.one_of(
    st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.none(), st.dates(), st.datetimes()
)
KEYS = st.one_of(
    st.sampled_from(["format", "id", "title", "steps", "each_side", "seconds"]), st.text(max_size=8)
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200)
@given(TREES)
def test_p02_any_tree(tree: list[object] | dict[str, object] | str | int | date | datetime | None) -> None:
    oracle(yaml.safe_dump(tree, allow_unicode=True).encode())


SPLICES = [
    "&a ",
    "*a",
    "!x ",
    "<<: ",
    "\t",
    "\x00",
    "\u202e",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\n",
    "'",
    '"',
    "1:30",
]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "flip", "splice"]),
        st.floats(0, 1),
        st.integers(1, 40),
        st.sampled_from(SPLICES),
    ),
    min_size=1,
    max_size=8,
)


def edited(data: bytes, edit: tuple[str, float, int, str]) -> bytes:
    kind, where, length, words = edit
    at = int(where * len(data))
    if kind == "insert":
        return data[:at] + words.encode() + data[at:]
    if kind == "delete":
        return data[:at] + data[at + length :]
    if kind == "flip":
        return data[:at] + bytes(byte ^ (1 << length % 8) for byte in data[at : at + 1]) + data[at + 1 :]
    return data[:at] + data[at // 2 : at // 2 + length] + data[at:]


@settings(max_examples=350)
@given(st.sampled_from([VALID, TWO_SIDED]), EDITS)
def test_p03_a_routine_with_random_edits(text: str, edits: list[tuple[str, float, int, str]]) -> None:
    data = text.encode()
    for edit in edits:
        data = edited(data, edit)
    oracle(data)


NAMES = st.from_regex(r"[a-z_]{3,12}", fullmatch=True)


@settings(max_examples=60)
@given(NAMES, st.data())
def test_p06_an_unknown_key_at_any_depth_is_named(name: str, data: st.DataObject) -> None:
    lines = TWO_SIDED.splitlines()
    places = [
        n for n, line in enumerate(lines) if line.strip().startswith(("feel:", "say:", "kind:", "change:"))
    ]
    at = data.draw(st.sampled_from(places))
    indent = " " * (len(lines[at]) - len(lines[at].lstrip()))
    text = "\n".join([*lines[:at], f"{indent}{name}_: x", *lines[at:]])
    result = oracle(text.encode())
    assert isinstance(result, RoutineError)
    (problem,) = result.problems
    assert problem.line == at + 1
    assert f"'{name}_'" in problem.message
    assert "did you mean" in problem.message or "allowed: " in problem.message


@pytest.mark.parametrize(
    "unit", ["a: b\n", "- a\n", "[],", "{},", "#\n", "a", " ", "\n", "'", "? ", "&a ", "*a ", "!a "]
)
@pytest.mark.parametrize("start", ["", "a: [", "a: '", "a: |\n  "])
def test_p01_a_file_as_large_as_allowed_is_read_or_refused_in_time(start: str, unit: str) -> None:
    oracle((start + unit * (256 * 1024))[: 256 * 1024].encode())


LITERAL = [
    "<b>bold</b>",
    "<img src='/etc/passwd'>",
    "<a href=file:///etc/passwd>x</a>",
    "&lt;",
    "&",
    "%1",
    "[*]",
    "%p",
    "__x__",
    "$(id)",
    "`id`",
    "<speak>louder</speak>",
    "-f /etc/passwd",
]

NAUGHTY = [
    *LITERAL,
    "undefined",
    "null",
    "None",
    "true",
    "~",
    "NaN",
    "Infinity",
    "-0",
    "0x0",
    "1/0",
    "1e309",
    "1:30",
    "0123",
    "no",
    "---",
    "...",
    "- a",
    "? a",
    "a: b",
    "a # b",
    "# a",
    "@a",
    "%a",
    "!a",
    "|",
    ">",
    "'",
    '"',
    "''''",
    "\\",
    "\\n",
    "[a, b]",
    "a, b",
    ",./;'[]-=",
    "!@#$%^&*()`~",
    "\u03a9\u2248\u00e7\u221a\u222b",
    "\u00bd\u2154 \u2070\u2074\u2075",
    "\u0e14\u0e49\u0e49\u0e49\u0e49",
    "Z\u0351\u036b\u0343a\u034b\u0300l",
    "\u7530\u4e2d\u3055\u3093\u306b",
    "\U0002070e\U00020731",
    "\u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\u05e2\u05d1\u05e8\u05d9\u05ea",
    "\U0001f469\U0001f3fd\u200d\U0001f4bb",
    "\U0001f1fa\U0001f1f8",
    "\u200b",
    "a\u00a0b",
    "a\u00adb",
    "1;DROP TABLE users",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "../../etc/passwd",
    "C:\\CON",
    "CON",
    "%s%n%x",
    "%(message)s",
    "$HOME",
    "; ls",
    "| cat",
    "\uff21\uff22",
    "\ufb01ligature",
    "\u0130\u0131",
]


def with_texts(words: str) -> dict[str, object]:
    tree: dict[str, object] = yaml.safe_load(VALID)
    tree["version"] = "2026-11-22"
    steps = tree["steps"]
    assert isinstance(steps, list)
    for key in ("title", "summary", "set_up", "how_often", "feel", "avoid_feeling"):
        tree[key] = words
    for key in ("equipment", "safety", "sources"):
        tree[key] = [words]
    steps[0] |= {"title": words, "text": words, "say": words, "caution": words}
    return tree


@pytest.mark.parametrize("words", NAUGHTY)
def test_p35_p36_p40_a_text_is_kept_as_written(words: str) -> None:
    for unicode in (True, False):
        routine = read_sample(yaml.safe_dump(with_texts(words), allow_unicode=unicode))
        step = next(routine.flat_steps())
        kept = words.strip()
        assert {routine.title, routine.summary, routine.set_up, routine.how_often} == {kept}
        assert {routine.feel, routine.avoid_feeling, step.title, step.text, step.say, step.caution} == {kept}
        assert routine.equipment == routine.safety == routine.sources == (kept,)


def test_p36_line_breaks_in_what_is_said_are_kept() -> None:
    routine = read_sample(VALID.replace("say: Let go. Breathe.", 'say: "Let go.\\nBreathe."'))
    assert list(routine.flat_steps())[-1].say == "Let go.\nBreathe."


def test_p14_nothing_in_a_file_is_ever_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    mark = tmp_path_factory.mktemp("never") / "mark"
    for tag in ("apply:os.system", "apply:subprocess.check_output", "new:os.system", "name:os.system"):
        assert isinstance(oracle(f"id: !!python/object/{tag} ['touch {mark}']\n".encode()), RoutineError)
    assert not mark.exists()
