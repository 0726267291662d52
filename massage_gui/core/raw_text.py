"""From the bytes of a file to text that a parser may see."""

from __future__ import annotations

import re

from massage_gui.core.problem import WHOLE_FILE, Place, Problems, quoted

MOST_BYTES = 256 * 1024
TOO_LARGE = f"the file is larger than {MOST_BYTES // 1024} kB"

_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
_CONTROL_RAW = _CONTROL.replace("\x0b-\x1f", "\x0b\x0c\x0e-\x1f")
_BOM = b"\xef\xbb\xbf"
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)


def control_in(text: str) -> str:
    """The first character that may not stand in a text, or an empty text.

    That is all control characters but tab and line feed, line breaks that editors do not show as such (NEL,
    LS, PS), byte order marks, and what is no character at all.
    """
    found = None if text.isprintable() else re.search(_CONTROL, text)
    return found[0] if found else ""


def decode(data: bytes, problems: Problems, kind: str) -> str:
    """The text of a file of this kind ("routine"); raises FileError unless it is small, clean UTF-8."""
    if len(data) > MOST_BYTES:
        problems.fail(WHOLE_FILE, TOO_LARGE)
    _refuse_other_kinds(data, problems, kind)
    start = len(_BOM) if data.startswith(_BOM) else 0
    try:
        text = data[start:].decode()
    except UnicodeDecodeError as error:
        before = data[start : start + error.start].decode()
        problems.fail(_end(before), f"not UTF-8 at byte {start + error.start}; save the file as UTF-8")
    # Nearly all text has none; making the pattern takes longer than reading a routine.
    if not text.replace("\n", "").isprintable():
        _refuse_controls(text, start, problems)
    problems.check()
    return text


def _refuse_other_kinds(data: bytes, problems: Problems, kind: str) -> None:
    for magic, name in _MAGIC:
        if data.startswith(magic):
            problems.fail(WHOLE_FILE, f"this is {name}, not a {kind}")
    begins = data.removeprefix(_BOM).lstrip()[:2]
    if begins.startswith(b"<") and begins not in (b"<", b"<<"):
        problems.fail(Place(1, 1), f"This is a web page, not a {kind}. On GitHub use 'Download raw file'.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (_half_zero(data[:2]) and _half_zero(data[2:4])):
        problems.fail(WHOLE_FILE, "not UTF-8 at byte 0: it looks like UTF-16; save the file as UTF-8")


def _half_zero(pair: bytes) -> bool:
    return len(pair) == 2 and pair.count(0) == 1


def _refuse_controls(text: str, start: int, problems: Problems) -> None:
    for found in re.finditer(_CONTROL_RAW, text):
        problems.add(_end(text[: found.start()]), _raw_control(found, text, start))


def _raw_control(found: re.Match[str], text: str, start: int) -> str:
    if found[0] == "\ufeff":
        byte = start + len(text[: found.start()].encode())
        return f"not UTF-8 as it should be: a byte order mark at byte {byte}; delete it"
    return f"control characters are not allowed ({quoted(found[0])}); delete it"


def _end(before: str) -> Place:
    """Where the character after this text stands."""
    breaks = before.count("\n") + before.count("\r") - before.count("\r\n")
    return Place(breaks + 1, len(before) - max(before.rfind("\n"), before.rfind("\r")))
