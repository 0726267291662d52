import pytest

from massage_gui.core.problem import FileError, Problem, Problems
from massage_gui.core.raw_text import MOST_BYTES, decode


def refused(data: bytes) -> Problem:
    with pytest.raises(FileError) as caught:
        decode(data, Problems("x.yaml"), "routine")
    return caught.value.problems[0]


def test_p24_a_byte_order_mark_at_the_start_is_accepted() -> None:
    assert decode(b"\xef\xbb\xbfid: a\n", Problems("x"), "routine") == "id: a\n"


def test_p24_what_is_not_utf_8_is_refused_with_the_byte() -> None:
    problem = refused(b"id: a\ntitle: caf\xe9\n")
    assert (problem.line, problem.column) == (2, 11)
    assert "not UTF-8 at byte 16" in problem.message
    assert "byte 13" in refused(b"\xef\xbb\xbfid: a\nid: \xe9"[:13] + b"\xe9").message


def test_p24_a_byte_order_mark_in_the_middle_is_refused() -> None:
    problem = refused(b"id: a\ntitle: \xef\xbb\xbfb\n")
    assert (problem.line, problem.column) == (2, 8)
    assert "not UTF-8" in problem.message
    assert "byte 13" in problem.message


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_p24_utf_16_is_refused(name: str) -> None:
    assert "not UTF-8 at byte 0" in refused("id: upper-back\n".encode(name)).message


@pytest.mark.parametrize("code", [0, 1, 7, 8, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x9F])
def test_p20_raw_control_characters_are_refused_where_they_stand(code: int) -> None:
    problem = refused(f"id: a\ntitle: b{chr(code)}c\n".encode())
    assert (problem.line, problem.column) == (2, 9)
    assert "control characters are not allowed" in problem.message


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85"])
def test_p22_line_breaks_that_no_editor_shows_are_refused(char: str) -> None:
    problem = refused(f"title: a{char}steps: x\n".encode())
    assert (problem.line, problem.column) == (1, 9)


def test_every_control_character_is_told() -> None:
    with pytest.raises(FileError) as caught:
        decode(b"a: \x01\r\nb: \x02\rc: \x03\n", Problems("x"), "routine")
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(1, 4), (2, 4), (3, 4)]


@pytest.mark.parametrize("start", [b"<!DOCTYPE html>", b"\n  <html>", b"\xef\xbb\xbf<?xml"])
def test_p27_a_web_page_is_told_as_one(start: bytes) -> None:
    message = refused(start + b"<body>").message
    assert message == "This is a web page, not a routine. On GitHub use 'Download raw file'."


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"PK\x03\x04", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"SQLite format 3\x00", "SQLite"),
    ],
)
def test_p28_other_kinds_of_files_are_named(start: bytes, kind: str) -> None:
    problem = refused(start + b"\x00\xff" * 20)
    assert kind in problem.message
    assert problem.line == 0


def test_p30_one_byte_too_many_is_refused() -> None:
    assert decode(b"#" * MOST_BYTES, Problems("x"), "routine")
    assert "larger than 256 kB" in refused(b"#" * (MOST_BYTES + 1)).message
