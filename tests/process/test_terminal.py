"""On a machine without a desktop: reminders in the terminal, answered with single keys."""

import re
import signal
from datetime import UTC, datetime, timedelta

import pytest

from tests.process.home import ALWAYS_AT_WORK, Home
from tests.process.terminal import Terminal


@pytest.mark.parametrize("leave", ["q", signal.SIGTERM, signal.SIGINT, "\x03", "hang up"])
def test_a_demonstration_is_answered_with_keys_and_leaves_the_terminal_as_found(
    home: Home, leave: str | signal.Signals
) -> None:
    terminal = Terminal(home, "run", "--demo")
    terminal.says("n now · p pause · q quit · ? help\n")
    assert not terminal.is_as_found()
    terminal.type("n")
    terminal.says("▌ [s] start   [z] snooze 10 s")
    terminal.type("s")
    terminal.says("▌ [d] done")
    terminal.type("d")
    terminal.says("→ Done\n")
    if leave == "hang up":
        terminal.close()
    elif isinstance(leave, str):
        terminal.type(leave)
    else:
        terminal.process.send_signal(leave)
    assert terminal.process.wait(2) == 0
    if leave != "hang up":
        assert "Traceback" not in terminal.rest()
        assert terminal.is_as_found()


def test_a_reminder_comes_by_itself_when_it_is_due(home: Home) -> None:
    home.settings(ALWAYS_AT_WORK)
    terminal = Terminal(home)
    terminal.says("help\n")
    assert terminal.end() == 0
    # The fastest interval there is takes 45 s: let most of it be over.
    soon = datetime.now(UTC) + timedelta(seconds=2)
    state = home.state.read_text()
    for name, moment in (("due_at", soon), ("since", soon - timedelta(minutes=45))):
        state = re.sub(f"(?m)^{name} = .*$", f"{name} = {moment.isoformat(' ')}", state)
    home.state.write_text(state)
    terminal = Terminal(home)
    terminal.says("help\n")
    terminal.says("[s] start")
    assert datetime.now(UTC) >= soon


def test_a_reminder_that_was_on_the_screen_is_there_again_after_a_restart(home: Home) -> None:
    home.settings(ALWAYS_AT_WORK)
    terminal = Terminal(home)
    terminal.says("help\n")
    terminal.type("n")
    before = terminal.says("[s] start")
    assert terminal.end() == 0
    again = Terminal(home).says("[s] start")
    assert _title(again) == _title(before)


def test_a_pause_survives_a_restart(home: Home) -> None:
    home.settings(ALWAYS_AT_WORK)
    terminal = Terminal(home)
    terminal.says("help\n")
    terminal.type("pw")
    terminal.says("aused until you resume")
    assert terminal.end() == 0
    terminal = Terminal(home)
    terminal.says("help\n")
    terminal.type("w")
    terminal.says("aused until you resume")


def _title(said: str) -> str:
    return next(line for line in said.splitlines() if line.startswith("▌"))
