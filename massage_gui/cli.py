"""The command line: reads what is asked, has it done, and says how it went."""

from __future__ import annotations

import functools
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from massage_gui.cli_options import PROGRAM, Options, Verb, parse
from massage_gui.commands.answer import Answer, UsageError, VerbError
from massage_gui.core.problem import FileError
from massage_gui.terminal import allow_any_text, write_lines, write_note

# Each verb imports what it needs when it is called: `list` is done before Qt would be loaded.


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit code: 0, 1 (problems, or could not) or 2 (usage).

    `words` is the command line without the program's name, by default the real one.
    """
    # A command is done before anything is worth collecting; the window collects at each change of page.
    gc.disable()
    sys.excepthook = functools.partial(tell_crash, None)
    allow_any_text()
    try:
        options = parse(sys.argv[1:] if words is None else words)
        sys.excepthook = functools.partial(tell_crash, options.data_dir)
        return _say(_answer(options))
    except SystemExit as done:
        return _say(Answer(code=done.code if isinstance(done.code, int) else 1))
    except KeyboardInterrupt:
        return 130


def tell_crash(
    data_dir: Path | None, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log an error that nobody expected, and say so in a sentence."""
    import logging

    from massage_gui.core.folders import FolderError, UserFolders
    from massage_gui.core.log import start_log

    try:
        file = start_log(UserFolders.find(data_dir).state)
    except FolderError:
        file = None
    logging.getLogger("massage_gui").critical("unexpected", exc_info=(kind, error, trace))
    where = f" The details are in {file}." if file else ""
    write_note(f"{PROGRAM} stopped: there is a mistake in the program ({kind.__name__}).{where}")


def _say(answer: Answer) -> int:
    failure = write_lines(answer.lines)
    write_note("\n".join(filter(None, (answer.note, failure))))
    return answer.code or (1 if failure else 0)


def _answer(options: Options) -> Answer:
    try:
        return _do(options)
    except UsageError as error:
        return Answer(note=f"{PROGRAM}: {error}", code=2)
    except VerbError as error:
        return Answer(note=str(error), code=1)
    except FileError as error:
        return Answer(note=f"{error}\nThis file came with the program. Install the program again.", code=1)
    except ImportError as error:
        from massage_gui.services.display import import_problem

        return Answer(note=import_problem(error), code=1)


def _do(options: Options) -> Answer:
    match options.verb:
        case Verb.LIST:
            from massage_gui.commands.listing import list_routines

            return list_routines(options.data_dir, options.as_json)
        case Verb.SHOW:
            from massage_gui.commands.showing import show

            return show(options)
        case Verb.CHECK:
            from massage_gui.commands.checking import check

            return check(options.paths)
        case Verb.CARD:
            from massage_gui.commands.printing import save_card_file

            return save_card_file(options)
        case Verb.SOUND:
            from massage_gui.commands.sounding import save_sound_file

            return save_sound_file(options)
        case Verb.HISTORY:
            from massage_gui.commands.past import show_history

            return show_history(options)
        case Verb.REPORT:
            from massage_gui.commands.past import save_report_file

            return save_report_file(options)
        case Verb.TOUR:
            from massage_gui.commands.opening import play_tour

            return play_tour(options.folder)
        case Verb.OPEN:
            from massage_gui.commands.opening import open_window

            return open_window(options)
