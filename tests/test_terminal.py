import sys

import pytest

from massage_gui.terminal import write_lines, write_note


def test_control_characters_come_out_as_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    assert write_lines(["a\x1b[31m\nb", "c"]) == ""
    write_note("one\rtwo\nthree")
    out, err = capsys.readouterr()
    assert out == "a\\x1b[31m\\nb\nc\n"
    assert err == "one\\rtwo\nthree\n"


def test_a_closed_standard_output_loses_nothing_where_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert write_lines([]) == ""
    assert write_lines(["a"]) == "Standard output is closed: nothing was written."


def test_a_closed_standard_error_is_borne(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    write_note("nobody hears")
