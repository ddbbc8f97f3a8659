import asyncio
import sys
from contextlib import closing

import pytest

from deskstretch.core.errors import Unavailable
from deskstretch.core.events import Signal
from deskstretch.presence.applications import Applications


class Front:
    """In front is what the test puts there; an error is raised."""

    name = "test"

    def __init__(self, *names):
        self.there = names
        self.connected = False

    def connect(self):
        self.connected = True

    def names(self):
        if isinstance(self.there, Exception):
            raise self.there
        return self.there

    def close(self):
        self.connected = False


def seen(front, *names):
    """What is reported at one look."""
    reports = []
    detector = Applications(reports.append, names, front)
    asyncio.run(detector.start())
    detector.look(due=False)
    [report] = reports
    return report


def test_a_listed_application_in_front_is_told_as_the_person_wrote_it():
    assert seen(Front("obs", "obs64.exe"), "OBS") == "you asked not to be interrupted in OBS"
    assert seen(Front("Frame", "obs64.exe"), "zoom", "OBS64") == "you asked not to be interrupted in OBS64"


def test_another_one_in_front_or_none_is_no_reason():
    assert seen(Front("Firefox"), "OBS") is None
    assert seen(Front(), "OBS") is None


def test_a_long_name_is_cut_and_steers_no_terminal():
    told = seen(Front("x" * 80 + "\x1b[2J"), "x" * 80 + "\x1b[2J")
    assert told == f"you asked not to be interrupted in {'x' * 60}…"
    assert "\x1b" not in seen(Front("a\x1bb"), "a\x1bb")


def test_it_connects_at_the_start_and_lets_go_at_the_end():
    front = Front("Firefox")
    detector = Applications(lambda words: None, ["OBS"], front)
    assert detector.signal is Signal.APPLICATION
    assert not front.connected
    asyncio.run(detector.start())
    assert front.connected
    asyncio.run(detector.close())
    assert not front.connected


def test_one_that_cannot_tell_ends_what_was_reported():
    front, reports = Front("OBS"), []
    detector = Applications(reports.append, ["OBS"], front)
    asyncio.run(detector.start())
    detector.look(due=True)
    front.there = Unavailable("gone")
    detector.look(due=True)
    assert reports[-1] is None


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is asked on Linux only")
def test_on_x11_class_and_process_of_the_active_window_count(x_server):
    from deskstretch.presence.active_window import ActiveWindow
    from tests.presence.x_window import x_window

    with closing(ActiveWindow()) as windows, x_window("term", "XTerm") as window:
        assert seen(windows, "xterm") is None
        window.make_active()
        assert seen(windows, "xterm") == "you asked not to be interrupted in xterm"
        assert seen(windows, "Term") == "you asked not to be interrupted in Term"
        assert seen(windows, "python", "term2") is None
        window.say("number", "_NET_WM_PID", window.pid)
        for own in windows.names()[2:]:
            assert own.startswith("python")
            assert seen(windows, own) == f"you asked not to be interrupted in {own}"
