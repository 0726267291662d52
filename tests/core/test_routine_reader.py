import json
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from massage_gui.core.problem import Problem
from massage_gui.core.routine import (
    Breath,
    EachSide,
    Hand,
    Kind,
    Motion,
    Pattern,
    Position,
    Routine,
    Step,
    Tool,
)
from massage_gui.core.routine_reader import RoutineError
from tests.samples import TWO_SIDED, VALID, read_sample, sample_routine


def refused(text: str) -> tuple[Problem, ...]:
    with pytest.raises(RoutineError) as caught:
        read_sample(text)
    return caught.value.problems


def only(text: str) -> Problem:
    problems = refused(text)
    assert len(problems) == 1, problems
    return problems[0]


def changed(old: str, new: str, text: str = VALID) -> str:
    assert old in text
    return text.replace(old, new, 1)


def line_of(words: str, text: str = VALID) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_every_field_is_read() -> None:
    routine = sample_routine()
    assert routine == Routine(
        id="back-of-neck",
        title="Back of the neck",
        version="2026-11-22",
        regions=("back-of-neck",),
        summary="Slow and gentle, for a few minutes.",
        position=Position.SITTING,
        set_up="Sit tall on a firm chair. Keep your chin level.",
        equipment=("a braided towel",),
        how_often="once a day to start",
        feel="Mild pressure that you can breathe through.",
        avoid_feeling="Sharp pain, tingling or dizziness.",
        safety=("Gentle only.", "Stop if it hurts."),
        screening=("RF05", "PA03"),
        sources=("R9: Behm 2020, foam rolling prescription",),
        steps=routine.steps,
        file="sample.yaml",
        yours=False,
    )
    assert routine.steps[1] == Step(
        title="Slide up and down",
        text="Pull both ends forward a little. Slide the braid up and down.",
        say="Small slides. Light pull.",
        seconds=40,
        kind=Kind.WORK,
        hand=Hand.BOTH,
        pressure=2,
        breath=Breath.WITH_STROKE,
        motion=Motion(Pattern.UP_DOWN, Tool.BRAID, 15),
        caution="Never pull hard.",
    )
    assert [step.optional for step in routine.flat_steps()] == [False, False, True]


def test_a_block_for_each_side_is_read() -> None:
    routine = sample_routine(two_sided=True)
    block = routine.steps[1]
    assert isinstance(block, EachSide)
    assert [step.title for step in block.steps] == ["Small rolls, {side}", "Rest"]
    assert block.change.seconds == 15
    assert "{other_side}" in block.change.say


def test_file_and_owner_are_kept() -> None:
    routine = read_sample(file="mine/x.yaml", yours=True)
    assert (routine.file, routine.yours) == ("mine/x.yaml", True)


@pytest.mark.parametrize(("line", "rounds"), [("", 1), ("rounds: 1\n", 1), ("rounds: 2\n", 2)])
def test_rounds_are_one_unless_two_are_written(line: str, rounds: int) -> None:
    assert read_sample(line + TWO_SIDED).rounds == rounds


@pytest.mark.parametrize("rounds", ["0", "3", "-1", "1.5", "twice"])
def test_other_rounds_are_refused(rounds: str) -> None:
    with pytest.raises(RoutineError, match="'rounds'"):
        read_sample(f"rounds: {rounds}\n{TWO_SIDED}")


def as_json(tree: object) -> str:
    return json.dumps(tree, default=str)


def shuffled(node: Any, random: Random) -> Any:
    if isinstance(node, dict):
        keys = random.sample(list(node), len(node))
        return {key: shuffled(node[key], random) for key in keys}
    return [shuffled(item, random) for item in node] if isinstance(node, list) else node


@settings(max_examples=50)
@given(st.randoms(use_true_random=False))
def test_p05_the_order_of_keys_does_not_matter(random: Random) -> None:
    text = as_json(shuffled(yaml.safe_load(TWO_SIDED), random))
    assert read_sample(text) == sample_routine(two_sided=True)


def test_p29_json_of_a_routine_is_a_routine() -> None:
    for indent in (None, 2):
        text = json.dumps(yaml.safe_load(VALID), indent=indent, default=str)
        assert read_sample(text) == sample_routine()


@pytest.mark.parametrize(
    ("old", "new", "key", "near"),
    [
        ("summary:", "sumary: x\nsummary:", "'sumary'", "'summary'"),
        ("    seconds: 20", "    secconds: 5\n    seconds: 20", "'secconds'", "'seconds'"),
        ("tool: braid,", "tool: braid, pase: 3,", "'pase'", "'pace'"),
    ],
)
def test_p06_an_unknown_key_is_named_with_the_nearest(old: str, new: str, key: str, near: str) -> None:
    text = changed(old, new)
    problem = only(text)
    assert key in problem.message
    assert near in problem.message
    assert problem.line == line_of(key.strip("'"), text)


