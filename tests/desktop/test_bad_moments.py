"""A bad moment on the real desktop: the reminder waits, says why, and comes once when it has passed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from deskstretch.control.client import ask
from deskstretch.control.protocol import Request
from deskstretch.core.errors import Refused
from deskstretch.core.rules.due import SETTLE
from tests.desktop.person import Person
from tests.desktop.rig import Desktop
from tests.process.home import ROOT

STRETCH_NOW = 1


@contextmanager
def film(desktop: Desktop) -> Iterator[None]:
    """A window that fills the screen, as the window manager does it when it is asked to."""
    program = [sys.executable, str(ROOT / "tests/presence/x_window.py"), "mpv", "mpv"]
    pipe = subprocess.PIPE
    with subprocess.Popen(program, stdin=pipe, stdout=pipe, text=True, env=desktop.env) as window:
        assert window.stdin
        assert window.stdout
        window.stdout.readline()
        window.stdin.write("ask 1\n")
        window.stdin.flush()
        try:
            yield
        finally:
            window.kill()


def looked(person: Person) -> dict[str, Any]:
    """The status once it has looked at the moment, which it does before any answer; this one is refused."""
    socket = person.desktop.home / "run/deskstretch/deskstretch.sock"
    with suppress(Refused):
        ask(socket, Request("resume"))
    return dict(ask(socket, Request("status")))


def test_while_a_window_fills_the_screen_the_reminder_waits_and_then_comes_once(person: Person) -> None:
    person.started()
    person.choose(STRETCH_NOW)
    person.in_phase("prompting")
    person.desktop.wait("the reminder", person.popup)
    with film(person.desktop):
        person.desktop.wait("the hold", lambda: looked(person)["phase"] == "held")
        assert looked(person)["held"]["by"] == "a window fills the screen (mpv)"
        person.desktop.wait("the reminder to go", lambda: not person.popup())
    time.sleep(SETTLE.total_seconds() + 1)
    person.desktop.wait("the reminder to come back", lambda: looked(person)["phase"] == "prompting")
    person.desktop.wait("its popup", person.popup)
    assert [outcome for outcome, _ in person.history()] == ["prompted", "prompted"]
