from datetime import date
from pathlib import Path

import pytest

from massage_gui.cli_options import LENGTHS, PAPERS, SIDES, Options, Verb, parse, verb_meant
from massage_gui.core.plan import Length, Sides
from massage_gui.services.card import Paper


def test_the_words_are_those_of_the_timeline_and_the_card() -> None:
    assert tuple(Sides) == SIDES
    assert tuple(Length) == LENGTHS
    assert tuple(Paper) == PAPERS


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], Options()),
        (["lower-back"], Options(region="lower-back")),
        (["lower", "back"], Options(region="lower back")),
        (["--data-dir", "list"], Options(data_dir=Path("list"))),
        (["--data-dir", "here", "jaw"], Options(data_dir=Path("here"), region="jaw")),
        (["--data-dir=here", "list"], Options(Verb.LIST, data_dir=Path("here"))),
        (["list", "--json"], Options(Verb.LIST, as_json=True)),
        (["show", "jaw", "--sides", "left"], Options(Verb.SHOW, routine="jaw", sides="left")),
        (["show", "jaw", "--length", "long"], Options(Verb.SHOW, routine="jaw", length="long")),
        (["check"], Options(Verb.CHECK)),
        (["check", "-", "a"], Options(Verb.CHECK, paths=("-", "a"))),
        (["check", "--", "-x"], Options(Verb.CHECK, paths=("-x",))),
        (["card", "jaw", "-o", "c.pdf"], Options(Verb.CARD, routine="jaw", output=Path("c.pdf"))),
        (
            ["card", "jaw", "-o", "c.pdf", "--paper", "letter", "--large-print", "--sides", "right"],
            Options(
                Verb.CARD,
                routine="jaw",
                output=Path("c.pdf"),
                paper="letter",
                large_print=True,
                sides="right",
            ),
        ),
        (["history"], Options(Verb.HISTORY)),
        (["history", "--csv", "--data-dir", "d"], Options(Verb.HISTORY, data_dir=Path("d"), as_csv=True)),
        (["history", "--json"], Options(Verb.HISTORY, as_json=True)),
        (
            ["report", "-o", "r.pdf", "--since", "2026-09-01", "--paper", "letter"],
            Options(Verb.REPORT, output=Path("r.pdf"), since=date(2026, 9, 1), paper="letter"),
        ),
        (["tour", "pictures"], Options(Verb.TOUR, folder=Path("pictures"))),
    ],
)
def test_a_command_line_is_read(words: list[str], options: Options) -> None:
    assert parse(words) == options


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show", "jaw", "--sides", "lft"], "did you mean 'left'?"),
        (["show", "jaw", "--length", "lang"], "did you mean 'long'?"),
        (["card", "jaw", "-o", "x", "--paper", "leter"], "did you mean 'letter'?"),
        (["report", "-o", "x.pdf", "--since", "soon"], "'soon' is not a day"),
        (["histroy", "--json"], "did you mean 'history'?"),
        (["card"], "ROUTINE"),
        (["tour"], "DIR"),
        (["show", "jaw", "--jso"], "did you mean '--json'?"),
    ],
)
def test_a_wrong_choice_is_refused_with_the_nearest(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        parse(words)
    assert left.value.code == 2
    assert sentence in capsys.readouterr().err


def test_open_is_not_offered() -> None:
    assert verb_meant("opne") == ""
    assert verb_meant("lsit jaw") == "did you mean 'list'?"
