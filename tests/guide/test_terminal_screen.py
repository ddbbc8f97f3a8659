"""Where the guide writes: which screen is taken, and the plain lines."""

import io
import sys

import pytest

from deskstretch.core.course import begin
from deskstretch.core.errors import Unavailable
from deskstretch.core.stretch import Sides, Stretch
from deskstretch.guide.terminal_screen import LineScreen, PageScreen, screen_of
from tests.desk import stretch

LUNGE = stretch(
    "lunge", sides=Sides.EACH, steps=("Set your right foot back.", "Bend the left knee.", "Breathe.")
)


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def streams(
    monkeypatch: pytest.MonkeyPatch, stdin: io.StringIO, stdout: io.StringIO, stderr: io.StringIO
) -> None:
    for name, stream in (("stdin", stdin), ("stdout", stdout), ("stderr", stderr)):
        monkeypatch.setattr(sys, name, stream)
    monkeypatch.setenv("TERM", "xterm")


def lines(out: io.StringIO, some: tuple[Stretch, ...] = (LUNGE,), title: str = "") -> list[str]:
    """What is written when somebody looks twice a second."""
    screen, course = LineScreen(out, title), begin(some, 0.0)
    screen.open()
    for half_seconds in range(2 * (6 + 30 + 5 + 30)):
        screen.show(course.where(half_seconds / 2), None)
    screen.close()
    screen.say("Well done: 1 min.")
    return out.getvalue().splitlines()


def test_there_is_one_plain_line_for_each_stage():
    assert lines(io.StringIO(), title="Desk reset") == [
        "Desk reset",
        "Lunge: 30 s a side. Mild tension, never pain.",
        "Get ready, right side: Set your right foot back.",
        "Hold 30 s, right side: Bend the left knee. Breathe.",
        "Change sides, left side: Set your left foot back.",
        "Hold 30 s, left side: Bend the right knee. Breathe.",
        "Well done: 1 min.",
    ]


def test_a_pause_and_its_end_are_lines_too():
    out = io.StringIO()
    screen, course = LineScreen(out, ""), begin([LUNGE], 0.0)
    for at in (0.0, 1.0):
        screen.show(course.where(at), None)
    screen.show(course.paused(2).where(3), None)
    screen.show(course.paused(2).where(4), None)
    screen.show(course.where(5), None)
    assert out.getvalue().splitlines()[2:] == ["Paused.", "Going on."]


def test_letters_that_a_terminal_does_not_have_are_replaced():
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    LineScreen(out, "Dehnübung").open()
    out.seek(0)
    assert out.read() == "Dehn?bung\n"


def test_a_terminal_that_is_gone_is_told():
    out = io.StringIO()
    out.close()
    with pytest.raises(Unavailable, match="gone"):
        LineScreen(out, "Desk reset").open()


def test_the_page_is_for_a_terminal_on_the_standard_output(monkeypatch: pytest.MonkeyPatch):
    streams(monkeypatch, Terminal(), Terminal(), Terminal())
    assert isinstance(screen_of(""), PageScreen)


def test_where_a_program_reads_the_output_the_page_is_on_the_standard_error(
    monkeypatch: pytest.MonkeyPatch,
):
    out, err = io.StringIO(), Terminal()
    streams(monkeypatch, Terminal(), out, err)
    screen = screen_of("")
    screen.say("Well done.")
    assert (out.getvalue(), err.getvalue()) == ("", "Well done.\n")


def test_a_dumb_terminal_gets_lines(monkeypatch: pytest.MonkeyPatch):
    streams(monkeypatch, Terminal(), Terminal(), Terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert isinstance(screen_of(""), LineScreen)


def test_a_terminal_without_unicode_gets_lines(monkeypatch: pytest.MonkeyPatch):
    latin = Terminal()
    latin.encoding = "iso8859-1"
    streams(monkeypatch, latin, latin, latin)
    assert isinstance(screen_of(""), LineScreen)


def test_someone_at_a_keyboard_may_have_the_lines_written_elsewhere(monkeypatch: pytest.MonkeyPatch):
    out, err = io.StringIO(), io.StringIO()
    streams(monkeypatch, Terminal(), out, err)
    screen = screen_of("Desk reset")
    screen.open()
    assert (out.getvalue(), err.getvalue()) == ("", "Desk reset\n")


def test_without_any_terminal_there_is_no_guide_in_one(monkeypatch: pytest.MonkeyPatch):
    streams(monkeypatch, io.StringIO(), io.StringIO(), io.StringIO())
    with pytest.raises(Unavailable, match="no terminal"):
        screen_of("")