@pytest.mark.parametrize("key", [line.split(":")[0] for line in VALID.splitlines() if line[0].islower()])
def test_p07_a_missing_key_is_named_at_the_top(key: str) -> None:
    tree = yaml.safe_load(VALID)
    del tree[key]
    problem = only(as_json(tree))
    assert (problem.line, problem.message) == (1, f"'{key}' is missing here")


@pytest.mark.parametrize("key", ["title", "text", "say", "seconds", "kind"])
def test_p07_a_missing_key_of_a_step_is_named_at_the_step(key: str) -> None:
    lines = VALID.splitlines(keepends=True)
    first = line_of("  - title: Sit tall")
    at = next(n for n, line in enumerate(lines) if n >= first - 1 and line.strip(" -").startswith(f"{key}:"))
    lines[at] = "  -\n" if key == "title" else ""
    problem = only("".join(lines))
    assert problem.message == f"'{key}' is missing here"
    assert problem.line == first + (key == "title")


@pytest.mark.parametrize("key", ["change", "steps"])
def test_p07_a_missing_part_of_each_side_is_named(key: str) -> None:
    tree = yaml.safe_load(TWO_SIDED)
    del tree["steps"][1]["each_side"][key]
    assert only(as_json(tree)).message == f"'{key}' is missing here"


def test_every_problem_is_told_at_once_in_file_order() -> None:
    text = changed("position: sitting", "position: siting")
    text = changed("seconds: 40", "seconds: 1:30", text)
    text = changed("kind: finish", "kind: finnish", text)
    text = changed("[RF05, PA03]", "[RF06, PA03]", text)
    text = changed("title: Let go", "title: !x Let go", text)
    problems = refused(text)
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)
    assert len(problems) == 5
    assert all(problem.file == "sample.yaml" and problem.line > 0 for problem in problems)


def test_p17_a_wrong_word_is_quoted_with_the_nearest() -> None:
    message = only(changed("position: sitting", "position: siting")).message
    assert message == "'position': 'siting' is not one of: sitting, standing, lying; did you mean 'sitting'?"


@pytest.mark.parametrize("word", ["no", "off", "y", "NO", "~", "null"])
def test_p17_words_that_yaml_would_change_are_kept_in_texts(word: str) -> None:
    routine = read_sample(changed("title: Back of the neck", f"title: {word}"))
    assert routine.title == word


@pytest.mark.parametrize("field", ["position: sitting", "kind: work", "hand: both", "pattern: up-down"])
@pytest.mark.parametrize("word", ["no", "off", "~", "null"])
def test_p17_and_refused_where_a_choice_is_due(field: str, word: str) -> None:
    key = field.split(":")[0]
    assert f"'{key}': '{word}' is not one of" in only(changed(field, f"{key}: {word}")).message


def test_p18_minutes_are_offered_as_seconds() -> None:
    problem = only(changed("seconds: 40", "seconds: 1:30"))
    assert problem.message.endswith("write 90")
    assert problem.line == line_of("seconds: 40")


@pytest.mark.parametrize(
    "value", [".inf", ".nan", "2001-99-99", "22.11.2026", "2026-11-31", "20261122", "2026-W47-7"]
)
def test_p19_a_version_is_a_date_of_the_calendar(value: str) -> None:
    assert "is not a date" in only(changed("version: 2026-11-22", f"version: {value}")).message


def test_p21_direction_controls_are_refused_in_id_and_title_and_taken_out_elsewhere() -> None:
    assert "reorders" in only(changed("title: Back", "title: \u202eBack")).message
    assert "reorders" in only(changed("id: back", "id: \u2066back")).message
    assert read_sample(changed("say: Sit tall.", "say: \u202eSit tall.")) == sample_routine()


@pytest.mark.parametrize("word", ["left", "Right", "LEFT"])
@pytest.mark.parametrize(
    "field",
    [
        "title",
        "summary",
        "set_up",
        "how_often",
        "feel",
        "avoid_feeling",
        "    text",
        "    say",
        "    caution",
    ],
)
def test_invariant_4_left_and_right_are_refused_in_every_text(word: str, field: str) -> None:
    line = next(line for line in VALID.splitlines() if line.startswith(f"{field}:"))
    problem = only(changed(line, f"{field}: To the {word}, slowly"))
    assert f"'{word}'" in problem.message
    assert "{side}" in problem.message


@pytest.mark.parametrize(
    "item", ["a braided towel", "Gentle only.", '"R9: Behm 2020, foam rolling prescription"']
)
def test_invariant_4_left_and_right_are_refused_in_lists(item: str) -> None:
    assert "{other_side}" in only(changed(item, "the left one")).message


def test_invariant_4_left_and_right_are_refused_inside_each_side() -> None:
    assert "'left'" in only(changed("on the {side}.\n", "on the left.\n", TWO_SIDED)).message
    assert "'right'" in only(changed("Now the {other_side} side", "Now the right side", TWO_SIDED)).message


