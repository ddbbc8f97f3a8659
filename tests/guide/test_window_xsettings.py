"""What a settings daemon writes for X11 programs."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.guide.window_xsettings import Value, parse


def packed(settings: dict[str, Value | tuple[int, ...]], order: str = "<") -> bytes:
    data = struct.pack(f"{order}BxxxII", order == ">", 7, len(settings))
    for name, value in settings.items():
        text = name.encode()
        kind = 0 if isinstance(value, int) else 1 if isinstance(value, str) else 2
        data += struct.pack(f"{order}BxH", kind, len(text)) + padded(text) + struct.pack(f"{order}I", 3)
        if isinstance(value, int):
            data += struct.pack(f"{order}i", value)
        elif isinstance(value, str):
            data += struct.pack(f"{order}I", len(value.encode())) + padded(value.encode())
        else:
            data += struct.pack(f"{order}4H", *value)
    return data


def padded(text: bytes) -> bytes:
    return text + b"\0" * (-len(text) % 4)


@pytest.mark.parametrize("order", ["<", ">"])
def test_texts_and_numbers_are_read_and_colours_left_out(order: str):
    colour = (1, 2, 3, 4)
    data = packed({"Gtk/FontName": "Noto Sans 11", "Gtk/Colour": colour, "Xft/DPI": 98304}, order)
    assert parse(data) == {"Gtk/FontName": "Noto Sans 11", "Xft/DPI": 98304}


settings = st.dictionaries(
    st.text(min_size=1, max_size=30), st.integers(-(2**31), 2**31 - 1) | st.text(max_size=40)
)


@given(settings, st.sampled_from("<>"))
def test_whatever_is_written_is_read(settings: dict[str, Value], order: str):
    assert parse(packed(dict(settings), order)) == settings


@given(settings, st.data())
def test_of_what_is_cut_off_the_beginning_counts(settings: dict[str, Value], data: st.DataObject):
    whole = packed(dict(settings))
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    read = parse(cut)
    assert list(read) == list(settings)[: len(read)]


@given(st.binary(max_size=200))
def test_nonsense_is_read_without_an_error(data: bytes):
    parse(data)
