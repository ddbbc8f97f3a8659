"""What outlives a program that was ended, or killed: the session and every answer."""

import random
import signal
import threading
from contextlib import suppress

from tests.process.home import ALWAYS_AT_WORK, UP, Home, wait
from tests.process.terminal import Terminal


def test_it_goes_on_where_it_was_ended_or_killed(home: Home) -> None:
    home.settings(ALWAYS_AT_WORK)
    sessions = []
    for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGTERM):
        program = home.start()
        program.says(UP)
        wait("a session that is saved", home.session)
        program.end(number)
        sessions.append(home.session())
    first, *others = [(session["due_at"], session["stretch"], session["phase"]) for session in sessions]
    assert others == [first, first]


def test_killed_at_any_moment_it_keeps_every_answer_and_starts_again(home: Home) -> None:
    home.settings(ALWAYS_AT_WORK)
    dice = random.Random()  # any moment will do
    typed = kept = 0
    for _ in range(12):
        terminal = Terminal(home)
        terminal.says("help\n")  # and not "already running"
        killer = threading.Timer(dice.uniform(0, 0.6), terminal.process.kill)
        killer.start()
        with suppress(EOFError, OSError):
            while True:
                terminal.type("n")
                terminal.says("[d] done")
                typed += 1
                terminal.type("dw")
                terminal.says("→ Done\n")
                terminal.says("· Next: ")  # an answer to the "w": the "d" was taken
                kept += 1
        killer.join()
        terminal.process.wait()
        terminal.close()
        assert kept <= len(home.outcomes("done")) <= typed
    assert kept > 4, "too few to say anything"
