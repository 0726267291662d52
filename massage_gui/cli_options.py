"""What stands on the command line: the verbs, their options, and the help."""

from __future__ import annotations

import argparse
import functools
import re
from collections.abc import Callable, Collection, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from massage_gui import __version__
from massage_gui.core.problem import did_you_mean, not_allowed, quoted, visible

if TYPE_CHECKING:
    from datetime import date

PROGRAM = "massage-gui"
SIDES = ("left-right", "right-left", "left", "right")
LENGTHS = ("short", "standard", "long")
PAPERS = ("a4", "letter")

_ABOUT = "Guided self-massage: click where it is tight, follow the routine, print the card."
_EXAMPLES = """examples:
  massage-gui                        open the window
  massage-gui lower-back             open it at the lower back
  massage-gui list                   every routine, with its time
  massage-gui show shoulder --sides left
  massage-gui card upper-back -o card.pdf --paper letter
  massage-gui sound calf -o calf.wav the whole session to listen to, for a phone
  massage-gui check my-routine.yaml  what is wrong with a routine file
  massage-gui history --csv > my.csv every session, for a spreadsheet
  massage-gui report -o report.pdf   a page for a therapist
  massage-gui tour pictures          the program in pictures, without a screen
"""


class Verb(StrEnum):
    """What the program is asked to do."""

    OPEN = "open"
    LIST = "list"
    SHOW = "show"
    CHECK = "check"
    CARD = "card"
    SOUND = "sound"
    HISTORY = "history"
    REPORT = "report"
    TOUR = "tour"


class Options(NamedTuple):
    """The command line, read; what a verb does not use keeps its default.

    `region` and `routine` are as typed (an id, a name or an alias), `paths` are files and folders to check,
    `-` for standard input, and `data_dir` is where settings, answers and history go instead of the usual
    folders. `since` is the first day that is asked for, None for all.
    """

    verb: Verb = Verb.OPEN
    data_dir: Path | None = None
    region: str = ""
    routine: str = ""
    paths: tuple[str, ...] = ()
    folder: Path = Path()
    output: Path = Path()
    sides: str = SIDES[0]
    length: str = LENGTHS[1]
    paper: str = PAPERS[0]
    large_print: bool = False
    as_json: bool = False
    as_csv: bool = False
    since: date | None = None


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence; its help is 80 columns wide."""

    def __init__(self, **options: Any) -> None:
        # Asked for the terminal's width, argparse would load what packs archives, at every start.
        layout = functools.partial(argparse.RawDescriptionHelpFormatter, width=80)
        super().__init__(formatter_class=layout, allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Print the sentence and where help is, and leave with 2."""
        self.exit(2, f"{self.prog}: {visible(message)}\nTry '{self.prog} --help'.\n")


def parse(words: Sequence[str]) -> Options:
    """The options of a command line without the program's name; leaves with 2 where it cannot be read."""
    words = _with_verb(words)
    main, verbs = _parsers(words)
    namespace, unknown = main.parse_known_args(words)
    options = _options(vars(namespace))
    if unknown:
        _refuse(verbs[options.verb], options, unknown[0])
    return options


def _options(fields: dict[str, Any]) -> Options:
    region, paths = " ".join(fields.get("region", ())), tuple(fields.get("paths", ()))
    return Options(**fields | {"verb": Verb(fields["verb"]), "region": region, "paths": paths})


def verb_meant(words: str) -> str:
    """The question whether another verb was meant by the first of the words, or an empty text."""
    return did_you_mean(words.partition(" ")[0], [verb for verb in Verb if verb is not Verb.OPEN])


def _with_verb(words: Sequence[str]) -> list[str]:
    """The words with `open` before them, where no verb was written."""
    after_data_dir = False
    for word in words:
        if word in ("-h", "--help", "--version") or (word in list(Verb) and not after_data_dir):
            return list(words)
        if not after_data_dir and (word == "--" or not word.startswith("-")):
            break
        after_data_dir = word == "--data-dir"
    return [Verb.OPEN, *words]


def _refuse(parser: Parser, options: Options, word: str) -> NoReturn:
    if not word.startswith("-"):
        parser.error(f"{quoted(word)} is one word too many")
    if options.region and verb_meant(options.region):
        parser.error(f"{quoted(options.region)} is not a command; {verb_meant(options.region)}")
    name = word.split("=")[0]
    asked = did_you_mean(name, re.findall(r"--[a-z-]+", parser.format_help()))
    where = f" of {options.verb}" if options.verb is not Verb.OPEN else ""
    parser.error(f"{quoted(name)} is not an option{where}" + (f"; {asked}" if asked else ""))


