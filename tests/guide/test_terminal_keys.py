"""Keys of the guide as terminals send them; the arrows begin with what Esc is alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.guide.terminal_keys import Key, Reader, windows_keys

SENT = {
    " ": Key.PAUSE,
    "\x1b[C": Key.NEXT,
    "\x1bOC": Key.NEXT,
    "n": Key.NEXT,
    "N": Key.NEXT,
    "\x1b[D": Key.AGAIN,
    "\x1bOD": Key.AGAIN,
    "b": Key.AGAIN,
    "m": Key.MUTE,
    "q": Key.STOP,
    "h": Key.HURTS,
    "H": Key.HURTS,
    "\x1a": Key.SUSPEND,
}
MEANINGLESS = (
    "x",
    "\x1b[A",
    "\x1b[1;5C",
    "\x1b[15~",
    "\x1bOP",
    "\x1bn",
    "\x1b\x1b[A",
    "\x1b[<0;1;2M",
    "é",
    "\r",
)


def read(*parts: str) -> list[Key]:
    reader = Reader()
    return [key for part in parts for key in reader.read(part)] + reader.nothing_came()


@pytest.mark.parametrize("sent", SENT)
def test_each_key_is_known(sent: str):
    assert read(sent) == [SENT[sent]]


@pytest.mark.parametrize("sent", MEANINGLESS)
def test_other_keys_mean_nothing_and_above_all_not_stop(sent: str):
    assert read(sent) == []


def test_esc_is_esc_when_nothing_follows_it():
    reader = Reader()
    assert reader.read("\x1b") == []
    assert reader.nothing_came() == [Key.STOP]
    assert reader.nothing_came() == []


@pytest.mark.parametrize("sent", [*SENT, *MEANINGLESS])
def test_a_key_that_comes_letter_by_letter_is_the_same_one(sent: str):
    assert read(*sent) == read(sent)


def test_half_a_sequence_that_never_ends_is_no_esc():
    assert read("\x1b[") == []
    assert read("\x1b[1;5") == []


def test_several_keys_at_once_come_in_their_order():
    assert read(" \x1b[Cb\x1b[D") == [Key.PAUSE, Key.NEXT, Key.AGAIN, Key.AGAIN]


def test_pasted_text_is_no_keys():
    assert read("bring nine new monitors, please") == []


@given(st.lists(st.sampled_from([*SENT, *MEANINGLESS, "\x1b", "\x1b["]), max_size=6), st.data())
def test_it_does_not_matter_how_the_letters_are_parted(sent: list[str], data: st.DataObject):
    text = "".join(sent)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert read(*parts) == read(text)


def test_a_windows_console_tells_the_arrows_in_two_letters():
    assert windows_keys("\xe0M\x00K \x1bq") == [Key.NEXT, Key.AGAIN, Key.PAUSE, Key.STOP, Key.STOP]
    assert windows_keys("\xe0HKx\x00;M") == [Key.MUTE]
