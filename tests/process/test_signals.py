"""Asked to end at any moment of its start, it ends: soon, cleanly and without a word."""

import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.private_bus import private_bus
from tests.process.home import UP, Home

MOMENTS_MS = range(0, 801, 100)
AT_ONCE = 3

Surrounding = Callable[[], AbstractContextManager[str]]
"""Something at an address of a session bus."""


@contextmanager
def no_bus() -> Iterator[str]:
    yield "unix:path=/nonexistent/bus"


@contextmanager
def bus() -> Iterator[str]:
    with private_bus() as daemon:
        yield daemon.address


@contextmanager
def deaf_bus() -> Iterator[str]:
    """Takes the connection and never says a word."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"{folder}/bus")
        listener.listen(100)
        yield f"unix:path={folder}/bus"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("surrounding", [no_bus, bus, deaf_bus])
def test_at_any_moment_after_the_start_a_signal_ends_it(
    tmp_path: Path, surrounding: Surrounding, number: signal.Signals
) -> None:
    def live_and_die(moment_ms: int) -> tuple[int, str]:
        """The exit code and what it complained of."""
        folder = tmp_path / str(moment_ms)
        folder.mkdir()
        home = homes.enter_context(_home(folder))
        # A connection that is just being made is left to the operating system, which is no harm.
        program = home.start(DBUS_SESSION_BUS_ADDRESS=address, PYTHONWARNINGS="ignore")
        time.sleep(moment_ms / 1000)
        return program.end(number, within_s=6), program.err + home.logged_tracebacks()

    with ExitStack() as homes, surrounding() as address, ThreadPoolExecutor(AT_ONCE) as pool:
        ends = dict(zip(MOMENTS_MS, pool.map(live_and_die, MOMENTS_MS), strict=True))

    # A Ctrl-C that meets Python while it still sets itself up ends Python, in its own fatal words.
    if number is signal.SIGINT:
        own_words = "Fatal Python error: init_import_site"
        ends = {ms: end for ms, end in ends.items() if end[0] != 1 or not end[1].startswith(own_words)}
    # Before the program has a say, Python ends as it always does: by the signal, Ctrl-C with a traceback.
    assert {code for code, _ in ends.values()} <= {0, 130, -number}, ends
    for code, complaint in ends.values():
        assert complaint == "" or (code == -signal.SIGINT and "deskstretch/" not in complaint), ends
    assert 0 in {code for code, _ in ends.values()}, ends


@pytest.mark.parametrize("number", ["SIGTERM", "SIGINT"])
def test_a_signal_that_comes_before_there_is_a_loop_is_not_lost(home: Home, number: str) -> None:
    code = f"""
import os, signal, sys
from deskstretch import app, cli
loop = app.Loop
def late(build):
    os.kill(os.getpid(), signal.{number})
    return loop(build)
app.Loop = late
sys.exit(cli.main([]))
"""
    program = home.start(command=(sys.executable, "-c", code))
    assert (program.ends(), program.err) == (0, "")


def test_started_with_nohup_it_survives_the_terminal(home: Home) -> None:
    program = home.start(prefix=("nohup",))
    program.says(UP)
    program.process.send_signal(signal.SIGHUP)
    second = home.start()  # which takes longer than the first one would need to leave
    assert second.ends() == 1
    assert "already running" in second.err
    assert program.end() == 0


def test_a_second_signal_on_the_way_out_changes_nothing(home: Home) -> None:
    program = home.start()
    program.says(UP)
    program.process.send_signal(signal.SIGTERM)
    program.process.send_signal(signal.SIGINT)
    assert program.ends() == 0
    assert program.err == ""


@contextmanager
def _home(folder: Path) -> Iterator[Home]:
    home = Home(folder)
    try:
        yield home
    finally:
        home.close()
