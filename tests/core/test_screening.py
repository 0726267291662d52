"""The shipped questions, gates and stop rules against the health content, and the reader of the file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from massage_gui.core.body import load_regions
from massage_gui.core.problem import FileError
from massage_gui.core.screening import Offer, Tier, read_screening

FILE = Path(__file__).parents[2] / "resources" / "screening.yaml"
REGIONS = {region.id: region for region in load_regions(FILE.with_name("regions.yaml"))}

# Health content 3d: region, red flags to ask each time, locks.
GATES = {
    "back-of-neck": ("RF06-09 RF11 RF21-23", "PA02 PA06 PA07 PA09 PA10 PA12"),
    "side-of-neck": ("RF06-09 RF11 RF21-23", "PA02 PA03 PA06 PA07 PA09 PA10 PA12 PA14 PA16"),
    "temple": ("RF06-09 RF12", "PA06 PA08"),
    "head": ("RF06-09 RF12", "PA06 PA08"),
    "face": ("RF06-09 RF12", "PA06 PA08"),
    "jaw": ("RF05 RF06-09 RF12", "PA06 PA08"),
    "shoulder": ("RF05 RF21 RF22", "PA04 PA12"),
    "top-of-shoulder": ("RF05 RF21 RF22", "PA04 PA12"),
    "upper-back": ("RF05 RF14-18 RF20", "PA03 PA04 PA08"),
    "chest": ("RF05 RF10 RF18", "PA03 PA08 PA15"),
    "lower-back": ("RF01-04 RF14-17 RF19-21 RF25", "PA01 PA03 PA08 PA11"),
    "buttock": ("RF01-03 RF21", "PA11"),
    "outer-hip": ("RF01-03 RF21", "PA11"),
    "front-of-thigh": ("RF10 RF13 RF21", "PA05 PA14"),
    "back-of-thigh": ("RF10 RF13 RF21", "PA05 PA14"),
    "calf": ("RF10 RF13", "PA05 PA13 PA14"),
    "foot-sole": ("RF13", "PA05 PA13 PA14"),
    "forearm": ("RF05 RF21", "PA13"),
    "hand": ("RF05 RF21", "PA13"),
}

NO_GO = {
    "back-of-neck": "ears throat spine",
    "side-of-neck": "ears|lobe|collarbone|pulse",
    "temple": "pulse eyes",
    "jaw": "joint under inside",
    "shoulder": "collarbone hollow tip",
    "upper-back": "spine edge ribs",
    "chest": "breast ribs breastbone armpit collarbone",
    "lower-back": "spine tail waist ribs",
    "buttock": "tail sitting side centre",
    "back-of-thigh": "groin inner knee cap",
    "calf": "knee shin veins",
    "foot-sole": "sores heel toes",
    "forearm": "elbow wrist joints",
}

# Health content 3a: the region column. General questions are asked before any session.
GENERAL_FLAGS = "RF01-06 RF10 RF14-16 RF26"
FLAG_REGIONS = {
    "RF07": "HEAD NECK",
    "RF08": "NECK HEAD",
    "RF09": "NECK HEAD",
    "RF11": "NECK",
    "RF12": "HEAD JAW NECK SH",
    "RF13": "CALF LEG FOOT",
    "RF17": "LB UB NECK",
    "RF18": "UB CH",
    "RF19": "LB",
    "RF20": "LB UB",
    "RF21": "NECK SH ARM LB HIP LEG",
    "RF22": "NECK SH",
    "RF23": "NECK",
    "RF24": "NECK UB LB",
    "RF25": "UB LB NECK",
}
GROUPS = {
    "HEAD": "head temple face",
    "JAW": "jaw",
    "NECK": "back-of-neck side-of-neck",
    "SH": "shoulder top-of-shoulder",
    "UB": "upper-back",
    "CH": "chest",
    "LB": "lower-back",
    "HIP": "buttock outer-hip",
    "LEG": "front-of-thigh back-of-thigh",
    "CALF": "calf",
    "FOOT": "foot-sole",
    "ARM": "forearm hand",
    "HAND": "hand",
    "ALL": "all",
    "AREA": "area",
}

# Health content 3b: what each locks.
LOCKS = {
    "PA01": "ALL",
    "PA02": "ALL",
    "PA03": "UB LB CH",
    "PA04": "AREA",
    "PA05": "ALL",
    "PA06": "NECK HEAD",
    "PA07": "ALL",
    "PA08": "ALL",
    "PA09": "NECK",
    "PA10": "NECK",
    "PA11": "LB HIP",
    "PA12": "NECK SH UB",
    "PA13": "FOOT CALF HAND",
    "PA14": "LEG CALF FOOT NECK",
    "PA15": "CH AREA",
    "PA16": "NECK",
    "PA17": "AREA",
}

CONDITIONS = re.compile(
    "cancer|tumou?r|stroke|TIA|clot|osteopor|fracture|arthrit|diabet|pregnan|shingles|herpes|infect|hernia|"
    "disc|stenosis|ehlers|marfan|whiplash|attack|failure|angina|thrombo|arter|migraine|syndrome|disease|"
    "varicose|ulcer|meningitis|cauda|sciatica|neuropath|pacemaker|thinner|platelet",
    re.IGNORECASE,
)


SHIPPED = read_screening(FILE.read_bytes(), FILE.name, regions=REGIONS)


def expand(codes: str) -> list[str]:
    """RF06-09 RF11 -> RF06, RF07, RF08, RF09, RF11."""
    found = re.findall(r"([A-Z]{2})(\d\d)(?:-(\d\d))?", codes)
    return [f"{kind}{n:02}" for kind, low, high in found for n in range(int(low), int(high or low) + 1)]


def regions_of(groups: str) -> set[str]:
    return {region for group in groups.split() for region in GROUPS[group].split()}


def told() -> list[str]:
    """Every text that is shown as a result, not as a question."""
    texts = [question.advice for question in SHIPPED.questions if question.advice]
    for rule in SHIPPED.stop_rules:
        texts += [rule.notice, rule.advice]
        texts += [text for more in rule.follow_ups for text in (more.notice, more.advice)]
    return texts


def grade(text: str) -> float:
    """Flesch-Kincaid grade, with a rough count of syllables."""
    words = re.findall(r"[A-Za-z']+", text)
    sentences = max(len(re.findall(r"[.!?](?:\s|$)", text)), 1)
    syllables = sum(max(len(re.findall("[aeiouy]+", re.sub("e$", "", word.lower()))), 1) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def test_every_question_of_the_content_is_there_once() -> None:
    wanted = expand("RF01-26 PA01-17 SK01-09")
    assert [question.code for question in SHIPPED.questions] == wanted


def test_the_tiers_are_those_of_the_content() -> None:
    tiers = dict.fromkeys(expand("RF01-11"), Tier.EMERGENCY) | dict.fromkeys(expand("RF12-26"), Tier.SAME_DAY)
    tiers |= dict.fromkeys(expand("PA01-17"), Tier.ASK_FIRST) | dict.fromkeys(
        expand("SK01-09"), Tier.SKIP_AREA
    )
    assert {question.code: question.tier for question in SHIPPED.questions} == tiers


@pytest.mark.parametrize("region", GATES)
def test_each_gate_asks_what_the_content_says(region: str) -> None:
    (gate,) = SHIPPED.gates_of([region])
    flags, locks = GATES[region]
    assert list(gate.red_flags) == expand(flags)
    assert list(gate.ask_first) == expand(locks)


def test_no_other_region_has_a_gate() -> None:
    assert set(SHIPPED.order) == set(GATES)


@pytest.mark.parametrize("region", NO_GO)
def test_the_no_go_spots_of_the_content_are_named(region: str) -> None:
    (gate,) = SHIPPED.gates_of([region])
    said = " ".join(gate.no_go)
    assert [word for word in re.split(r"[ |]", NO_GO[region]) if word not in said] == []


def test_what_is_asked_before_any_session() -> None:
    flags = {question.code for question in SHIPPED.questions if question.general and question.tier.red_flag}
    assert flags == set(expand(GENERAL_FLAGS))
    locks_all = {question.code for question in SHIPPED.questions if "all" in question.locks}
    area = {question.code for question in SHIPPED.questions if "area" in question.locks}
    general = {question.code for question in SHIPPED.questions if question.general}
    assert locks_all | area | {"PA09", "PA16"} == general - flags


@pytest.mark.parametrize("code", FLAG_REGIONS)
def test_red_flags_are_asked_for_the_regions_of_the_content(code: str) -> None:
    question = SHIPPED.question(code)
    assert question
    assert not question.general
    assert set(question.regions) == regions_of(FLAG_REGIONS[code])


@pytest.mark.parametrize("code", LOCKS)
def test_ask_first_questions_lock_what_the_content_says(code: str) -> None:
    question = SHIPPED.question(code)
    assert question
    assert set(question.locks) == regions_of(LOCKS[code])


def test_limits_and_the_ball() -> None:
    limits = {q.code: q.max_pressure for q in SHIPPED.questions if q.max_pressure is not None}
    assert limits == {"PA02": 2, "PA09": 2}
    assert [q.code for q in SHIPPED.questions if q.tool == "ball"] == ["PA03"]


def test_every_region_that_may_be_pressed_has_questions_and_no_other() -> None:
    closed = {region for region in REGIONS if not SHIPPED.areas([region])}
    assert closed == {"front-of-neck", "spine", "groin", "back-of-knee"}
    assert closed == {region.id for region in REGIONS.values() if region.no_go}


def test_only_the_side_of_the_neck_is_a_hard_gate() -> None:
    assert [gate.regions for gate in SHIPPED.gates if gate.hard] == [("side-of-neck",)]


def test_the_stop_rules_offer_and_lock_what_the_content_says() -> None:
    rules = {rule.code: rule for rule in SHIPPED.stop_rules}
    assert list(rules) == [f"ST{n}" for n in range(1, 11)]
    ease, skip, end = Offer.EASE_OFF, Offer.SKIP_STEP, Offer.END
    more = {"ST1": (ease, end), "ST6": (ease, end), "ST9": (ease, skip, end)}
    assert {code: rule.offers for code, rule in rules.items()} == dict.fromkeys(rules, (end,)) | more
    assert {code: rule.tier for code, rule in rules.items() if rule.tier} == {
        "ST4": Tier.EMERGENCY,
        "ST5": Tier.SAME_DAY,
        "ST7": Tier.EMERGENCY,
    }
    neck = ("back-of-neck", "side-of-neck")
    locks = {code: rule.locks for code, rule in rules.items() if rule.locks}
    assert locks == {"ST3": neck, "ST8": ("area",)}
    after = {rule.code: [f.tier for f in rule.follow_ups] for rule in rules.values() if rule.follow_ups}
    assert after == {"ST2": [Tier.SAME_DAY, Tier.EMERGENCY], "ST3": [Tier.EMERGENCY]}


def test_what_locks_after_a_stop_is_asked_about_again() -> None:
    for rule in SHIPPED.stop_rules:
        assert bool(rule.asks) == bool(rule.tier or rule.locks or rule.follow_ups), rule.code


@pytest.mark.parametrize("text", told())
def test_results_name_no_condition_and_read_easily(text: str) -> None:
    assert not CONDITIONS.search(text)
    assert grade(text) <= 8


def test_no_go_spots_name_no_condition() -> None:
    assert not CONDITIONS.search(" ".join(spot for gate in SHIPPED.gates for spot in gate.no_go))


def test_questions_read_easily() -> None:
    grades = [grade(question.ask) for question in SHIPPED.questions]
    assert sum(grades) / len(grades) <= 6.5
    plain = [q.code for q in SHIPPED.questions if grade(q.ask) > 8 and not CONDITIONS.search(q.ask)]
    assert plain == []


def test_red_flags_have_short_forms_for_the_daily_list() -> None:
    for question in SHIPPED.questions:
        least = 3 if question.tier.red_flag else 1
        assert least <= len(question.short.split()) <= 7, question.code


def problems_of(old: str, new: str) -> list[str]:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(FileError) as caught:
        read_screening(text.replace(old, new, 1).encode(), "screening.yaml", regions=REGIONS)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("format: 1", "format: 2", "'format'"),
        ("tier: emergency", "tier: emergancy", "did you mean 'emergency'"),
        ("code: RF02", "code: RF01", "two questions have one code"),
        ("regions: [calf]", "regions: [calves]", "did you mean 'calf'"),
        ("red_flags: [RF13]", "red_flags: [PA05]", "'PA05' is not one of"),
        ("asks: [RF05, RF10]", "asks: [RF50]", "'RF50' is not one of"),
        ("offers: [end]", "offers: []", "'offers' must not be empty"),
        ("tool: ball", "tool: bell", "did you mean 'ball'"),
        ("max_pressure: 2", "max_pressure: 6", "from 1 to 5"),
        ("hard: yes", "herd: yes", "did you mean 'hard'"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_and_a_mend(old: str, new: str, told: str) -> None:
    problems = problems_of(old, new)
    assert any(told in problem for problem in problems)
    assert all(re.match(r"screening\.yaml:\d+:\d+: ", problem) for problem in problems)