def _parsers(words: Collection[str]) -> tuple[Parser, dict[str, Parser]]:
    shared = Parser(add_help=False)
    shared.add_argument(
        "--data-dir",
        type=_folder,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help="keep settings, answers, history and your own routines in this folder",
    )
    main = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [REGION]\n       {PROGRAM} COMMAND ...",
        description=_ABOUT,
        epilog=_EXAMPLES,
        parents=[shared],
    )
    main.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    return main, _verb_parsers(main, shared, words)


def _verb_parsers(main: Parser, shared: Parser, words: Collection[str]) -> dict[str, Parser]:
    # The name given keeps the program's own two-line usage out of that of its verbs.
    verbs = main.add_subparsers(
        dest="verb", metavar="COMMAND", title="commands", prog=PROGRAM, parser_class=Parser
    )
    window = verbs.add_parser(Verb.OPEN, prog=PROGRAM, parents=[shared])
    window.add_argument("region", nargs="*", metavar="REGION", help="a part of the body: lower-back")
    found = {Verb.OPEN.value: window}
    helped = "-h" in words or "--help" in words
    for verb, about, fill in _VERBS:
        # Building the options of every verb would take longer than reading what ships.
        if verb in words or helped:
            said = f"{about[0].upper()}{about[1:]}."
            found[verb] = verbs.add_parser(verb, help=about, description=said, parents=[shared])
            fill(found[verb])
    return found


def _list_options(parser: Parser) -> None:
    _add_json(parser)


def _show_options(parser: Parser) -> None:
    _add_routine(parser)
    _add_json(parser)
    _add_sides(parser)
    _add_length(parser)


def _check_options(parser: Parser) -> None:
    about = "files and folders, - for standard input; what ships with the program if none is given"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=about)


def _card_options(parser: Parser) -> None:
    _add_routine(parser)
    _add_output(parser, "FILE.pdf")
    _add_paper(parser)
    parser.add_argument("--large-print", action="store_true", help="larger type, on more pages")
    _add_sides(parser)


def _sound_options(parser: Parser) -> None:
    _add_routine(parser)
    _add_output(parser, "FILE.wav")
    _add_sides(parser)
    _add_length(parser)


def _history_options(parser: Parser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", dest="as_json", action="store_true", help="print JSON, for programs")
    form.add_argument("--csv", dest="as_csv", action="store_true", help="print CSV, for spreadsheets")


def _report_options(parser: Parser) -> None:
    _add_output(parser, "FILE.pdf")
    about = "leave out what is older than this day (everything is told of if not given)"
    parser.add_argument("--since", type=_day, default=None, metavar="YYYY-MM-DD", help=about)
    _add_paper(parser)


def _add_paper(parser: Parser) -> None:
    _add_choice(parser, "--paper", PAPERS, PAPERS[0], "the size of the page")


def _add_length(parser: Parser) -> None:
    _add_choice(parser, "--length", LENGTHS, LENGTHS[1], "how long work and rest take")


def _tour_options(parser: Parser) -> None:
    parser.add_argument("folder", type=_folder, metavar="DIR", help="the folder for the pictures")


_VERBS: tuple[tuple[Verb, str, Callable[[Parser], None]], ...] = (
    (Verb.LIST, "list every routine", _list_options),
    (Verb.SHOW, "show a routine as it will be played", _show_options),
    (Verb.CHECK, "say what is wrong with routine files", _check_options),
    (Verb.CARD, "write the card of a routine as a PDF", _card_options),
    (Verb.SOUND, "save a session as a sound, voice and all", _sound_options),
    (Verb.HISTORY, "list every session so far", _history_options),
    (Verb.REPORT, "write a page for a therapist as a PDF", _report_options),
    (Verb.TOUR, "write pictures of every page, without a screen", _tour_options),
)


def _add_routine(parser: Parser) -> None:
    parser.add_argument("routine", metavar="ROUTINE", help="a routine, or a region: lower-back")


def _add_output(parser: Parser, file: str) -> None:
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(), metavar=file, help="where to save it (needed)"
    )


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON, for programs")


def _add_sides(parser: Parser) -> None:
    _add_choice(parser, "--sides", SIDES, SIDES[0], "which sides, in which order")


def _add_choice(parser: Parser, option: str, allowed: tuple[str, ...], default: str, about: str) -> None:
    parser.add_argument(
        option,
        type=_one_of(allowed),
        default=default,
        metavar="|".join(allowed),
        help=f"{about} ({default} if not given)",
    )


def _one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def read(word: str) -> str:
        if word not in allowed:
            raise argparse.ArgumentTypeError(not_allowed(word, allowed))
        return word

    return read


def _day(word: str) -> date:
    # Only one verb has a day; the others, and the first picture, do without.
    from datetime import date

    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{quoted(word)} is not a day such as 2026-11-22") from error


def _folder(word: str) -> Path:
    if not word:
        raise argparse.ArgumentTypeError("the name of a folder is needed")
    return Path(word).expanduser()
