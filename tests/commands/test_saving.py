"""Which routine is to be saved, and where to."""

from __future__ import annotations

from pathlib import Path

import pytest

from massage_gui.cli_options import Options, Verb
from massage_gui.commands.answer import UsageError
from massage_gui.commands.saving import routine_to_save
from massage_gui.core.library import Library


def options(routine: str, output: str = "") -> Options:
    return Options(Verb.CARD, routine=routine, output=Path(output))


def test_a_routine_and_a_file_are_enough(library: Library) -> None:
    assert routine_to_save(options("traps", "x.pdf"), library, ".pdf").id == "top-of-shoulder"


def test_a_missing_file_is_asked_for_with_an_example(library: Library) -> None:
    with pytest.raises(UsageError) as error:
        routine_to_save(options("Calf"), library, ".pdf")
    assert str(error.value) == "say where to save it, as in 'massage-gui card calf -o calf.pdf'"


def test_both_mistakes_are_told_at_once(library: Library) -> None:
    with pytest.raises(UsageError) as error:
        routine_to_save(options("nekc"), library, ".pdf")
    assert "did you mean 'neck'?" in str(error.value)
    assert "say where to save it" in str(error.value)


def test_an_unknown_routine_alone_is_told_alone(library: Library) -> None:
    with pytest.raises(UsageError) as error:
        routine_to_save(options("nekc", "x.pdf"), library, ".pdf")
    assert "save it" not in str(error.value)