def test_words_that_only_hold_left_or_right_are_fine() -> None:
    assert read_sample(changed("summary: Slow", "summary: Upright, bright, cleft and slow"))


def test_placeholders_are_refused_outside_each_side() -> None:
    assert "{side} has no meaning" in only(changed("say: Sit tall.", "say: Sit {side}.")).message


@pytest.mark.parametrize("name", ["{Side}", "{}", "{0}", "{other side}", "{side!r}"])
def test_other_placeholders_are_refused_everywhere(name: str) -> None:
    assert f"'{name}'" in only(changed("say: Walk", f"say: Walk {name}", TWO_SIDED)).message
    assert f"'{name}'" in only(changed("on the {side}.\n", f"on the {name}.\n", TWO_SIDED)).message


def test_unknown_regions_and_questions_are_named_with_the_nearest() -> None:
    region = only(changed("[back-of-neck]", "[back-of-nek]")).message
    assert region.endswith("did you mean 'back-of-neck'?")
    assert "'RF06'" in only(changed("[RF05, PA03]", "[RF06]")).message


@pytest.mark.parametrize("empty", ["regions: []", "steps: []", "safety: []"])
def test_lists_that_must_hold_something(empty: str) -> None:
    tree = yaml.safe_load(VALID)
    key = empty.split(":")[0]
    tree[key] = []
    assert only(as_json(tree)).message == f"'{key}' must not be empty"


@pytest.mark.parametrize("key", ["equipment", "screening", "sources"])
def test_lists_that_may_be_empty(key: str) -> None:
    tree = yaml.safe_load(VALID)
    tree[key] = []
    assert getattr(read_sample(as_json(tree)), key) == ()


def test_one_block_for_each_side_is_enough() -> None:
    block = TWO_SIDED[TWO_SIDED.index("  - each_side") : TWO_SIDED.index("  - title: Walk")]
    problem = only(TWO_SIDED + block)
    assert "a second time" in problem.message
    assert problem.line > line_of("  - each_side", TWO_SIDED)


def test_a_block_for_each_side_needs_steps() -> None:
    tree = yaml.safe_load(TWO_SIDED)
    tree["steps"][1]["each_side"]["steps"] = []
    assert "must not be empty" in only(as_json(tree)).message


def test_a_block_does_not_stand_in_a_block() -> None:
    tree = yaml.safe_load(TWO_SIDED)
    tree["steps"][1]["each_side"]["steps"].append({"each_side": {}})
    assert any("'each_side' is not a key" in problem.message for problem in refused(as_json(tree)))


def with_steps(count: int, seconds: int) -> str:
    head, step = VALID.split("  - title: Sit tall")[0], "  - title: Sit tall"
    step += VALID.split(step)[1].split("  - title")[0].replace("seconds: 20", f"seconds: {seconds}")
    return head + step * count


def test_more_than_200_steps_are_refused() -> None:
    assert len(read_sample(with_steps(200, 1)).steps) == 200
    problem = only(with_steps(201, 1))
    assert "201 steps; 200 at most" in problem.message
    assert problem.line == line_of("  - title")


def test_p39_more_than_6_hours_are_refused() -> None:
    assert read_sample(with_steps(6, 3_600))
    assert "longer than 6 hours" in only(with_steps(200, 3_600)).message


def test_p39_both_sides_are_counted() -> None:
    tree = yaml.safe_load(TWO_SIDED)
    step = tree["steps"][1]["each_side"]["steps"][0]
    step["seconds"] = 3_600
    assert read_sample(as_json(tree))
    tree["steps"][1]["each_side"]["steps"] = [step] * 3
    assert "longer than 6 hours" in only(as_json(tree)).message


@pytest.mark.parametrize("value", ["2", "3", "10", "99999999999"])
def test_p42_a_newer_format_is_told_as_such_and_nothing_else(value: str) -> None:
    problem = only(f"format: {value}\nsteps: new\n")
    assert "made for a newer version" in problem.message
    assert problem.line == 1


@pytest.mark.parametrize("value", ["0", "one", "'1'", "1.0", "-1"])
def test_any_other_format_is_refused(value: str) -> None:
    assert "'format' is" in only(changed("format: 1", f"format: {value}")).message


def test_the_word_limits_of_what_ships_are_no_rule_for_a_file() -> None:
    words = "word " * 200
    assert read_sample(changed("say: Sit tall.", f"say: {words}")).steps[0] != sample_routine().steps[0]


def test_a_routine_error_says_everything_as_text() -> None:
    with pytest.raises(RoutineError, match=r"^sample\.yaml:7:11: 'position'"):
        read_sample(changed("position: sitting", "position: siting"))


def test_a_file_read_twice_gives_equal_routines() -> None:
    assert sample_routine() == sample_routine()
