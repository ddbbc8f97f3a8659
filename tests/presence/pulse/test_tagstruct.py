from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.errors import Unavailable
from deskstretch.presence.pulse.tagstruct import blob, number, properties, text, values

texts = st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]))


@given(st.integers(0, 0xFFFF_FFFF), st.none() | texts, st.binary(), st.dictionaries(texts, texts))
def test_what_is_written_can_be_read(
    size: int, name: str | None, data: bytes, program: dict[str, str]
) -> None:
    written = number(size) + text(name) + blob(data) + properties(program)
    assert values(written) == [size, name, data, program]


@given(st.binary() | st.text("LBRrUTtN10xamvVPf\0\1").map(str.encode))
def test_nonsense_is_said_to_be_nonsense(data: bytes) -> None:
    with suppress(Unavailable):
        assert isinstance(values(data), list)


@pytest.mark.parametrize(
    "data", [number(1)[:-1], text("cut")[:-1], blob(b"cut")[:-1], properties({"a": "b"})[:-1], b"?"]
)
def test_a_value_that_is_cut_short_is_nonsense(data: bytes) -> None:
    with pytest.raises(Unavailable):
        values(number(7) + data)


def test_the_kinds_of_values_that_are_not_needed_are_passed_over() -> None:
    unread = (
        b"a" + bytes(6),
        b"m\2\1\2",
        b"v\1" + bytes(4),
        b"U" + bytes(8),
        b"fB\1" + properties({"a": "b"}),
    )
    assert values(b"".join(unread) + b"10" + b"B\5")[-3:] == [True, False, 5]


def test_text_in_another_encoding_does_not_stop_the_reading() -> None:
    assert values(b"tcaf\xe9\0" + number(1)) == ["caf\N{REPLACEMENT CHARACTER}", 1]
