"""What is said while somebody waits at a terminal."""

import io

from deskstretch.cli.patience import Patience


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Slow:
    """A clock that is a second later each time somebody looks."""

    def __init__(self, step: float = 1.0) -> None:
        self._now = 0.0
        self._step = step

    def __call__(self) -> float:
        self._now += self._step
        return self._now


def test_what_takes_long_is_told_and_taken_back() -> None:
    terminal = Terminal()
    with Patience("Drawing Chin tuck", terminal, Slow()) as drawn:
        drawn(9, 10)
        drawn(10, 10)
    lines = terminal.getvalue().split("\r")
    assert [line.rstrip() for line in lines] == [
        "",
        "Drawing Chin tuck: 9 of 10",
        "Drawing Chin tuck: 10 of 10",
        "",
        "",
    ]
    assert len(lines[3]) == len(lines[2]), "all of it is gone"


def test_what_is_soon_done_needs_no_words() -> None:
    terminal = Terminal()
    with Patience("Drawing", terminal, Slow(0.01)) as drawn:
        drawn(1, 2)
    assert terminal.getvalue() == ""


def test_a_file_or_a_pipe_gets_none_of_it() -> None:
    pipe = io.StringIO()
    with Patience("Drawing", pipe, Slow()) as drawn:
        drawn(1, 2)
    assert pipe.getvalue() == ""
