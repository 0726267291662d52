"""What ships, held against the content it was made from and against the rules for its wording."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from massage_gui.core import compiler
from massage_gui.core.body import load_regions
from massage_gui.core.plan import Plan
from massage_gui.core.region import Region, Side
from massage_gui.core.routine import Change, EachSide, Hand, Kind, Pattern, Routine, Step, Tool
from massage_gui.core.routine_reader import read_routine

ROOT = Path(__file__).parents[1]

# Rows of start, seconds, kind, side, pressure (0 to 3) and pace (strokes a minute).
Row = tuple[int, int, str, str | None, int, int]
TABLE: dict[str, list[Row]] = {
    id_: [tuple(row) for row in rows]
    for id_, rows in json.loads((ROOT / "tests/timelines.json").read_text("utf-8")).items()
}
TOTALS = {
    "back-of-neck": "3:40", "upper-back": "6:05", "side-of-neck": "5:24", "shoulder": "5:10",
    "lower-back": "6:50", "temples-and-scalp": "3:20", "jaw": "2:40", "top-of-shoulder": "3:30",
    "chest": "3:50", "forearm": "4:55", "hand": "4:25", "buttock": "5:00", "outer-hip": "4:30",
    "back-of-thigh": "4:35", "front-of-thigh": "4:25", "calf": "4:35", "foot-sole": "4:25",
}  # fmt: skip
SCREENING = {
    "back-of-neck": "RF06-09 RF11 RF21-23 PA02 PA06 PA07 PA09 PA10 PA12",
    "side-of-neck": "RF06-09 RF11 RF21-23 PA02 PA03 PA06 PA07 PA09 PA10 PA12 PA14 PA16",
    "temples-and-scalp": "RF06-09 RF12 PA06 PA08",
    "jaw": "RF05-09 RF12 PA06 PA08",
    "shoulder": "RF05 RF21 RF22 PA04 PA12",
    "top-of-shoulder": "RF05 RF21 RF22 PA04 PA12",
    "upper-back": "RF05 RF14-18 RF20 PA03 PA04 PA08",
    "chest": "RF05 RF10 RF18 PA03 PA08 PA15",
    "lower-back": "RF01-04 RF14-17 RF19-21 RF25 PA01 PA03 PA08 PA11",
    "buttock": "RF01-03 RF21 PA11",
    "outer-hip": "RF01-03 RF21 PA11",
    "front-of-thigh": "RF10 RF13 RF21 PA05 PA14",
    "back-of-thigh": "RF10 RF13 RF21 PA05 PA14",
    "calf": "RF10 RF13 PA05 PA13 PA14",
    "foot-sole": "RF13 PA05 PA13 PA14",
    "forearm": "RF05 RF21 PA13",
    "hand": "RF05 RF21 PA13",
}
SIDES = re.compile(r"\b(left|right)\b", re.IGNORECASE)
PROMISES = re.compile(
    r"\b(reliev\w*|relief|cure\w*|treat\w*|heal(s|ed|ing)?|pain[- ]free|toxins?|detox\w*|trigger points?"
    r"|(myo)?fasci\w*|adhesions?|proven|guarantee\w*)\b",
    re.IGNORECASE,
)
DISEASES = re.compile(
    r"\b(cancer|tumou?r|stroke|tia|clots?|thrombosis|embolism|osteoporosis|arthritis|arteritis|sciatica"
    r"|diabet\w*|neuropathy|hernia\w*|slipped|stenosis|whiplash|bursitis|tend[io]nitis|migraines?|meningitis"
    r"|shingles|herpes|heart attack|angina|carpal|plantar|fasciitis|scoliosis|fibromyalgia|marfan|ehlers"
    r"|infection|varicose|warts?|syndrome|blood pressure|disease)\b",
    re.IGNORECASE,
)
JARGON = re.compile(
    r"\b(trapezius|masseter|scapula\w*|lumbar|cervical|thoracic|gluteal|piriformis|carotid|arter(y|ies)"
    r"|tendons?|ligaments?|femoral|popliteal|styloid|plexus|sciatic|sacrum|sacroiliac|suboccipital|bilateral)\b",
    re.IGNORECASE,
)


def _codes(spec: str) -> set[str]:
    parts = (re.fullmatch(r"([A-Z]{2})(\d\d)(?:-(\d\d))?", word) for word in spec.split())
    return {f"{p[1]}{n:02}" for p in parts if p for n in range(int(p[2]), int(p[3] or p[2]) + 1)}


REGIONS = {region.id: region for region in load_regions(ROOT / "resources/regions.yaml")}
ROUTINES = {
    path.stem: read_routine(
        path.read_bytes(), path.name, regions=REGIONS, questions=_codes("RF01-26 PA01-17 SK01-09")
    )
    for path in sorted((ROOT / "routines").glob("*.yaml"))
}
COVERED = {region for routine in ROUTINES.values() for region in routine.regions}

each_routine = pytest.mark.parametrize("routine", ROUTINES.values(), ids=ROUTINES.keys())
each_region = pytest.mark.parametrize("region", REGIONS.values(), ids=REGIONS.keys())


def _filled(text: str, side: Side) -> str:
    return text.replace("{side}", side).replace("{other_side}", side.other)


def _both_ways(text: str) -> tuple[str, str]:
    return _filled(text, Side.LEFT), _filled(text, Side.RIGHT)


def _unrolled(routine: Routine) -> Iterator[Step | Change]:
    for block in routine.steps:
        if isinstance(block, EachSide):
            yield from block.steps
            yield block.change
            yield from block.steps
        else:
            yield block


def _around(routine: Routine) -> list[str]:
    """Every text shown beside the steps, but for the sources, which are titles of other people's pages."""
    notes = (*routine.equipment, *routine.safety)
    said = (routine.summary, routine.set_up, routine.how_often, routine.feel, routine.avoid_feeling)
    return [routine.title, *said, *notes]


