"""The guide in a real terminal, with a person who presses keys."""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are a thing of Unix", allow_module_level=True)

from tests.process.home import Home
from tests.process.terminal import Terminal

ESC, RIGHT, LEFT, CTRL_C = "\x1b", "\x1b[C", "\x1b[D", "\x03"
HIDDEN, SEEN = "\x1b[?25l", "\x1b[?25h"
USUAL_SCREEN = "\x1b[?1049l"

SLOWLY = 0.01
"""A clock for tests that would otherwise have to hurry."""

Start = Callable[..., Terminal]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "report"


@pytest.fixture
def start(tmp_path: Path, report: Path) -> Iterator[Start]:
    home = Home(tmp_path)
    started: list[Terminal] = []

    def begin(speed: float, *ids: str, term: str = "xterm") -> Terminal:
        program = (sys.executable, "-m", "tests.guide.at_a_terminal")
        command = ("env", f"TERM={term}", *program)
        started.append(Terminal(home, str(speed), str(report), *ids, command=command))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.process.kill()
        terminal.process.wait()


def told(report: Path) -> list[tuple[str, float, bool]]:
    lines = report.read_text(encoding="utf-8").splitlines() if report.exists() else []
    return [tuple(json.loads(line).values()) for line in lines]


def leaves(terminal: Terminal) -> str:
    """What it says at the end; the terminal is as it was found."""
    said = terminal.rest()
    assert terminal.process.wait(5) == 0
    assert terminal.is_as_found()
    assert SEEN in said
    assert USUAL_SCREEN in said
    return said.rpartition(USUAL_SCREEN)[2]


def test_two_stretches_are_led_through_to_their_end(start: Start, report: Path):
    terminal = start(20, "lunge", "nod")
    for words in ("Get ready", "Right side", "Hold", "Change sides", "Left side", "Next: Nod", "5/5"):
        terminal.says(words)
    assert "Well done: 1 min." in leaves(terminal)
    assert told(report) == [("lunge", 40.0, True), ("nod", 20.0, True)]


def test_a_pause_stands_still_and_esc_leaves_with_what_was_done(start: Start, report: Path):
    terminal = start(1, "long")
    terminal.says("Get ready")
    terminal.type(RIGHT)
    terminal.says("Hold")
    terminal.says("10 min")
    terminal.type(" ")
    terminal.says("Paused")
    terminal.says("go on")
    terminal.type(ESC)
    assert "Stopped" in leaves(terminal)
    [(stretch_id, seconds, whole)] = told(report)
    assert (stretch_id, whole) == ("long", False)
    assert 0 <= seconds < 20


def test_the_arrows_move_and_are_not_taken_for_esc(start: Start, report: Path):
    terminal = start(SLOWLY, "lunge", "long")
    terminal.says("Get ready")
    for words in ("Hold", "Change sides", "Hold"):
        terminal.type(RIGHT)
        terminal.says(words)
    terminal.type(LEFT)  # so soon after the begin of the hold it is the change before
    terminal.says("Change sides")
    terminal.type(RIGHT + RIGHT)
    terminal.says("Stretch 2 of 2")
    assert [(entry[0], entry[2]) for entry in told(report)] == [("lunge", False)]
    terminal.type("q")
    leaves(terminal)
    assert told(report)[1] == ("long", 0.0, False)


def test_ctrl_c_is_leaving_too(start: Start, report: Path):
    terminal = start(1, "long")
    terminal.says("Get ready")
    terminal.type(CTRL_C)
    assert "Stopped." in leaves(terminal)
    assert told(report) == [("long", 0.0, False)]


def test_sigterm_is_leaving_and_what_was_done_is_told(start: Start, report: Path):
    terminal = start(20, "nod", "long")
    terminal.says("Stretch 2 of 2")
    terminal.says("9 min")
    terminal.process.send_signal(signal.SIGTERM)
    assert "Stopped after" in leaves(terminal)
    assert [(entry[0], entry[2]) for entry in told(report)] == [("nod", True), ("long", False)]
    assert told(report)[1][1] > 0


def test_an_error_leaves_the_terminal_as_it_was_found(start: Start):
    terminal = start(20, "trouble")
    terminal.says("Get ready")
    said = terminal.rest()
    assert terminal.process.wait(5) == 1
    assert "told of trouble" in said.rpartition(USUAL_SCREEN)[2]
    assert SEEN in said
    assert terminal.is_as_found()


def test_closing_the_terminal_is_leaving(start: Start, report: Path):
    terminal = start(1, "long")
    terminal.says("Get ready")
    terminal.close()
    terminal.process.wait(5)
    assert told(report) == [("long", 0.0, False)]


def test_a_dumb_terminal_is_written_line_by_line(start: Start, report: Path):
    terminal = start(20, "lunge", term="dumb")
    said = terminal.rest()
    assert "\x1b" not in said
    stages = [
        "Lunge:",
        "Get ready",
        "Hold 20 s, right",
        "Change sides",
        "Hold 20 s, left",
        "Well done: 40 s.",
    ]
    lines = said.splitlines()
    assert len(lines) == len(stages)
    assert all(line.startswith(words) for line, words in zip(lines, stages, strict=True))
    assert told(report) == [("lunge", 40.0, True)]
