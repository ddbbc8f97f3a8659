import time
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.control.pipe_lines import Lines, LineTooLong, Receive

MOST = 20


class Arriving:
    """What comes through a pipe, piece by piece; then the other end has gone."""

    def __init__(self, *pieces: bytes | None) -> None:
        self.pieces = list(pieces)
        self.waits: list[float | None] = []

    def receive(self, within_s: float | None) -> bytes | None:
        self.waits.append(within_s)
        return self.pieces.pop(0) if self.pieces else b""


def all_of(lines: Lines) -> Iterable[bytes]:
    while (line := lines.next(MOST, None)) is not None:
        yield line


@given(
    sent=st.lists(st.binary(max_size=MOST).filter(lambda line: b"\n" not in line)),
    cuts=st.lists(st.integers(1, 30)),
)
def test_lines_come_out_as_they_went_in_however_they_are_cut_on_the_way(sent, cuts):
    stream, pieces = b"".join(line + b"\n" for line in sent), []
    for size in [*cuts, len(stream)]:
        pieces.append(stream[:size] or None)
        stream = stream[size:]
    assert list(all_of(Lines(Arriving(*pieces).receive))) == sent


def test_half_a_line_is_nothing_when_the_other_end_goes():
    lines = Lines(Arriving(b"one\ntw", b"o").receive)
    assert list(all_of(lines)) == [b"one"]


def test_a_message_without_anything_in_it_is_not_the_end():
    assert Lines(Arriving(None, b"one", None, b"\n").receive).next(MOST, None) == b"one"


@pytest.mark.parametrize("pieces", [[b"x" * 21 + b"\n"], [b"x"] * 21 + [b"\n"]])
def test_a_line_of_one_byte_too_many_is_refused(pieces):
    with pytest.raises(LineTooLong, match="at most 20 bytes"):
        Lines(Arriving(*pieces).receive).next(MOST, None)


def test_a_line_without_an_end_is_given_up_as_soon_as_it_is_too_long():
    arriving = Arriving(*[b"x" * 10] * 1000)
    with pytest.raises(LineTooLong):
        Lines(arriving.receive).next(MOST, None)
    assert len(arriving.waits) == 3


def test_the_time_is_for_the_whole_line_so_that_dripping_gains_nothing():
    arriving = Arriving(*[b"x"] * 10)

    def drip(within_s: float | None) -> bytes | None:
        time.sleep(0.002)
        return arriving.receive(within_s)

    receive: Receive = drip
    Lines(receive).next(MOST, 5)
    assert arriving.waits[0] <= 5
    assert arriving.waits == sorted(arriving.waits, reverse=True)
    assert arriving.waits[-1] < 4.99


def test_when_the_time_is_up_it_is_not_asked_for_less_than_no_time():
    arriving = Arriving(b"x", b"y", b"\n")
    assert Lines(arriving.receive).next(MOST, 0) == b"xy"
    assert set(arriving.waits) == {0}
