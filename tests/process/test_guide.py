"""Being guided: what the real program and the real guide make of it, without a display."""

import sqlite3
import time
from contextlib import closing

from tests.process.home import ALWAYS_AT_WORK, Home
from tests.process.terminal import Terminal

AT_WORK = f"{ALWAYS_AT_WORK}[guide]\nsound = false\n"
FAST = ("guide", "chin-tuck", "--terminal", "--speed", "50")


def entries(home: Home) -> list[tuple[str, str, float]]:
    """Outcome, stretch and seconds of what was done, read as another process reads it."""
    with closing(sqlite3.connect(home.history)) as connection:
        rows = connection.execute("SELECT outcome, stretch_id, seconds FROM entries ORDER BY id")
        return [row for row in rows if row[0] in ("done", "stopped")]


def left(terminal: Terminal) -> int:
    """The exit code, once it has said all it has to say."""
    terminal.rest()
    return terminal.process.wait(20)


def test_without_a_program_it_goes_into_the_history_by_itself(home: Home) -> None:
    terminal = Terminal(home, *FAST)
    assert left(terminal) == 0
    assert entries(home) == [("done", "chin-tuck", 50.0)]
    assert terminal.is_as_found()


def test_tones_that_fail_are_not_written_across_the_page(home: Home) -> None:
    """As on a computer that is reached over the network: it has the players, and nothing to play on."""
    player = home.folder / "bin" / "paplay"
    player.parent.mkdir()
    player.write_text("#!/bin/sh\nexit 1\n")
    player.chmod(0o755)
    home.env["PATH"] = f"{player.parent}:{home.env['PATH']}"
    terminal = Terminal(home, *FAST)
    said = terminal.rest()
    assert terminal.process.wait(20) == 0
    assert "Well done" in said
    assert "paplay" not in said


def test_leaving_early_notes_what_was_done(home: Home) -> None:
    terminal = Terminal(home, "guide", "chin-tuck", "--terminal", "--speed", "3")
    terminal.says("1/10")
    time.sleep(1)
    terminal.type("\x1b")
    assert left(terminal) == 0
    [(outcome, stretch, seconds)] = entries(home)
    assert (outcome, stretch) == ("stopped", "chin-tuck")
    assert 0 < seconds < 50


def test_a_program_that_runs_hears_of_it_and_its_next_reminder_waits(home: Home) -> None:
    home.settings(AT_WORK)
    program = home.start_and_wait()
    home.run("now")
    assert left(Terminal(home, *FAST)) == 0
    assert home.ask("status")["phase"] == "working"
    assert entries(home) == [("done", "chin-tuck", 50.0)]
    assert program.end() == 0


def test_without_a_window_and_without_a_terminal_it_says_so_in_one_line(home: Home) -> None:
    said = home.run("guide", "chin-tuck")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "no display" in said.err
    assert not home.history.exists()


def test_the_program_tells_it_by_notifications_where_no_window_can_open(home: Home) -> None:
    home.settings(AT_WORK)
    program = home.start_and_wait()
    said = home.run("guide", "chin-tuck")
    assert (said.code, said.out.splitlines()[0]) == (0, "Stretching: Chin tuck")
    program.says("▌ Begin: Chin tuck")
    assert home.ask("status")["guide"] == "notices"
    said = home.run("guide", "neck-nod")
    assert (said.code, said.err) == (1, "deskstretch: a stretch is under way: finish or skip it first\n")
    assert home.run("done").out.splitlines()[0] == "Done: Chin tuck."
    assert [row[0] for row in entries(home)] == ["done"]
    assert program.end() == 0
    assert home.logged_tracebacks() == ""


def test_a_stretch_that_is_not_there_is_named_with_the_one_that_may_be_meant(home: Home) -> None:
    said = home.run("guide", "chin-tuk")
    assert (said.code, said.out) == (1, "")
    assert "did you mean chin-tuck?" in said.err