@each_routine
def test_getting_ready_is_read_in_its_ten_seconds_and_names_what_is_needed(routine: Routine) -> None:
    text = compiler.compile(routine).segments[0].text
    assert len(text.split()) <= compiler.MOST_READY
    tools = {step.motion.tool for step in routine.flat_steps() if step.motion}
    for tool in tools.intersection((Tool.BALL, Tool.BRAID)):
        assert str(tool) in text


def _shown(routine: Routine) -> list[str]:
    steps = [
        text
        for part in _unrolled(routine)
        for text in (part.text, part.say, *((part.title, part.caution) if isinstance(part, Step) else ()))
    ]
    return [*_around(routine), *steps]


def _syllables(word: str) -> int:
    """A rough count: runs of vowels, less a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee", "ie")) and groups > 1
    return max(1, groups - silent)


def _grade(text: str) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = re.findall(r"[a-z']+", text.lower())
    sentences = [part for part in re.split(r"[.!?:]+", text) if part.strip()]
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def test_the_seventeen_routines_are_there_and_named_for_their_files() -> None:
    assert ROUTINES.keys() == TABLE.keys() == TOTALS.keys() == SCREENING.keys()
    assert len(ROUTINES) == 17
    assert [routine.id for routine in ROUTINES.values()] == list(ROUTINES)


@each_routine
def test_the_compiled_timeline_is_the_contents(routine: Routine) -> None:
    segments = compiler.compile(routine, Plan(get_ready=0)).segments
    played = [(s.start, s.seconds, s.kind.value, s.side.value if s.side else None) for s in segments]
    assert played == [row[:4] for row in TABLE[routine.id]]


@each_routine
def test_the_total_is_the_contents(routine: Routine) -> None:
    last = compiler.compile(routine, Plan(get_ready=0)).segments[-1]
    minutes, seconds = map(int, TOTALS[routine.id].split(":"))
    assert last.start + last.seconds == 60 * minutes + seconds


@each_routine
def test_pressures_and_paces_are_the_contents(routine: Routine) -> None:
    segments = compiler.compile(routine, Plan(get_ready=0)).segments
    ours = [(s.pressure, s.motion.pace if s.motion else 0) for s in segments]
    assert ours == [row[4:] for row in TABLE[routine.id]]


def test_the_two_optional_holds_are_optional_and_nothing_else_is() -> None:
    optional = {(r.id, step.title) for r in ROUTINES.values() for step in r.flat_steps() if step.optional}
    assert optional == {("upper-back", "Hold a sore spot"), ("lower-back", "Straight-leg rest")}


@each_routine
def test_work_moves_and_nothing_else_does(routine: Routine) -> None:
    for step in routine.flat_steps():
        if step.motion:
            assert step.kind is Kind.WORK, step.title
        elif step.kind is Kind.WORK:
            assert step.pressure == 0, step.title


@each_routine
def test_screening_is_that_of_its_region(routine: Routine) -> None:
    assert set(routine.screening) == _codes(SCREENING[routine.id])
    assert len(set(routine.screening)) == len(routine.screening)


@each_routine
def test_steps_keep_to_the_word_limits(routine: Routine) -> None:
    for part in _unrolled(routine):
        title = part.title if isinstance(part, Step) else ""
        assert all(len(text.split()) <= 6 for text in _both_ways(title)), title
        assert all(len(text.split()) <= 30 for text in _both_ways(part.text)), part.text
        assert all(len(text.split()) <= 10 for text in _both_ways(part.say)), part.say


@each_routine
def test_notes_are_few_and_short(routine: Routine) -> None:
    assert len(routine.title) <= 36
    assert 3 <= len(routine.safety) <= 6
    assert all(len(note.split()) <= 25 for note in routine.safety)
    assert all(len(step.caution.split()) <= 12 for step in routine.flat_steps())


@each_routine
def test_invariant_4_left_and_right_stand_in_no_text(routine: Routine) -> None:
    assert not [text for text in _shown(routine) + list(routine.sources) if SIDES.search(text)]


@each_routine
def test_no_text_promises_anything_names_a_disease_or_speaks_latin(routine: Routine) -> None:
    wrong = PROMISES, DISEASES, JARGON
    assert not [text for text in _shown(routine) for words in wrong if words.search(text)]


@each_routine
def test_sixth_graders_can_read_it(routine: Routine) -> None:
    step_texts = " ".join(_filled(part.text, Side.LEFT) for part in _unrolled(routine))
    assert _grade(step_texts) <= 6
    assert _grade(" ".join(routine.safety)) <= 6


@each_routine
def test_a_source_is_a_code_and_a_short_name(routine: Routine) -> None:
    assert routine.sources
    assert all(re.fullmatch(r"[RGC]\d+b?: [^:/]\S.{3,100}", source) for source in routine.sources)
    assert not [source for source in routine.sources if "http" in source]


def test_the_side_of_the_neck_is_as_strict_as_its_content() -> None:
    routine = ROUTINES["side-of-neck"]
    assert max(step.pressure for step in routine.flat_steps()) == 2
    working = [step for step in routine.flat_steps() if step.kind in (Kind.SETUP, Kind.CHECK, Kind.WORK)]
    assert {step.hand for step in working} == {Hand.SAME}
    squeezes = [s for s in working if s.motion and s.motion.pattern is Pattern.SQUEEZE_HOLD]
    assert [(step.seconds % 6, step.motion and step.motion.pace) for step in squeezes] == [(0, 10)] * 3
    notes = " ".join(routine.safety).lower()
    assert all(word in notes for word in ("ear line", "pulse", "throat", "3 seconds", "same-side hand"))
    change = next(block.change for block in routine.steps if isinstance(block, EachSide))
    assert change.seconds == 20
    assert "dizzy" in change.text


def test_light_areas_are_never_pressed_over_two() -> None:
    light = "back-of-neck", "side-of-neck", "temples-and-scalp", "jaw", "chest", "outer-hip"
    assert all(step.pressure <= 2 for id_ in light for step in ROUTINES[id_].flat_steps())


def test_ball_routines_by_the_spine_say_to_keep_off_it() -> None:
    for id_ in ("upper-back", "lower-back"):
        assert "never on the spine" in " ".join(ROUTINES[id_].safety)


def test_the_thirty_one_regions_are_there() -> None:
    assert len(REGIONS) == 31
    assert len({region.name for region in REGIONS.values()}) == 31
    assert not COVERED - REGIONS.keys()


def test_four_regions_are_no_go_and_have_no_routine() -> None:
    no_go = {region.id for region in REGIONS.values() if region.no_go}
    assert no_go == {"front-of-neck", "spine", "groin", "back-of-knee"}
    assert not no_go & COVERED


@each_region
def test_a_region_without_a_routine_names_the_nearest_that_has_one(region: Region) -> None:
    if region.id in COVERED or region.no_go:
        assert not region.nearest
    else:
        assert region.nearest in COVERED


@each_region
def test_beside_names_no_go_regions(region: Region) -> None:
    assert all(REGIONS[other].no_go for other in region.beside)


@each_region
def test_a_regions_words_are_plain(region: Region) -> None:
    texts = region.name, region.reason, *region.aliases
    wrong = SIDES, PROMISES, DISEASES
    assert not [text for text in texts for words in wrong if words.search(text)]


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("traps", "top-of-shoulder"),
        ("lumbar", "lower-back"),
        ("SI joint", "lower-back"),
        ("butt", "buttock"),
        ("glutes", "buttock"),
        ("nape", "back-of-neck"),
        ("hamstring", "back-of-thigh"),
        ("quads", "front-of-thigh"),
        ("arch", "foot-sole"),
        ("love handles", "belly"),
        ("throat", "front-of-neck"),
        ("tail bone", "spine"),
        ("shoulder blade", "upper-back"),
    ],
)
def test_plain_words_find_their_region_and_no_other(typed: str, region: str) -> None:
    assert [found.id for found in REGIONS.values() if found.matches(typed)] == [region]
