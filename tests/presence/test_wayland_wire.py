import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.presence.wayland_wire import Garbled, Incoming, Message, request

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


def test_a_request_is_laid_out_as_the_documentation_says():
    bound = request(2, 0, 7, "wl_seat", 1, 4)
    words = struct.pack("=IIII", 2, 32 << 16, 7, 8) + b"wl_seat\0" + struct.pack("=II", 1, 4)
    assert bound == words


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**16 - 1), TEXTS, st.integers(0, 2**32 - 1))
def test_what_was_packed_is_read_again(sender, opcode, text, number):
    [message] = Incoming().feed(request(sender, opcode, text, number))
    assert (message.sender, message.opcode) == (sender, opcode)
    read, at = message.text(0)
    assert (read, message.number(at)) == (text, number)


@given(st.lists(st.tuples(st.integers(1, 9), TEXTS), max_size=5), st.integers(1, 40))
def test_messages_come_whole_however_they_are_cut(messages, size):
    data = b"".join(request(sender, 1, text) for sender, text in messages)
    incoming = Incoming()
    came = [message for at in range(0, len(data), size) for message in incoming.feed(data[at : at + size])]
    assert [(message.sender, message.text(0)[0]) for message in came] == messages


def test_a_message_shorter_than_its_beginning_is_garbled():
    with pytest.raises(Garbled):
        list(Incoming().feed(struct.pack("=II", 1, 4 << 16)))


@pytest.mark.parametrize("body", [b"", struct.pack("=I", 4096), struct.pack("=I", 2**32 - 1) + b"abc\0"])
def test_a_string_that_ends_too_early_is_garbled(body):
    with pytest.raises(Garbled):
        Message(2, 0, body).text(0)


@given(st.binary(max_size=200))
def test_whatever_comes_is_a_message_or_garbled(data):
    try:
        for message in Incoming().feed(data):
            message.text(0)
    except Garbled:
        pass
