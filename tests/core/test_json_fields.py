"""Values from JSON that anybody may have written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_gui.core.json_fields import (
    choice,
    group,
    items,
    number,
    parse,
    text,
    whole,
    whole_or_none,
    word,
    yes_no,
)
from massage_gui.core.region import Side

_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(_ANY)
def test_what_is_json_is_read(value: object) -> None:
    assert parse(json.dumps(value).encode()) == value


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse(b"\xef\xbb\xbf[]") == []


@pytest.mark.parametrize(
    "data",
    [b"", b"[NaN]", b"[-Infinity]", b'{"a": 1, "a": 1}', b"[" * 100_000, b"\xff", b"9" * 9_999, b"[1] 2"],
)
def test_what_is_not_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(data)


@given(_ANY)
def test_every_reader_gives_its_type_or_names_the_value(value: object) -> None:
    data = {"a": value}
    for read, kinds in (
        (lambda: text(data, "a", 5), (str,)),
        (lambda: whole(data, "a", 0, 9), (int,)),
        (lambda: whole_or_none(data, "a", 0, 9), (int, type(None))),
        (lambda: number(data, "a", 9.5), (float,)),
        (lambda: yes_no(data, "a"), (bool,)),
        (lambda: word(value, "a"), (str,)),
        (lambda: choice(value, Side, "a"), (Side,)),
        (lambda: items(data, "a", 2, lambda each: each), (tuple,)),
        (lambda: group(value, {"b"}, "a"), (dict,)),
    ):
        try:
            assert type(read()) in kinds
        except ValueError as error:
            assert str(error) == "a"  # noqa: PT017 - each reader may give or refuse


def test_the_ends_of_a_range_belong_to_it() -> None:
    data = {"a": 0, "b": 10, "c": 10.5}
    assert (whole(data, "a", 0, 10), whole(data, "b", 0, 10), number(data, "c", 10.5)) == (0, 10, 10.5)
    for refused in (
        lambda: whole(data, "b", 0, 9),
        lambda: whole(data, "a", 1, 9),
        lambda: number(data, "c", 10),
    ):
        with pytest.raises(ValueError, match=r"^[abc]$"):
            refused()
